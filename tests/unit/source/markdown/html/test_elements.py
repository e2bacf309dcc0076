from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from tests.cost import within

from profilelint.model.document import Document
from profilelint.source.markdown.body import parse_body
from profilelint.source.markdown.html.elements import may_hold_markup, parse_markup

if TYPE_CHECKING:
    from profilelint.model.markup import Element


def elements(text: str) -> list[Element]:
    document = Document("page.md", text, None, 0, [], parse_body)
    return parse_markup(document).elements


def names(text: str) -> list[str]:
    return [element.name for element in elements(text)]


def shown(text: str) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """Return each element's start tag and its attributes' names, values and places."""
    return [
        (
            text[slice(*element.span)],
            [
                (name, attribute.value, text[slice(*attribute.span)])
                for name, attribute in element.attributes.items()
            ],
        )
        for element in elements(text)
    ]


def test_a_frame_has_exact_places() -> None:
    text = 'Séance — voir:\n\n<iframe src="https://e.org/a?b&amp;c" width=640 hidden></iframe>\n'
    assert shown(text) == [
        (
            '<iframe src="https://e.org/a?b&amp;c" width=640 hidden>',
            [
                ("src", "https://e.org/a?b&c", 'src="https://e.org/a?b&amp;c"'),
                ("width", "640", "width=640"),
                ("hidden", "", "hidden"),
            ],
        )
    ]
    source = elements(text)[0].attributes["src"]
    assert text[slice(*source.name_span)] == "src"
    assert text[slice(*source.value_span)] == "https://e.org/a?b&amp;c"


@pytest.mark.parametrize(
    ("text", "attributes"),
    [
        ("<p A=1 a=2>", [("a", "1", "A=1")]),
        ("<p/a=1/b = '2'c>", []),
        ("<div>\n<p/a=1 b = '2'c>\n", [("a", "1", "a=1"), ("b", "2", "b = '2'"), ("c", "", "c")]),
        ("<div>\n<p =a =b=c>\n", [("=a", "b=c", "=a =b=c")]),
        ("<div>\n<p a= >\n", [("a", "", "a= ")]),
        ('<p a="&lt;&copy=&#x41;">', [("a", "<&copy=A", 'a="&lt;&copy=&#x41;"')]),
        ("<p a='x\ny'>", [("a", "x\ny", "a='x\ny'")]),
    ],
)
def test_attributes_are_split_as_the_tokenizer_splits_them(
    text: str, attributes: list[tuple[str, str, str]]
) -> None:
    found = shown(text)
    assert (found[-1][1] if found else []) == attributes


def test_the_first_of_equal_attributes_counts() -> None:
    (element,) = elements('<p lang="fr" LANG="en">')
    assert element.value("lang") == "fr"
    assert [attribute.value for attribute in element.duplicates] == ["en"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("`<b>` and\n\n    <i>\n\n```\n<u>\n```\n", []),
        ("![<b>](a.png)\n", []),
        ("\\<b> &lt;i> < u>\n", []),
        ("*a*<b>c</b>\n", ["b"]),
        ("[a](b) <i>c</i>\n", ["i"]),
        ("<!-- <b> -->\n<i>\n", ["i"]),
        ("<!--> <b> -->\n", ["b"]),
        ("<!-- a --!> <b> -->\n", ["b"]),
        ("<style><b></style><i>\n", ["style", "i"]),
        ("<textarea>\n\n<b>\n\n</textarea><i>\n", ["textarea", "i"]),
        ("<noscript><b></noscript>\n", ["noscript"]),
        ("<iframe><b></iframe><i>\n", ["iframe", "i"]),
        ("<svg><style><b></style></svg>\n", ["svg", "style", "b"]),
        ("<table><tr><td><b></table>\n", ["table", "tr", "td", "b"]),
        ("<td><b>\n", ["b"]),
        ("<image src=a>\n", ["img"]),
        ("> <div>\n> <b>\n", ["div", "b"]),
        ("- <div>\n  <b>\n", ["div", "b"]),
        ("<a><p><a>\n", ["a", "p", "a"]),
        ("| a |\n| - |\n| <b> |\n", ["b"]),
        ("<div>\n```\n<b>\n```\n", ["div", "b"]),
        ("5 < 6 <b\n", []),
    ],
)
def test_the_elements_are_those_of_the_rendered_page(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_a_quotation_mark_left_open_swallows_what_markdown_makes() -> None:
    text = "<div title='\n\nIt's\n\n[x](https://e.org/onclick=go)\n"
    (element,) = elements(text)
    assert list(element.attributes) == ["title", "s<", "p"]
    assert element.value("title") == "\n<p>It"


def test_a_tag_left_open_is_closed_by_the_layout() -> None:
    (division, _, frame) = elements("<div>\n<input value=<><iframe/src=x\n</div>")
    assert division.name == "div"
    assert (frame.name, frame.value("src")) == ("iframe", "x")
    (_, image) = elements('<div>\n<img src=x onerror="go()//\n</div>')
    assert image.attributes["onerror"].value.startswith("go()//")


def test_places_hold_within_quotes_and_after_other_line_ends() -> None:
    text = 'A\r\n\r\n> <a\r\n> href="b"\r\n> title="—c">d</a>\r\n'
    (element,) = elements(text)
    assert not element.verbatim
    assert text[slice(*element.attributes["href"].value_span)] == "b"
    assert text[slice(*element.attributes["title"].span)] == 'title="—c"'
    assert text[slice(*element.span)] == '<a\r\n> href="b"\r\n> title="—c">'
    text = "> x <a\n> b=c\n> b=c\n> d>\n"
    (element,) = elements(text)
    assert [each.span for each in element.duplicates] == [(15, 18)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_tag_over_lines_stands_in_the_file_as_it_is_rendered(end: str) -> None:
    text = f'é{end}{end}<iframe{end}src="b{end}c"{end}  title=d></iframe>{end}'
    (element,) = elements(text)
    assert element.verbatim
    assert text[slice(*element.attributes["src"].value_span)] == f"b{end}c"
    assert text[slice(*element.attributes["title"].span)] == "title=d"


def test_what_is_special_about_an_element() -> None:
    template, image = elements("<template><img src=x></template>\n")
    assert (template.inert, image.inert) == (False, True)
    assert [e.inert for e in elements("<template shadowrootmode=open><b></template>\n")] == [
        False,
        False,
    ]
    assert [e.inert for e in elements("<select><template><b></template></select>\n")] == [False] * 3
    assert [e.concealed for e in elements("<!--> <b> --> <i>\n")] == [True, False]
    assert [e.unclosed for e in elements("<xmp></xmp><iframe>\n")] == [False, True]
    assert [e.namespace for e in elements("<svg><a/></svg><math><mi></math><p>\n")] == [
        "svg",
        "svg",
        "math",
        "math",
        "html",
    ]
    (script,) = elements("<script>a &lt; b</script>\n")
    assert script.text == "a &lt; b"


def test_attributes_of_body_tags_go_to_the_page() -> None:
    text = "<div><body><body onload='go()' class=a><body class=b></div>\n"
    found = [(e.name, list(e.attributes), text[slice(*e.span)]) for e in elements(text)]
    assert found == [
        ("div", [], "<div>"),
        ("body", ["onload", "class"], "<body onload='go()' class=a>"),
    ]
    assert names("<textarea><body onload=x></textarea>\n") == ["textarea"]


def test_what_kramdown_leaves_as_it_is() -> None:
    text = "{::nomarkdown}\n\n    <b>\n\n`<i>`\n\n{:/nomarkdown}\n\n    <u>\n"
    assert names(text) == ["b", "i"]


def test_a_page_without_html_holds_no_markup() -> None:
    assert not may_hold_markup(parse_body("# A\n\n[b](c) `<d>`\n", 0))
    assert may_hold_markup(parse_body("a <b>c</b>\n", 0))
    assert may_hold_markup(parse_body("a\n{: .b}\n", 0))


def test_ordinary_pages_do_not_load_the_html_parser() -> None:
    program = (
        "import sys\n"
        "from profilelint.model.document import Document\n"
        "from profilelint.source.markdown.body import parse_body\n"
        "from profilelint.source.markdown.html.elements import parse_markup\n"
        "text = '''<iframe\\n src=\"https://e.org/?a=1&amp;b=2\" allowfullscreen></iframe>\n"
        "<!-- note -->\n'''\n"
        "found = parse_markup(Document('a.md', text, None, 0, [], parse_body)).elements\n"
        "assert [e.name for e in found] == ['iframe'], found\n"
        "assert 'turbohtml' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


@pytest.mark.parametrize(
    "text",
    [
        "<div>" * 200_000,
        "x " + "<b>" * 300_000,
        "<p " + " ".join(f"a{number}=1" for number in range(100_000)) + ">",
        "<div " * 200_000,
        "<!--" * 250_000,
        "<p>" + "".join(f"<font a={n}>" for n in range(10_000)) + "</p><p>x" * 40_000,
        "".join(f"<body a{number}=1>" for number in range(50_000)),
        "<template>" * 100_000,
        "{::nomarkdown}" * 70_000,
        "<p" + " " * 1_000_000,
        "<" * 1_000_000,
    ],
    ids=lambda text: text[:20],
)
def test_hostile_pages_are_read_in_good_time(text: str) -> None:
    within(5, lambda: parse_markup(Document("page.md", text, None, 0, [], parse_body)))


def test_what_was_not_read_is_said() -> None:
    def tangled(text: str) -> bool:
        document = Document("page.md", text, None, 0, [], parse_body)
        markup = parse_markup(document)
        assert markup.elements
        return markup.tangled

    assert tangled("<!--" * 50_000)
    assert tangled("<div>\n" + "<body a=1>" * 30)
    assert tangled("<div><p>" + "".join(f"<font a={n}>" for n in range(2000)) + "</p>x" * 2000)
    assert not tangled("x <b>" + "<i>a</i> " * 5000)
