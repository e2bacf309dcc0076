"""Dates, plain text and file names: what is reported and what stays."""

from __future__ import annotations

from typing import Any

import pytest
from tests.cost import within

from profilelint.engine.lint import Setting, lint_document
from profilelint.engine.ruleset import RuleSet
from profilelint.rules.api import Rule, Valid
from profilelint.rules.date.date_file_name import DateFileName
from profilelint.rules.date.date_format import DateFormat
from profilelint.rules.date.date_future import DateFuture
from profilelint.rules.date.date_order import DateOrder
from profilelint.rules.date.date_quoted_year import DateQuotedYear
from profilelint.rules.date.date_stale_future import DateStaleFuture
from profilelint.rules.date.date_time_zone import DateTimeZone
from profilelint.rules.date.date_year_range import DateYearRange
from profilelint.rules.entry import entry_of
from profilelint.rules.file.file_duplicate_profile import FileDuplicateProfile
from profilelint.rules.file.file_name import FileName
from profilelint.rules.registry import Registry
from profilelint.rules.text.text_markdown_in_field import TextMarkdownInField
from profilelint.source.read import read_text
from profilelint.testing import ExampleResult, run_example

DATE_RULES: tuple[type[Rule], ...] = (
    DateFormat,
    DateFuture,
    DateOrder,
    DateQuotedYear,
    DateTimeZone,
    DateYearRange,
)


def find(rule: type[Rule], text: str, **more: Any) -> ExampleResult:
    return run_example(rule, Valid(text, **more))


@pytest.mark.parametrize(
    "block",
    [
        "start: 2016\nend: 2016",
        "start: 2016\nend: 2050",
        "start: 2016\nend:",
        "start:\nend: 2016",
        "start: later\nend: 2016",
        "start: [2021]\nend: 2016",
        "start: true\nend: false",
        "start: 2016\nend: 2021\ndate: 2012-01-01 00:00:00 Z",
        "date: 2016-01-21 22:40:52.765000000 Z",
        "date: 2020-09-28 09:43:00 +0200",
        "date: 2026-02-01 23:59:00 Z",
        "date: 2024-02-31",
        "date: []",
        "published: false",
    ],
)
def test_dates_that_stay(block: str) -> None:
    for rule in DATE_RULES:
        assert find(rule, f"---\n{block}\n---\n").covers == [], rule.name


@pytest.mark.parametrize(
    ("rule", "block", "cover"),
    [
        (DateOrder, "start: 2021\nend: 2019", "2021"),
        (DateOrder, "start: '2021'\nend: 2019", "'2021'"),
        (DateOrder, "start: 2021-01-01\nend: 2020", "2021-01-01"),
        (DateOrder, "start: 2021-06\nend: 2021-05-31", "2021-06"),
        (DateYearRange, "start: 20166", "20166"),
        (DateYearRange, "end: 0", "0"),
        (DateYearRange, "end: 2052", "2052"),
        (DateYearRange, "end: '1016'", "'1016'"),
        (DateQuotedYear, "end: '2021'", "'2021'"),
        (DateFuture, "date: 2026-02-02", "2026-02-02"),
        (DateFuture, "date: '2030-01-01T00:00:00Z'", "'2030-01-01T00:00:00Z'"),
        (DateFormat, "date: 2020-1-5", "2020-1-5"),
        (DateFormat, "date: 20200105", "20200105"),
        (DateFormat, "date: 2020", "2020"),
        (DateFormat, "date: Jan 5, 2020", "Jan 5, 2020"),
        (DateTimeZone, "date: 2020-01-05 09:00", "2020-01-05 09:00"),
    ],
)
def test_dates_that_are_reported_once(rule: type[Rule], block: str, cover: str) -> None:
    assert find(rule, f"---\n{block}\n---\n").covers == [cover]


def test_years_lose_their_quotation_marks_in_every_format() -> None:
    for text, fixed in (
        ("---\nend: '2021'\n---\n", "---\nend: 2021\n---\n"),
        ('---\n{end: "2021"}\n---\n', "---\n{end: 2021}\n---\n"),
        ('+++\nend = "2021"\n+++\n', "+++\nend = 2021\n+++\n"),
        ('{"end": "2021"}\n', '{"end": 2021}\n'),
    ):
        assert find(DateQuotedYear, text).fixed == fixed
    for text in ("---\nend: ' 2021'\n---\n", "---\nend: '021'\n---\n", "---\nend: '0216'\n---\n"):
        assert find(DateQuotedYear, text).covers == []


def test_a_date_in_the_file_name() -> None:
    text = "---\ndate: 2020-01-31 00:30:00 Z\n---\n"
    for path, message_ids in (
        ("_posts/2020-01-31-a.md", []),
        ("_posts/2020-01-30-a.md", []),
        ("_posts/2020-01-29-a.md", ["different"]),
        ("_posts/2020-02-30-a.md", ["impossible"]),
        ("_posts/2020-01-29.md", []),
        ("_posts/2020-ab-29-a.md", []),
        ("2020-01-29-folder/a.md", []),
    ):
        assert find(DateFileName, text, path=path).message_ids == message_ids, path


def test_promises_are_found_as_words_of_prose() -> None:
    for body, covers in (
        ("It will train.", ["will"]),
        ("It **will** train.", []),
        ("It will\ntrain.", ["will"]),
        ("Goodwill. Willing. will-power. The will of the people. at will.", []),
        ("`it will run` <p title='it will run'></p>", []),
        ("[x](https://example.org/it will be)", ["will"]),
    ):
        assert find(DateStaleFuture, f"---\nend: 2012\n---\n{body}\n").covers == covers, body


@pytest.mark.parametrize(
    "text",
    [
        "5 * 3 * 2",
        "snake_case_name and __init__py",
        "a footnote* and another* one",
        "[sic] (see below) [a] (b)",
        "less < more > less",
        "<5 years> <https://example.org> <ana@example.org>",
        "https://example.org/_seed_/a_b_c",
        "100 % & more # not a heading",
        "an unclosed ** mark, an unclosed ` mark, [an unclosed](mark",
        "Lab@DI’s “Q&A”",
    ],
)
def test_text_that_is_no_markup(text: str) -> None:
    assert find(TextMarkdownInField, f"---\nsummary: |\n  {text}\n---\n").covers == []


@pytest.mark.parametrize(
    ("text", "covers", "fixed"),
    [
        ("a **b** c", ["**b**"], "a b c"),
        ("a __b c__ d", ["__b c__"], "a b c d"),
        ("a *b* c", ["*b*"], "a b c"),
        ("a (_b_) c", ["_b_"], "a (b) c"),
        ("a `b` c", ["`b`"], "a b c"),
        ("a [b](c) d", ["[b](c)"], "a b d"),
        ("a [b](c_(d)) e", ["[b](c_(d))"], "a b e"),
        ("a ![b](c.jpg) d", ["![b](c.jpg)"], "a b d"),
        ("a ![](c.jpg) d", ["![](c.jpg)"], "a  d"),
        ("a<br/>b", ["<br/>"], "ab"),
        ("a <a href='b'>c</a>", ["<a href='b'>"], "a c"),
    ],
)
def test_markup_is_removed(text: str, covers: list[str], fixed: str) -> None:
    found = find(TextMarkdownInField, f'---\nsummary: "{text}"\n---\n')
    assert found.covers == covers
    assert found.fixed == f'---\nsummary: "{fixed}"\n---\n'


def test_marks_are_removed_without_asking_only_where_templates_show_them() -> None:
    text = "---\ntitle: a _b_ [c](d) `f`\n---\n"
    assert [fix.safety for fix in find(TextMarkdownInField, text).fixes] == ["unsafe"] * 3


def test_plain_text_stays_text_without_its_marks() -> None:
    for value in ("_2019_ report", "_yes_", "_- a_ b", "__2019__"):
        found = find(TextMarkdownInField, f"---\ntitle: {value}\n---\n")
        assert len(found.covers) == 1
        assert found.fixes == []
    assert find(TextMarkdownInField, "---\ntitle: _a_ b\n---\n").fixed == "---\ntitle: a b\n---\n"


def test_markup_written_with_escapes_is_shown_whole() -> None:
    found = find(TextMarkdownInField, '---\ntitle: "\\x2A\\x2Aa\\x2A\\x2A"\n---\n')
    assert found.covers == ['"\\x2A\\x2Aa\\x2A\\x2A"']
    assert found.findings[0].params["markup"] == "**a**"


@pytest.mark.parametrize(
    "unit", ["[a](", "*", "_a ", "<a ", "![", "`a", "**a ", "[a](b", " _", "__a", "</a"]
)
def test_long_text_takes_no_long_time(unit: str) -> None:
    text = f"---\nsummary: |\n  {unit * (200_000 // len(unit))}\n---\n"
    registry = Registry([entry_of(TextMarkdownInField)])
    setting = Setting(RuleSet(registry, registry.names), "2026-01-31")
    outcome = within(2, lambda: lint_document(read_text("page.md", text), setting))
    assert len(outcome.findings) <= 20


@pytest.mark.parametrize(
    ("path", "characters", "suggestion"),
    [
        ("Peru-Rivers.md", None, None),
        ("été_2020.v2.md", None, None),
        ("e\u0301te\u0301.md", None, None),
        ("my folder (1)/peru.md", None, None),
        ("peru rivers.md", ("a space",), "peru-rivers.md"),
        ("peru–rivers).md", ("an en dash (–)", '")"'), "peru-rivers.md"),
        ("-peru.md", ("a hyphen at its start",), "peru.md"),
        ("peru & chile.md", ("a space", '"&"'), "peru-chile.md"),
        ("peru\u202egpj.md", ("an invisible character (U+202E)",), "perugpj.md"),
        ("%.md", ('"%"',), "page.md"),
    ],
)
def test_file_names(path: str, characters: Any, suggestion: Any) -> None:
    found = find(FileName, "---\ntitle: Peru\n---\n", path=path).findings
    assert [(f.params["characters"], f.params["suggestion"]) for f in found] == (
        [(characters, suggestion)] if characters else []
    )


def page(title: str, country: str = "Peru", start: str = "2016", more: str = "") -> str:
    return f"---\ntitle: {title}\ncountry: {country}\nstart: {start}\n{more}---\n"


@pytest.mark.parametrize(
    ("path", "text", "message_ids"),
    [
        ("b.md", page("Peru—Clean Rivers"), ["title"]),
        ("b.md", page("Peru–Clean  rivers", start="2020"), ["title"]),
        ("b.md", page("Peru—Clean River"), ["similar"]),
        ("b.md", page("Peru—Clean River", country="[Peru]"), ["similar"]),
        ("b.md", page("Peru—Clean River", start="2017"), []),
        ("b.md", page("Peru—Clean River", country="Chile"), []),
        ("b.md", page("Peru—Clean River", start=""), []),
        ("b.md", page("Peru—Clean River", more="published: false\n"), []),
        ("b.md", page("Peru—Clean River", more="draft: true\n"), []),
        ("a-1.md", page("Peru—Ríos"), ["name"]),
        ("a).md", page("Peru—Ríos"), ["name"]),
        ("a-1.md", page("Peru—Clean Rivers 2"), []),
        ("a-1.md", page("Peru—Clean River"), ["name"]),
        ("a-1.md", page("Peru—Clean Rivers"), ["title"]),
        ("z/a.md", page("Peru—Ríos"), []),
    ],
)
def test_two_pages_for_one_project(path: str, text: str, message_ids: list[str]) -> None:
    files = {"a.md": page("Peru—Clean Rivers")}
    found = find(FileDuplicateProfile, text, path=path, files=files)
    assert found.message_ids == message_ids
    for finding in found.findings:
        [related] = finding.related
        assert related.where.path == "a.md"
        start, end = related.where.span
        assert files["a.md"][start:end] == "Peru—Clean Rivers"


def test_the_first_page_of_a_pair_is_not_reported() -> None:
    files = {"b.md": page("Peru—Clean Rivers"), "c.md": page("Peru—Clean River")}
    found = find(FileDuplicateProfile, page("Peru—Clean Rivers"), path="a.md", files=files)
    assert found.covers == []


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("en/rivers.md", "fr/rivers.md"),
        ("rivers.md", "rivers.fr.md"),
        ("docs/rivers.md", "docs/pt-br/rivers.md"),
        ("docs/v1.2/rivers.md", "docs/2-edge/rivers.md"),
        ("docs/rivers.md", "docs/latest/rivers.md"),
        ("2020-01-31-rivers.md", "2021-01-31-rivers.md"),
    ],
)
def test_editions_of_a_page_are_no_duplicates(one: str, two: str) -> None:
    for text in (page("Peru—Clean Rivers"), "---\ntitle: Clean Rivers\n---\n\nText.\n"):
        assert find(FileDuplicateProfile, text, path=one, files={two: text}).covers == []
        assert find(FileDuplicateProfile, text, path=two, files={one: text}).covers == []


@pytest.mark.parametrize(("key", "found"), [("lang", 0), ("language", 0), ("place", 1)])
def test_pages_that_name_their_languages(key: str, found: int) -> None:
    files = {"a.md": page("Peru—Clean Rivers", more=f"{key}: es\n")}
    text = page("Peru—Clean Rivers", more=f"{key}: en\n")
    assert len(find(FileDuplicateProfile, text, path="b.md", files=files).covers) == found


def test_events_of_one_name_on_two_days() -> None:
    files = {"a.md": page("Harbour Day", start="2020-05-01")}
    text = page("Harbour Day", start="2021-05-01")
    assert find(FileDuplicateProfile, text, path="b.md", files=files).covers == []


@pytest.mark.parametrize(
    ("path", "body", "message_ids"),
    [
        ("b.md", "Text.\n", ["text"]),
        ("z/b.md", "\nText.\n\n", ["text"]),
        ("z/a.md", "Text.\n", []),
        ("b.md", "Other text.\n", []),
        ("b.md", "", []),
    ],
)
def test_pages_that_are_no_profiles(path: str, body: str, message_ids: list[str]) -> None:
    files = {"a.md": "---\ntitle: Clean Rivers\n---\nText.\n"}
    text = f"---\ntitle: Clean rivers\n---\n{body}"
    assert find(FileDuplicateProfile, text, path=path, files=files).message_ids == message_ids


def test_the_fingerprint_of_a_duplicate_does_not_tell_of_the_other_page() -> None:
    text = page("Peru—Clean Rivers")
    prints: set[str] = set()
    for other in ("Peru—Clean River", "Peru—Clean  River"):
        for path in ("a.md", "aa.md"):
            found = find(FileDuplicateProfile, text, path="b.md", files={path: page(other)})
            prints.update(finding.fingerprint() for finding in found.findings)
    assert len(prints) == 1


def test_one_word_is_a_title_that_many_pages_have() -> None:
    files = {"a/index.md": "---\ntitle: Introduction\n---\n"}
    text = "---\ntitle: Introduction\n---\n"
    assert find(FileDuplicateProfile, text, path="b/index.md", files=files).covers == []
