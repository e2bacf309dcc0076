"""Constructs that stand within lines, and lines that stand for something else."""

from __future__ import annotations

import pytest
from tests.cost import within
from tests.readings import paragraphs, read_body, regions


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("flavor", "text", "expected"),
    [
        ("pandoc", '[a]{.b} ![](c){fig-alt="d  e"}', ["{.b}", '{fig-alt="d  e"}']),
        ("pandoc", "![](c){.b\nfig-alt='d'}", ["{.b\nfig-alt='d'}"]),
        ("pandoc", "`a`{=html} # {-} {a} {} { b }", ["{=html}", "{-}"]),
        ("pandoc", "{.a\n\n.b}", []),
        ("python-markdown", "[a](b){ .c } d { #e } {: .f }", ["{ .c }", "{ #e }", "{: .f }"]),
        ("goldmark", 'a\n{.b c="d"}\n', ['{.b c="d"}']),
        ("gfm", "[a](b){ .c }", []),
        ("kramdown", "a $$x  y$$ b", ["$$x  y$$"]),
        ("goldmark", "$$\na  b\n$$\n", ["$$\na  b\n$$"]),
        ("markdown-it", "$$\na  b\n$$\n", ["$$\na  b\n$$"]),
        ("kramdown", "$$\na\n$$\n\n$$ b\n\nc $$", ["$$\na\n$$"]),
        ("kramdown", "- $$\n  - a\n  $$\n- b: $$\n- c: $$\n", ["$$\n  - a\n  $$"]),
        ("pandoc", "a $x  y$ b $20 and $30 c \\$d$ e$f$", ["$x  y$"]),
        ("", "a $f'g = g'f$ b $[E:F]=[E:K][K:F]$", ["$f'g = g'f$", "$[E:F]=[E:K][K:F]$"]),
        ("gfm", "$$\n- q'r\n+ V(x)\n$$\n", ["$$\n- q'r\n+ V(x)\n$$"]),
        ("python-markdown", "\\(x'y\\) \\\\(x'\\\\)", ["\\(x'y\\)", "\\\\(x'\\\\)"]),
        ("mdx", "\\[\n- q'r\n= x\n\\]\n", ["\\[\n- q'r\n= x\n\\]"]),
        ("", "\\[the pier\\](/a) \\[x\\] [b](/c_\\(d_e\\)) \\(see [f](/g_h)\\)", []),
        ("", "$20 and $30, $A_B/$C, ${a}/${b}, - a: $$\n- b $$, the $pier or dock$", []),
        # What is more than text is read: a link that a template writes, and HTML.
        ("commonmark", "$$a_1 [b]({% if c %}d{% endif %}) e$$", []),
        ("gfm", "$a_1 <b>c</b>$ /$d_e$ [f](/g$h_i$) <{{ $j_k }}$>", []),
        ("", "$a_1\n\nb$ $$a_1\n\n b$$ \\[a_1\n\nb\\]", []),
        ("obsidian", "a [[B  c#d|e]] ![[f.png]] g", ["[[B  c#d|e]]", "![[f.png]]"]),
        ("obsidian", "a %%b\n\nc%% d %% e", ["%%b\n\nc%%"]),
        ("obsidian", "a ^b-1\n\nc^2 d\n", ["^b-1"]),
        ("gfm", "> [!NOTE]\n> a [!b] c\n", ["[!NOTE]"]),
        ("obsidian", "> [!tip]- A title\n", ["[!tip]-"]),
        ("", "> > [!NOTE]\n\n[!NOTE]\n", ["[!NOTE]"]),
        (
            "kramdown",
            "{::comment}\na\n{:/comment}\n{::nomarkdown}b{:/}",
            ["{::comment}\na\n{:/comment}", "{::nomarkdown}b{:/}"],
        ),
        ("kramdown", "{::options a='b' /} c {::comment} d", []),
        ("markdown-it", "[[toc]]\n\n<<< @/a.js{1}\n\n[[toc]] b\n", ["[[toc]]", "<<< @/a.js{1}"]),
        (
            "python-markdown",
            '--8<-- "a.md"\n\n[TOC]\n\n/// note | A\nb\n///\n',
            ['--8<-- "a.md"', "[TOC]", "/// note | A", "///"],
        ),
        ("kramdown", "*[WHO]: World Health Organization\n", ["*[WHO]: World Health Organization"]),
        ("markdown-it", 'a <B @c="d" :e="f" /> g <H i="j" />', ['<B @c="d" :e="f" />']),
        ("markdown-it", '<B\n  @c="d">\ne\n</B>\n\nf\n', ['<B\n  @c="d">\ne\n</B>']),
        ("markdown-it", "<script setup>\nimport A from 'a'\n\n<B @c>\n</script>\n", []),
    ],
)
def test_regions(flavor: str, text: str, expected: list[str], end: str) -> None:
    written = [each.replace("\n", end) for each in expected]
    assert regions(text.replace("\n", end), flavor) == written


def test_a_formula_is_a_part_of_its_paragraph_and_heading() -> None:
    body = read_body("## The $x'$ rule\n\na  \n$$b = c$$\n\n- $d_e$\n", "python-markdown")
    assert [heading.text for heading in body.headings] == ["The $x'$ rule"]
    assert paragraphs("a  \n$$b = c$$\nd", "mdx") == ["a  d"]
    assert [block.kind for block in body.blocks] == ["heading", "paragraph", "list"]


@pytest.mark.parametrize("flavor", ["obsidian", "pandoc", "python-markdown", "kramdown"])
def test_nothing_is_found_in_code(flavor: str) -> None:
    text = "`[[a]] $$b$$ {.c} %%d%%`\n\n```\n[[a]] $$b$$\n{.c}\n[TOC]\n%%d%%\n```\n"
    assert regions(text, flavor) == []


@pytest.mark.parametrize(
    ("text", "expected", "items"),
    [
        ("* a\n* b\n[c]: https://d.org\n", ["[c]: https://d.org"], ["a", "b"]),
        ('a\n[b]: /c\n[d]: /e "f"\n', ["[b]: /c", '[d]: /e "f"'], []),
        ("[a]: b\n[c]: https://d.org\n", [], []),
        ("[a]:\n  https://b.org\n[c]: https://d.org\n", [], []),
        ("# a\n[b]: https://c.org\n", [], []),
        ("a\n\n[b]: https://c.org\n", [], []),
        ("a\n[^1]: https://c.org\n", [], []),
        ("a\n[Note]: the pier is closed\n", [], []),
        ("```\na\n[b]: https://c.org\n```\n", [], []),
    ],
)
def test_stray_definitions(text: str, expected: list[str], items: list[str]) -> None:
    assert regions(text, "") == expected
    assert [item.text for item in read_body(text, "").items] == items


def test_attribute_lists_are_no_part_of_a_heading() -> None:
    text = "## A b { #c .d }\n\n- e { .f }\n"
    body = read_body(text, "python-markdown")
    assert [text[slice(*heading.text_span)] for heading in body.headings] == ["A b"]
    assert [text[slice(*item.content)] for item in body.items] == ["e"]
    assert paragraphs(text, "python-markdown") == ["e"]


@pytest.mark.parametrize(
    "flavor", ["obsidian", "pandoc", "python-markdown", "kramdown", "markdown-it"]
)
@pytest.mark.parametrize(
    "piece",
    ["[[", "]]", "$", "$$", "{.a ", '{a="', "%%", "<A @", "[a]: /b\n", "> [!", "{::a}", "^a\n"],
)
def test_hostile_pages_cost_little(flavor: str, piece: str) -> None:
    within(2.0, lambda: read_body(piece * 10_000, flavor))
