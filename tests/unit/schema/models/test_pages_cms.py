"""Pages CMS."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from profilelint.schema.load import SchemaError

if TYPE_CHECKING:
    from collections.abc import Callable

    Check = Callable[..., list[str]]

FILE = ".pages.yml"

MODEL = """
    media: static
    components:
      link:
        type: object
        fields:
        - {name: label, type: string, required: true}
        - {name: url, type: string, pattern: {regex: '^https://', message: Begin with https}}
      more: {component: link, label: More}
    content:
    - name: writing
      type: group
      items:
      - name: posts
        type: collection
        path: content/posts
        exclude: [README.md]
        fields:
        - {name: title, type: string, required: true, options: {maxlength: 20}}
        - {name: date, type: date, required: true}
        - {name: draft, type: boolean, required: true}
        - {name: rating, type: number, options: {min: 1, max: 5}}
        - name: kind
          type: select
          required: true
          options: {values: [tea, {name: coffee, label: Coffee}, {value: milk, name: Milk}]}
        - {name: topics, type: string, list: {min: 1, max: 2}}
        - {name: cover, type: image, options: {multiple: true}}
        - name: author
          type: reference
          options: {collection: people, value: '{name}', search: name}
        - {name: more, component: more, list: true}
        - name: parts
          type: block
          list: true
          blocks:
          - {name: quote, fields: [{name: text, type: text, required: true}]}
          - {name: link, component: link}
        - name: place
          type: object
          fields: [{name: city, type: string, required: true}, {name: zip, type: string}]
        - {name: id, type: uuid, required: true}
        - {name: body, type: rich-text, required: true}
    - {name: people, type: collection, path: content/people, fields: [{name: name, type: string}]}
    - {name: site, type: file, path: data/site.yml, fields: [{name: title, type: string}]}
"""

GOOD = """
    ---
    title: Tea
    date: 2024-05-01
    rating: 4
    kind: milk
    topics: [a, b]
    cover: [/a.jpg]
    author: ana.md
    more:
    - {label: Shop, url: https://example.org}
    parts:
    - {_block: quote, text: Hot.}
    - {_block: link, label: Shop}
    place: {city: '', zip:}
    other: 1
    ---
"""

LEAST = "title: Tea\ndate: 2024-05-01\nkind: tea"


def one(check: Check, front_matter: str, model: str = MODEL, schema: str = FILE) -> list[str]:
    files = {
        FILE: model,
        "content/posts/tea.md": f"---\n{front_matter}\n---\nText.\n",
        "content/people/ana.md": "---\nname: Ana Lund\n---\n",
    }
    return [each.partition(" ")[2] for each in check(files, schema)]


def test_a_page_that_the_cms_could_have_written_is_right(check: Check) -> None:
    page = GOOD.replace("    ---", "---").strip() + "\n"
    files = {
        FILE: MODEL,
        "content/posts/tea.md": page,
        "content/people/ana.md": "---\nname: A\n---\n",
    }
    assert check(files, FILE) == []


@pytest.mark.parametrize(
    "front_matter", [LEAST, f"{LEAST}\nplace: {{}}\nmore: []\nrating: ''", "draft: true\ntitle:"]
)
def test_what_the_cms_lets_pass_is_right(check: Check, front_matter: str) -> None:
    assert one(check, front_matter) == []


@pytest.mark.parametrize(
    ("front_matter", "said"),
    [
        (
            "title: Tea\nkind: tea",
            'error: "date" is missing: add a line such as "date: 2020-12-31" [schema-required]',
        ),
        (
            f"{LEAST}\nrating: 6",
            'error: "rating" must be 5 or less, not 6 [schema-range]',
        ),
        (
            "title: Tea\ndate: 2024-05-01\nkind: Milk",
            'error: "kind" is "Milk", which is not allowed: did you mean "milk"? [schema-enum]',
        ),
        (
            f"{LEAST}\ntopics: [a, b, c]",
            'error: "topics" has too many items (3): keep at most 2 [schema-items]',
        ),
        (
            f"{LEAST}\nauthor: anna.md",
            'error: "author" is "anna.md", which is not a known term: did you mean "ana.md"? '
            "[term-unknown]",
        ),
        (
            f"{LEAST}\nmore: [{{label: Shop, url: 'http://example.org'}}]",
            'error: "url" in item 1 of "more" is "http://example.org", which does not have the'
            " right form (Begin with https) [schema-pattern]",
        ),
        (
            f"{LEAST}\nparts: [{{_block: quote}}]",
            'error: item 1 of "parts" needs "text" because "_block" is "quote": add a line "text: '
            '" there with its value [schema-required]',
        ),
        (
            f"{LEAST}\nparts: [{{_block: picture}}]",
            'error: "_block" in item 1 of "parts" is "picture", which is not allowed: write'
            ' "quote" or "link" [schema-enum]',
        ),
        (
            f"{LEAST}\nplace: {{zip: '0150'}}",
            'error: "place" has no "city": add a line "city: " there with its value'
            " [schema-required]",
        ),
        (
            "title: Tea for everyone who comes by\ndate: 2024-05-01\nkind: tea",
            'error: "title" is too long: write at most 20 characters, not 29 [schema-length]',
        ),
    ],
)
def test_what_the_cms_would_not_save_is_told(check: Check, front_matter: str, said: str) -> None:
    assert one(check, front_matter) == [said]


def model(fields: str, components: str = "") -> str:
    return (
        f"components:\n{components}" if components else ""
    ) + f"content:\n- name: posts\n  type: collection\n  path: content/posts\n  fields:\n{fields}"


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (model("  - {name: a, component: b}\n"), 6, 'there is no component "b"; there are none'),
        (
            model("  - {name: a, component: b}\n", "  b: {component: c}\n  c: {component: b}\n"),
            9,
            'the component "b" contains itself',
        ),
        (
            model(
                "  - {name: a, component: b}\n",
                "  b:\n    type: object\n    fields: [{name: c, component: b}]\n",
            ),
            2,
            "fields are nested more than 20 levels deep",
        ),
        (
            model("  - {name: a, type: reference, options: {collection: x}}\n"),
            6,
            'there is no collection "x" to take values from; there are "posts"',
        ),
        (
            model("  - {type: string}\n"),
            6,
            'this field has no name; write "name: " and its key',
        ),
    ],
)
def test_a_fault_of_the_content_model_has_its_line(
    check: Check, text: str, line: int, message: str
) -> None:
    with pytest.raises(SchemaError) as caught:
        one(check, "title: Tea", text)
    assert (caught.value.path, caught.value.line, caught.value.message) == (FILE, line, message)


def test_components_that_double_at_each_level_end_at_the_limit(check: Check) -> None:
    components = "".join(
        f"  c{number}:\n    type: object\n    fields:\n"
        f"    - {{name: a, component: c{number + 1}}}\n"
        f"    - {{name: b, component: c{number + 1}}}\n"
        for number in range(15)
    )
    text = model("  - {name: a, component: c0}\n", f"{components}  c15: {{type: string}}\n")
    with pytest.raises(SchemaError) as caught:
        one(check, "title: Tea", text)
    assert caught.value.message == "the content model has more than 5000 fields"


def test_names_and_extensions_say_which_files_belong_to_a_collection(check: Check) -> None:
    text = (
        "content:\n"
        "- {name: posts, type: collection, path: content, subfolders: false,"
        " filename: '{primary}.mdx', fields: [{name: title, type: string, required: true}]}\n"
    )
    files = {FILE: text, "content/a.mdx": "---\nx: 1\n---\n"}
    assert len(check(files, FILE, "content/*.mdx")) == 1
