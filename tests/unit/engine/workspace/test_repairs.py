"""Repairs of a page that is being written."""

from __future__ import annotations

from pathlib import Path

from tests.unit.engine.workspace.typed_site import TypedSite

from profilelint.engine.workspace.repairs import offers


def test_on_a_long_page_the_first_fixes_are_offered(tmp_path: Path) -> None:
    site = TypedSite(tmp_path, {}, "terms: []\n")
    faults = "---\ntitle: Pier\n---\n\n" + "A pier  of wood.\n\n" * 6
    offered = []
    for length in (1_000, 500_000):
        site.type(f"{faults}{'word ' * (length // 5)}end.\n")
        findings = site.workspace.findings("projects/a.md")
        offered.append(
            [offer.finding for offer in offers(site.workspace, "projects/a.md", findings)]
        )
        assert offered[-1] == findings[: len(offered[-1])]
    assert list(map(len, offered)) == [6, 3]
