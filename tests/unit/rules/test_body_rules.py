"""The rules on a body's wording and form, all of them together."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.cost import grows_linearly

from profilelint.engine.edits import apply, choose
from profilelint.engine.lint import Setting, lint_document
from profilelint.engine.ruleset import RuleSet
from profilelint.rules.build_index import builtin_rules
from profilelint.rules.entry import entry_of
from profilelint.rules.registry import Registry
from profilelint.source.read import read_text

_GROUPS = ("result", "activity", "bullet", "heading", "section", "text")
_OTHERS = ("text-field-space", "text-literal-newline", "text-markdown-in-field")
_CLASSES = [
    rule
    for rule in builtin_rules()
    if rule.name.startswith(_GROUPS) and rule.name not in _OTHERS and rule.default
]
RULES = RuleSet(Registry([entry_of(rule) for rule in _CLASSES]), [rule.name for rule in _CLASSES])


def found(text: str) -> list[tuple[str, int, str]]:
    """Return rule, line and covered text of every finding."""
    document = read_text("page.md", text)
    outcome = lint_document(document, Setting(RULES, "2026-01-31"))
    assert outcome.failures == []
    return [
        (finding.rule, finding.region.line, document.text[slice(*finding.where.span)])
        for finding in outcome.findings
        if finding.region is not None
    ]


def fixed(text: str) -> str:
    """Return a text after all safe fixes."""
    document = read_text("page.md", text)
    outcome = lint_document(document, Setting(RULES, "2026-01-31"))
    fixes = [fix for finding in outcome.findings for fix in finding.fixes]
    chosen = choose(fix for fix in fixes if fix.safety == "safe")
    return apply(document.text, [edit for fix in chosen for edit in fix.edits])


CLEAN = """---
title: Port Vale—Harbour Renewal
start: 2016
end: 2016
published: true
---

The town’s harbour was rebuilt—piers, market and all. The “old” pier is 5'10" deep.  It stays.

![Boats at the pier](/uploads/boats.jpg)`A caption in code`

Client: Harbour Trust
Contract: 2014–2019

The team works on:

* Renewing the harbour
* Clearing the basin

### Sample Activities

* Develop a plan (see [this page](https://example.org/a_(b)?h=1#c)).
* Support [cooperatives](https://example.org/x)’ members, [too](https://example.org/y).

### Select Results

* Rebuilt two piers.
* $4 million in loans went to small firms.
* Five villages started to collect their waste.
* At the Lab@DI, developed a map.

> “A pier for all.” —**A Fisher, Port Vale**

<iframe src="https://example.org/e"></iframe>""".replace("Trust\nContract", "Trust  \nContract")


def test_clean_page() -> None:
    assert found(CLEAN) == []
    assert found(CLEAN.replace("\n", "\r\n")) == []


def test_one_finding_for_each_fault() -> None:
    page = (
        "---\ntitle: Port Vale\n---\n"
        "The town's harbour was  rebuilt for for the town’s boats.  \n"
        " \n"
        "###  Sample activities \n"
        "\n"
        "* Developing a plan.  \n"
        "* Develop  a map.\t\n"
        "* \n"
        "* Develop  a map.\n"
        "- • Train the clerks of the port\n"
        "at the left margin.\n"
        "\n"
        "**Select Results**\n"
        "* Built a pier.\n"
        "\n"
        "A paragraph.\n"
        "1. Built a dock.\n"
        "\n"
        "##Outlook\n"
        "\n"
        "## More\n"
    )
    assert found(page) == [
        ("text-apostrophe", 4, "'"),
        ("text-double-space", 4, "  "),
        ("text-doubled-word", 4, "for for"),
        ("text-trailing-space", 4, "  "),
        ("text-blank-line", 5, " "),
        ("heading-space", 6, "  "),
        ("section-name", 6, "Sample activities"),
        ("heading-trailing-space", 6, " "),
        ("activity-mood", 8, "Developing"),
        ("bullet-trailing-space", 8, "  "),
        ("text-double-space", 9, "  "),
        ("bullet-trailing-space", 9, "\t"),
        ("bullet-empty", 10, "*"),
        ("bullet-duplicate", 11, "Develop  a map."),
        ("text-double-space", 11, "  "),
        ("bullet-marker", 12, "-"),
        ("bullet-pasted", 12, "•"),
        ("bullet-wrapped", 13, "at the left margin."),
        ("section-label", 15, "**Select Results**"),
        ("bullet-blank-before", 19, "1."),
        ("heading-space", 21, "##"),
        ("heading-level", 23, "##"),
        ("section-empty", 23, "More"),
    ]


def test_lines_above_move_findings_and_change_nothing_else() -> None:
    page = "Text  here and  there.\n\n###  Results\n\n* Train the clerks.  \n"
    before = found(page)
    assert [rule for rule, _, _ in before] == [
        "text-double-space",
        "text-double-space",
        "heading-space",
        "result-tense",
        "bullet-trailing-space",
    ]
    assert found("Ünï 🚢.\n\n" * 3 + page) == [
        (rule, line + 6, covered) for rule, line, covered in before
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_fixes_keep_the_line_ends(end: str) -> None:
    page = "Text.\nSample Activities\n•\tTrain the clerks.\n•\tBuild a pier.\n\nMore.\n* Dig.\n"
    expected = "Text.\n\n### Sample Activities\n\n* Train the clerks.\n* Build a pier.\n"
    expected += "\nMore.\n\n* Dig.\n"
    assert fixed(page.replace("\n", end)) == expected.replace("\n", end)
    assert fixed(expected.replace("\n", end)) == expected.replace("\n", end)


@pytest.mark.parametrize(
    "code",
    [
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2065),
        *range(0x2066, 0x206A),
        0x00AD,
        0x061C,
        0x180E,
        0x1B,
        0x07,
        0x85,
        0x9B,
        0xFFF9,
        0xE0001,
        0xE0041,
    ],
    ids=hex,
)
def test_hidden_characters_are_found_wherever_they_stand(code: int) -> None:
    char = chr(code)
    for page in (
        f"A pier{char} for all.\n",
        f"[a](https://example.org/{char}b)\n",
        f"```\nco{char}de\n```\n",
        f"### Res{char}ults\n\nText.\n",
    ):
        rules = {rule for rule, _, covered in found(page) if covered == char}
        assert len(rules) == 1
        assert rules <= {"text-invisible-character", "text-bidirectional-character"}


@pytest.mark.parametrize("code", [0x200B, 0x200F, 0x202E, 0x2066, 0x2060, 0xE0041], ids=hex)
def test_hidden_characters_in_front_matter(code: int) -> None:
    char = chr(code)
    page = f"---\nti{char}tle: Port{char} Vale\n---\n"
    assert [covered for _, _, covered in found(page)] == [char, char]


@pytest.mark.parametrize(
    "text",
    [
        "\U0001f469\u200d\U0001f33e and \u2764\ufe0f\u200d\U0001f525",
        "می\u200cخواهم",
        "क्\u200dष",
        "שלום\u200f!",
        "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "葛\U000e0100",
        "a\u00a0b, 10\u202f000",
    ],
)
def test_hidden_characters_where_they_are_needed(text: str) -> None:
    assert found(f"A pier: {text}.\n") == []


@pytest.mark.parametrize(
    "shape",
    [
        "* a  \n",
        "* \n",
        "a  b ",
        "the the ",
        "**Results**\n\n",
        "* a\n- b\n",
        "word\n* a\n\n",
        "\u200b",
        " ",
        "x \n",
        "[insert a",
        "it's it’s\n",
        "* **a",
        "> a  \n",
    ],
)
def test_work_grows_with_the_length_of_the_text(shape: str) -> None:
    def work(length: int) -> Callable[[], object]:
        page = "### Results\n\n" + shape * (length // len(shape))
        return lambda: found(page)

    grows_linearly(work, size=4_000, times=8, unnoticed=0.5)


def test_headings_are_quoted_as_they_are_written() -> None:
    text = "## A\n\nText.\n\n#### A `b` *c* {/*d*/}\n\nText.\n"
    findings = lint_document(read_text("page.md", text), Setting(RULES, "2026-01-31")).findings
    assert [each.message for each in findings if each.rule == "heading-level"] == [
        '"A `b` *c* {/*d*/}" is a heading of level 4 below one of level 2: write '
        '"### A `b` *c* {/*d*/}"'
    ]
