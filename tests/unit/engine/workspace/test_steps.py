"""What follows from an edit is found in steps, and only what it concerns."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest

from profilelint.engine.workspace.workspace import Setup, Workspace
from profilelint.rules.load import load_registry

PAGES = 40
BULLETS = "* Trained all of the clerks.\n* Built a pier of stone.\n* Dug a well\n\n"
HEAD = "---\ntitle: {}\nsea: North\n---\n"
CONFIG = """\
select = ["bullet-punctuation", "file-duplicate-profile", "link-target", "term-unknown"]
[vocabularies]
seas = { collection = "seas/*.md", field = "title" }
[[collections]]
name = "all"
include = ["**/*.md"]
schema = "schema.json"
"""


class Site:
    def __init__(self, root: Path) -> None:
        (root / "seas").mkdir()
        for number in range(PAGES):
            text = HEAD.format(f"The Pier {number}") + BULLETS + "[A](a.md)\n"
            (root / f"p{number:02}.md").write_text(text)
        (root / "seas/north.md").write_text("---\ntitle: North\n---\n")
        (root / "profilelint.toml").write_text(CONFIG)
        (root / "schema.json").write_text('{"properties": {"sea": {"x-vocabulary": "seas"}}}')
        self.root = root
        self.texts: dict[str, str] = {}
        self.workspace = Workspace(
            str(root), self.texts, Setup(load_registry(), lambda: "2026-01-31")
        )
        self.finish()

    def type(self, path: str, text: str) -> None:
        self.texts[str(self.root / path)] = text
        self.workspace.edited(str(self.root / path))

    def finish(self) -> int:
        steps = sum(1 for _ in self.workspace.work())
        assert self.workspace.is_settled
        return steps

    def rules(self, path: str) -> list[str]:
        return [finding.rule for finding in self.workspace.findings(path)]


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


def test_front_matter_that_nothing_rests_on_leaves_the_plan_as_it_is(site: Site) -> None:
    site.type("p01.md", HEAD.format("The Dam") + "[A](a.md)\n")
    site.finish()
    plan = site.workspace.plan
    site.type("p01.md", HEAD.format("The Dam 2") + "[A](a.md)\n")
    site.finish()
    assert site.workspace.plan is plan
    site.type("seas/north.md", "---\ntitle: South\n---\n")
    site.finish()
    assert site.workspace.plan is not plan
    assert site.rules("p01.md") == ["term-unknown", "link-target"]
    plan = site.workspace.plan
    site.type("seas/north.md", "---\ntitle: South\n---\nA sea.\n")
    site.finish()
    assert site.workspace.plan is plan


def test_a_head_that_goes_back_to_what_it_was_counts_again(site: Site) -> None:
    for title, found in (("North", 1), ("South", 2), ("North", 1), ("South", 2)):
        work = site.workspace.work()
        site.workspace.renew()
        list(islice(work, 3))
        site.type("seas/north.md", f"---\ntitle: {title}\n---\n")
        site.finish()
        assert len(site.rules("p01.md")) == found


def test_work_pauses_at_each_page(site: Site) -> None:
    # The listing and the choice of pages, their settings and their stamps.
    site.workspace.renew()
    renewing = sum(1 for _ in site.workspace._renewing())
    assert renewing > 4 * PAGES
    # Each rule that looks across files, where nothing else is to be done.
    for name, fewest in (
        ("bullet-punctuation", 2 * PAGES),
        ("file-duplicate-profile", PAGES),
        ("link-target", 3 * PAGES),
    ):
        site.workspace._across._changed = {name}
        assert site.finish() > fewest


def test_a_rule_that_pages_change_under_begins_anew(site: Site) -> None:
    site.type("p01.md", HEAD.format("The Pier 1") + "[A](b.md)\n")
    site.rules("p01.md")
    work = site.workspace.work()
    list(islice(work, 100))
    assert not site.workspace.is_settled
    site.type("p01.md", HEAD.format("The Pier 1") + "[A](p02.md)\n")
    site.rules("p01.md")
    assert sum(1 for _ in work) > 3 * PAGES
    assert site.rules("p01.md") == []
