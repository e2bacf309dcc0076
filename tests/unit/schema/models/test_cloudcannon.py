"""CloudCannon."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from profilelint.schema.load import SchemaError

if TYPE_CHECKING:
    from collections.abc import Callable

    Check = Callable[..., list[str]]

FILE = "cloudcannon.config.yml"

MODEL = """
    _select_data:
      kinds: [tea, coffee]
      places: [{id: oslo, name: Oslo}, {id: rome}]
    _inputs_from_glob: [/.cloudcannon/inputs/*.yml]
    _inputs:
      title: {type: text, options: {required: true, max_length: 20}}
      draft: {type: switch}
      kind: {type: select, options: {values: _select_data.kinds}}
      place: {type: multiselect, options: {values: _select_data.places, max_items: 2}}
      author: {type: select, options: {values: data.authors}}
      topic: {type: select, options: {values: [gardening, baking], allow_create: true}}
      seo.title: {type: text, options: {max_length: 5}}
      $.date: {type: datetime, options: {required: true}}
      blocks: {type: array, options: {structures: _structures.blocks}}
      rating: {type: number, options: {min: 1, max: 5}}
      code: {type: text, options: {pattern: '^[a-z]+$', pattern_message: Write small letters}}
      loose: {type: text, options: {pattern: '^[a-z]+$', pattern_flags: {ignore_case: true}}}
      hidden: {type: text, hidden: true, options: {required: true}}
    _structures:
      blocks:
        values:
        - label: Quote
          value: {_type: quote, text: '', by: ''}
          _inputs:
            text: {type: text, options: {required: true}}
        - label: Columns
          value: {_type: columns, blocks: []}
        id_key: _type
    collections_config:
      posts:
        path: content/posts
        glob: ['**/*.md', '!drafts/**']
        schemas: {default: {path: .cloudcannon/schemas/post.md}}
        _inputs:
          rating: {type: number, options: {min: 1, max: 10}}
      data: {path: data}
"""

SCHEMA = """
    ---
    title:
    date:
    kind:
    hidden:
    seo: {title: '', image: ''}
    gallery: []
    ---
"""

OTHERS = "subtitle: {type: text}\nlength:\n  type: number\n"

LEAST = "title: Tea\ndate: 2024-05-01"


def one(check: Check, front_matter: str, model: str = MODEL) -> list[str]:
    files = {
        FILE: model,
        ".cloudcannon/schemas/post.md": SCHEMA,
        ".cloudcannon/inputs/more.yml": OTHERS,
        "content/posts/tea.md": f"---\n{front_matter}\n---\nText.\n",
    }
    return [each.partition(" ")[2] for each in check(files, FILE)]


@pytest.mark.parametrize(
    "front_matter",
    [
        LEAST,
        f"{LEAST}\nkind: tea\nplace: [oslo, rome]\nauthor: Ana\ntopic: walking\nloose: A\n"
        "rating: 9\nblocks: [{_type: quote, text: Hot.}, {_type: columns, blocks: []},"
        " {text: Hot.}, {_type: unheard_of}]\nseo: {title: Short}\nother: 1\n_schema: default",
        "published: false\ntitle:",
    ],
)
def test_what_the_cms_lets_pass_is_right(check: Check, front_matter: str) -> None:
    assert one(check, front_matter) == []


@pytest.mark.parametrize(
    ("front_matter", "said"),
    [
        (
            "date: 2024-05-01",
            'error: "title" is missing: add a line "title: " with its value [schema-required]',
        ),
        (
            f"{LEAST}\nkind: cofee",
            'error: "kind" is "cofee", which is not allowed: did you mean "coffee"? [schema-enum]',
        ),
        (
            f"{LEAST}\nplace: [Oslo]",
            'error: item 1 of "place" is "Oslo", which is not allowed: did you mean "oslo"? '
            "[schema-enum]",
        ),
        (
            f"{LEAST}\ntopic: bakng",
            'warning: "topic" is "bakng", which is not a known term: did you mean "baking"? '
            "[term-unknown]",
        ),
        (
            f"{LEAST}\nseo: {{title: Too long}}",
            'error: "title" in "seo" is too long: write at most 5 characters, not 8'
            " [schema-length]",
        ),
        (f"{LEAST}\nrating: 11", 'error: "rating" must be 10 or less, not 11 [schema-range]'),
        (
            f"{LEAST}\nlength: long",
            'error: "length" must be a number, not "long" [schema-type]',
        ),
        (
            f"{LEAST}\ncode: A1",
            'error: "code" is "A1", which does not have the right form (Write small letters)'
            " [schema-pattern]",
        ),
        (
            f"{LEAST}\nblocks: [{{_type: columns, blocks: [{{_type: quote}}]}}]",
            'error: item 1 of "blocks" in item 1 of "blocks" needs "text" because "_type" is '
            '"quote": add a line "text: " there with its value [schema-required]',
        ),
        (
            f"{LEAST}\nblocks: [{{_type: qoute, text: Hot.}}]",
            'warning: "_type" in item 1 of "blocks" is "qoute", which is not a known term: did '
            'you mean "quote"? [term-unknown]',
        ),
        (
            f"{LEAST}\ngalery: [a.jpg]",
            'warning: the key "galery" is not known: did you mean "gallery"? [schema-unknown-key]',
        ),
    ],
)
def test_what_the_cms_would_not_save_is_told(check: Check, front_matter: str, said: str) -> None:
    assert one(check, front_matter) == [said]


def test_what_is_required_and_in_no_schema_may_be_missing(check: Check) -> None:
    model = (
        "collections_config: {posts: {path: content/posts}}\n"
        "_inputs: {title: {type: text, options: {required: true}}}\n"
    )
    assert one(check, "x: 1", model) == []
    assert one(check, "title: ''", model) == [
        'error: "title" has no text: write it, or delete the line [schema-length]'
    ]


def test_collections_may_stand_in_files_of_their_own(check: Check) -> None:
    files = {
        FILE: "collections_config_from_glob: [/.cloudcannon/collections/*.yml]\n",
        ".cloudcannon/collections/posts.yml": (
            "posts:\n  path: content/posts\n  _inputs:\n    code: {type: text, options:\n"
            "      {pattern: '[a'}}\n"
        ),
        "content/posts/tea.md": "---\nx: 1\n---\n",
    }
    with pytest.raises(SchemaError) as caught:
        check(files, FILE)
    assert str(caught.value) == (
        '.cloudcannon/collections/posts.yml:4: "[a" is not a regular expression'
    )
