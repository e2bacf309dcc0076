"""Words that stand twice in a list: which one stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from profilelint.app.main import run
from profilelint.library import check

CONFIGURATION = """\
[[collections]]
name = "pages"
include = ["**/*.md"]
schema = "{schema}"
"""
SCHEMA = """\
{"properties": {"tags": {"uniqueItems": true}, "topics": {"minItems": 2},
 "themes": {"items": {"enum": ["Water", "Roads"]}}}}
"""


def found(root: Path, page: str, schema: str = "none") -> list[tuple[str, str, str]]:
    (root / "profilelint.toml").write_text(CONFIGURATION.format(schema=schema), encoding="utf-8")
    (root / "page.md").write_bytes(page.encode())
    return [
        (finding.rule, finding.message_id, page[slice(*finding.where.span)])
        for finding in check([root]).findings
        if finding.where.path == "page.md" and finding.rule.startswith(("term-", "schema-"))
    ]


def repaired(root: Path) -> str:
    run(["check", "--quiet", "--fix", "--unsafe-fixes", str(root)])
    return (root / "page.md").read_bytes().decode()


@pytest.mark.parametrize(
    ("page", "items", "fixed"),
    [
        ("---\ntags: [H2O, water, Water]\n---\n", ["Water"], "---\ntags: [H2O, water]\n---\n"),
        ("---\ntags:\n  - a b\n  - A-b\n---\n", ["- A-b"], "---\ntags:\n  - a b\n---\n"),
        (
            "---\r\ntags:\r\n- abc\r\n- Abc\r\n---\r\n",
            ["- Abc"],
            "---\r\ntags:\r\n- abc\r\n---\r\n",
        ),
        ("---\ntags: [abc, Abc, ABC]\n---\n", ["Abc", "ABC"], "---\ntags: [abc]\n---\n"),
        (
            '+++\n[taxonomies]\ntags = [\n  "abc",\n  "Abc",\n]\n+++\n',
            ['"Abc"'],
            '+++\n[taxonomies]\ntags = [\n  "abc",\n]\n+++\n',
        ),
        ('{\n"tags": ["abc", "Abc"]\n}\n', ['"Abc"'], '{\n"tags": ["abc"]\n}\n'),
    ],
)
def test_the_first_stays(tmp_path: Path, page: str, items: list[str], fixed: str) -> None:
    assert found(tmp_path, page) == [("term-repeated", "other", item) for item in items]
    assert repaired(tmp_path) == fixed
    assert found(tmp_path, fixed) == []


@pytest.mark.parametrize("key", ["tags", "topics"])
def test_the_form_of_other_pages_stays(tmp_path: Path, key: str) -> None:
    (tmp_path / "one.md").write_text("---\ntags: [Abc]\n---\n")
    (tmp_path / "two.md").write_text("---\ntags: [Abc, def]\ntopics: [ABC]\n---\n")
    expected = {"tags": ["abc", "ABC"], "topics": ["Abc", "abc"]}[key]
    page = f"---\n{key}: [Abc, abc, ABC]\n---\n"
    assert found(tmp_path, page) == [("term-repeated", "site", item) for item in expected]
    assert repaired(tmp_path) == f"---\n{key}: [{'Abc' if key == 'tags' else 'ABC'}]\n---\n"


def test_the_schema_goes_first(tmp_path: Path) -> None:
    (tmp_path / "schema.json").write_text(SCHEMA)
    page = "---\ntags: [abc, abc, Abc]\ntopics: [def, Def]\nthemes: [water, Water]\n---\n"
    assert found(tmp_path, page, "schema.json") == [
        ("schema-items", "duplicate", "abc"),
        ("term-repeated", "other", "Abc"),
        ("term-repeated", "other", "Def"),
        ("schema-items", "near-duplicate", "water"),
    ]
    assert repaired(tmp_path) == "---\ntags: [abc]\ntopics: [def, Def]\nthemes: [Water]\n---\n"


def test_words_of_several_lists_and_lines(tmp_path: Path) -> None:
    (tmp_path / "one.md").write_text('---\ntags: [Abc, ""]\ntopics: ["a\\nb", def]\n---\n')
    page = '---\ntopics: [Def, def]\ntags: ["", "a\\n\\nb", abc, Abc]\n---\n'
    assert found(tmp_path, page) == [
        ("term-repeated", "site", "Def"),
        ("schema-empty-item", "empty", '""'),
        ("term-repeated", "site", "abc"),
    ]
