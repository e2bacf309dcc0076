"""Front Matter CMS."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from profilelint.schema.load import SchemaError

if TYPE_CHECKING:
    from collections.abc import Callable

    Check = Callable[..., list[str]]

FILE = "frontmatter.json"

FIELDS: list[dict[str, Any]] = [
    {"title": "Title", "name": "title", "type": "string", "required": True},
    {"title": "Date", "name": "date", "type": "datetime", "required": True, "default": "{{now}}"},
    {"title": "Draft", "name": "draft", "type": "draft", "required": True},
    {"title": "Tags", "name": "tags", "type": "tags"},
    {"title": "Topic", "name": "topic", "type": "taxonomy", "taxonomyId": "topics",
     "taxonomyLimit": 1},
    {"title": "Kind", "name": "kind", "type": "choice",
     "choices": ["tea", {"id": "c", "title": "Coffee"}, {"title": "Milk"}]},
    {"title": "Kinds", "name": "kinds", "type": "choice", "multiple": True, "choices": ["a", "b"]},
    {"title": "Rating", "name": "rating", "type": "number",
     "numberOptions": {"min": 0, "max": 5}},
    {"title": "Extra", "name": "extra", "type": "string", "required": True,
     "when": {"fieldRef": "kind", "operator": "eq", "value": "tea"}},
    {"title": "Place", "name": "place", "type": "fields",
     "fields": [{"name": "city", "type": "string", "required": True}]},
    {"title": "Parts", "name": "parts", "type": "block", "fieldGroup": ["quote", "link"]},
    {"title": "Common", "name": "common", "type": "fieldCollection", "fieldGroup": "common"},
    {"title": "Line", "name": "line", "type": "divider"},
]  # fmt: skip

MODEL: dict[str, Any] = {
    "$schema": "https://frontmatter.codes/frontmatter.schema.json",
    "frontMatter.taxonomy.tags": ["gardening", "baking"],
    "frontMatter.taxonomy.customTaxonomy": [{"id": "topics", "options": ["harbour", "old town"]}],
    "frontMatter.taxonomy.fieldGroups": [
        {"id": "quote", "fields": [{"name": "text", "type": "string", "required": True}]},
        {"id": "link", "fields": [{"name": "url", "type": "string", "required": True}]},
        {"id": "common", "fields": [{"name": "subtitle", "type": "string", "required": True}]},
    ],
    "frontMatter.taxonomy.contentTypes": [{"name": "post", "fields": FIELDS}],
    "frontMatter.content.pageFolders": [
        {"title": "Posts", "path": "[[workspace]]/content/posts", "contentTypes": ["post"]}
    ],
}

LEAST = "title: Tea\nsubtitle: Hot"


def one(check: Check, front_matter: str, model: dict[str, Any] | str = MODEL) -> list[str]:
    text = model if isinstance(model, str) else json.dumps(model, indent=2)
    files = {FILE: text, "content/posts/tea.md": f"---\n{front_matter}\n---\nText.\n"}
    return [each.partition(" ")[2] for each in check(files, FILE)]


@pytest.mark.parametrize(
    "front_matter",
    [
        LEAST,
        f"{LEAST}\ndate: 2024-05-01\ndraft: false\ntags: [baking, walking]\ntopic: harbour\n"
        "kind: c\nkinds: [a]\nrating: 0\nplace: {city: Oslo}\nother: 1\ntype: post\n"
        "parts: [{fieldGroup: quote, text: Hot.}, {fieldGroup: link, url: x}]",
        "draft: true\ntitle:",
    ],
)
def test_what_the_cms_lets_pass_is_right(check: Check, front_matter: str) -> None:
    assert one(check, front_matter) == []


@pytest.mark.parametrize(
    ("front_matter", "said"),
    [
        (
            "title: Tea",
            'error: "subtitle" is missing: add a line "subtitle: " with its value'
            " [schema-required]",
        ),
        (
            f"{LEAST}\ntags: [gardning]",
            'warning: item 1 of "tags" is "gardning", which is not a known term: did you mean '
            '"gardening"? [term-unknown]',
        ),
        (
            f"{LEAST}\nkind: Coffee",
            'error: "kind" is "Coffee", which is not allowed: write "tea", "c" or "Milk"'
            " [schema-enum]",
        ),
        (f"{LEAST}\nrating: 6", 'error: "rating" must be 5 or less, not 6 [schema-range]'),
        (
            f"{LEAST}\nplace: {{town: Oslo}}",
            'error: "place" has no "city": add a line "city: " there with its value'
            " [schema-required]",
        ),
        (
            f"{LEAST}\nparts: [{{fieldGroup: link, text: x}}]",
            'error: item 1 of "parts" needs "url" because "fieldGroup" is "link": add a line '
            '"url: " there with its value [schema-required]',
        ),
        (
            f"{LEAST}\nkidn: tea",
            'warning: the key "kidn" is not known: did you mean "kind"? [schema-unknown-key]',
        ),
    ],
)
def test_what_the_cms_would_not_save_is_told(check: Check, front_matter: str, said: str) -> None:
    assert one(check, front_matter) == [said]


def several(*allowed: str) -> dict[str, Any]:
    """Return a content model whose folder has three content types, or those allowed."""
    types = [
        {"name": name, "fields": [{"name": f"of_{name}", "type": "string", "required": True}]}
        for name in ("default", "note", "link")
    ]
    folder: dict[str, Any] = {"title": "Posts", "path": "content/posts"}
    if allowed:
        folder["contentTypes"] = list(allowed)
    return {
        "frontMatter.taxonomy.contentTypes": types,
        "frontMatter.content.pageFolders": [folder],
    }


@pytest.mark.parametrize(
    ("front_matter", "name"),
    [
        ("x: 1", "default"),
        ("type: note", "note"),
        ("type: other", "default"),
        ("type: note\nfmContentType: link", "link"),
    ],
)
def test_a_page_names_its_content_type(check: Check, front_matter: str, name: str) -> None:
    assert one(check, front_matter, several()) == [
        f'error: "of_{name}" is missing: add a line "of_{name}: " with its value [schema-required]'
    ]


def test_a_content_type_without_fields_has_those_of_the_default_one(check: Check) -> None:
    model = several("note")
    del model["frontMatter.taxonomy.contentTypes"][1]["fields"]
    assert one(check, "x: 1", model) == [
        'error: "of_default" is missing: add a line "of_default: " with its value [schema-required]'
    ]


def test_comments_and_last_commas_are_passed_over(check: Check) -> None:
    text = json.dumps(several("note"), indent=2)
    text = text.replace('"title": "Posts"', '"title": "a // b" /* two\nlines */').replace(
        '"note"\n', '"note", // the last one\n', 1
    )
    text = text.replace('"fields": [', '"fields":\n// here\n[', 1).replace("]\n}", "],\n}")
    assert len(one(check, "x: 1", text)) == 1


def test_a_fault_of_the_content_model_has_its_line(check: Check) -> None:
    model = several("note")
    model["frontMatter.taxonomy.contentTypes"][1]["fields"] = [{"type": "string"}]
    with pytest.raises(SchemaError) as caught:
        one(check, "x: 1", model)
    assert str(caught.value) == (
        'frontmatter.json:16: this field has no name; write "name" and its key'
    )


def test_a_group_that_stands_for_itself_ends_at_the_limit(check: Check) -> None:
    model = several("note")
    field = {"name": "a", "type": "fieldCollection", "fieldGroup": "g"}
    model["frontMatter.taxonomy.contentTypes"][1]["fields"] = [field]
    model["frontMatter.taxonomy.fieldGroups"] = [{"id": "g", "fields": [field]}]
    with pytest.raises(SchemaError) as caught:
        one(check, "x: 1", model)
    assert caught.value.message == "fields are nested more than 20 levels deep"
