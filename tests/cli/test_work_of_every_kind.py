"""Every key of the configuration and every reader at one and four times a hostile input.

Each table has a line for each thing that the program knows of its kind, so that a new one without
such input fails. Rules have theirs in ``test_without_bound``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.hostile_input import Filler, grows, times
from tests.readings import read_body

from profilelint.config.keys import keys_of, tables_of
from profilelint.config.load import load_config
from profilelint.config.model import Config, ConfigError
from profilelint.rules.embed.links_in_tags import find_links_in_tags
from profilelint.rules.load import load_registry
from profilelint.source.front_matter.notation import NOTATIONS
from profilelint.source.markdown import constructs
from profilelint.source.markdown.flavor import FLAVORS, flavor_named
from profilelint.source.markdown.html.elements import parse_markup
from profilelint.source.read import read_text

REGISTRY = load_registry()

# The configuration

TEXT = times("a", '"', '"')
GLOBS = times("**/a*", '["', '"]')
WORDS = times('"text", ', "[", "]")
NUMBERS = times("1, ", "[", "]")
VALUES: dict[str, Filler] = {
    "accept": times('"h#.org" = [403], ', "{ ", "z = [403] }"),
    "baseline": TEXT,
    "error-days": NUMBERS,
    "error-runs": NUMBERS,
    "exclude": GLOBS,
    "file-schemas": NUMBERS,
    "flavor": TEXT,
    "gitignore": NUMBERS,
    "ignore": WORDS,
    "include": GLOBS,
    "max-age": NUMBERS,
    "name": TEXT,
    "require-https": NUMBERS,
    "rules": times("date-# = 1, ", "{ ", "z = 1 }"),
    "schema": TEXT,
    "select": WORDS,
    "severity": TEXT,
    "site": TEXT,
    "vocabularies": times('k# = "a.txt", ', "{ ", 'z = "a.txt" }'),
    "warning-days": NUMBERS,
    "warning-runs": NUMBERS,
}


def keys(model: type = Config, above: str = "") -> Iterator[str]:
    """Yield the keys of the configuration, each behind the name of its table."""
    for key in keys_of(model):
        yield f"{above}{key.name}"
    for table in tables_of(model):
        yield from keys(table.model, f"[[{table.name}]]." if table.array else f"[{table.name}].")


@pytest.mark.parametrize("key", list(keys()))
def test_a_key_of_the_configuration(tmp_path: Path, key: str) -> None:
    path = tmp_path / "profilelint.toml"
    table, _, name = key.rpartition(".")
    needed = {"name": '"c"', "include": '["*.md"]'} if table.startswith("[[") else {}
    needed = {each: value for each, value in needed.items() if each != name}
    if "overrides" in table:
        needed.pop("name", None)

    def work(size: int) -> Callable[[], object]:
        lines = [table, *(f"{each} = {value}" for each, value in needed.items())]
        path.write_text("\n".join([*lines, f"{name} = {VALUES[name](size)}\n"]))

        def read() -> object:
            try:
                return load_config(str(path), REGISTRY)
            except ConfigError as error:
                return error

        return read

    grows(work)


# Front matter

FRONT_MATTER: dict[str, dict[str, Filler]] = {
    "yaml": {
        "keys": times("k#: 1\n"),
        "one key many times": times("k: 1\n"),
        "items": times("- a#\n", "l:\n"),
        "mappings in a list": times("- a: 1\n  b: c\n", "l:\n"),
        "flow": times("a, ", "l: [", "a]\n"),
        "open brackets": times("[", "l: "),
        "open braces": times("{a: ", "l: "),
        "anchors": times("k#: &a# 1\nj#: *a#\n"),
        "aliases of aliases": times("- *b\n", "a: &b [1, 2]\nl:\n"),
        "merge keys": times("m#:\n  <<: *b\n", "a: &b {x: 1}\n"),
        "quotes": times("k#: \"a\\n\\u00e9 'b'\"\n"),
        "an open quote": times("a'", 'k: "'),
        "a block": times("  a\n", "k: |\n"),
        "folded": times("  a\n\n", "k: >\n"),
        "continued": times("  a\n", "k: a\n"),
        "comments": times("# a\n"),
        "comments behind": times("k#: 1 # a\n"),
        "tags": times("k#: !!str a\n"),
        "tabs": times("\tk: 1\n"),
        "no-break spaces": times("k#:\u00a01\n"),
        "a long number": times("1", "k: ", "\n"),
        "a long word": times("a", "k: ", "\n"),
        "long keys": times("a", "", ": 1\n"),
        "question marks": times("? a\n"),
        "template tags": times("k#: {{ a }}\n"),
        "colons": times("a: ", "k: "),
        "dashes": times("- ", "k:\n"),
    },
    "toml": {
        "keys": times("k# = 1\n"),
        "one key many times": times("k = 1\n"),
        "items": times('"a", ', "l = [", "]\n"),
        "tables": times("[t#]\na = 1\n"),
        "tables in a list": times("[[t]]\na = 1\n"),
        "dotted": times("a.", "", "b = 1\n"),
        "open brackets": times("[", "l = "),
        "open braces": times("{a = ", "l = "),
        "quotes": times('k# = "a\\n\\u00e9"\n'),
        "an open quote": times("a'", 'k = "'),
        "a block": times("a\n", 'k = """', '"""\n'),
        "comments": times("# a\n"),
        "a long number": times("1", "k = ", "\n"),
        "dates": times("k# = 2020-01-02\n"),
    },
    "json": {
        "keys": times('"k#": 1,\n', "{\n", '"z": 1\n}\n'),
        "one key many times": times('"k": 1,\n', "{\n", '"z": 1\n}\n'),
        "items": times('"a", ', '{\n"l": [', '"a"]\n}\n'),
        "mappings in a list": times('{"a": 1}, ', '{\n"l": [', "1]\n}\n"),
        "open brackets": times("[", '{\n"l": '),
        "open braces": times('{"a": ', '{\n"l": '),
        "escapes": times("\\n\\u00e9", '{\n"k": "', '"\n}\n'),
        "an open quote": times("a'", '{\n"k": "'),
        "a long number": times("1", '{\n"k": ', "\n}\n"),
        "without quotes": times("k#: 1,\n", "{\n", "}\n"),
        "comments": times("// a\n", "{\n", '"a": 1\n}\n'),
    },
}
FENCES = {"yaml": "---\n", "toml": "+++\n", "json": ""}


def test_each_notation_has_hostile_input() -> None:
    assert {each[0] for each in NOTATIONS} == set(FRONT_MATTER)


@pytest.mark.parametrize(
    ("notation", "shape"), [(name, shape) for name in FRONT_MATTER for shape in FRONT_MATTER[name]]
)
@pytest.mark.parametrize("is_closed", [True, False], ids=["closed", "open"])
def test_front_matter(notation: str, shape: str, *, is_closed: bool) -> None:
    def work(size: int) -> Callable[[], object]:
        fence = FENCES[notation]
        text = f"{fence}{FRONT_MATTER[notation][shape](size)}{fence if is_closed else ''}"

        def read() -> object:
            document = read_text("page.md", text + "\nA\n")
            return document.front_matter and document.front_matter.tree

        return read

    grows(work)


# Markdown

CONSTRUCTS: dict[str, str] = {
    "admonitions": '!!! note "A"\n    text\n\n',
    "attribute_lists": "text\n{: .a #b }\n\n",
    "bracketed_code": "[code]\n  a\n[/code]\n[raw]\nb\n",
    "callout_marks": "> [!note] A\n> b\n\n",
    "colon_fences": ":::note\na\n:::\n\n",
    "dash_tables": "a    b\n---- ----\n1    2\n\n",
    "formulas": "$$\na'\n$$\n\na $b_c$ \\(d'\\) \\[e\nf=g\\] ",
    "grid_tables": "+---+---+\n| a | b |\n+===+===+\n| 1 | 2 |\n+---+---+\n\n",
    "inline_math": "a $x+y$ b \\(c\\) ",
    "jsx": "<Box a={1}>\n\n{a}\n\n</Box>\n\n",
    "kramdown_extensions": "{::comment}\na\n{:/comment}\n\n",
    "literate_blocks": "```{r}\na\n```\n\n",
    "lone_lines": "::: a\n\n[[toc]]\n\n",
    "math": "$$\nx\n$$\n\n",
    "mdc_markup": "::a{b}\n---\nc: d\n---\n#e\n:f{g}\n  :::h\n::\n",
    "myst_markup": "(a)=\n% b\n:::{c}\n:d: e\n{f}`g`\n:::\n+++ h\n",
    "open_fences": "```\na\n\n~~~ b\n",
    "stray_definitions": "[a]: /b\nc\n",
    "svelte_markup": "<A.B c={d}>\n\n{#if e}\n</A.B>\n{/if}\n\n",
    "template_blocks": "{% raw %}\na {{ b }}\n{% endraw %}\n\n",
    "vue_components": "<Box />\n\n<template #a>\nb\n</template>\n\n",
    "whole": "a\n",
    "wiki_links": "[[a|b]] ![[c]] ",
}
# Where what follows many of one kind is of another kind.
PAIRS: dict[str, tuple[str, str]] = {"mdc_markup": ("::a\n", ":::\n")}
ALL_FLAVORS = ["", *FLAVORS, "commonmark-mdc", "commonmark-svelte"]


def test_each_construct_has_hostile_input() -> None:
    modules = {path.stem for path in Path(constructs.__path__[0]).glob("*.py")} - {"__init__"}
    assert set(CONSTRUCTS) == modules


@pytest.mark.parametrize("flavor", ALL_FLAVORS)
@pytest.mark.parametrize("form", ["whole", "opened", "cut"])
def test_markdown_in_a_flavor(flavor: str, form: str) -> None:
    for unit in CONSTRUCTS.values():
        part = {"whole": unit, "opened": unit.partition("\n")[0] + "\n", "cut": unit[:3]}[form]

        def work(size: int, part: str = part) -> Callable[[], object]:
            text = part * (size // len(part) // 2)
            return lambda: read_body(text, flavor).blocks

        grows(work)


@pytest.mark.parametrize("construct", PAIRS)
def test_what_does_not_end_what_is_open(construct: str) -> None:
    opening, closing = PAIRS[construct]
    flavor = next(
        name
        for name in ALL_FLAVORS
        if construct in {each.module for each in flavor_named(name).constructs}
    )

    def work(size: int) -> Callable[[], object]:
        text = opening * (size // 10) + closing * (size // 10)
        return lambda: read_body(text, flavor).blocks

    grows(work)


# What is live on the page and hidden from CommonMark

SHAMS: dict[str, tuple[str, ...]] = {
    "backslashes": ("\\<b>", "\\\\<"),
    "broken definitions": ("[a]:\nb\n", "[a]: <b c>\n", "]:", "]: <a ", "[a]: \n\n"),
    "broken lines": ("a <!-- b\n\n", "<!--", "<a b='", "<a b='c\n\n", "<a b='c' "),
    "broken paragraphs": ("a -- b\n<!-- c\n\n", "a <!-- b -->\n", "<div b-->\n<!--\n\n"),
    "broken tags": ("<a b='", '<a b="\n\n', "<a b"),
    "crossed tags": ('<b c="[">d] ', "<b [", "<b c [ > ", "<!--["),
    "declarations": ("<? ", "<!a <![CDATA[ "),
    "descriptions": ("![<b>](a) ", "!["),
    "directives": ("```{note}\n<b>\n```\n", "~~~{raw} html\n<b>\n", "```{", "```{note} "),
    "ended comments": ("<!-- a --> b\n    c\n", "<!-- -->", "<!--\n", "--> a\n     b\n", "<!-- a "),
    "equal fences": ("```\n<b>\n````\n", "``` a='b' \n<b>\n```\n", "> ```\n> <b>\n", "```#\n<b>\n"),
    "fences": (
        "```\n<b>\n",
        "```\t\n<b>\n",
        "```\t ",
        "~~~ a b c\n<b>\n",
        "```\n<b>\n````\n",
        "```\n<b>\n     ```\n\n",
    ),
    "indentation": ("    <b>\n\n", "    \f<b>\n\n", "\f\t", "- \f ", "\t<b>\na\n\n"),
    "listed code": ("-\n\n      <b>\n", "-\n      <b>\n", "- a\n\n      <b>\n\n", "-     <b>\n\n"),
    "loose addresses": (
        *("[a](b: c)", "[a](b:\nc ", "[a]: b: c\n", "](", "](&#", "[a](b:(", "[a](b: ((c) "),
        *("[^a](b: c", "[a](java script:b)", "[a](&#106; b)", "]: <b: c", "[a](b:\n> \n> c)"),
    ),
    "loose spans": ("a ` <b> ` c ", "` <b>\n", "` "),
    "marked code": ("-     <b>\n", "1.      <b>\n", "- ", ">     <b>\n", "- - -      <b>\n"),
    "raw attributes": ("`<b>`{=html} ", "```{=html}\n<b>\n```\n", "{=html"),
    "shallow code": ("- a\n\n    <b>\n", "- - a\n\n      <b>\n\n", "    <b>\n\n- a\n"),
    "struck spans": ("~~`~~` ", "~~`", "~~ a `b` ~~ ", "~~", "~~` <b> "),
    "tabbed code": (" \t<b>\n\n", "  \t<b>\n", "\t<b>\n\n- a\n", " \t"),
    "tagged labels": ("[^<b>]", "[^a <", "[^", "[^a]: <b ", "[^[^"),
    "tags": ("{% a %}<b>", "{% comment %}`<b>`{% endcomment %}"),
    "unquoted tags": ("<script type=a/b>", "<script a=", "<iframe a ", "<title a=b", "<style/"),
    "terms": (": a\n    b\n", ": a\n\n", "~ a\n\t\t b\n\n"),
}
"""By the kind of mark that only CommonMark takes for one, texts full of them."""

HIDING: dict[str, tuple[str, ...]] = {
    # Elements whose content is not read, and what else kramdown knows.
    "kramdown": (
        *("<div>\n\n`<b>`\n", "<div>\n\n`<b>`\n\n</div>\n\n", "<div a ", "- - - 1. > "),
        *('<div>\n<div markdown="1">\n`<b>`\n', "<table>\n<tr a>\n\n`<b>`\n", "<p markdown=\n\n"),
        *("a <foo> `<b>` ", "a <foo#> `<b>` </foo#> ", "<foo# a `<b>` ", "a\n{: b='c'\n"),
        *(
            '<div>\n<p markdown="1">\n<div>\n`<b>`\n</p>\n',
            '<div>\n<p markdown="1">\n</div>\n`<b>`\n',
        ),
        *("{::nomarkdown}<b {:/}", "{::a}", "{:/a}", "<b\n\nonclick='a'>", "<b a='b' ", "<b '\""),
    ),
    # What Liquid takes away.
    "commonmark-liquid": (
        *("{% if a %}`{% endif %}", "{% if a %}`", "{{ '<' }}", "{{ '", "{{ 'a' | safe ", "{% a "),
        *("{% a }} ", "{{ a %} ", "{% capture a %}\n```\n{% endcapture %}\n", "{% comment %}>"),
        *("{{ a }}b", "<{{ a }}", "{{ a }}b <", "[a]({{ b }}", "[a]({{ b }}c:d) "),
        "<a href='{{ b }}c:'>",
        *("a <!-- b -- c ", "a <!-- b --->", "<!-- b -- c -->\n"),
    ),
    # Blocks of raw text, and what the parser takes for their ends.
    "goldmark": (
        "<pre>\n</SCRIPT>\n",
        "<pre> ",
        "a\n<pre>",
        "</SCRIPT>",
        ")<pre\n<style></STYLE>\n",
    ),
    # Brackets in tags, and what may make links of them.
    "python-markdown": (
        *("<b c='['>", "<b c='[[]'>", "<b [", "<b c='[", "<b c='[a]'>", "[a]: b\n\n<b c='[a'>"),
        *("<b c='<http://", "<b c='<a@'>", "<div markdown>\n<b c='[#]'>\n"),
    ),
    # Lists of attributes in disorder, and programs.
    "markdown-it": ('{onclick="a"}', "{a=b ", "{a='{b}' ", "{:a ", "{ a='\\\\", "<b :src=\"'"),
    "mdx": ("<b src={`${", "<b src={`a`} ", "<!-- ", "<b {...a} "),
}
"""By a flavor, texts full of what else is read again."""


def test_each_kind_of_mark_has_hostile_input() -> None:
    assert set(SHAMS) == {kind for name in ALL_FLAVORS for kind in flavor_named(name).shams}


@pytest.mark.parametrize("kind", [*SHAMS, *HIDING])
def test_what_is_read_again(kind: str) -> None:
    having = (name for name in ALL_FLAVORS if kind in flavor_named(name).shams)
    flavor = kind if kind in HIDING else next(having)
    for unit in HIDING.get(kind) or SHAMS[kind]:

        def work(size: int, unit: str = unit) -> Callable[[], object]:
            text = "".join(unit.replace("#", str(each)) for each in range(size // len(unit)))

            def read() -> object:
                document = read_text("a.md", f"---\n---\n\n{text}", flavor)
                exposed = document.body.exposed
                links = [reading.links for reading in exposed]
                return links, find_links_in_tags(exposed), parse_markup(document)

            return read

        grows(work)


def test_extensions_of_kramdown_that_nothing_closes() -> None:
    def work(size: int) -> Callable[[], object]:
        text = times("{::a#}")(size) + times("{:/b#}")(size)
        return lambda: read_body(text, "kramdown").blocks

    grows(work)
