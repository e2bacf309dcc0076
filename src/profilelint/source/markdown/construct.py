"""A construct: what of a body a flavor does not read as CommonMark does."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, TypeAlias

from profilelint.model.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from profilelint.source.markdown.reading import Reading


Marks: TypeAlias = "list[tuple[str, tuple[str, ...]]]"
"""Marks by their first character."""


@cache
def by_character(marks: tuple[str, ...]) -> Marks:
    """Return marks by their first character."""
    found: dict[str, list[str]] = {}
    for mark in marks:
        found.setdefault(mark[0], []).append(mark)
    return [(character, tuple(those)) for character, those in found.items()]


def holds_any(text: str, marks: Marks) -> bool:
    """Return whether a text holds any of several marks."""
    for character, those in marks:
        # To look for one character alone is many times as fast as to look for several, but where
        # it is a frequent one, a long mark is found sooner as a whole.
        place = text.find(character)
        if place >= 0 and len(those) == 1 and len(those[0]) > 2:
            if text.find(those[0], place) >= 0:
                return True
            continue
        while place >= 0:
            if text.startswith(those, place):
                return True
            place = text.find(character, place + 1)
    return False


class Construct(NamedTuple):
    """A construct by the name of its module among `profilelint.source.markdown.constructs`.

    A text that holds none of the ``marks`` has no such construct, so that the module is not
    imported for it.
    """

    module: str
    marks: tuple[str, ...]

    def may_stand_in(self, text: str) -> bool:
        """Return whether a text may hold the construct; cheap."""
        return holds_any(text, by_character(self.marks))

    def find(self, reading: Reading) -> None:
        """Add the regions of the construct to a reading."""
        _finder(self.module)(reading)


@cache
def _finder(module: str) -> Callable[[Reading], None]:
    """Return the function that adds the regions of a construct."""
    found: Callable[[Reading], None] = import_module(
        f"profilelint.source.markdown.constructs.{module}"
    ).find
    return found


ADMONITIONS = Construct("admonitions", ("!!! ", "??? ", "???+ ", "=== "))
"""Python-Markdown's and Material's blocks of indented Markdown: ``!!! note``, ``=== "Tab"``."""

ATTRIBUTE_LISTS = Construct("attribute_lists", ("{",))
"""Lists of attributes such as ``{#id .class key="value"}``, whatever they stand behind."""

BRACKETED_CODE = Construct("bracketed_code", ("[/",))
"""Code between tags in square brackets: ``[code] … [/code]``."""

CALLOUT_MARKS = Construct("callout_marks", ("[!",))
"""The marks of GitHub's alerts and Obsidian's callouts: ``> [!NOTE]``."""

COLON_FENCES = Construct("colon_fences", ("::",))
"""The lines that open and close containers: ``:::``, and directives that are one line."""

DASH_TABLES = Construct("dash_tables", ("--",))
"""pandoc's simple and multiline tables."""

GRID_TABLES = Construct("grid_tables", ("+-", "+="))
"""Tables drawn with plus signs."""

JSX = Construct("jsx", ("<", "{", "import", "export"))
"""MDX: elements, expressions, imports and exports."""

KRAMDOWN_EXTENSIONS = Construct("kramdown_extensions", ("{::",))
"""kramdown's ``{::comment}`` and ``{::nomarkdown}`` with what stands in them."""

LITERATE_BLOCKS = Construct("literate_blocks", ("::: ",))
"""mkdocstrings' ``::: name`` with the settings that are indented below it."""

LONE_LINES = Construct("lone_lines", ("[[", "<<<", "--8<--", "[TOC]", "*[", "///", "[_TOC_]"))
"""Lines that stand for something else: tables of contents, included files, abbreviations."""

MATH = Construct("math", ("$$",))
"""Formulas between two dollar signs."""

INLINE_MATH = Construct("inline_math", ("$",))
"""Formulas between single dollar signs."""

FORMULAS = Construct("formulas", ("$", "\\(", "\\["))
"""What looks like a formula, where the flavor itself has none or only those between ``$$``."""

MDC_MARKUP = Construct("mdc_markup", ("::", "}", "]"))
"""The components of Nuxt Content: ``::card{icon="a"}`` with YAML, ``#slot``, ``:icon{…}``."""

MYST_MARKUP = Construct("myst_markup", (")=", "%", "+++", "}`", ":::"))
"""MyST's labels ``(pier)=``, comments ``% checked``, breaks ``+++`` and roles ``{term}``."""

OPEN_FENCES = Construct("open_fences", ("```", "~~~"))
"""The marks of fences that nothing closes."""

STRAY_DEFINITIONS = Construct("stray_definitions", ("]:",))
"""Link reference definitions right below other text, where CommonMark knows none."""

SVELTE_MARKUP = Construct("svelte_markup", ("<", "{"))
"""Svelte's components, expressions and blocks: ``<Video src="a.mp4" />``, ``{#if open}``."""

TEMPLATE_BLOCKS = Construct("template_blocks", ("{%", "{{<", "{#"))
"""Liquid's, Nunjucks', Jinja's and Markdoc's block tags, and Hugo's paired shortcodes."""

VUE_COMPONENTS = Construct("vue_components", ("<",))
"""Tags that CommonMark does not know as such: ``<Card @click="open">``."""

WHOLE = Construct("whole", ("\n", "\r", " ", "<", "{"))
"""All of a body that is no Markdown."""

WIKI_LINKS = Construct("wiki_links", ("[[", "%%", "^"))
"""Obsidian's links, embeds, comments and names of blocks."""
