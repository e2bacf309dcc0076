"""Whole pages against all the rules that are on by default, cross-file ones included."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple, TypeAlias

import pytest

from profilelint.config.model import Collection, Config, Selection
from profilelint.engine.edits import apply
from profilelint.engine.plan import Plan
from profilelint.engine.run import lint_paths
from profilelint.rules.load import load_registry
from profilelint.source.files.glob import Glob

TODAY = "2026-01-31"


class Found(NamedTuple):
    """A finding: its rule, its line, the text it covers and where that begins."""

    rule: str
    line: int
    covered: str
    start: int


Lint: TypeAlias = Callable[..., list[Found]]


@pytest.fixture(scope="session")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    """Return the plan of a site of profiles with some uploads."""
    root = tmp_path_factory.mktemp("site")
    for name in ("pump.jpg", "river.jpg", "report.pdf", "Final%20Report.pdf", "Final Report.pdf"):
        (root / "uploads" / name).parent.mkdir(exist_ok=True)
        (root / "uploads" / name).write_bytes(b"")
    profiles = Collection("profiles", (Glob("**/*.md"), Glob("**/*.markdown")))
    return Plan(Config(str(root), collections=(profiles,)), load_registry(), TODAY, Selection())


@pytest.fixture(scope="session")
def repairs(plan: Plan) -> Callable[[str, str, Mapping[str, str]], list[str]]:
    """Return a function that returns the texts that the fixes of a page make, each by itself."""

    def repairs(text: str, path: str, others: Mapping[str, str]) -> list[str]:
        pages = {path: text.encode(), **{name: page.encode() for name, page in others.items()}}
        result = lint_paths(sorted(pages), plan, contents=pages)
        return [
            apply(text, fix.edits)
            for finding in result.findings
            if finding.where.path == path
            for fix in finding.fixes
        ]

    return repairs


@pytest.fixture(scope="session")
def lint(plan: Plan) -> Lint:
    """Return a function that lints a page, given as text, and returns what was found in it.

    Lines end as the text says. ``others`` are further pages of the same run, by path.
    """

    def lint(
        text: str | bytes, path: str = "peru-rivers.md", others: Mapping[str, str] | None = None
    ) -> list[Found]:
        data = text if isinstance(text, bytes) else text.encode()
        pages = {path: data, **{name: page.encode() for name, page in (others or {}).items()}}
        result = lint_paths(sorted(pages), plan, contents=pages)
        assert result.failures == []
        content = data.decode(errors="surrogateescape").removeprefix("\ufeff")
        found = []
        for finding in result.findings:
            if finding.where.path == path:
                start, end = finding.where.span
                assert 0 <= start <= end <= len(content)
                assert finding.region is not None
                found.append(Found(finding.rule, finding.region.line, content[start:end], start))
        return found

    return lint


@pytest.fixture(scope="session")
def profiles() -> Path:
    """Return the folder of real profiles beside the repository; skip where there is none."""
    folder = Path(__file__).parents[3] / "shared" / "profiles"
    if not folder.is_dir():
        pytest.skip("the folder of real profiles is not there")
    return folder
