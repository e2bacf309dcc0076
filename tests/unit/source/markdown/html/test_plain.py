from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.cost import grows_linearly

from profilelint.source.markdown.body import parse_body
from profilelint.source.markdown.flavor import flavor_named
from profilelint.source.markdown.html.plain import read_plain
from profilelint.source.markdown.html.tree import read_elements

if TYPE_CHECKING:
    from collections.abc import Callable


def shown(text: str, flavor: str = "") -> list[tuple[str, str, dict[str, str]]] | None:
    """Return the name, tag and attributes of each element; None if the page is not plain."""
    elements = read_plain(parse_body(text, 0, flavor_named(flavor) if flavor else None))
    if elements is None:
        return None
    return [
        (
            element.name,
            text[slice(*element.span)],
            {name: attribute.value for name, attribute in element.attributes.items()},
        )
        for element in elements
    ]


def test_components_and_elements_of_text_are_plain() -> None:
    assert shown('Press <kbd>S</kbd>.\n\n<div>\n<Card title="A" icon={b} {...c} />\n</div>\n') == [
        ("kbd", "<kbd>", {}),
        ("div", "<div>", {}),
        (
            "card",
            '<Card title="A" icon={b} {...c} />',
            {"title": "A", "icon": "{b}", "{...c}": ""},
        ),
    ]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("/?a=1&b=2", "/?a=1&b=2"),
        ("/?a&b_c&copy=1", "/?a&b_c&copy=1"),
        ("a&amp;b&#38;c&#x26;d", "a&b&c&d"),
        ("&notit; & &", "&notit; & &"),
        ("&lt;&NotEqualTilde;", "<\u2242\u0338"),
    ],
)
def test_references_are_resolved_as_in_attributes(written: str, value: str) -> None:
    text = f'<a href="{written}">x</a>\n'
    assert shown(text) == [("a", f'<a href="{written}">', {"href": value})]
    assert read_elements(parse_body(text, 0)).elements[0].value("href") == value


def test_the_content_of_a_script_is_text() -> None:
    text = "<script>\nif (a < b) c = '<img>'\n\nd()\n</script>\n<b>x</b>\n"
    elements = read_plain(parse_body(text, 0))
    assert elements is not None
    assert [(each.name, each.text) for each in elements] == [
        ("script", "\nif (a < b) c = '<img>'\n\nd()\n"),
        ("b", ""),
    ]


def test_a_comment_may_hold_tags() -> None:
    assert shown("<!-- <b onclick=a> -- > -->\n\n<i>x</i>\n") == [("i", "<i>", {})]


def test_a_table_in_one_block_is_plain() -> None:
    assert shown("<table>\n<tr><td>a</table>\n") == [
        ("table", "<table>", {}),
        ("tr", "<tr>", {}),
        ("td", "<td>", {}),
    ]


def test_a_tag_over_several_lines_is_plain_where_no_quote_is_around() -> None:
    tag = "<a\n  href='b'\n/>"
    assert shown(f"{tag}c</a>\n") == [("a", tag, {"href": "b"})]
    tag = "<a\r\n  href='b'\r\n>"
    assert shown(f"<div>\r\n{tag}c</a>\r\n</div>\r\n") == [
        ("div", "<div>", {}),
        ("a", tag, {"href": "b"}),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "<svg>\n",
        "<template>\n",
        "<select>\n",
        "<textarea>\n",
        "<body onload=a>\n",
        "<td>\n",
        "<table>\n\n<tr>\n\n</table>\n",
        "<table><tr><td><table></table></table>\n",
        "<form><form>\n",
        "<details>\n",
        "<video><p></video>\n",
        "<script>a\n",
        "a <script>b</script>\n",
        "<script><!-- a </script>\n",
        "> <script>\n> a\n> </script>\n",
        "<iframe src=a>\n",
        "<iframe><b></iframe>\n",
        "<!-- a\n",
        "<!--> <b> -->\n",
        "<!-- a --!> <b> -->\n",
        "<? a ?>\n",
        "<div title='a\n",
        '<div title="<b>">\n',
        '<a title="&copy">b</a>\n',
        "> <a\n> href='b'>c</a>\n",
        "{::nomarkdown}<b>{:/}\n\n<i>c</i>\n",
        "![a <b>](c)\n",
        "<font>" * 21,
    ],
)
def test_what_may_be_read_in_another_way_is_left_to_the_parser(text: str) -> None:
    assert shown(text) is None


def test_what_a_page_does_not_show_has_no_elements() -> None:
    text = "<div>\n{% comment %}<b>{% endcomment %}\n<i>a</i>\n</div>\n"
    assert shown(text, "kramdown") == [("div", "<div>", {}), ("i", "<i>", {})]


def test_the_work_grows_with_the_page() -> None:
    def work(times: int) -> Callable[[], object]:
        line = "<kbd a='&amp;'>b</kbd> {{< c >}} <!-- <d> --> < {% e %}\n\n"
        body = parse_body(line * times, 0, flavor_named("goldmark"))
        return lambda: read_plain(body)

    grows_linearly(work, 300, 8, 0.05)
