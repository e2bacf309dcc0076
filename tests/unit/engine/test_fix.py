from __future__ import annotations

import pytest

from profilelint.engine.fix import repair
from profilelint.engine.guard import MISSING, Difference, differences
from profilelint.engine.lint import Setting, lint_document
from profilelint.engine.ruleset import RuleSet
from profilelint.model.document import Document
from profilelint.model.finding import (
    Edit,
    Finding,
    Fix,
    Location,
    Severity,
    Span,
    Suppression,
)
from profilelint.rules.api import Context, Rule
from profilelint.rules.entry import entry_of
from profilelint.rules.load import load_registry
from profilelint.rules.registry import Registry
from profilelint.source.read import read_document

REGISTRY = load_registry()


def setting(*names: str) -> Setting:
    return Setting(RuleSet(REGISTRY, names), "2026-01-31")


def every(_finding: Finding, _fix: Fix) -> bool:
    return True


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("?autoplay=1", "?dnt=1"),
        ("?autoplay=1&amp;h=2#t", "?h=2&amp;dnt=1#t"),
        ("?h=2&amp;autoplay=1", "?h=2&amp;dnt=1"),
        ("?", "?dnt=1"),
        ("#t", "?dnt=1#t"),
    ],
)
def test_two_repairs_of_one_query(before: str, after: str) -> None:
    frame = '<iframe src="https://player.vimeo.com/video/1%s"></iframe>\n'
    rules = setting("embed-privacy", "embed-autoplay")
    done = repair("a.md", (frame % before).encode(), rules, every)
    assert done.data.decode() == frame % after


@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_only_the_bytes_of_the_edits_change(bom: bytes, end: bytes) -> None:
    before = bom + end.join(
        [b"---", b"# note", b"start:   '1990'  # why", b"end: 1991", b"---", "é  a b.".encode()]
    )
    done = repair("a.md", before, setting("date-quoted-year", "text-double-space"), every)
    assert done.data == before.replace(b"'1990'", b"1990").replace("é  a".encode(), "é a".encode())
    assert [finding.rule for finding in done.applied] == ["date-quoted-year", "text-double-space"]
    assert done.refused == {}
    again = repair("a.md", done.data, setting("date-quoted-year", "text-double-space"), every)
    assert (again.data, again.applied) == (done.data, [])


def test_a_hidden_character_in_front_matter_is_removed() -> None:
    rules = setting("text-invisible-character")
    data = "---\nti\u200btle: a\u200bb # c\u200b\nlist:\n- a: {b: [c\u200b]}\n---\n".encode()
    done = repair("a.md", data, rules, every)
    assert done.data == b"---\ntitle: ab # c\nlist:\n- a: {b: [c]}\n---\n"
    assert [(f.where.route, f.where.part) for f in done.applied] == [
        (("ti\u200btle",), "key"),
        (("ti\u200btle",), "value"),
        ((), "text"),
        (("list", 0, "a", "b", 0), "value"),
    ]
    assert done.refused == {}


@pytest.mark.parametrize(
    "block",
    [
        "ti\u200btle: a\ntitle: b",
        "title: \u200b*a",
        "title: \u200b\u202e\u200b- a",
        "title: a:\u200b b",
        "title: a \u200b# b",
        "title: a\n  \u200b# b",
        "\u200b*a: b",
    ],
)
def test_a_hidden_character_that_keeps_the_data_together_stays(block: str) -> None:
    data = f"---\n{block}\n---\n".encode()
    rules = setting("text-invisible-character", "text-bidirectional-character")
    assert repair("a.md", data, rules, every)[:3] == (data, [], {})
    assert lint_document(read_document("a.md", data), rules).findings != []


def test_a_fix_may_make_a_block_readable() -> None:
    done = repair("a.md", b"---\ntitle: a\nlist:\n\t- a\n---\n", setting("file-syntax"), every)
    assert (done.data, done.refused) == (b"---\ntitle: a\nlist:\n  - a\n---\n", {})


def test_wanted_decides() -> None:
    data = b"---\nstart: '1990'\n---\na  b.\n"
    done = repair(
        "a.md",
        data,
        setting("date-quoted-year", "text-double-space"),
        lambda finding, _: finding.rule == "text-double-space",
    )
    assert done.data == b"---\nstart: '1990'\n---\na b.\n"


@pytest.mark.parametrize("data", [b"---\nstart: '19\xe90'\n---\na  b.\n", "a".encode("utf-16")])
def test_what_is_not_utf_8_is_left_alone(data: bytes) -> None:
    assert repair("a.md", data, setting("text-double-space"), every).data == data


def test_suppressed_findings_are_not_repaired() -> None:
    data = b"---\n---\n<!-- profilelint-disable-next-line text -- x -->\na  b.\n"
    assert repair("a.md", data, setting("text-double-space"), every).data == data


class Harmful(Rule):
    """Breaks what it touches."""

    name = "harm-done"
    summary = "Harm."
    severity = Severity.ERROR
    messages = {"a": "a", "b": "b", "c": "c"}  # noqa: RUF012
    fix = "safe"
    examples = ()

    def check_document(self, document: Document, context: Context) -> None:
        text = document.text
        # Takes a link apart, a list, and does what it says.
        for message_id, old, new in (
            ("a", "[a](/b)", "[a](/b"),
            ("b", "* one\n", "*one\n"),
            ("c", "many", "few"),
        ):
            start = text.find(old)
            if start >= 0:
                span = Span(start, start + len(old))
                fix = Fix("do it", (Edit(span, new),))
                context.report(self, message_id, span, fixes=(fix,))


def test_harm_is_refused_and_the_rest_is_done() -> None:
    rules = RuleSet(Registry([entry_of(Harmful)]), ["harm-done"])
    data = b"---\n---\nOf [a](/b) many.\n\n* one\n* two\n"
    done = repair("a.md", data, Setting(rules, "2026-01-31"), every)
    assert done.data == data.replace(b"many", b"few")
    assert [finding.message_id for finding in done.applied] == ["c"]
    assert sorted(finding.message_id for finding in done.refused.values()) == ["a", "b"]


def test_differences() -> None:
    before = {"a": 1, "b": [1, {"c": 2}], "d": [1, 2], "e": "1"}
    after = {"a": 1, "b": [1, {"c": 3}], "d": [1], "e": 1, "f": None}
    assert list(differences(before, after)) == [  # type: ignore[arg-type]
        Difference(("b", 1, "c"), 2, 3),
        Difference(("d",), [1, 2], [1]),
        Difference(("e",), "1", 1),
        Difference(("f",), MISSING, None),
    ]
    assert list(differences(True, 1)) == [Difference((), True, 1)]


def concluded(text: str, old: str, new: str, at: int = 0) -> Finding:
    start = text.index(old, at)
    fix = Fix("Write it", (Edit(Span(start, start + len(old)), new),))
    where = Location("a.md", fix.edits[0].span, ("b",) if start < text.find("---", 3) else ())
    return Finding("link-reachable", "moved", "", {}, Severity.WARNING, where, fixes=(fix,))


def test_fixes_of_conclusions_come_before_those_of_the_page_alone() -> None:
    text = "---\nb: old\n---\none  old two  old.\n"
    findings = [concluded(text, "old", "newer"), concluded(text, "old", "newest", 12)]
    done = repair("a.md", text.encode(), setting("text-double-space"), every, findings)
    assert done.data == b"---\nb: newer\n---\none newest two old.\n"
    assert [finding.rule for finding in done.applied] == [
        "link-reachable",
        "link-reachable",
        "text-double-space",
        "text-double-space",
    ]
    assert done.refused == {}


def test_a_conclusion_whose_fix_does_harm_is_refused_and_the_others_are_applied() -> None:
    text = "---\nb: old\nc: old\n---\nold\n"
    harmful = concluded(text, "b: old", "d: [")
    findings = [harmful, concluded(text, "old", "new", 20)]
    done = repair("a.md", text.encode(), setting("text-double-space"), every, findings)
    assert done.data == b"---\nb: old\nc: old\n---\nnew\n"
    assert list(done.refused.values()) == [harmful]


def test_conclusions_are_asked_whether_they_are_wanted() -> None:
    text = "---\nb: old\n---\n"
    findings = [concluded(text, "old", "new")]
    data = text.encode()
    done = repair("a.md", data, setting("text-double-space"), lambda _f, _x: False, findings)
    assert (done.data, done.applied) == (data, [])
    hidden = [findings[0]._replace(suppression=Suppression("directive", "kept"))]
    assert repair("a.md", data, setting("text-double-space"), every, hidden).data == data
