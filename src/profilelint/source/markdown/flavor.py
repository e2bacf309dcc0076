"""A flavor: how a body is read, which depends on who renders it."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from profilelint.model.named_tuple import NamedTuple

if TYPE_CHECKING:
    from profilelint.source.markdown.anchors import Way
    from profilelint.source.markdown.construct import Construct

FLAVORS = (
    "commonmark",
    "gfm",
    "goldmark",
    "kramdown",
    "markdown-it",
    "mdx",
    "obsidian",
    "pandoc",
    "python-markdown",
)
"""The names of the flavors, each of which a module declares."""

TEMPLATES = (".htm", ".html", ".liquid", ".mdoc", ".njk")
"""The endings of pages that have front matter and no Markdown, or none that is known."""

ENDINGS = {
    ".mdx": "mdx",
    ".qmd": "pandoc",
    ".rmd": "pandoc",
    **dict.fromkeys(TEMPLATES, "template"),
}
"""The endings, in small letters, that tell the flavor of a file: those that flavors declare."""

_CODE_MARKS = ("`", "~~~", "    ", "\t")


class Flavor(NamedTuple):
    """How bodies of one kind are read.

    ``constructs`` are found in this order, and none within one found before. ``anchors`` are
    the ways in which a site may make the anchors of headings. ``comments`` are what opens a
    comment beside HTML's, each with all that may close it. ``commands`` open and close what is
    replaced before front matter is read. ``endings`` are those that only its files have.

    ``templates_first`` tells that a template language is read before Markdown is, so that its tags
    count in code as well, and ``verbatim`` are the shortcodes whose content the page shows as it
    is written. ``shortcodes_first`` tells that ``{{< a >}}`` is read before Markdown is, wherever
    it stands; ``renders_fields`` that Markdown in texts of front matter is rendered.
    ``code_in_html`` tells that there is code between tags, as there is none in CommonMark, and
    ``indented_code`` that indentation makes code; both count only for files whose ending tells the
    flavor, as far as they differ from CommonMark.
    ``empty_tags`` tells that ``<iframe … />`` needs no end tag. ``raw_html`` tells that code in
    an element of HTML is HTML, and that only a fence that is closed makes code, as with kramdown;
    ``markdown_in_html`` that Markdown is read in such an element all the same.
    ``footnotes`` tells that ``[^1]`` marks a footnote without any extension; ``is_markdown`` is
    false where nothing of a body is read.
    """

    name: str
    constructs: tuple[Construct, ...]
    anchors: tuple[Way, ...]
    comments: tuple[tuple[str, ...], ...] = ()
    commands: tuple[str, str] | None = None
    needs_front_matter: bool = True
    endings: tuple[str, ...] = ()
    verbatim: tuple[str, ...] = ()
    templates_first: bool = False
    shortcodes_first: bool = False
    renders_fields: bool = False
    code_in_html: bool = False
    indented_code: bool = True
    empty_tags: bool = False
    raw_html: bool = False
    markdown_in_html: bool = False
    footnotes: bool = False
    is_markdown: bool = True

    def may_expose(self, text: str) -> bool:
        """Return whether a text may hold HTML that CommonMark takes for something else; cheap.

        That is, if the flavor has no regions in it.
        """
        if self.raw_html and "{:" in text:
            return True
        if self.raw_html and "<" in text and any(mark in text for mark in _CODE_MARKS):
            return True
        return self.templates_first and ("{%" in text or "{{" in text)

    def may_hold_regions(self, text: str) -> bool:
        """Return whether any of the constructs may stand in a text; cheap."""
        for character, marks in _marks(self.name):
            # To look for one character alone is many times as fast as to look for several.
            place = text.find(character)
            while place >= 0:
                if text.startswith(marks, place):
                    return True
                place = text.find(character, place + 1)
        return False


@cache
def _marks(name: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return the marks of a flavor's constructs by their first character."""
    by_character: dict[str, list[str]] = {}
    for construct in flavor_named(name).constructs:
        for mark in construct.marks:
            by_character.setdefault(mark[0], []).append(mark)
    return [(character, tuple(marks)) for character, marks in by_character.items()]


@cache
def flavor_named(name: str) -> Flavor:
    """Return the flavor of a name, one of `FLAVORS`, or the one for pages of unknown renderers."""
    module = name.replace("-", "_") if name else "unknown"
    declared: Flavor = import_module(f"profilelint.source.markdown.flavors.{module}").FLAVOR
    return declared


@cache
def flavor_of_file(ending: str, name: str) -> Flavor:
    """Return the flavor of a name as it holds for files with an ending of `ENDINGS`, or none."""
    flavor = flavor_named(name)
    if flavor.code_in_html and ENDINGS.get(ending) != name:
        return flavor._replace(code_in_html=False, indented_code=True)
    return flavor


def ending_of(path: str) -> str:
    """Return the ending of a file's name that may tell its flavor, in small letters."""
    ending = path[path.rfind(".") :].lower() if "." in path else ""
    return ending if ending in ENDINGS else ""


def flavor_of_ending(path: str) -> str:
    """Return the name of the flavor that a file's ending alone tells; empty if it tells none."""
    return ENDINGS.get(ending_of(path), "")
