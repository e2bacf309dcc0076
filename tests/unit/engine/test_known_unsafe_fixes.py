"""Repairs that once did damage: each page shows one beside a repair of its kind that is right."""

from __future__ import annotations

from typing import Any

import pytest

from profilelint.engine.fix import repair
from profilelint.engine.lint import Setting
from profilelint.engine.ruleset import RuleSet
from profilelint.rules.load import load_registry
from profilelint.schema.load import schema_from_data
from profilelint.vocabulary.bundled import VOCABULARIES, bundled_vocabulary

REGISTRY = load_registry()
RULES = [entry.name for entry in REGISTRY if not entry.network]
HEAD = "---\ntitle: A\n---\n\n"
BULLETS = (
    "* Built a pier for the boats.\n* Dug a well in the market.\n* Sold the fish there.\n"
    "* Paid all of the bills.\n"
)


def repaired(text: str, flavor: str = "", schema: dict[str, Any] | None = None) -> str:
    """Return a page after its safe fixes."""
    bundled = {name: bundled_vocabulary(name) for name in VOCABULARIES}
    vocabularies = {name: each for name, each in bundled.items() if each is not None}
    setting = Setting(
        RuleSet(REGISTRY, RULES),
        today="2026-01-31",
        schema=schema_from_data(schema, vocabularies) if schema else None,
        vocabularies=vocabularies,
        flavor=flavor,
    )
    done = repair("page.md", text.encode(), setting, lambda _finding, fix: fix.safety == "safe")
    assert done.refused == {}
    return done.data.decode()


BODIES = {
    "a space in a host or a path": (
        "",
        "[a](https://exa mple.org/b) [c](https://example.org/d e) [f](https://example.org/g )\n",
        "[a](https://exa mple.org/b) [c](https://example.org/d e) [f](https://example.org/g)\n",
    ),
    "a title with quotation marks": (
        "",
        '[a](/b "The "old" pier")  [c](/d The "new" pier)  e\n',
        '[a](/b "The "old" pier") [c](/d The "new" pier) e\n',
    ),
    "a full stop on an address": (
        "",
        f"{BULLETS}* See it  at https://example.org/a\n",
        f"{BULLETS}* See it at https://example.org/a\n",
    ),
    "a full stop on an autolink": (
        "",
        f"{BULLETS}* See it  at <https://example.org/a>\n",
        f"{BULLETS}* See it at <https://example.org/a>\n",
    ),
    "a full stop on a link": (
        "",
        f"{BULLETS}* See the  works in [it](/a)\n",
        f"{BULLETS}* See the works in [it](/a)\n",
    ),
    "a full stop on code": (
        "",
        f"{BULLETS}* Start all  of it with `pier`\n",
        f"{BULLETS}* Start all of it with `pier`\n",
    ),
    "a full stop on a tag": (
        "obsidian",
        f"{BULLETS}* Built a  boat for the #pier\n",
        f"{BULLETS}* Built a boat for the #pier\n",
    ),
    "a full stop on a key": (
        "",
        f"{BULLETS}* key: name  here\n",
        f"{BULLETS}* key: name here\n",
    ),
    "a full stop on the end of a component": (
        "mdx",
        f"{BULLETS}* Open  the gate</Steps>\n",
        f"{BULLETS}* Open the gate</Steps>\n",
    ),
    "abbreviations at the end": (
        "",
        "* Maps of the old  town\n* Songs of the new town\n* Songs of Ann Lee et al.\n"
        "* Tales of the year 500 c.\n",
        "* Maps of the old town\n* Songs of the new town\n* Songs of Ann Lee et al.\n"
        "* Tales of the year 500 c.\n",
    ),
    "full stops against the habit of the site": (
        "",
        "* Maps of the old  town\n* Songs of the new town\n* Songs of the sea.\n* Tales.\n"
        "* Lists of boats\n* Lists of piers\n",
        "* Maps of the old town\n* Songs of the new town\n* Songs of the sea.\n* Tales.\n"
        "* Lists of boats\n* Lists of piers\n",
    ),
    "curly apostrophes of a page that has more straight ones": (
        "",
        "The town's  pier isn't the people’s pier.\n\nIt's $f'g  = g'f$.\n",
        "The town's pier isn't the people’s pier.\n\nIt's $f'g  = g'f$.\n",
    ),
    "a formula of several lines": (
        "",
        "The length  of it:\n\n$$\n- q'r\n* V(x)\n$$\n",
        "The length of it:\n\n$$\n- q'r\n* V(x)\n$$\n",
    ),
    "a line break above a formula": (
        "mdx",
        "The length  is:  \n$$y = u$$\n",
        "The length is:  \n$$y = u$$\n",
    ),
    "numbers above code": (
        "",
        "1.\n\n```\na\n```\n\n2.\n\n```\nb  c\n```\n\nOne  two.\n",
        "1.\n\n```\na\n```\n\n2.\n\n```\nb  c\n```\n\nOne two.\n",
    ),
    "spaces in tables": (
        "gfm",
        "| a  | b   |\n|----|-----|\n| c  d | e   |\n\nOne  two.\n",
        "| a  | b   |\n|----|-----|\n| c  d | e   |\n\nOne two.\n",
    ),
    "spaces in simple tables": (
        "pandoc",
        "-----  ---\na  b   c\nd  e   f\n-----  ---\n\nOne  two.\n",
        "-----  ---\na  b   c\nd  e   f\n-----  ---\n\nOne two.\n",
    ),
    "spaces in wiki links": ("obsidian", "See [[the  pier|a  b]]  now.\n",
                             "See [[the  pier|a  b]] now.\n"),
    "aligned code": (
        "",
        "One  two `a  = 1`.\n\n    b  = 2 \n\n```\nc   = 3 \n```\n",
        "One two `a  = 1`.\n\n    b  = 2 \n\n```\nc   = 3 \n```\n",
    ),
    "code that is written without a mark": (
        "kramdown",
        "{% highlight sh %}\na  = 1\n{% endhighlight %}\n\nOne  two {{ a  | b }}.\n",
        "{% highlight sh %}\na  = 1\n{% endhighlight %}\n\nOne two {{ a  | b }}.\n",
    ),
    "spaces in a heading that are part of its anchor": (
        "gfm", "##  Boats  (piers)\n\nOne  two.\n", "## Boats  (piers)\n\nOne two.\n",
    ),
    "a tracked address with character references": (
        "",
        "[a](https://example.org/?b=&#49;&utm_source=x&lt=2) [c](https://example.org/?fbclid=x)\n",
        "[a](https://example.org/?b=&#49;&utm_source=x&lt=2) [c](https://example.org/)\n",
    ),
    "U+200B in Thai": (
        "",
        "\u0e2a\u0e27\u0e31\u0e2a\u0e14\u0e35\u200b\u0e0a\u0e32\u0e27\u0e42\u0e25\u0e01, "
        "pi\u200ber.\n",
        "\u0e2a\u0e27\u0e31\u0e2a\u0e14\u0e35\u200b\u0e0a\u0e32\u0e27\u0e42\u0e25\u0e01, pier.\n",
    ),
    "U+2019 in Ukrainian": (
        "",
        "\u043e\u0431\u2019\u0454\u043a\u0442, \u043f'\u044f\u0442\u044c, it\u2019s, he's\n",
        "\u043e\u0431\u2019\u0454\u043a\u0442, \u043f'\u044f\u0442\u044c, it\u2019s, he\u2019s\n",
    ),
    "what is invisible in code": (
        "", "The\u200b pier: `a\u200bb`.\n", "The pier: `a\u200bb`.\n",
    ),
    "attributes of JSX": (
        "mdx",
        'One  two.\n\n<iframe src="https://example.org" title="a" frameBorder="0" />\n',
        'One two.\n\n<iframe src="https://example.org" title="a" frameBorder="0" />\n',
    ),
    "attributes of JSX in text": (
        "mdx",
        'One  <iframe src="https://example.org" title="a" frameBorder="0" scrolling="no" /> two\n',
        'One <iframe src="https://example.org" title="a" frameBorder="0" scrolling="no" /> two\n',
    ),
    "the empty line after the first paragraph": (
        "kramdown", "One  two.\n \nThree.\n\nFour.\n   \nFive.\n",
        "One two.\n \nThree.\n\nFour.\n\nFive.\n",
    ),
    "a space at the end that breaks a line": (
        "", "One  two  \nthree.\n\n* Four  \n  five\n", "One two  \nthree.\n\n* Four  \n  five\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", BODIES)
def test_of_a_body(case: str) -> None:
    flavor, before, after = BODIES[case]
    assert repaired(HEAD + before, flavor) == HEAD + after


TEXT = {"type": "string"}
FIELDS: dict[str, tuple[dict[str, Any], str, str]] = {
    "a truth value that becomes text": (
        {"url": TEXT, "supportColumn": TEXT, "title": TEXT},
        "url: false\nsupportColumn: true\ntitle: 1984\n",
        "url: false\nsupportColumn: true\ntitle: '1984'\n",
    ),
    "a line break in a template": (
        {},
        "row: '{{ a }}\\n{{ b }}'\nmessage: \"One\\ntwo\"\nnote: One\\ntwo\n",
        "row: '{{ a }}\\n{{ b }}'\nmessage: \"One\\ntwo\"\nnote: One two\n",
    ),
    "Markdown in a field that a theme may render": (
        {}, "summary: 'Seeds  for **all** '\n", "summary: 'Seeds  for **all**'\n",
    ),
    "a value that the schema refuses as well": (
        {"start": {"type": "integer", "minimum": 2000}, "end": {"type": "integer"}},
        "start: '1990'\nend: '2001'\n",
        "start: '1990'\nend: 2001\n",
    ),
    "a value that is not in the list either": (
        {"kind": {"type": "string", "enum": ["pier"]}, "title": TEXT},
        "kind: 3\ntitle: 3\n",
        "kind: 3\ntitle: '3'\n",
    ),
    "a value that stands in two fields": (
        {"start": {"type": "integer"}, "end": {"type": "integer"}, "name": TEXT},
        "start: &a '1990'\nname: *a\nend: '2001'\n",
        "start: &a '1990'\nname: *a\nend: 2001\n",
    ),
    "names of their time": (
        {"country": {"items": {"x-vocabulary": "countries"}}},
        "country: [Swaziland, Burma, Macedonia, The Gambia, 'Canada ']\n",
        "country: [Swaziland, Burma, Macedonia, The Gambia, 'Canada']\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", FIELDS)
def test_of_front_matter(case: str) -> None:
    properties, before, after = FIELDS[case]
    schema = {"properties": properties}
    assert repaired(f"---\n{before}---\n", schema=schema) == f"---\n{after}---\n"
