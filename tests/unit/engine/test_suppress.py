from __future__ import annotations

import pytest

from profilelint.engine.lint import Setting, lint_document
from profilelint.engine.ruleset import RuleSet
from profilelint.model.finding import Finding, Suppression
from profilelint.rules.load import load_registry
from profilelint.source.read import read_text

RULES = (
    "text-double-space",
    "date-quoted-year",
    "suppression-expired",
    "suppression-invalid",
    "suppression-unused",
)
SETTING = Setting(RuleSet(load_registry(), RULES), "2026-01-31")
HEAD = "---\ntitle: x\n---\n"


def lint(text: str) -> list[Finding]:
    return [*lint_document(read_text("a.md", text), SETTING).findings]


def brief(text: str) -> list[tuple[str, int, str | None]]:
    return [
        (f.rule, f.region.line if f.region else 0, f.suppression.reason if f.suppression else None)
        for f in lint(text)
    ]


def test_next_line() -> None:
    text = HEAD + (
        "<!-- profilelint-disable-next-line text-double-space -- a poem -->\n"
        "one  two three.\n\nfour  five six.\n"
    )
    assert brief(text) == [("text-double-space", 5, "a poem"), ("text-double-space", 7, None)]
    assert lint(text)[0].suppression == Suppression("directive", "a poem")


def test_this_line() -> None:
    text = HEAD + "one  two <!-- profilelint-disable-line text -- a poem --> three.\n"
    assert brief(text) == [("text-double-space", 4, "a poem")]


def test_block_and_its_end() -> None:
    text = HEAD + (
        "<!-- profilelint-disable text-double-space -- tables -->\n\none  two.\n\n"
        "<!-- profilelint-enable text-double-space -->\n\nthree  four.\n"
    )
    assert brief(text) == [("text-double-space", 6, "tables"), ("text-double-space", 10, None)]


def test_file_and_front_matter() -> None:
    text = (
        "---\n# profilelint-disable-file text -- old page\n"
        "start: '1990'  # profilelint-disable-line date-quoted-year -- kept\n"
        "end: '1991'\n---\none  two.\n"
    )
    assert brief(text) == [
        ("date-quoted-year", 3, "kept"),
        ("date-quoted-year", 4, None),
        ("text-double-space", 6, "old page"),
    ]


def test_toml() -> None:
    text = '+++\nstart = "1990" # profilelint-disable-line date -- kept\n+++\n'
    assert brief(text) == [("date-quoted-year", 2, "kept")]


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "`<!-- profilelint-disable-file text -->`\n\none  two.\n",
        HEAD + "```\n<!-- profilelint-disable-file text -->\n```\n\none  two.\n",
        "---\ntitle: 'a # profilelint-disable-file text'\n---\none  two.\n",
        "---\ntitle: |\n  a # profilelint-disable-file text\n---\none  two.\n",
        "---\ntitle: a#profilelint-disable-file text\n---\none  two.\n",
    ],
)
def test_not_in_code_or_values(text: str) -> None:
    assert [(rule, reason) for rule, _, reason in brief(text)] == [("text-double-space", None)]


def test_expired_has_no_effect() -> None:
    text = HEAD + "<!-- profilelint-disable-file text until=2026-01-30 -- x -->\n\none  two.\n"
    assert brief(text) == [("suppression-expired", 4, None), ("text-double-space", 6, None)]
    assert brief(text.replace("01-30", "01-31")) == [("text-double-space", 6, "x")]


def test_unused_is_judged_only_where_it_can_be() -> None:
    # `link` is not switched on here, so nothing is known of it.
    text = HEAD + "<!-- profilelint-disable-file link -- x -->\none two.\n"
    assert brief(text) == []
    text = HEAD + "<!-- profilelint-disable-file text-double-space -- x -->\none two.\n"
    assert brief(text) == [("suppression-unused", 4, None)]


def test_unclosed_and_many_comments_are_not_slow() -> None:
    lint(HEAD + "<!-- profilelint-disable-file text\n" * 20_000)
    lint(HEAD + "<!-- profilelint-disable-file text -->\n" * 500 + "one  two.\n" * 500)
