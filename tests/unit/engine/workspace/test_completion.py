from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.unit.engine.workspace.typed_site import REGISTRY, TypedSite

from profilelint.engine.workspace.completion import suggestions
from profilelint.engine.workspace.suggestion import Suggestions
from profilelint.model.finding import Span
from profilelint.source.read import read_text

TERMS = """\
title: Colour
terms:
  - {label: blue, synonyms: [azure], note: As the sky}
  - "No"
  - "red: dark, [deep]"
  - {label: old, deprecated: true, replaced_by: blue}
  - {label: past, deprecated: true, replaced_by: "No", valid_until: 2020-12-31}
  - {label: lost, deprecated: true}
"""
SCHEMA: dict[str, Any] = {
    "required": ["title", "colours"],
    "properties": {
        "end": {"type": "integer"},
        "gone": {"deprecated": True},
        "title": {"type": "string", "title": "Title", "description": "Its name."},
        "colour": {"x-vocabulary": "colours"},
        "colours": {"type": "array", "items": {"x-vocabulary": "colours"}},
        "kind": {"enum": ["a", "yes", 3]},
        "draft": {"type": "boolean"},
        "day": {"type": "string", "format": "date"},
        "photo": {"type": "string", "x-file": "img"},
        "who": {"type": "string", "x-page": "people"},
        "parts": {"items": {"type": "object", "properties": {"n": {"type": "integer"}}}},
    },
}
COLOURS = ["blue", "No", "red: dark, [deep]", "old", "past"]


class Page(TypedSite):
    """A page of which suggestions are asked."""

    def at(self, marked: str) -> Suggestions:
        offset = self.type(marked)
        found = suggestions(self.workspace, "projects/a.md", offset)
        return found if found is not None else Suggestions(Span(0, 0), [])

    def labels(self, marked: str) -> list[str]:
        return [each.label for each in self.at(marked).items]

    def written(self, marked: str) -> list[Any]:
        """Return the front matter after each suggestion."""
        found = self.at(marked)
        start, end = found.span
        texts = [self.text[:start] + each.text + self.text[end:] for each in found.items]
        return [read_text("a.md", text).data for text in texts]


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Page:
    root = tmp_path_factory.mktemp("site")
    for folder in ("img", "people"):
        (root / folder).mkdir()
    (root / "img/a.png").write_text("")
    (root / "people/jane.md").write_text("")
    page = Page(root, SCHEMA, TERMS)
    (root / "projects/b c.md").write_text("")
    return page


def test_absent_keys_the_required_first_and_the_deprecated_last(page: Page) -> None:
    found = page.at("---\nend: 2020\n^\ncolours: [x\n---\n").items
    assert [each.label for each in found] == [
        "title", "colour", "kind", "draft", "day", "photo", "who", "parts", "gone"
    ]  # fmt: skip
    assert found[0]._asdict() == {
        "label": "title",
        "sort": "key",
        "text": "title: ",
        "search": "",
        "detail": "required: Title",
        "words": "Its name.",
        "snippet": "title: $0",
        "is_deprecated": False,
    }
    assert [each.label for each in found if each.is_deprecated] == ["gone"]
    snippets = {each.label: each.snippet for each in page.at("---\n^\n---\n").items}
    assert snippets["colours"] == "colours:\n  - $0"
    assert snippets["draft"] == "draft: ${1|true,false|}"
    assert page.labels("---\nparts:\n  - ^\n---\n") == ["n"]
    assert page.at("---\nparts:\n  - ^\n---\n").items[0].text == "n: "
    assert page.at("---\nti^: x\n---\n").items[0].text == "title"


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("+++\n^\n+++\n", {"title": ""}),
        ('+++\n^\nend = 1\n[t]\na = "b"\n+++\n', {"title": "", "end": 1, "t": {"a": "b"}}),
        ('{\n  "^"\n}\n', {"title": ""}),
        ('{\n  ^\n  "end": 1\n}\n', {"title": "", "end": 1}),
    ],
)
def test_a_key_is_written_with_a_value_that_parses(
    page: Page, marked: str, expected: dict[str, Any]
) -> None:
    assert page.written(marked)[0] == expected


@pytest.mark.parametrize(
    "marked",
    [
        "---\ncolour: ^\n---\n",
        "---\ncolour:^\n---\n",
        "---\ncolour: bl^ue # so\n---\n",
        "---\ncolour: 'bl^'\n---\n",
        '---\ncolour: "^"\n---\n',
        "---\ncolours: ^\n---\n",
        "---\ncolours:\n  ^\n---\n",
        "---\ncolours:\n- ^\n---\n",
        "---\ncolours:\n  -^\n---\n",
        "---\ncolours:\n  - b^\n---\n",
        "---\ncolours: [^]\n---\n",
        '+++\ncolour = "^"\n+++\n',
        "+++\ncolour = ^\n+++\n",
        "+++\ncolours = [^]\n+++\n",
        '{"colours": ["b^"]}\n',
        '{"colour": ^}\n',
    ],
)
def test_terms_parse_as_what_they_are_wherever_they_are_written(page: Page, marked: str) -> None:
    value = ["blue", "No", "red: dark, [deep]", "blue", "No"]
    if "colours" in marked:
        assert page.written(marked) == [{"colours": [each]} for each in value]
    else:
        assert page.written(marked) == [{"colour": each} for each in value]
    assert page.labels(marked) == COLOURS


def test_terms_are_found_by_their_synonyms_and_those_of_the_era_are_offered(page: Page) -> None:
    blue, *_, old, past = page.at("---\ncolour: ^\n").items
    assert (blue.search, blue.words, blue.detail) == ("blue azure", "As the sky", "Colour")
    assert (old.text, old.is_deprecated) == ("blue", True)
    assert past.text == "'No'"
    found = page.at("---\nend: 2019\ntitle: [\ncolour: ^\n---\n").items
    assert [(each.label, each.text) for each in found[-2:]] == [("past", "past"), ("old", "blue")]
    assert page.at("---\ncolour: 'a^'\n---\n").items[0].search == "'blue azure"


def test_other_values(page: Page) -> None:
    assert page.written("---\nkind: ^\n---\n") == [{"kind": each} for each in ("a", "yes", 3)]
    assert page.written("---\ndraft: ^\n---\n") == [{"draft": True}, {"draft": False}]
    assert page.at("---\nday: ^\n---\n").items[0].text == "2026-01-31"
    assert page.written("---\nphoto: ^\n---\n") == [{"photo": "a.png"}]
    assert page.written("---\nwho: ^\n---\n") == [{"who": "jane"}]
    assert page.labels("---\ntitle: ^\n---\n") == []


def test_targets_of_links_and_images(page: Page) -> None:
    found = page.at("---\ntitle: x\n---\n\n[a](^)\n").items
    assert [each.text for each in found] == ["b%20c.md", "../img/a.png", "../people/jane.md"]
    assert [each.text for each in page.at("![a](../^)\n").items] == ["../img/a.png"]
    assert [each.text for each in page.at("[a](/^)\n").items] == [
        "/projects/b%20c.md", "/img/a.png", "/people/jane.md"
    ]  # fmt: skip
    assert page.labels("[a](https://^)\n") == []


def test_headings_behind_the_sign_of_a_place(page: Page) -> None:
    (page.root / "people/ann.md").write_text("# Who she is\n\n## Café {#bar}\n\n## 2. Dams\n")
    page.workspace.renew()
    here = "---\ntitle: x\n---\n\n[a](#^)\n\n## The pier\n\n## The pier\n\n## (x y)\n"
    found = page.at(here).items
    assert [(each.label, each.text, each.detail) for each in found] == [
        ("#the-pier", "#the-pier", "The pier"),
        ("#the-pier-1", "#the-pier-1", "The pier"),
        ("#x-y", "#x-y", "(x y)"),
    ]
    text = "../people/ann.md#"
    found = page.at(f"[a]({text}b^a)\n").items
    assert [each.text for each in found] == [
        f"{text}who-she-is",
        f"{text}bar",
        f"{text}2-dams",
    ]
    assert found[1].search == f"{text}bar Café {{#bar}}"
    for marked in ("[a](absent.md#^)", "[a](https://example.org/#^)", "[a](../img/a.png#^)"):
        assert page.labels(marked) == []
    assert page.labels("![a](#^)\n\n# B\n") == []


def test_anchors_are_those_of_the_site(tmp_path: Path) -> None:
    page = Page(tmp_path, SCHEMA, TERMS)
    (page.root / "hugo.toml").write_text("")
    (page.root / "content").mkdir()
    (page.root / "content/ann.md").write_text("---\ntitle: A\n---\n## हिन्दी (x\n")
    page.workspace.renew()
    # Hugo drops the vowel signs, which GitHub keeps.
    assert page.labels("[a](/content/ann.md#^)\n") == ["#हनद-x"]
    (page.root / "hugo.toml").unlink()
    (page.root / "_config.yml").write_text("baseurl: /x\n")
    page.workspace.renew()
    assert page.labels("[a](/x/content/ann.html#^)\n") == ["#हिन्दी-x"]


def test_words_of_comments_that_suppress(page: Page) -> None:
    found = page.labels("---\ntitle: x\n---\n\nThe the pier. <!-- profilelint-disable-line ^ -->\n")
    assert found[0] == "schema-required"
    assert "text-doubled-word" in found[:3]
    assert sorted(found) == sorted(REGISTRY.names)[: len(found)]
    assert "disable-next-line" in page.labels("<!-- profilelint-^ -->")


def test_many_terms_are_narrowed_by_the_word(tmp_path: Path) -> None:
    many = Page(tmp_path, SCHEMA, "".join(f"- colour {n}\n" for n in range(3000)))
    assert (len(many.at("---\ncolour: ^\n").items), many.at("---\ncolour: ^\n").complete) == (
        200,
        False,
    )
    assert many.labels("---\ncolour: Colour 299^\n") == ["colour 299"] + [
        f"colour 299{n}" for n in range(10)
    ]
