"""HTML within Markdown, put together from the pieces that attacks are made of."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from profilelint.model.document import Document
from profilelint.source.markdown.body import parse_body
from profilelint.source.markdown.html.elements import may_hold_markup, parse_markup
from profilelint.source.markdown.html.plain import read_plain
from profilelint.source.markdown.html.tree import read_elements

HOSTILE = [
    *"<>/=\"'`!-?[](){}&;:*_#~|\\ \t\n\r",
    *("\n\n", "\r\n", "    ", "> ", "- ", "```\n", "<!--", "-->", "--!>", "<![CDATA[", "]]>", "<?"),
    *("<div>", "</div>", "<p", "<iframe ", "</iframe>", "<svg>", "<math>", "<template>", "<b>"),
    *("<style>", "</style>", "<textarea>", "<title>", "<noscript>", "<select>", "<table>", "<td>"),
    *("<body onload=x>", "<a href='", "</a>", "<img src=", " alt", ' onclick="x"', "x", "é", "—"),
    *("[x](y)", "![x](", "{: a='b'}", "{{ x }}", "{% raw %}", "{::nomarkdown}", "{:/}", "&Tab;"),
    *("\0", "\ufeff", "\U0001f600", "\u2028", "\x0b", "\x0c", "<plaintext>", "<frameset>"),
]
ORDINARY = [
    *("text ", "\n", "\n\n", "* ", "> ", "é — ", "**b** ", "`c` ", "[x](y) ", "![x](y) ", "&amp; "),
    *("<div>", "</div>", "<br>", "<br/>", "<p>", "</p>", "<p lang=\"fr\" title='a'>", "<!-- a -->"),
    *('<iframe src="https://e.org/?a=1&amp;b=2" width=640 allowfullscreen>', "</iframe>"),
    *('<img src="/a.png" alt="é">', "<a\n  href='b'>", "</a>", "<b>", "</b>", "<LI>", "<h2 a a>"),
    *("    ", "```\n", "- ", "1. ", "| a |\n|---|\n", "# "),
    *("<kbd>", "</kbd>", "<code>", "</code>", "<Card icon={b} {...c}/>", "<Steps>", "</Steps>"),
    *("<table><tr><td>\n", "</td></tr></table>\n", "<td a=b>", "</table>", "<!-- <b> -->"),
    *('<a href="/?b&c=d&e_f=1&quot;">', "<form>", "</form>", "<a\r\n b='c'\r\n>", "< b "),
    *("<script>a < b</script>\n", "<style>", "</style>", "<dialog>", "</dialog>", "<a\n b='c'\n>"),
    *("<video>", "</video>", "<details>", "</details>", "<button>", "<font>", "<option>"),
]


def read(text: str) -> Document:
    return Document("page.md", text, None, 0, [], parse_body)


def pages(pieces: list[str]) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(pieces), max_size=25).map("".join)


@settings(max_examples=1500, deadline=None)
@given(pages(HOSTILE))
def test_places_lie_in_the_text_and_in_order(text: str) -> None:
    document = read(text)
    if not may_hold_markup(document.body):
        return
    position = 0
    for element in parse_markup(document).elements:
        start, end = element.span
        assert position <= start < end <= len(text)
        position = start
        for name, attribute in element.attributes.items():
            first, name_end, value_start, value_end, last = attribute.bounds
            assert start <= first <= name_end <= value_start <= value_end <= last <= end
            if element.verbatim:
                assert text[first:name_end].lower() == name


@settings(max_examples=1500, deadline=None)
@given(pages(ORDINARY))
def test_ordinary_pages_are_read_as_the_html_parser_reads_them(text: str) -> None:
    body = read(text).body
    plain = read_plain(body)
    if plain is None:
        return
    markup = read_elements(body)
    parsed, tangled = markup.elements, markup.tangled
    assert not tangled
    # The parser leaves tags out that it finds misplaced; what is left has the same places.
    assert [describe(element) for element in plain] == [describe(element) for element in parsed]


def describe(element: object) -> object:
    slots = ("name", "span", "namespace", "inert", "concealed", "unclosed", "text")
    attributes = [
        (name, attribute.value, attribute.bounds)
        for name, attribute in element.attributes.items()  # type: ignore[attr-defined]
    ]
    return [getattr(element, slot) for slot in slots], attributes
