"""What a fix may change, and what makes the guard refuse it."""

from __future__ import annotations

import pytest

from profilelint.engine.guard import Declared, Guard
from profilelint.model.finding import Edit, Fix, Route, Safety, Span
from profilelint.source.read import read_text

HEAD = "---\ntitle: A\nurl: /a\n---\n\n"


def guarded(
    body: str,
    old: str,
    new: str,
    *changes: str,
    flavor: str = "",
    route: Route = (),
    safety: Safety = "safe",
) -> bool:
    """Return whether the first ``old`` of a page may become ``new``."""
    text = HEAD + body
    start = text.index(old)
    fix = Fix("do it", (Edit(Span(start, start + len(old)), new),), safety)
    after = Guard(read_text("page.md", text, flavor)).apply([Declared(fix, route, changes)])
    assert after is None or after.text == text.replace(old, new, 1)
    return after is not None


@pytest.mark.parametrize(
    ("flavor", "body", "old", "new"),
    [
        ("", "One  two.\n", "  ", " "),
        ("", "* One \n* Two\n", " \n", "\n"),
        ("", "* One\n* Two\n", "One", "One."),
        ("", "[a](http://b)\n", "http:", "https:"),
        ("", "[a]\n\n[a]: http://b\n", "http:", "https:"),
        ("", "[a]\n\n[a]: http://b?fbclid=1\n", "?fbclid=1", ""),
        ("", "See <http://b> there.\n", "http:", "https:"),
        ("", "![a  b](/c)\n", "  ", " "),
        ("", '<iframe src="//a"></iframe>\n', "//a", "https://a"),
        ("", '<iframe src="/a"></iframe>\n', "<iframe", '<iframe title="a"'),
        ("gfm", "##  One\n", "  ", " "),
        ("gfm", "| a | b |\n|---|---|\n| c | d |\n", "c", "e"),
        ("mdx", "One  two. <Card a='b  c' />\n", "  ", " "),
    ],
)
def test_what_edits_say_is_done(flavor: str, body: str, old: str, new: str) -> None:
    assert guarded(body, old, new, flavor=flavor)


REFUSED = {
    "a list": ("", "* One\n* Two\n", "* Two", "*Two"),
    "an item": ("", "* One\nTwo\n", "Two", "* Two"),
    "a loose list": ("", "* One\n\n* Two\n", "One\n\n", "One\n"),
    "the number of a list": ("", "3. One\n4. Two\n", "3.", "4."),
    "a heading": ("", "##One\n", "##", "## "),
    "the level of a heading": ("", "## One\n", "##", "###"),
    "a line below": ("", "One\n\n===\n", "One\n\n", "One\n"),
    "a quotation": ("", "> One\n\n> Two\n", "One\n\n", "One\n>\n"),
    "a row": ("gfm", "| a | b |\n|---|---|\n| c | d |\n", "\n| c | d |", " c"),
    "a table": ("gfm", "| a | b |\n|---|---|\n| c | d |\n", "|---|---|", "|---|"),
    "code": ("", "One `a  b` two.\n", "  ", " "),
    "a block of code": ("", "One\n\n    a  b\n", "  b", " b"),
    "what becomes code": ("", "One\n\n   two\n", "   ", "     "),
    "the language of code": ("", "```js\na\n```\n", "js", "ts"),
    "emphasis": ("", "One **two** three.\n", "**two", "** two"),
    "new emphasis": ("", "One *two * three.\n", "two ", "two"),
    "a hard line break": ("", "One  \ntwo\n", "  \n", "\n"),
    "a task": ("gfm", "* [x] One\n", "[x]", "[ ]"),
    "a link taken apart": ("", "One [a](/b) two.\n", "](", "] ("),
    "a new link": ("", "One [a] (/b) two.\n", "] (", "]("),
    "a reference": ("", "[a]\n\n[ab]: /c\n", "[a]", "[ab]"),
    "an image": ("", "One ![a](/b).\n", "![", "["),
    "the text of another block": ("", "One\n\n[a]: /b\n", "[a]:", "a:"),
    "an element": ("", "<b>One</b>\n", "<b>", "<i>"),
    "the end of an element": ("", '<p title="a">One</p>\n', '"a"', '"a'),
    "an attribute elsewhere": ("", '<a title="b"><i id="c">d</i></a>\n', 'b">', "b>"),
    "an anchor": ("gfm", "## One  two\n", "  ", " "),
    "a number in an anchor": ("gfm", "## One\n\n## One\n", "## One", "## Two"),
    "a component": ("mdx", "One\n\n<Card a='b  c' />\n", "  ", " "),
    "a component's end": ("mdx", "<A>\n\nOne\n\n</A>\n", "\n\n</A>", ".</A>"),
    "a template block": ("kramdown", "{% a %}\n- b  c\n{% enda %}\n", "  ", " "),
    "a tag in text": ("kramdown", "One {{ a  | b }} two.\n", "a  |", "a |"),
    "a shortcode": ("goldmark", "{{< a >}}\nb  c\n{{< /a >}}\n", "  c", " c"),
    "a grid table": ("pandoc", "+---+----+\n| a | b  |\n+---+----+\n", "b  ", "b "),
    "a wiki link": ("obsidian", "One [[a  b]].\n", "  ", " "),
    "a container's mark": ("markdown-it", "::: tip\nOne\n:::\n", ":::\n", "::: \n."),
    "another field": ("", "One\n", "url: /a", "url: /b"),
    "a new field": ("", "One\n", "url: /a\n", "url: /a\nkind: b\n"),
    "a field that is lost": ("", "One\n", "url: /a\n", ""),
    "the block": ("", "One\n", "title: A", "title: [A"),
    "the notation": ("", "One\n", "---\ntitle: A\nurl: /a\n---", "+++\ntitle = 'A'\n+++"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_no_fix_says_is_refused(case: str) -> None:
    flavor, body, old, new = REFUSED[case]
    assert not guarded(body, old, new, flavor=flavor)


@pytest.mark.parametrize(
    ("change", "case"),
    [
        ("blocks", "an item"),
        ("blocks", "a loose list"),
        ("blocks", "a heading"),
        ("blocks", "the level of a heading"),
        ("code", "code"),
        ("code", "a block of code"),
        ("inlines", "emphasis"),
        ("inlines", "new emphasis"),
        ("inlines", "a hard line break"),
        ("links", "a link taken apart"),
        ("links", "a new link"),
        ("links", "a reference"),
        ("elements", "an element"),
    ],
)
def test_what_a_rule_declares_is_done(change: str, case: str) -> None:
    flavor, body, old, new = REFUSED[case]
    assert guarded(body, old, new, change, flavor=flavor)


@pytest.mark.parametrize("change", ["blocks", "code", "elements", "inlines", "links"])
@pytest.mark.parametrize("case", ["a component", "a grid table", "a shortcode", "another field"])
def test_no_rule_can_declare_what_is_not_markdown(change: str, case: str) -> None:
    flavor, body, old, new = REFUSED[case]
    assert not guarded(body, old, new, change, flavor=flavor)


def test_what_is_declared_counts_where_the_edit_is() -> None:
    body = "* a\n* \n\n```\nb\n* c\n\n"
    assert guarded(body, "* \n", "", "blocks")
    assert not guarded(body, "```\n", "", "blocks")


def test_an_unsafe_fix_may_change_the_anchor_of_its_own_heading_alone() -> None:
    assert guarded("## One  two\n", "  ", " ", safety="unsafe")
    assert guarded("## One\n\n## Two\n", "One", "Three", safety="unsafe")
    assert not guarded("## One\n\n## Two\n", "One", "Two", safety="unsafe")


def test_a_route_says_which_field_is_changed() -> None:
    assert guarded("", "url: /a", "url: /b", route=("url",))
    assert guarded("", "url: /a", "link: /a", route=("url",))
    assert not guarded("", "url: /a", "url: /b", route=("title",))
