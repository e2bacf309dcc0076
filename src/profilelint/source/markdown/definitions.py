"""Link reference definitions: ``[label]: destination "title"`` (CommonMark 0.31, section 4.7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.finding import Span
from profilelint.model.inline import Definition
from profilelint.model.pattern import pattern
from profilelint.source.markdown.parser import definitions_by_label
from profilelint.source.markdown.places import find_destination, find_unescaped

if TYPE_CHECKING:
    from profilelint.source.markdown.places import MarkdownText

# A definition of which nothing is escaped, up to its destination.
_PLAIN = pattern(r"\[[^\[\]\\]++\]:[ \t]*+([^\s<]\S*+)")


def read_definitions(
    source: MarkdownText, content: str
) -> tuple[list[Definition], dict[str, Definition]]:
    """Return the definitions of a body, and those that links refer to, by normalized label.

    ``content`` is the body as the parser is given it.
    """
    masked = source.masked
    definitions: list[Definition] = []
    targets: dict[str, Definition] = {}
    for label, values in definitions_by_label(content).items():
        span = source.span(values["span"]["start"], values["span"]["end"])
        url = values["dest"]
        plain = _PLAIN.match(masked, *span)
        if plain is not None and plain[1] == url:
            url_span = Span(*plain.span(1))
        else:
            close = find_unescaped(masked, "]", masked.find("[", *span) + 1, span.end)
            url_span = find_destination(masked, close + 2, span.end, url)
        definition = Definition(label, span, source.written_destination(url_span, url), url_span)
        definitions.append(definition)
        targets.setdefault(normalize_label(label), definition)
    return definitions, targets


def normalize_label(label: str) -> str:
    """Return what equal labels have in common: case and the amount of white space do not count."""
    return " ".join(label.split()).casefold()
