"""Benchmarks of the functions that take most of a run, for pytest-benchmark.

Run as ``pytest benchmarks``; the test suite does not collect them. Compare two states of the
program with ``--benchmark-save NAME`` and ``--benchmark-compare``. The figures are for one page
of 4 kB.
"""

# ruff: noqa: S101

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from profilelint.config.model import Config, Selection
from profilelint.engine.findings import to_findings
from profilelint.engine.kept.cache import ResultCache
from profilelint.engine.kept.record import read, write
from profilelint.engine.lint import fields, lint_document
from profilelint.engine.plan import Plan
from profilelint.model.digest import digest
from profilelint.rules.load import load_registry
from profilelint.rules.page.white_space import find_double_spaces
from profilelint.schema.check import check_front_matter
from profilelint.source.markdown.body import parse_body
from profilelint.source.markdown.html.elements import parse_markup
from profilelint.source.read import read_document

sys.path.insert(0, str(Path(__file__).parent))
from corpus import Writer

if TYPE_CHECKING:
    from profilelint.engine.lint import Setting
    from profilelint.model.document import Document
    from profilelint.rules.api import Context

    Benchmark = Any  # the fixture of pytest-benchmark, which has no types

KINDS = "document field body section heading paragraph list item link image element collect".split()


@pytest.fixture(scope="module")
def setting(tmp_path_factory: pytest.TempPathFactory) -> Setting:
    root = str(tmp_path_factory.mktemp("site"))
    found = Plan(Config(root), load_registry(), "2026-01-31", Selection()).setting("page.md")
    assert found is not None
    return found


@pytest.fixture(scope="module")
def clean() -> bytes:
    return _page(0.0, "<iframe")


@pytest.fixture(scope="module")
def faulty() -> bytes:
    return _page(1.0, "")


def _page(share: float, holding: str) -> bytes:
    writer = Writer(seed=1, faulty=share)
    return next(page for page in map(writer.page, range(100)) if holding in page).encode()


@pytest.fixture
def document(clean: bytes) -> Document:
    return read_document("page.md", clean)


def test_digest(benchmark: Benchmark, clean: bytes) -> None:
    benchmark(digest, clean)


def test_read_document(benchmark: Benchmark, clean: bytes) -> None:
    assert benchmark(read_document, "page.md", clean).problems == []


def test_parse_body(benchmark: Benchmark, document: Document) -> None:
    assert benchmark(parse_body, document.text, document.body_start).links


def test_parse_markup(benchmark: Benchmark, clean: bytes) -> None:
    def parsed() -> tuple[tuple[Document], dict[str, Any]]:
        document = read_document("page.md", clean)
        assert document.body.html
        return (document,), {}

    assert benchmark.pedantic(parse_markup, setup=parsed, rounds=200).elements


def test_check_schema(benchmark: Benchmark, document: Document, setting: Setting) -> None:
    assert setting.schema is not None
    assert benchmark(check_front_matter, setting.schema, document, {}) == []


def test_finders(benchmark: Benchmark, clean: bytes, setting: Setting) -> None:
    """All searches over a page, its body parsed already."""
    searches = [search for each in setting.rules.searches.values() for search in each]

    def parsed() -> tuple[tuple[Context], dict[str, Any]]:
        document = read_document("page.md", clean)
        assert document.body.paragraphs
        return (setting.context(document),), {}

    def find_all(context: Context) -> list[Any]:
        return [search.find(context) for search in searches]

    assert any(benchmark.pedantic(find_all, setup=parsed, rounds=200))


@pytest.mark.parametrize("kind", KINDS)
def test_rules(benchmark: Benchmark, document: Document, setting: Setting, kind: str) -> None:
    """All rules that look at one kind of thing, asked or not, over the things of a page."""
    body = document.body
    things: tuple[Any, ...] = {
        "document": (document,),
        "field": tuple(fields(document.data)),
        "body": (body,),
        "element": tuple(parse_markup(document).elements),
        "collect": (),
    }.get(kind) or tuple(getattr(body, f"{kind}s", ()))
    rules = [setting.rules.rule(name) for name in setting.rules.entries]
    checks = [getattr(rule, f"check_{kind}") for rule in rules if hasattr(rule, f"check_{kind}")]
    collects = [rule.collect for rule in rules if rule.collect is not None]
    context = setting.context(document)

    def check_all() -> None:
        for check in checks:
            for thing in things:
                check(thing, context)

    def collect_all() -> None:
        for collect in collects:
            collect(context)

    benchmark(collect_all if kind == "collect" else check_all)


def test_lint_clean_page(benchmark: Benchmark, clean: bytes, setting: Setting) -> None:
    outcome = benchmark(lambda: lint_document(read_document("page.md", clean), setting))
    assert outcome.findings == []


def test_lint_faulty_page(benchmark: Benchmark, faulty: bytes, setting: Setting) -> None:
    assert benchmark(lambda: lint_document(read_document("page.md", faulty), setting)).findings


def test_to_findings(benchmark: Benchmark, setting: Setting) -> None:
    text = "---\ntitle: Ghana—Bridge 1\n---\n\n" + "Too  far  apart.\n\n" * 10
    document = read_document("page.md", text.encode())
    context = setting.context(document)
    rule: Any = setting.rules.rule("text-double-space")
    for place in find_double_spaces(context):
        rule.check_double_space(place, context)
    assert len(context.problems) == 20
    benchmark(to_findings, context.problems, document, setting.rules, [])


def test_record(benchmark: Benchmark, faulty: bytes, setting: Setting) -> None:
    """What a faulty page's outcome costs on its way through a worker's pipe or the cache."""
    outcome = lint_document(read_document("page.md", faulty), setting)
    again = benchmark(lambda: read(write(outcome)))
    assert len(again.findings) == len(outcome.findings)


def test_load_cache(benchmark: Benchmark, tmp_path: Path) -> None:
    """The results of 5,000 pages."""
    folder = str(tmp_path / "cache")
    cache = ResultCache(folder, str(tmp_path), "key")
    for number in range(5000):
        path = f"{number // 1000:03}/page-{number:06}.md"
        facts = '{"file-duplicate-profile": ["a", "b"]}'
        cache.put(path, digest(path.encode()), str(number), "[[], []]", facts)
    cache.save([], list(cache.entries))
    assert len(benchmark(ResultCache, folder, str(tmp_path), "key").entries) == 5000
