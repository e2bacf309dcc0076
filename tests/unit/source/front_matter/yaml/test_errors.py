"""The cause of a syntax error is found wherever it stands: below and inside lists and groups."""

from __future__ import annotations

import pytest

from profilelint.source.read import read_text

ABOVE = (
    "",
    "tags:\n- seeds\n- maps\n",
    "tags:\n  - seeds\n  - maps\n",
    "place:\n  city: Lima\n  zone: north\n",
    "links:\n- label: Page\n",
    "links:\n- label: Page\n  url: https://example.org/x\n",
    "links:\n  - label: Page\n    url: https://example.org/x\n",
    "steps:\n- parts:\n  - label: Page\n    url: https://example.org/x\n",
)
# What is added to begin a line, and to begin its second one.
INSIDE = (
    ("place:\n  city: Lima\n  ", "  "),
    ("links:\n- label: Page\n  ", "  "),
    ("links:\n- label: Page\n  url: https://example.org/x\n  ", "  "),
    ("links:\n  - label: Page\n    url: https://example.org/x\n    ", "    "),
)
# Lines: the message id and the text that is blamed.
FAULTS = {
    "status active\n": ("missing-colon", "status active"),
    "status:active\n": ("missing-space", "status:"),
    "status：active\n": ("wide-colon", "："),
    "-seeds\n": ("missing-space", "-s"),
    "<!-- seeds -->\n": ("other-comment", "<!-- seeds -->"),
    "{/* seeds */}\n": ("other-comment", "{/* seeds */}"),
    "{/* a: seeds\n": ("other-comment", "{/* a: seeds"),
    "{# a: seeds #}\n": ("other-comment", "{# a: seeds #}"),
    "{{/* seeds */}}\n": ("other-comment", "{{/* seeds */}}"),
    "{{!-- seeds --}}\n": ("other-comment", "{{!-- seeds --}}"),
    "title: Ana runs\na dog\n": ("missing-colon", "a dog"),
    "title: A\n  kind: b\n": ("indentation", "kind"),
    "title: A: b\n": ("colon-space", "A: b"),
    "title: “A: b”\n": ("curly-quote", "“A: b”"),
    "title: @b\n": ("indicator", "@b"),
    "title: ?\nlayout: b\n": ("indicator", "?"),
    "title: -\nlayout: b\n": ("indicator", "-"),
    "a:\n- -\ntitle: [b\n": ("open-bracket", "[b"),
    "title: > A b\n": ("block-text", "> A b"),
    "title: > 50 towns: b\n": ("indicator", "> 50 towns: b"),
    "title: *One* b\n": ("asterisk", "*One* b"),
    "title: *One*\n": ("asterisk", "*One*"),
    "title: *One of two\n": ("asterisk", "*One of two"),
    "a: &b c\nd: [*b, *e ]\n": ("alias", "*e"),
    "<<: *base-1 # all of it\ntitle: A\n": ("alias", "*base-1"),
    "title: {{ a }}\n": ("template", "{{ a }}"),
    "{% if a %}\n": ("template", "{% if a %}"),
    "title: 'Ana's dog'\n": ("after-quote", "s dog'"),
    'title: "Ana "the" dog"\n': ("after-double-quote", 'the" dog"'),
    'title: "Ana runs\n': ("unclosed", '"Ana runs'),
    'title: "Ana runs\nkind: "b"\n': ("swallows", '"Ana runs'),
    'path: "C:\\data"\n': ("escape", "\\d"),
    "tags: [a, b\n": ("open-bracket", "[a, b"),
    "tags: [a]]\n": ("stray-bracket", "]"),
    "summary: A\n  b #c d\n  e\n": ("cut", "#c d"),
    "// b\n": ("other-comment", "// b"),
}


def _blamed(block: str) -> list[tuple[str, str]]:
    document = read_text("a.md", f"---\n{block}end: x\n---\n\nText.\n")
    return [(each.message_id, document.text[slice(*each.span)]) for each in document.problems]


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("above", ABOVE)
def test_a_fault_below_a_list_or_group(above: str, fault: str) -> None:
    """The line at fault is blamed, not a correct line of the list above it."""
    assert _blamed(above + fault) == [FAULTS[fault]]


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize(("begin", "further"), INSIDE)
def test_a_fault_inside_a_list_or_group(begin: str, further: str, fault: str) -> None:
    """The line at fault is blamed within an item or a group as well."""
    first, *rest = fault.splitlines(keepends=True)
    assert _blamed(begin + first + "".join(further + line for line in rest)) == [FAULTS[fault]]


@pytest.mark.parametrize("above", ABOVE[1:])
def test_a_field_that_is_indented_below_a_list_or_group(above: str) -> None:
    """Blanks in front of a field below a list are its fault."""
    assert _blamed(above + " kind: b\n") == [("indentation", "kind")]


@pytest.mark.parametrize(
    ("above", "line", "written"),
    [
        ("", "end: b", ""),
        ("title: One\n", "last: b", ""),
        ("tags:\n- seeds\n", "last: b", ""),
        ("tags:\n- seeds\n", "- maps", ""),
        ("place:\n  tags:\n  - seeds\n", "last: b", "  "),
        ("tags:\n", "- maps", "  "),
        ("place:\n", "city: Lima", "  "),
        ("place:\n    city: Lima\n", "zone: north", "    "),
        ("links:\n- label: Page\n", "url: /x", "  "),
        ("links:\n  - label: Page\n", "url: /x", "    "),
    ],
)
def test_a_tab_becomes_what_the_line_needs(above: str, line: str, written: str) -> None:
    """The block can be read after the fix."""
    document = read_text("a.md", f"---\n{above}\t{line}\nend_of_it: x\n---\n")
    [problem] = document.problems
    assert problem.message_id == ("tab" if written else "stray-tab")
    [edit] = problem.fixes[0].edits
    assert edit.text == written
    after = document.text[: edit.span.start] + edit.text + document.text[edit.span.end :]
    assert read_text("a.md", after).problems == []


@pytest.mark.parametrize(
    ("below", "message_id"),
    [
        ("date: 2020-01-01\ntags:\n- seeds\n", "wrapped-behind-blank"),
        ("It is open.\n\nnote: none\n", "unclosed"),
    ],
)
def test_a_text_below_an_empty_line(below: str, message_id: str) -> None:
    """It is one of the front matter only if nothing but fields follows."""
    assert _blamed(f"title: The pier\n\nThe dam\n{below}")[0][0] == message_id


@pytest.mark.parametrize(
    ("block", "blamed"),
    [
        ('links:\n- label: "Page\n  url: "x"\n', ("swallows", '"Page')),
        ('links:\n- "Page\n- "x"\n', ("swallows", '"Page')),
        ("links:\n- label: Page\n    url: x\n", ("indentation", "url")),
        ("links:\n- label: Page\n url: x\n", ("indentation", "url")),
        ("links:\n- label: Page\n* label: x\n", ("item-sign", "* label: x")),
        ("links:\n- label: Page\n--\n\nText.\n", ("no-closing", "--")),
        ("links:\n– x\n", ("item-sign", "– x")),
        ("title: Page\n***\n\nText.\n", ("no-closing", "***")),
        ("title: Page\n  ---\n\nText.\n\nMore.\n", ("closing-space", "  ")),
        ("title: Page\n\u00a0---\n\nText.\n", ("closing-space", "\u00a0")),
        ("title: Page\n* seeds\n", ("missing-colon", "* seeds")),
        ("links:\n- label: |\n    A: b: c\n  url: @x\n", ("indicator", "@x")),
    ],
)
def test_a_fault_in_the_first_line_of_an_item(block: str, blamed: tuple[str, str]) -> None:
    """The value of a key behind a dash goes on where lines are deeper than the key."""
    assert _blamed(block) == [blamed]
