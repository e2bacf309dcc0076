"""A rule that is asked only where a sign is there finds what it finds when it is always asked."""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from profilelint.engine.lint import Setting, lint_document
from profilelint.engine.ruleset import RuleSet
from profilelint.model.document import Document
from profilelint.model.result import Outcome
from profilelint.rules.api import Context, Rule
from profilelint.rules.build_index import builtin_rules
from profilelint.rules.entry import entry_of
from profilelint.rules.registry import Registry
from profilelint.rules.signs import SIGNS
from profilelint.rules.text.invisible_characters import BIDIRECTIONAL, INVISIBLE
from profilelint.schema.load import bundled_schema
from profilelint.source.read import read_text
from profilelint.vocabulary.bundled import VOCABULARIES, bundled_vocabulary

TODAY = "2026-01-31"
RULES = builtin_rules()
NAMES = [rule.name for rule in RULES if not rule.network]
KNOWN = {name: bundled_vocabulary(name) for name in VOCABULARIES}
SCHEMA = bundled_schema({name: found for name, found in KNOWN.items() if found is not None})
PROFILES = Path(__file__).parents[3] / "shared" / "profiles"
ENTRIES = [entry_of(rule) for rule in RULES]
SIGNED = Registry(ENTRIES)
OPEN = Registry(entry._replace(needs=(), signs=()) for entry in ENTRIES)


def setting(registry: Registry, options: dict[str, Any] | None = None) -> Setting:
    return Setting(RuleSet(registry, NAMES, options), TODAY, SCHEMA, vocabularies=KNOWN)


GATED, ALWAYS = setting(SIGNED), setting(OPEN)


def page(source: str, path: str = "example.md") -> Document:
    whole = source if source.startswith(("---", "+++", "{", "\ufeff")) else f"---\n---\n{source}"
    return read_text(path, whole)


def said(outcome: Outcome) -> tuple[Any, ...]:
    findings = sorted(outcome.findings, key=lambda found: (found.rule, found.where.span))
    return (findings, outcome.facts, outcome.failures)


def compare(source: str, path: str, gated: Setting = GATED, always: Setting = ALWAYS) -> None:
    assert said(lint_document(page(source, path), gated)) == said(
        lint_document(page(source, path), always)
    )


def shown(source: str, path: str = "example.md") -> set[str]:
    """Return the signs that a page shows."""
    context = Context(page(source, path), today=TODAY, vocabularies=KNOWN)
    return {name for name, sign in SIGNS.items() if sign(context)}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_declaration(rule: type[Rule]) -> None:
    assert set(rule.signs) <= SIGNS.keys(), "a sign that there is not"
    assert len(set(rule.signs)) == len(rule.signs)
    assert set(rule.indifferent) <= set(rule.Options.__annotations__)
    assert not rule.indifferent or rule.needs or rule.signs, "nothing to be indifferent for"


def test_every_sign_is_looked_for() -> None:
    assert {sign for rule in RULES for sign in rule.signs} == SIGNS.keys()
    assert all(sign.__doc__ for sign in SIGNS.values())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_examples(rule: type[Rule]) -> None:
    for example in rule.examples:
        compare(example.source, example.path)


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.indifferent], ids=str)
def test_indifferent_options(rule: type[Rule]) -> None:
    """With these options set, a rule is still asked by its signs and finds the same."""
    for example in rule.examples:
        if not set(example.options) <= set(rule.indifferent):
            continue
        options = {rule.name: example.options}
        gated, always = setting(SIGNED, options), setting(OPEN, options)
        for other in rule.examples:
            compare(other.source, other.path, gated, always)


def test_an_option_that_matters_opens_the_gate() -> None:
    text = "---\nfinished: '2019'\n---\n\nText of the page.\n"
    options = {"date-quoted-year": {"fields": ("finished",)}}
    outcome = lint_document(page(text), setting(SIGNED, options))
    assert "date-quoted-year" in [found.rule for found in outcome.findings]
    outcome = lint_document(page(text), GATED)
    assert "date-quoted-year" not in [found.rule for found in outcome.findings]


@pytest.mark.parametrize(
    ("source", "sign", "rule"),
    [
        ("* \rA pier.\n", "empty-bullet long-bullet", "bullet-empty"),
        ("> * Wells\n\n- Roads\n", "adjoining-lists", "bullet-marker"),
        ("* Wells\n* Wells.\n", "alike-bullets", "bullet-duplicate"),
        ("* Dug  a well of water\n* Dug a well of water\n", "alike-bullets", "bullet-duplicate"),
        ("> ##  The pier\n", "odd-number-signs", "heading-space"),
        ("Insert Text Here\n", "words-that-keep-a-place", "text-placeholder"),
        ("a](b) [insert Name]\n", "words-that-keep-a-place", "text-placeholder"),
        ("[insert Name]\n", "words-that-keep-a-place", "text-placeholder"),
        (
            '---\nsummary: "A \\x2abold\\x2a word"\n---\n',
            "markup-in-front-matter",
            "text-markdown-in-field",
        ),
    ],
)
def test_rare_spellings(source: str, sign: str, rule: str) -> None:
    """What is written in an unusual way shows the sign, and is found."""
    assert set(sign.split()) & shown(source)
    compare(source, "example.md")
    found = {each.rule for each in lint_document(page(source), GATED).findings}
    assert rule in found


def test_every_character_that_cannot_be_seen() -> None:
    hidden = re.compile(f"[{BIDIRECTIONAL}{INVISIBLE}]")
    characters = [chr(code) for code in range(sys.maxunicode + 1) if hidden.match(chr(code))]
    assert len(characters) > 4000
    context = Context(page("x"), today=TODAY)
    for character in characters:
        context.document = page(f"a{character}b")
        assert SIGNS["hidden-character"](context), ascii(character)


@pytest.mark.skipif(not PROFILES.is_dir(), reason="the sample profiles are not here")
def test_profiles() -> None:
    paths = sorted(PROFILES.glob("*.m*"))
    assert paths
    for path in paths:
        compare(path.read_text(encoding="utf-8"), path.name)


# What rules look for, and what stands close to it.
PIECES = (
    *("\n", "\n\n", "\r\n", "\r", "  ", " ", "\t", "\u00a0", "\u2009", "\n ", " \n", "\n\t\n"),
    *("# ", "##", "#  ", "##x", "\n## ", "\n#### A\n", "> ", "> ##  A\n", "---\n", "===\n"),
    *("* ", "\n* ", "\n- ", "\n  * ", "\n1. ", "* \n", "\n•\t", "▪", "\n* x\n* X.\n", "* \u00a0\n"),
    *("[", "]", "](", "](/a)", "](/a )", "]( /a)", "![", "[ ", " ]", "[](/b)", "[a](b)", "[a][b]"),
    *(
        "\n[a]: /b\n",
        "[b]: /c 'd'\n",
        "[a] (http://b.c)",
        "(a)[http://b.c]",
        "[*A*](/c)",
        "[ ](/a)",
    ),
    *(
        "[a](https://bit.ly/b)",
        "<http://a.b>",
        "[A\na](/d)",
        "[a](/a_(b) )",
        "![a](/a.pdf)",
        "![](/b)",
    ),
    *("![a](http://b.c/d.png)", "![image1](/e.gif)", "[b](JAVA&Tab;script:c)", "[d](mailto:e@f.g)"),
    *(
        "<b>",
        "</b>",
        '<img src="/a.png">',
        "<!-- a -->",
        "<script>",
        '<div markdown="1">',
        "`",
        "```\n",
    ),
    *("{% a %}", "{{< youtube a >}}", "{: .b}", "{{ c }}", "&nbsp;", "&amp;", "\\", "*", "**", "_"),
    *(".", "!", ":", ",", ";", "'", "’", '"', "“", "”", "„", "-", "–", "—", "/", "@", "&"),
    *(
        "the the ",
        "The the.",
        "was\nwas ",
        "É é ",
        "ſ s",
        "ı",
        "×",
        "of\u00a0of",
        "—to to—",
        "Żó żó",
    ),
    *("TODO:", "TBD ", "XX percent", "Lorem ipsum", "[insert Name]", "Insert Text here", "Error! "),
    *("\u200b", "\u00ad", "\u202e", "\u034f", "\ufffc", "\x1b", "🚢", "\ud800", "\U000e0100"),
    *(
        "\n### Sample Activities\n\n",
        "\n## Select Results\n\n",
        "\n### Results:\n\n",
        "\nResults\n",
    ),
    *(
        "\n**Results**\n\n* ",
        "* Training ",
        "* Rebuilt ",
        "* Build ",
        "* Led ",
        "* Re-train ",
        "* 40 ",
    ),
    *(
        "\n## Select Results\n\n* A.\n\n## Sample Activities\n\n* B.\n",
        " and it ends here.",
        " without a mark",
        "a few words of a line that is longer than others, ",
    ),
)
FIELDS = (
    *("title: Peru—Water", "title: 'Peru — Water'", "title: Peru - Water", "title: Chile—Water"),
    *(
        "title: ' a'",
        "title: a `b`",
        "country: Peru",
        "country: [Peru, Chile]",
        "country: Peru, Chile",
    ),
    *(
        "country:\n- Peru\n-",
        "regions: Latin America and the Caribbean",
        "regions: Sub-Saharan Africa",
    ),
    *(
        "start: 2010",
        "start: '2010'",
        "start: 216",
        "start:",
        "end: 2012",
        "end: 2004",
        "end: 2099",
    ),
    *("date: 2020-01-31 09:00:00 Z", "date: 2020-01-31 09:00", "date: 2027-01-31 09:00:00 Z"),
    *(
        "date: 1/2/2020",
        "date: [a]",
        "summary: A *b* c",
        'summary: "\\x2ab\\x2a"',
        "summary: |\n  a\n",
    ),
    *(
        "link: javascript:a",
        'link: "java\\tscript:a"',
        "link: https://bit.ly/a",
        "link: http://a.b",
    ),
    *(
        "promos:\n- title: a\n  link: /b\n- ''",
        "lang: fr",
        "published: false",
        "client: 'a '",
        "a: 1",
    ),
)
PATHS = ("example.md", "2020-01-31-a.md", "a b.md", "-a.md", "2020-02-31-é.md")
BODIES = tuple(
    sorted({e.source.split("\n---\n", 1)[-1] for rule in RULES for e in rule.examples if e.source})
)


@st.composite
def pages(draw: st.DrawFn) -> tuple[str, str]:
    """Return a page put together of examples, with some pieces put in, and its path."""
    fields = draw(
        st.lists(
            st.sampled_from(FIELDS), max_size=6, unique_by=lambda field: field.partition(":")[0]
        )
    )
    body = "\n".join(draw(st.lists(st.sampled_from(BODIES), max_size=2)))
    edits = st.tuples(st.integers(0, 999), st.sampled_from(PIECES), st.sampled_from((0, 0, 1, 3)))
    for permille, piece, dropped in draw(st.lists(edits, max_size=8)):
        place = len(body) * permille // 999
        body = body[:place] + piece + body[place + dropped :]
    head = "".join(f"{field}\n" for field in fields)
    return f"---\n{head}---\n{body}", draw(st.sampled_from(PATHS))


def test_pages_put_together() -> None:
    there: Counter[str] = Counter()
    found: Counter[str] = Counter()
    number = 0

    @settings(
        max_examples=1500, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
    )
    @given(pages())
    def look(made: tuple[str, str]) -> None:
        nonlocal number
        number += 1
        source, path = made
        outcome = lint_document(page(source, path), ALWAYS)
        assert said(lint_document(page(source, path), GATED)) == said(outcome)
        there.update(shown(source, path))
        found.update({each.rule for each in outcome.findings})

    look()
    # Pages that show a sign and pages that do not were among them, and so were findings of nearly
    # all rules that name one.
    assert SIGNS.keys() - there.keys() == set()
    assert {name for name, count in there.items() if count == number} == set()
    signed = {rule.name for rule in RULES if rule.signs and rule.name in NAMES}
    assert len(found.keys() & signed) > len(signed) * 4 // 5
