"""All rules together, on pages put together from every rule's examples and from hostile pieces."""

from __future__ import annotations

import os
import random
import re
from collections.abc import Callable
from functools import cache
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from profilelint.config.model import Config, Selection
from profilelint.engine.edits import choose
from profilelint.engine.fix import repair
from profilelint.engine.guard import MISSING, differences
from profilelint.engine.lint import Setting, lint_document
from profilelint.engine.plan import Plan
from profilelint.engine.ruleset import RuleSet
from profilelint.engine.run import lint_paths
from profilelint.model.finding import Finding, Fix
from profilelint.model.result import Outcome
from profilelint.rules.load import load_registry
from profilelint.schema.load import bundled_schema
from profilelint.source.read import read_document
from profilelint.vocabulary.bundled import VOCABULARIES, bundled_vocabulary

TODAY = "2026-01-31"
REGISTRY = load_registry()
NAMES = sorted(entry.name for entry in REGISTRY if not entry.network)
KNOWN = {name: bundled_vocabulary(name) for name in VOCABULARIES}
SCHEMA = bundled_schema({name: found for name, found in KNOWN.items() if found is not None})
BOM = b"\xef\xbb\xbf"
SETTINGS = settings(
    max_examples=200, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
)

HOSTILE = [
    *(
        "\n",
        "\n\n",
        "  ",
        "\t",
        "* ",
        "- ",
        "1. ",
        "> ",
        "# ",
        "###",
        "`",
        "```\n",
        "~~~\n",
        "---\n",
    ),
    *("[", "]", "](", ")", "![", "<", ">", "**", "_", "\\", "&amp;", "&#0;", "{: .a}", "{% a %}"),
    *("{{< a >}}", "<!--", "-->", "<b>", "</b>", "<iframe src='", "'>", "<script>", "<textarea>"),
    *(
        "\u200b",
        "\u202e",
        "\u2028",
        "\u00a0",
        "é",
        "🚢",
        "\ufeff",
        "'",
        "’",
        '"',
        "“",
        "http://a.b",
    ),
    *("| a | b |\n|---|---|\n| c | d |\n", "[a]: http://b.c 'd'\n", "[^1]", "[^1]: x\n", "$", "\0"),
    *("Sample Activities", "Select Results", "the the ", "a  b ", "Word word word. ", "\ud800"),
    "<!-- profilelint-disable-next-line all -- why -->\n",
]
VALUES = [
    *("NO", "012", "1:20", "''", '" a "', "'it''s'", "[a, b]", "{a: 1}", "|\n  a\n  b", ">-\n  a"),
    *(
        "2016-02-31",
        "'2016'",
        "2016",
        "null",
        "~",
        "- a\n- \n- b",
        "a: b",
        "'a",
        "&a b",
        "*a",
        "!t a",
    ),
    *(
        "a\u200bb",
        "\u200b*a",
        "\u202e- a",
        "20\u200b16",
        "\u200b",
        "a\u2028",
        "DFID",
        "- NO\n- \n- NO",
    ),
    *("Peru", "Peru, Chile", "European Union", "EU", "*b* c", "a\\nb", " a ", "\n- Governance\n- "),
]
FIELDS = ["title", "date", "summary", "start", "end", "client", "solutions", "regions", "country"]


@cache
def fragments() -> tuple[list[str], list[str]]:
    """Return the front matter and the bodies of all the rules' examples."""
    blocks: set[str] = set()
    bodies: set[str] = set()
    for entry in REGISTRY:
        for shown in entry.load().examples:
            source = shown.source.replace("\r\n", "\n").replace("\r", "\n")
            found = re.match(r"---\n(.*?)^---\n", source, re.DOTALL | re.MULTILINE)
            if found is not None:
                blocks.add(found[1])
                source = source[found.end() :]
            if source and not source.startswith(("---", "+++", "{\n", "\ufeff")):
                bodies.add(source)
    return sorted(blocks), sorted(bodies)


@st.composite
def pages(draw: st.DrawFn) -> str:
    blocks, bodies = fragments()
    front = "".join(
        draw(st.lists(st.sampled_from(blocks), min_size=draw(st.integers(0, 3)), max_size=4))
    )
    for field in draw(st.lists(st.sampled_from(FIELDS), max_size=5, unique=True)):
        front += f"{field}: {draw(st.sampled_from(VALUES))}\n"
    if draw(st.booleans()):  # most pages have each key once
        keys: dict[str, str] = {}
        for entry in re.split(r"^(?=\S[^\n]*:)", front, flags=re.MULTILINE):
            keys.setdefault(entry.partition(":")[0], entry)
        front = "".join(keys.values())
    pieces = st.one_of(st.sampled_from(bodies), st.sampled_from(bodies), st.sampled_from(HOSTILE))
    least = draw(st.integers(0, 12))
    joint = draw(st.sampled_from(["", "\n", "\n\n"]))
    body = joint.join(draw(st.lists(pieces, min_size=least, max_size=16)))
    closing = draw(st.sampled_from(["---\n"] * 9 + ["..."]))
    return f"---\n{front}{closing}{body}"


def encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def setting(names: list[str]) -> Setting:
    return Setting(RuleSet(REGISTRY, names), TODAY, SCHEMA, vocabularies=KNOWN)


ALL = setting(NAMES)


def lint(data: bytes, using: Setting = ALL) -> Outcome:
    return lint_document(read_document("a.md", data), using)


def test_no_page_raises() -> None:
    fired: set[str] = set()

    @given(pages())
    @SETTINGS
    def check(text: str) -> None:
        data = encoded(text)
        document = read_document("a.md", data)
        outcome = lint_document(document, ALL)
        assert outcome.failures == []
        size = len(document.text)
        for finding in outcome.findings:
            fired.add(finding.rule)
            assert 0 <= finding.where.span.start <= finding.where.span.end <= size
            assert finding.message
            assert finding.region is not None
            for fix in finding.fixes:
                assert fix.edits
                assert choose([fix]) == [fix]
                for edit in fix.edits:
                    assert 0 <= edit.span.start <= edit.span.end <= size
                    assert document.text[edit.span.start : edit.span.end] != edit.text

    check()
    assert len(fired) >= 65, sorted(set(NAMES) - fired)


def told(data: bytes) -> list[tuple[str, str, int, str]]:
    """Return what is found; of text over several lines the place alone is told."""
    document = read_document("a.md", data)
    found = []
    for finding in lint_document(document, ALL).findings:
        covered = document.text[slice(*finding.where.span)]
        assert finding.region is not None
        shown = covered if covered.isprintable() else ""
        found.append((finding.rule, finding.message_id, finding.region.line, shown))
    return found


@given(pages())
@SETTINGS
def test_line_ends_and_byte_order_mark_change_nothing(text: str) -> None:
    plain = encoded(text)
    expected = told(plain)
    assert told(BOM + plain) == expected
    assert told(plain.replace(b"\n", b"\r\n")) == expected
    assert told(BOM + plain.replace(b"\n", b"\r\n")) == expected


def spliced(data: bytes, using: Setting, wanted: Callable[[Finding, Fix], bool]) -> bytes:
    """Return a page after its fixes, put together from the old bytes between the edits."""
    mark = BOM if data.startswith(BOM) else b""
    for _ in range(50):
        document = read_document("a.md", data)
        fixes = choose(
            next(fix for fix in finding.fixes if wanted(finding, fix))
            for finding in lint_document(document, using).findings
            if finding.suppression is None and any(wanted(finding, fix) for fix in finding.fixes)
        )
        if not fixes:
            return data
        out, end = b"", 0
        for edit in sorted((edit for fix in fixes for edit in fix.edits), key=lambda e: e.span):
            assert edit.span.start >= end
            out += document.text[end : edit.span.start].encode() + edit.text.encode()
            end = edit.span.end
        data = mark + out + document.text[end:].encode()
    raise AssertionError("the fixes do not come to rest")


@st.composite
def choices(draw: st.DrawFn) -> list[str]:
    """Return all rules, most often, or some of them."""
    if draw(st.booleans()):
        return NAMES
    return sorted(draw(st.sets(st.sampled_from(NAMES), min_size=1, max_size=40)))


def check_fixes(
    text: str, names: list[str], end: bytes, mark: bytes, unsafe: bool
) -> tuple[list[str], int]:
    """Check all that is promised of fixes.

    Returns the rules whose fixes were applied, once for each, and how many were refused.
    """
    using = ALL if names is NAMES else setting(names)
    data = mark + text.encode("utf-8", "replace").replace(b"\n", end)

    def wanted(_finding: Finding, fix: Fix) -> bool:
        return unsafe or fix.safety == "safe"

    document = read_document("a.md", data)
    done = repair("a.md", data, using, wanted)
    refused = {finding.rule for finding in done.refused.values()}
    again = repair("a.md", done.data, using, wanted)
    assert (again.data, again.applied) == (done.data, [])
    assert again.refused.keys() == done.refused.keys()
    after = read_document("a.md", done.data)
    left = [
        finding
        for finding in lint_document(after, using).findings
        if finding.suppression is None and any(wanted(finding, fix) for fix in finding.fixes)
    ]
    if document.text.encode("utf-8", "surrogatepass") == data.removeprefix(BOM):
        assert {finding.rule for finding in left} <= refused
        assert refused or done.data == spliced(data, using, wanted)
    applied = [finding.rule for finding in done.applied]
    if document.front_matter is None:
        return applied, len(done.refused)
    assert after.front_matter is not None
    routes = {finding.where.route for finding in done.applied if finding.where.route}
    renamed = {f.where.route[:-1] for f in done.applied if f.where.part == "key"}
    for difference in differences(document.data, after.data):
        new = difference.before is MISSING and difference.route[:-1] in renamed
        assert new or any(difference.route[: len(route)] in (route, route[:-1]) for route in routes)
    return applied, len(done.refused)


def test_fixes() -> None:
    fixed: list[str] = []
    refusals: list[int] = []

    @given(
        pages(),
        choices(),
        st.sampled_from([b"\n", b"\n", b"\r\n"]),
        st.sampled_from([b"", b"", BOM]),
        st.booleans(),
    )
    @SETTINGS
    def check(text: str, names: list[str], end: bytes, mark: bytes, unsafe: bool) -> None:
        applied, refused = check_fixes(text, names, end, mark, unsafe)
        fixed.extend(applied)
        refusals.append(refused)

    check()
    assert len(set(fixed)) >= 22, sorted(set(fixed))
    # What stands close together, as only generated text does, may be read otherwise after a repair.
    assert 20 * sum(refusals) <= len(fixed), (sum(refusals), len(fixed))


def test_the_order_of_files_does_not_matter(tmp_path: Any) -> None:
    plan = Plan(Config(os.fspath(tmp_path)), REGISTRY, TODAY, Selection())

    @given(st.lists(pages(), min_size=2, max_size=6), st.randoms(use_true_random=False))
    @settings(SETTINGS, max_examples=40)
    def check(texts: list[str], rng: random.Random) -> None:
        given_pages = {f"page-{number}.md": encoded(text) for number, text in enumerate(texts)}
        paths = sorted(given_pages)
        expected = lint_paths(paths, plan, contents=given_pages)
        assert expected.failures == []
        rng.shuffle(paths)
        other = lint_paths(paths, plan, contents=given_pages)
        assert sorted(other.findings, key=repr) == sorted(expected.findings, key=repr)
        assert other.failures == []

    check()
