from __future__ import annotations

from pathlib import Path

import pytest
from tests.repository import git

from profilelint.engine.baseline import Baseline
from profilelint.engine.workspace.workspace import Setup, Workspace
from profilelint.rules.load import load_registry

TODAY = "2026-01-31"
REGISTRY = load_registry()
CONFIG = """\
select = ["link-target", "schema-unknown-key", "term-unknown", "text-doubled-word"]
[vocabularies]
colours = "colours.yaml"
[[collections]]
name = "projects"
include = ["projects/**/*.md"]
schema = "project.schema.json"
"""
SCHEMA = """\
{"properties": {"title": {"type": "string"}, "colour": {"x-vocabulary": "colours"}},
 "additionalProperties": false}
"""
TERMS = "terms:\n  - blue\n  - green\n"


class Opened(dict[str, str]):
    """Open texts by absolute path, with the workspace that is told of them."""

    def __init__(self, root: Path) -> None:
        super().__init__()
        self.root = root
        self.workspace = Workspace(str(root), self, Setup(REGISTRY, lambda: TODAY))
        self.work()

    def work(self) -> list[frozenset[str]]:
        steps = list(self.workspace.work())
        assert self.workspace.is_settled
        return steps

    def type(self, path: str, text: str) -> None:
        full = str(self.root / path)
        self[full] = text
        self.workspace.edited(full)

    def close(self, path: str) -> None:
        full = str(self.root / path)
        del self[full]
        self.workspace.edited(full)

    def save(self, path: str, text: str | None) -> None:
        if text is None:
            (self.root / path).unlink()
        else:
            (self.root / path).write_text(text, encoding="utf-8")
        self.workspace.renew()

    def found(self, path: str) -> list[tuple[str, str]]:
        text = self.workspace.document(path).text
        return [
            (finding.rule, text[finding.where.span.start : finding.where.span.end])
            for finding in self.workspace.findings(path)
            if finding.suppression is None
        ]


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    (tmp_path / ".git").mkdir()
    (tmp_path / "profilelint.toml").write_text(CONFIG)
    (tmp_path / "project.schema.json").write_text(SCHEMA)
    (tmp_path / "colours.yaml").write_text(TERMS)
    pages = tmp_path / "projects"
    pages.mkdir()
    (pages / "a.md").write_text("---\ntitle: A\ncolour: blue\n---\nSee [b](b.md).\n")
    (pages / "b.md").write_text("---\ntitle: B\ncolour: red\n---\nThe the pier.\n")
    return Opened(tmp_path)


def test_pages_are_judged_as_they_lie_on_disk(opened: Opened) -> None:
    assert opened.workspace.pages == ["projects/a.md", "projects/b.md"]
    assert opened.found("projects/a.md") == []
    assert opened.found("projects/b.md") == [
        ("term-unknown", "red"),
        ("text-doubled-word", "The the"),
    ]
    assert (opened.workspace.faults, opened.workspace.failures) == ([], [])


def test_an_open_text_takes_the_place_of_the_file(opened: Opened) -> None:
    opened.type("projects/b.md", "---\ntitle: B\n---\nA a pier, and [a](a.md), [c](c.md).\n")
    assert opened.found("projects/b.md") == [("text-doubled-word", "A a")]
    assert opened.work()[-1] == {"projects/b.md"}
    assert opened.found("projects/b.md") == [("text-doubled-word", "A a"), ("link-target", "c.md")]
    opened.close("projects/b.md")
    opened.work()
    assert opened.found("projects/b.md") == [
        ("term-unknown", "red"),
        ("text-doubled-word", "The the"),
    ]


def test_what_was_found_across_files_moves_with_the_text(opened: Opened) -> None:
    opened.type("projects/a.md", "---\ntitle: A\n---\n[c](c.md) [d](d.md)\n")
    opened.work()
    opened.type("projects/a.md", "---\ntitle: A\n---\nNew words. [c](c.md) [d](d.md)\n")
    assert opened.found("projects/a.md") == [("link-target", "c.md"), ("link-target", "d.md")]
    opened.type("projects/a.md", "---\ntitle: A\n---\nNew words. [c](c.md) [d](e.md)\n")
    assert opened.found("projects/a.md") == [("link-target", "c.md")]
    opened.work()
    assert opened.found("projects/a.md") == [("link-target", "c.md"), ("link-target", "e.md")]


def test_typing_in_the_body_asks_no_rule_without_need(opened: Opened) -> None:
    opened.type("projects/a.md", "---\ntitle: A\ncolour: blue\n---\nSee [b](b.md).\n")
    opened.work()
    opened.type("projects/a.md", "---\ntitle: A\ncolour: blue\n---\nSee [b](b.md). More.\n")
    assert opened.found("projects/a.md") == []
    assert opened.workspace.is_settled


def test_a_page_that_is_gone_breaks_links_to_it(opened: Opened) -> None:
    opened.save("projects/b.md", None)
    opened.work()
    assert opened.found("projects/a.md") == [("link-target", "b.md")]
    assert opened.workspace.pages == ["projects/a.md"]


def test_a_page_that_was_saved_by_another_program_is_judged_as_it_is(opened: Opened) -> None:
    opened.save("projects/b.md", "---\ntitle: B\n---\n")
    assert opened.found("projects/b.md") == []
    opened.save("projects/b.md", "A a pier.\n")
    assert opened.found("projects/b.md") == [("text-doubled-word", "A a")]


def test_a_new_text_without_a_file_is_a_page(opened: Opened) -> None:
    opened.type("projects/new/c.md", "---\ntitle: C\ncolor: blue\n---\n[a](../a.md)\n")
    opened.work()
    assert opened.workspace.pages == ["projects/a.md", "projects/b.md", "projects/new/c.md"]
    assert opened.found("projects/new/c.md") == [("schema-unknown-key", "color")]
    opened.close("projects/new/c.md")
    opened.work()
    assert opened.workspace.pages == ["projects/a.md", "projects/b.md"]


def test_a_fresh_plan_knows_new_pages_at_once(opened: Opened) -> None:
    opened.type("projects/new/c.md", "---\ntitle: C\n---\n")
    opened.workspace.ensure_plan()
    assert not opened.workspace.holds("projects/new/c.md")
    opened.workspace.ensure_plan(fresh=True)
    assert opened.workspace.holds("projects/new/c.md")
    plan = opened.workspace.plan
    opened.workspace.ensure_plan(fresh=True)
    assert opened.workspace.plan is plan


def test_no_page_left_is_no_fault(opened: Opened) -> None:
    opened.save("projects/a.md", None)
    opened.save("projects/b.md", None)
    opened.work()
    assert (opened.workspace.pages, opened.workspace.faults) == ([], [])


def test_a_term_that_is_not_saved_counts(opened: Opened) -> None:
    opened.type("colours.yaml", "terms:\n  - blue\n  - red\n")
    opened.work()
    assert opened.found("projects/b.md") == [("text-doubled-word", "The the")]


@pytest.mark.parametrize(
    ("path", "text", "line", "message"),
    [
        ("profilelint.toml", CONFIG + "x = 1\n", 8, 'unknown key "x"'),
        ("colours.yaml", "terms:\n  - [\n", 2, "this is not YAML"),
        ("project.schema.json", "{", 1, "JSON"),
        (".profilelint-baseline.json", "{}", 0, "the baseline cannot be used"),
    ],
)
def test_what_cannot_be_used_is_told_and_the_last_that_could_holds(
    opened: Opened, path: str, text: str, line: int, message: str
) -> None:
    before = opened.found("projects/b.md")
    opened.type(path, text)
    opened.work()
    (fault,) = opened.workspace.faults
    assert (fault.path, fault.line) == (str(opened.root / path), line)
    assert message in fault.message
    opened.type("projects/b.md", "---\ntitle: B\ncolour: red\n---\nThe the the pier.\n")
    assert opened.found("projects/b.md")[0] == before[0]
    opened.close(path)
    opened.work()
    assert opened.workspace.faults == []


def test_a_page_may_mend_what_cannot_be_used(tmp_path: Path) -> None:
    (tmp_path / "seas").mkdir()
    (tmp_path / "seas/north.md").write_text("---\ntitle: North Sea\n---\n")
    (tmp_path / "page.md").write_text("---\nsea: North Sea\n---\n")
    (tmp_path / "schema.json").write_text('{"properties": {"sea": {"x-vocabulary": "seas"}}}')
    (tmp_path / "profilelint.toml").write_text(
        '[vocabularies]\nseas = { collection = "seas/*.md", field = "title" }\n'
        '[[collections]]\nname = "all"\ninclude = ["**/*.md"]\nschema = "schema.json"\n'
    )
    opened = Opened(tmp_path)
    text = "---\ntitle: North Sea\n---\nMore.\n"
    for _ in range(2):
        opened.type("seas/north.md", text)
        opened.work()
        assert opened.workspace.faults == []
        (tmp_path / "seas/north.md").unlink(missing_ok=True)
        opened.close("seas/north.md")
        opened.work()
        assert len(opened.workspace.faults) == 1


def test_a_text_that_is_closed_counts_no_more_though_something_cannot_be_used(
    opened: Opened,
) -> None:
    opened.type("projects/b.md", "---\ntitle: B\n---\nA a pier.\n")
    opened.type("colours.yaml", "terms: [\n")
    opened.work()
    opened.close("colours.yaml")
    opened.close("projects/b.md")
    opened.work()
    assert opened.found("projects/b.md") == [
        ("term-unknown", "red"),
        ("text-doubled-word", "The the"),
    ]


def test_suppressed_and_recorded_findings_keep_their_suppression(opened: Opened) -> None:

    term, _ = opened.workspace.findings("projects/b.md")
    (opened.root / ".profilelint-baseline.json").write_text(Baseline.of([term]).render())
    opened.workspace.renew()
    opened.work()
    opened.type(
        "projects/b.md",
        "---\ntitle: B\ncolour: red\n---\n"
        "The the pier. <!-- profilelint-disable-line text-doubled-word -- as in the song -->\n",
    )
    kinds = [
        f.suppression and f.suppression.kind for f in opened.workspace.findings("projects/b.md")
    ]
    assert kinds == ["baseline", "directive"]


def test_a_renamed_page_keeps_what_is_recorded(tmp_path: Path, opened: Opened) -> None:

    (tmp_path / ".git").rmdir()
    found = opened.workspace.findings("projects/b.md")
    (tmp_path / ".profilelint-baseline.json").write_text(Baseline.of(found).render())
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-q", "-m", "Start")
    (tmp_path / "projects/b.md").rename(tmp_path / "projects/pier.md")
    opened.workspace.renew()
    opened.work()
    assert opened.found("projects/pier.md") == []
    assert [f.suppression is not None for f in opened.workspace.findings("projects/pier.md")] == [
        True,
        True,
    ]


def test_days_go_on(tmp_path: Path) -> None:
    days = ["2026-01-31"]
    (tmp_path / "a.md").write_text("---\ntitle: A\n---\nA a pier.\n")
    texts: dict[str, str] = {}
    workspace = Workspace(str(tmp_path), texts, Setup(REGISTRY, lambda: days[0]))
    list(workspace.work())
    days[0] = "2026-02-01"
    assert list(workspace.work())
    assert workspace.plan.today == "2026-02-01"
