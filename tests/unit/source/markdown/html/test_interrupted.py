"""Start tags that a template tag interrupts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.document import Document
from profilelint.source.markdown.body import parse_body
from profilelint.source.markdown.html.elements import parse_markup
from profilelint.source.read import read_text

if TYPE_CHECKING:
    from profilelint.model.markup import Element


def elements(text: str) -> list[Element]:
    document = Document("page.md", text, None, 0, [], parse_body)
    return parse_markup(document).elements


def test_tags_that_a_template_completes() -> None:
    text = 'Text <img src="{{ "a" | url }}" on{{ x }}error="go()" title="{{ y }}"> {{ z }}\n'
    (image,) = elements(text)
    assert text[slice(*image.span)] == text[5:-9]
    assert {name: each.value for name, each in image.attributes.items()} == {
        "src": '{{ "a" | url }}',
        "onerror": "go()",
        "title": "{{ y }}",
    }
    assert text[slice(*image.attributes["onerror"].span)] == 'on{{ x }}error="go()"'
    assert text[slice(*image.attributes["title"].value_span)] == "{{ y }}"
    assert [e.name for e in elements("<scr{% if a %}{% endif %}ipt>go()</script>\n")] == ["script"]
    assert elements("5 < 6 {{ a }} <b {{ c }}\n") == []
    assert [e.name for e in elements('<img src="{{ a }}"> {{ b }}\n')] == ["img"]


def test_a_tag_without_end_takes_nothing_from_behind_the_text() -> None:
    document = read_text("page.md", "---\n---\n<p{{ x }}")
    (element,) = parse_markup(document).elements
    assert (element.name, element.attributes, element.duplicates) == ("p", {}, [])
