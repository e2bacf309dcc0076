from __future__ import annotations

import pytest
from tests.cost import within
from tests.readings import blocks, paragraphs, read_body, regions


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("import A from 'a'\n\nb\n", ["import A from 'a'"]),
        (
            "import {\n  a\n} from 'b'\nexport * from 'c'\n",
            ["import {\n  a\n} from 'b'\nexport * from 'c'"],
        ),
        ("export const a = {\n\n  b: 1\n}\n\nc\n", ["export const a = {\n\n  b: 1\n}"]),
        ("a\nimport duties from China\n", []),
        ("import duties for all\n", []),
        ("export goods\n", []),
        ('a <B c="d  e" f={1 > 2} {...g} h /> i', ['<B c="d  e" f={1 > 2} {...g} h />']),
        ("a <b.c>d</b.c> e", ["<b.c>", "</b.c>"]),
        ("<>\n\na\n\n</>\n", ["<>", "</>"]),
        ('<A\n  b="c"\n/>\n', ['<A\n  b="c"\n/>']),
        ("<A> {b} <C/>\n", ["<A> {b} <C/>"]),
        ("a {b + '}'} c {/* } */} d", ["{b + '}'}", "{/* } */}"]),
        ("{a && <p>Don't</p>} b", ["{a && <p>Don't</p>}"]),
        ("<style>\n\na { b: c }\n\n</style>\n", ["<style>\n\na { b: c }\n\n</style>"]),
        ("a < b and {c\n\nd <3 <https://e.org>", []),
        ("`<A>` and `{b}`\n\n```\n<C>\n```\n", []),
        ("<A\n\nb>", []),
        ("<h2>A</h2>\n", []),
        ("## A {#b}\n", []),
        ("a \\<B> c \\{d} <E/>\n", ["<E/>"]),
        ("<!-- <A> {b} -->\n", []),
    ],
)
def test_regions(text: str, expected: list[str], end: str) -> None:
    written = [each.replace("\n", end) for each in expected]
    assert regions(text.replace("\n", end), "mdx") == written


def test_an_element_on_lines_of_its_own_is_structure() -> None:
    text = "- a\n<B>\n- c\n</B>\nd <E/> f\n"
    assert blocks(text, "mdx") == [
        ("list", "- a"),
        ("opaque", "<B>"),
        ("list", "- c"),
        ("opaque", "</B>"),
        ("paragraph", "d <E/> f"),
    ]
    assert paragraphs(text, "mdx") == ["a", "c", "d  f"]


NESTED = """\
<A>

1. One

   <B>
     <C>
         Deep *text*.

         ```sh
         code
         ```

         ## Heading
     </C>
   </B>

2. Two

</A>
"""


def test_indentation_in_elements_means_nothing() -> None:
    body = read_body(NESTED, "mdx")
    assert [paragraph.text for paragraph in body.paragraphs] == ["One", "Deep text.", "Two"]
    assert [heading.text for heading in body.headings] == ["Heading"]
    assert [NESTED[slice(*span)] for span in body.code] == ["```sh\n         code\n         ```"]
    assert [NESTED[slice(*heading.text_span)] for heading in body.headings] == ["Heading"]
    assert [len(node.items) for node in body.lists] == [2]


def test_indentation_makes_no_code() -> None:
    text = "a\n\n    b\n    c\n\n```\nd\n```\n\n\te\n\n- f\n\n      g\n"
    assert paragraphs(text, "mdx") == ["a", "b c", "e", "f"]
    assert text[slice(*read_body(text, "mdx").code[0])] == "```\nd\n```"
    assert paragraphs(text, "gfm") == ["a", "f"]


def test_places_are_exact_where_indentation_is_cut() -> None:
    text = "<A>\n\n        é *b* [c  d](e 'f') &amp; `g`\n\n</A>\n"
    body = read_body(text, "mdx")
    (link,) = body.links
    assert text[slice(*link.span)] == "[c  d](e 'f')"
    assert text[slice(*link.url_span)] == "e"
    assert [text[slice(*run)] for run in body.paragraphs[0].runs] == [
        "é ",
        "b",
        " ",
        "c  d",
        " &amp; ",
    ]
    assert body.paragraphs[0].text == "é b c  d & g"


def test_a_fence_that_is_left_open_in_an_element_hides_nothing_behind_it() -> None:
    text = "<A>\n\n    ```\n    a\n\n</A>\n\nb\n"
    assert paragraphs(text, "mdx") == ["a", "b"]


@pytest.mark.parametrize(
    "piece", ["<", "{", "<A ", "<A>\n", "</A>\n", "<A {", "{'", "import {\n", '<A b="', "{`", "{/*"]
)
def test_hostile_pages_cost_little(piece: str) -> None:
    within(3.0, lambda: read_body(piece * 20_000, "mdx"))
