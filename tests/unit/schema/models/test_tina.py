"""TinaCMS."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from profilelint.schema.models.tina import CMS

if TYPE_CHECKING:
    from collections.abc import Callable

    Check = Callable[..., list[str]]

FILE = "tina/tina-lock.json"

TITLE = {"type": "string", "name": "title", "label": "Title", "isTitle": True, "required": True}
BLOCKS = {
    "type": "object",
    "name": "parts",
    "list": True,
    "templates": [
        {"name": "quote", "fields": [{"type": "string", "name": "text", "required": True}]},
        {"name": "link", "fields": [{"type": "string", "name": "url"}]},
    ],
}
MODEL: Any = {
    "schema": {
        "version": {"fullVersion": "1.6.0"},
        "collections": [
            {
                "name": "post",
                "path": "content/posts",
                "format": "md",
                "match": {"exclude": "drafts/**"},
                "fields": [
                    TITLE,
                    {"type": "datetime", "name": "date", "required": True},
                    {"type": "boolean", "name": "featured", "required": True},
                    {"type": "number", "name": "rating"},
                    {"type": "string", "name": "kind", "options": ["tea", {"value": "milk"}]},
                    {"type": "string", "name": "topics", "list": True},
                    {"type": "image", "name": "heroImg", "nameOverride": "hero-img"},
                    {"type": "reference", "name": "author", "collections": ["author"]},
                    BLOCKS,
                    {"type": "rich-text", "name": "body", "isBody": True, "required": True},
                ],
            },
            {"name": "author", "path": "content/authors", "format": "mdx", "fields": [TITLE]},
            {"name": "global", "path": "content/global", "format": "json", "fields": [TITLE]},
        ],
    },
    "lookup": {},
    "graphql": {},
}
LEAST = "title: Tea\ndate: 2024-05-01T09:30:00.000Z"


def one(check: Check, front_matter: str) -> list[str]:
    files = {
        FILE: json.dumps(MODEL),
        "content/posts/tea.md": f"---\n{front_matter}\n---\nText.\n",
        "content/authors/ana.mdx": "---\ntitle: Ana Lund\n---\n",
    }
    return [each.partition(" ")[2] for each in check(files, f"{FILE}#post")]


@pytest.mark.parametrize(
    "front_matter",
    [
        LEAST,
        f"{LEAST}\nrating: 4\nkind: milk\ntopics: [a]\nhero-img: /a.png\nother: 1",
        f"{LEAST}\nauthor: content/authors/ana.mdx\nrating:",
        f"{LEAST}\nparts:\n- _template: quote\n  text: Hot.\n- {{_template: link}}",
        "draft: true\ntitle:",
    ],
)
def test_what_the_cms_lets_pass_is_right(check: Check, front_matter: str) -> None:
    assert one(check, front_matter) == []


@pytest.mark.parametrize(
    ("front_matter", "rules"),
    [
        ("title: Tea", ["schema-required"]),
        (f"{LEAST}\nkind: coffee", ["schema-enum"]),
        (f"{LEAST}\ntopics: a", ["schema-type"]),
        (f"{LEAST}\nauthor: content/authors/bo.mdx", ["term-unknown"]),
        (f"{LEAST}\nparts: [{{_template: quote}}]", ["schema-required"]),
        (f"{LEAST}\nparts: [{{_template: qoute, text: a}}]", ["schema-enum"]),
        (f"{LEAST}\nraitng: 4", ["schema-unknown-key"]),
    ],
)
def test_what_is_wrong(check: Check, front_matter: str, rules: list[str]) -> None:
    found = [each.rpartition("[")[2].rstrip("]") for each in one(check, front_matter)]
    assert found == rules


def test_the_file_is_known_by_its_place_and_content() -> None:
    assert CMS.recognises(MODEL, FILE)
    assert CMS.recognises(MODEL, f"web/{FILE}")
    assert not CMS.recognises(MODEL, "tina-lock.json")
    assert not CMS.recognises({"collections": []}, FILE)
