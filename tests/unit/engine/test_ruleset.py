from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar

import pytest

from profilelint.engine import ruleset
from profilelint.engine.lint import Setting, lint_document
from profilelint.engine.ruleset import Asked, RuleSet
from profilelint.model.body import Body
from profilelint.model.document import Document
from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Rule, RuleOptions
from profilelint.rules.entry import entry_of
from profilelint.rules.registry import Registry
from profilelint.rules.signs import SIGNS
from profilelint.source.read import read_text


class TextSeen(Rule):
    """Keeps what it was asked of, and collects it."""

    name = "text-seen"
    summary = "Nothing is seen."
    severity = Severity.HINT
    messages: ClassVar = {}
    needs = ("](", "TODO")
    signs = ("double-space", "odd-file-name")
    indifferent = ("least",)

    class Options(RuleOptions):
        least: Annotated[int, "an option that does not matter"] = 1
        words: Annotated[tuple[str, ...], "an option that does"] = ()

    options: Options
    examples = ()
    seen: ClassVar[list[str]] = []

    def check_body(self, body: Body, context: Context) -> None:
        assert body is context.document.body
        self.seen.append(body.text[body.start :])

    def collect(self, context: Context) -> str:
        return context.document.path

    def conclude(self, facts: Mapping[str, Any], run: object) -> None:
        """Do nothing."""


def rules(options: Mapping[str, Any] | None = None) -> RuleSet:
    given = {"text-seen": options} if options else None
    return RuleSet(Registry([entry_of(TextSeen)]), ["text-seen"], given)


def page(body: str, path: str = "a.md") -> Document:
    return read_text(path, f"---\n---\n{body}")


def asked(given: RuleSet, document: Document) -> Asked:
    return given.asked(Context(document, today="2026-01-31"))


def is_asked(given: RuleSet, body: str, path: str = "a.md") -> bool:
    found = asked(given, page(body, path))
    assert bool(found.by_kind) == bool(found.collecting)
    return bool(found.by_kind)


def test_a_rule_is_asked_where_a_text_or_a_sign_is_there() -> None:
    given = rules()
    assert [
        is_asked(given, body) for body in ("A.\n", "[a](/b)\n", "TODO\n", "a  b\n", "todo\n")
    ] == [False, True, True, True, False]
    assert is_asked(given, "A.\n", "a b.md")


def test_only_indifferent_options_leave_that_so() -> None:
    assert not is_asked(rules({"least": 2}), "A.\n")
    assert is_asked(rules({"words": ("a",)}), "A.\n")
    assert is_asked(rules({"least": 2, "words": ("a",)}), "A.\n")


def test_other_files_are_spared_its_methods() -> None:
    TextSeen.seen.clear()
    setting = Setting(rules(), "2026-01-31")
    facts = [lint_document(page(body), setting).facts for body in ("A.\n", "a  b\n", "TODO\n")]
    assert TextSeen.seen == ["a  b\n", "TODO\n"]
    assert facts == ["", '{"text-seen": "a.md"}', '{"text-seen": "a.md"}']


def test_what_is_asked_is_worked_out_once_for_the_same_signs() -> None:
    given = rules()
    first = asked(given, page("TODO\n"))
    assert asked(given, page("TODO: more\n")) is first
    assert asked(given, page("TODO  more\n")) is not first


def test_combinations_of_signs_do_not_pile_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ruleset, "_COMBINATIONS", 2)
    given = rules()
    bodies = ["A.\n", "[a](/b)\n", "TODO\n", "a  b\n"]
    for body in bodies * 2:
        asked(given, page(body))
        assert len(given._asked) <= 2


def test_a_sign_that_crashes_counts_as_there(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_context: Context) -> bool:
        raise ValueError

    monkeypatch.setitem(SIGNS, "double-space", broken)
    assert asked(rules(), page("A pier.\n")).by_kind.keys() == {"body"}
