from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.engine.workspace.typed_site import TypedSite

from profilelint.engine.workspace.description import description

SCHEMA = {
    "required": ["title"],
    "properties": {
        "title": {
            "type": "string",
            "title": "Title",
            "description": "Its name.",
            "examples": ["Pier"],
        },
        "colours": {"type": "array", "items": {"x-vocabulary": "colours"}},
        "kind": {"enum": ["a", "b"], "deprecated": True},
        "code": {"type": "string", "pattern": "^[A-Z]{2}$"},
        "mark": {"type": ["string", "null"], "pattern": "^[A-Z]{2}$"},
    },
}
TERMS = """\
- {label: blue, synonyms: [azure, sky], broader: [cold], note: As the sky.}
- {label: old, deprecated: true, replaced_by: blue, valid_until: 2020-12-31}
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> TypedSite:
    return TypedSite(tmp_path_factory.mktemp("site"), SCHEMA, TERMS)


def told(site: TypedSite, marked: str) -> tuple[str, list[str]]:
    found = description(site.workspace, "projects/a.md", site.type(marked))
    if found is None:
        return "", []
    return site.text[found.span.start : found.span.end], found.paragraphs


def test_keys(site: TypedSite) -> None:
    assert told(site, "---\nti^tle: Pier\n---\n") == (
        "title",
        ["Title", "Its name.", "It is required. It is text.", 'For example: "Pier"'],
    )
    assert told(site, "---\ntitle: [\nki^nd: a\n") == (
        "kind",
        ['It is no longer used. It is "a" or "b".'],
    )
    assert told(site, "---\ntitle: A\ncol^ours: []\n---\n") == (
        "colours",
        ['It is a list. Its terms are in "colours.yaml".'],
    )
    assert told(site, "---\ntitle: A\nco^de: AB\n---\n") == (
        "code",
        ["It is text with 2 capital letters A–Z."],
    )
    assert told(site, "---\ntitle: A\nma^rk: AB\n---\n") == (
        "mark",
        ["It is text or empty. Its form: 2 capital letters A–Z."],
    )
    assert told(site, "---\ntitle: A\nother^: []\n---\n") == ("", [])


def test_terms(site: TypedSite) -> None:
    assert told(site, "---\ntitle: A\ncolours: [bl^ue]\n---\n") == (
        "blue",
        ["blue", "As the sky.", "Synonyms: azure, sky\nBroader: cold"],
    )
    word, paragraphs = told(site, "---\ntitle: A\ncolours:\n- az^ure\n---\n")
    assert (word, paragraphs[0]) == ("azure", 'azure: write "blue"')
    assert paragraphs[3].startswith("term-synonym: ")
    assert told(site, "---\ntitle: A\nend: 2019\ncolours: [o^ld]\n---\n") == (
        "old",
        ["old", 'No longer used since 2020-12-31: write "blue"'],
    )


def test_findings_and_rules(site: TypedSite) -> None:
    covered, paragraphs = told(site, "---\ntitle: A\n---\n\nThe t^he pier.\n")
    assert (covered, len(paragraphs)) == ("The the", 1)
    assert paragraphs[0].startswith("text-doubled-word: No word is repeated by mistake. ")
    covered, paragraphs = told(
        site, "---\ntitle: A\n---\n<!-- profilelint-disable link-h^ttp -->\n"
    )
    assert covered == "link-http"
    assert told(site, "---\ntitle: A\n---\n\nThe pi^er.\n") == ("", [])


def test_hostile_schemas(tmp_path: Path) -> None:
    schema = {
        "title": 5,
        "properties": {
            "title": {"title": [], "description": 3, "examples": {}, "enum": ["x" * 5000] * 2000},
            "colours": {"x-vocabulary": "colours", "description": "y" * 100_000},
        },
    }
    site = TypedSite(tmp_path, schema, "- " + "z" * 90_000 + "\n")
    assert len("".join(told(site, "---\ntit^le: x\n---\n")[1])) < 5000
    assert len("".join(told(site, "---\ncolo^urs: x\n---\n")[1])) < 5000
