"""After any edits, saved or not, a workspace finds what a check of the same texts finds."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections import Counter
from itertools import islice
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from profilelint.config.model import ConfigError
from profilelint.engine.workspace.workspace import Setup, Workspace
from profilelint.library import check
from profilelint.model.finding import Finding
from profilelint.rules.load import load_registry
from profilelint.source.data_file import DataFileError

TODAY = "2026-01-31"
REGISTRY = load_registry()
SCHEMA = '{"properties": {"colour": {"x-vocabulary": "colours"}, "sea": {"x-vocabulary": "seas"}}}'
CONFIG = """\
[vocabularies]
colours = "colours.yaml"
seas = {collection = "seas/*.md", field = "title"}
[[collections]]
name = "all"
include = ["**/*.md"]
schema = "schema.json"
"""
FILES = ("colours.yaml", "schema.json", "profilelint.toml", "a.md", "b.md", "seas/c.md", "d/e.md")
PIECES = (
    *("---\n", "---\n", "title: Harbour\n", "title: Pier\n", "colour: blue\n", "colour: red\n"),
    *("sea: Pier\n", "sea: Harbour\n", "slug: x\n", "permalink: /x/\n", "\n", "\n"),
    *("[a](a.md) ", "[b](../b.md)", "[c](seas/c.md#part) ", "![](p.png)", "# Part\n", "# Part\n"),
    *("the the pier. ", "* One\n", "* Two.\n", "\u2028", "😀 ", "\r\n", "\ufeff", "<b>", "{{ x }}"),
    "<!-- profilelint-disable-line link-target -- later -->",
)
OTHERS = {
    "colours.yaml": ("terms: [blue]\n", "terms: [blue, red]\n", "terms: [\n", "- red\n"),
    "schema.json": (SCHEMA, "{}", '{"required": ["title"]}', "{"),
    "profilelint.toml": (CONFIG, CONFIG + "[rules.link-target]\nseverity = 'hint'\n", "select = ["),
}
reached: Counter[str] = Counter()


def texts_of(path: str) -> st.SearchStrategy[str]:
    if path in OTHERS:
        return st.sampled_from(OTHERS[path])
    body = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)
    head = st.lists(st.sampled_from(PIECES[2:10]), max_size=4, unique=True).map("".join)
    return st.builds("---\n{}---\n{}".format, head, body) | body


CHANGES = st.sampled_from(FILES).flatmap(lambda path: st.tuples(st.just(path), texts_of(path)))


class Edits(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.mkdtemp()
        self.root = Path(self.folder, "open")
        (self.root / ".git").mkdir(parents=True)
        for path, (text, *_) in OTHERS.items():
            self.write(self.root, path, text)
        for path in ("kept.md", "a.md", "seas/c.md"):
            self.write(self.root, path, "---\ntitle: Harbour\n---\n")
        self.steps = 0
        self.texts: dict[str, str] = {}
        self.workspace = Workspace(str(self.root), self.texts, Setup(REGISTRY, lambda: TODAY))

    @staticmethod
    def write(root: Path, path: str, text: str) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(text.encode("utf-8"))

    @rule(change=CHANGES)
    def type_text(self, change: tuple[str, str]) -> None:
        full = os.path.join(self.root, change[0])
        self.texts[full] = change[1]
        self.workspace.edited(full)

    @rule(change=CHANGES)
    def save(self, change: tuple[str, str]) -> None:
        self.write(self.root, *change)
        self.workspace.renew()

    @precondition(lambda self: self.texts)
    @rule(data=st.data())
    def close(self, data: st.DataObject) -> None:
        full = data.draw(st.sampled_from(sorted(self.texts)))
        del self.texts[full]
        self.workspace.edited(full)

    @rule(path=st.sampled_from(FILES[3:]))
    def remove(self, path: str) -> None:
        (self.root / path).unlink(missing_ok=True)
        self.workspace.renew()

    @rule(path=st.sampled_from(FILES[3:]))
    def look(self, path: str) -> None:
        length = len(self.workspace.document(path).text)
        for finding in self.workspace.findings(path):
            assert 0 <= finding.where.span.start <= finding.where.span.end <= length

    @rule(change=CHANGES, before=st.integers(0, 40), after=st.integers(0, 70))
    def type_amid_work(self, change: tuple[str, str], before: int, after: int) -> None:
        work = self.workspace.work()
        reached["steps"] += sum(1 for _ in islice(work, before))
        self.type_text(change)
        reached["steps after an edit"] += sum(1 for _ in islice(work, after))

    @invariant()
    def finds_what_a_check_finds(self) -> None:
        saved = Path(self.folder, "saved")
        shutil.rmtree(saved, ignore_errors=True)
        shutil.copytree(self.root, saved)
        for full, text in self.texts.items():
            self.write(saved, os.path.relpath(full, self.root), text)
        try:
            expected: list[Finding] | None = list(check([saved], today=TODAY).findings)
        except (ConfigError, DataFileError) as error:
            expected = None
            message = error.message
        self.steps += 1
        if self.steps % 2:  # let some work be left over to the next edit
            return
        for _ in self.workspace.work():
            pass
        assert self.workspace.is_settled
        if expected is None:
            reached["faults"] += 1
            assert [fault.message for fault in self.workspace.faults] == [message]
            return
        reached["findings"] += len(expected)
        reached.update(finding.rule for finding in expected)
        assert self.workspace.faults == []
        found = [f for path in self.workspace.pages for f in self.workspace.findings(path)]
        assert found == expected

    def teardown(self) -> None:
        shutil.rmtree(self.folder)


def test_a_workspace_finds_what_a_check_finds() -> None:
    from hypothesis.stateful import run_state_machine_as_test

    reached.clear()
    run_state_machine_as_test(
        Edits,
        settings=settings(
            max_examples=30,
            stateful_step_count=20,
            deadline=None,
            derandomize=True,
            phases=(Phase.explicit, Phase.generate),
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert reached["faults"] > 10
    assert reached["steps"] > 100
    assert reached["steps after an edit"] > 50
    assert reached["findings"] > 20
    assert reached["link-target"]
    assert len(reached) > 5
