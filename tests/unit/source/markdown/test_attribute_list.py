"""kramdown's attribute lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.document import Document
from profilelint.source.markdown.body import parse_body
from profilelint.source.markdown.html.elements import parse_markup

if TYPE_CHECKING:
    from profilelint.model.markup import Element


def elements(text: str) -> list[Element]:
    document = Document("page.md", text, None, 0, [], parse_body)
    return parse_markup(document).elements


def test_kramdown_attribute_lists() -> None:
    text = '[x](y){: .a onclick="go()" #b}\n\nText\n{: title=\'t\\}\' lang="u"}\n'
    first, second = elements(text)
    assert (first.name, first.value("onclick")) == ("", "go()")
    assert text[slice(*first.attributes["onclick"].value_span)] == "go()"
    assert (second.value("title"), second.value("lang")) == ("t}", "u")
    assert elements('`{: onclick="go()"}`\n') == []


def test_a_kramdown_definition_counts_where_it_is_used() -> None:
    definition = '{:extra: onclick="go()"}\n\n'
    assert elements(f"{definition}Text\n") == []
    (element,) = elements(f"{definition}Text\n{{: extra}}\n")
    assert element.value("onclick") == "go()"
