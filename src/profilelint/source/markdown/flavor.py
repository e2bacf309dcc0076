"""A flavor: how a body is read, which depends on who renders it."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Literal

from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.source.markdown.construct import by_character, holds_any
from profilelint.source.markdown.loose_addresses import MAY_BEGIN
from profilelint.source.markdown.template import behind_braces

if TYPE_CHECKING:
    import re

    from profilelint.source.markdown.anchors import Way
    from profilelint.source.markdown.construct import Construct, Marks

FLAVORS = (
    "commonmark",
    "gfm",
    "goldmark",
    "kramdown",
    "markdown-it",
    "mdx",
    "myst",
    "obsidian",
    "pandoc",
    "python-markdown",
)
"""The names of the flavors, each of which a module declares."""

VARIANTS = (
    "commonmark-hexo",
    "commonmark-liquid",
    "commonmark-mdbook",
    "commonmark-mdc",
    "commonmark-shortcodes",
    "commonmark-svelte",
    "gfm-bare",
    "gfm-fields",
    "kramdown-html",
)
"""The names of flavors that the settings of a site alone make of others; nobody chooses them."""

TEMPLATES = (".htm", ".html", ".liquid", ".mdoc", ".njk")
"""The endings of pages that have front matter and no Markdown, or none that is known."""

ENDINGS = {
    ".mdx": "mdx",
    ".qmd": "pandoc",
    ".rmd": "pandoc",
    **dict.fromkeys(TEMPLATES, "template"),
}
"""The endings, in small letters, that tell the flavor of a file: those that flavors declare."""

_SHAMS = {
    "fences": ("```", "~~~"),
    "equal fences": ("```", "~~~"),
    "loose spans": ("` ", "`\n"),
    "declarations": ("<?",),
    "broken tags": ("='", '="'),
    "indentation": ("\n    ", "\t"),
    "broken lines": ("<!--", "='", '="'),
    "broken paragraphs": ("<!--", "='", '="'),
    "backslashes": ("\\<",),
    "raw attributes": ("{=html",),
    "directives": ("```{", "~~~{"),
    "descriptions": ("![",),
    "tags": ("{%",),
    "struck spans": ("~~`", "`~~"),
    "ended comments": ("<!--",),
    "tagged labels": ("[^",),
    "broken definitions": ("]:",),
    **dict.fromkeys(("listed code", "marked code", "shallow code", "tabbed code"), ("    ", "\t")),
    "unquoted tags": ("<",),
}
"""By their kind, what a text holds in which there are shams."""

_PATTERNS = {
    "terms": pattern(r"\n(?::[ \t]|~ )"),
    "declarations": pattern(r"<!(?!--)"),
    "dashed comments": pattern(r"<!--(?=[^\r\n]{0,500}?--(?!>))"),
    "loose addresses": MAY_BEGIN,
    "crossed tags": pattern(r"\[[^<>\[\]]{0,300}+>"),
}
"""The same where there is more to be said."""


class Flavor(NamedTuple):
    """How bodies of one kind are read.

    ``constructs`` are found in this order, and none within one found before. ``anchors`` are
    the ways in which a site may make the anchors of headings. ``comments`` are what opens a
    comment beside HTML's, each with all that may close it. ``commands`` open and close what is
    replaced before front matter is read. ``endings`` are those that only its files have.

    ``opens_bare`` tells that front matter may lack the fence that opens it, and ``bare_fields``
    that fields may stand at the head of a file without any fence.
    ``templates_first`` tells that a template language is read before Markdown is, so that its tags
    count in code as well, and ``verbatim`` are the shortcodes whose content the page shows as it
    is written. ``shortcodes_first`` tells that ``{{< a >}}`` is read before Markdown is, wherever
    it stands; ``renders_fields`` that Markdown in texts of front matter is rendered.
    ``code_in_html`` tells that there is code between tags, as there is none in CommonMark, and
    ``indented_code`` that indentation makes code; both count only for files whose ending tells the
    flavor, as far as they differ from CommonMark.
    ``empty_tags`` tells that ``<iframe … />`` needs no end tag. ``raw_html`` says in which elements
    of HTML there is no Markdown up to the end tag: in "blocks", in those of "tables" alone, or in
    "bare" blocks, which a bare attribute ``markdown`` makes Markdown of; it is empty where an empty
    line ends the HTML. ``shams`` are the kinds of marks that make code, a comment or text for
    CommonMark alone, of those that `profilelint.source.markdown.shams` finds. ``loose_tags`` tells
    that a tag may hold an empty line, and ``brace_lists`` that ``{key="value"}`` gives attributes.
    ``footnotes`` tells that ``[^1]`` marks a footnote without any extension; ``is_markdown`` is
    false where nothing of a body is read.
    """

    name: str
    constructs: tuple[Construct, ...]
    anchors: tuple[Way, ...]
    comments: tuple[tuple[str, ...], ...] = ()
    commands: tuple[str, str] | None = None
    needs_front_matter: bool = True
    opens_bare: bool = False
    bare_fields: bool = False
    endings: tuple[str, ...] = ()
    verbatim: tuple[str, ...] = ()
    templates_first: bool = False
    shortcodes_first: bool = False
    renders_fields: bool = False
    code_in_html: bool = False
    indented_code: bool = True
    empty_tags: bool = False
    raw_html: Literal["", "blocks", "tables", "bare"] = ""
    shams: tuple[str, ...] = ()
    loose_tags: bool = False
    brace_lists: bool = False
    footnotes: bool = False
    is_markdown: bool = True

    def may_expose(self, text: str) -> bool:
        """Return whether a text may hold HTML that CommonMark takes for something else; cheap.

        That is, if the flavor has no regions in it.
        """
        if (self.raw_html or self.loose_tags) and "<" in text:
            return True
        behind = behind_braces(text) if "{" in text else frozenset()
        if self.raw_html and ":" in behind:
            return True
        if self.brace_lists and behind and "=" in text:
            return True
        marks, patterns = _sham_marks(self.shams)
        if holds_any(text, marks) or any(each.search(text) is not None for each in patterns):
            return True
        return self.templates_first and ("%" in behind or "{" in behind)

    def may_hold_regions(self, text: str) -> bool:
        """Return whether any of the constructs may stand in a text; cheap."""
        return holds_any(text, _construct_marks(self.name))


@cache
def _construct_marks(name: str) -> Marks:
    """Return the marks of a flavor's constructs."""
    return by_character(
        tuple(mark for each in flavor_named(name).constructs for mark in each.marks)
    )


@cache
def _sham_marks(kinds: tuple[str, ...]) -> tuple[Marks, list[re.Pattern[str]]]:
    """Return what texts hold in which there are shams of some kinds."""
    marks = by_character(tuple(mark for kind in kinds for mark in _SHAMS.get(kind, ())))
    return marks, [_PATTERNS[kind] for kind in kinds if kind in _PATTERNS]


@cache
def flavor_named(name: str) -> Flavor:
    """Return the flavor of a name of `FLAVORS` or `VARIANTS`; without a name, that of any page."""
    module = name.replace("-", "_") if name else "unknown"
    declared: Flavor = import_module(f"profilelint.source.markdown.flavors.{module}").FLAVOR
    return declared


@cache
def flavor_of_file(ending: str, name: str) -> Flavor:
    """Return the flavor of a name as it holds for files with an ending of `ENDINGS`, or none."""
    flavor = flavor_named(name)
    if flavor.code_in_html and ENDINGS.get(ending) != name:
        shams = tuple(kind for kind in flavor.shams if kind != "indentation")
        return flavor._replace(code_in_html=False, indented_code=True, shams=shams)
    return flavor


def ending_of(path: str) -> str:
    """Return the ending of a file's name that may tell its flavor, in small letters."""
    ending = path[path.rfind(".") :].lower() if "." in path else ""
    return ending if ending in ENDINGS else ""


def flavor_of_ending(path: str) -> str:
    """Return the name of the flavor that a file's ending alone tells; empty if it tells none."""
    return ENDINGS.get(ending_of(path), "")
