"""The structure of a body, by which two versions of a page are compared."""

from __future__ import annotations

from profilelint.source.markdown.structure import Structure, read_structure
from profilelint.source.read import read_text

HEAD = "---\ntitle: A\n---\n"


def read(markdown: str, flavor: str = "") -> tuple[Structure, str]:
    document = read_text("page.md", HEAD + markdown, flavor)
    return read_structure(document.body), document.text


def test_blocks_say_how_deep_they_lie_and_what_belongs_to_them() -> None:
    structure, _ = read("## A\n\n3. b\n   - c\n\n> d\n\n```js\ne\n```\n\n***\n\n| f |\n|---|\n")
    assert [(depth, name) for _, _, (depth, name, _) in structure.blocks] == [
        (0, "Heading"),
        (0, "List"),
        (1, "Item"),
        (2, "List"),
        (3, "Item"),
        (0, "BlockQuote"),
        (1, "Paragraph"),
        (0, "CodeBlock"),
        (0, "Rule"),
        (0, "Table"),
        (1, "TableHead"),
        (1, "TableCell"),
    ]
    values = [value for _, _, (_, _, value) in structure.blocks]
    assert ("3" in values[1], "js" in values[7]) == (True, True)


def test_texts_are_those_of_leaves_with_their_places() -> None:
    structure, text = read("É **b** [c](/d)\n`e`\n\n* f\n* g\n\n| h | i |\n|---|---|\n")
    assert [(text[start:end], value) for start, end, value in structure.texts] == [
        ("É **b** [c](/d)\n`e`", "É b c\ne"),
        ("f", "f"),
        ("g", "g"),
        ("h", "h"),
        ("i", "i"),
    ]


def test_code_is_as_it_is_shown() -> None:
    structure, text = read("`` a  b ``\n\n* c\n\n      d\n\n~~~\ne\n  \n")
    assert [value for _, _, value in structure.code] == ["a  b", "d\n", "e\n  \n"]
    assert text[structure.code[0].start : structure.code[0].end] == "`` a  b ``"


def test_inlines_are_all_marks_but_links() -> None:
    structure, text = read("*a* **b** [c](/d) `e`  \nf[^1] ~~g~~\n\n- [x] h\n\n[^1]: i\n")
    assert [(text[start:end], value) for start, end, value in structure.inlines] == [
        ("*a*", "Emphasis"),
        ("**b**", "Strong"),
        ("`e`", ("Code", None)),
        ("  \n", ("HardBreak", None)),
        ("[^1]", ("FootnoteReference", "1")),
        ("~~g~~", "Strikethrough"),
        ("[x]", ("TaskListMarker", True)),
    ]


def test_places_are_those_of_the_file_where_indentation_was_cut() -> None:
    structure, text = read("!!! note\n\n    A  b.\n\n    * c\n", "python-markdown")
    assert [text[start:end] for start, end, _ in structure.texts][-2:] == ["A  b.", "c"]
