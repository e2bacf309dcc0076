from __future__ import annotations

import pytest

from profilelint.model.finding import Span
from profilelint.source.markdown.template import (
    find_tags,
    find_unread,
    heading_attributes,
    in_destination,
    is_script,
)


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        (
            "{{ a }} {% b %} {: c} {:: d /} {{< e >}}",
            ["{{ a }}", "{% b %}", "{: c}", "{:: d /}", "{{< e >}}"],
        ),
        ("{%\na\n%}", ["{%\na\n%}"]),
        ("{% a\n\n%}", []),
        ("{% a\r\r%}", []),
        ("{% a\r\n\r\n%}", []),
        ("{: a\n}", []),
        ("{{ {% a %} }}", ["{{ {% a %} }}"]),
        ("{% a {% b %}", ["{% b %}"]),
        ("{%" + "a" * 5000 + "%}", []),
        ("{ a } {} {:} }}", []),
    ],
)
def test_tags(text: str, tags: list[str]) -> None:
    assert [text[tag.start : tag.end] for tag in find_tags(text, 0)] == tags


def test_tags_before_the_start_are_left_out() -> None:
    assert find_tags("{{ a }} {{ b }}", 3) == [Span(8, 15)]


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("{% comment %}a{% endcomment %}b", ["{% comment %}a{% endcomment %}"]),
        (
            "{%- highlight sh -%}{% x %}{%- endhighlight -%}",
            ["{%- highlight sh -%}{% x %}{%- endhighlight -%}"],
        ),
        (
            "{% comment %}{% raw %}{% endcomment %}{% endraw %}",
            ["{% comment %}{% raw %}{% endcomment %}"],
        ),
        ("{% raw %}{% comment %}{% endcomment %}{% endraw %}", []),
        ("{% comment %}", []),
        ("{% endcomment %}{% comment %}", []),
        ("{% commentary %}{% endcomment %}", []),
    ],
)
def test_unread(text: str, unread: list[str]) -> None:
    assert [text[span.start : span.end] for span in find_unread(text, find_tags(text, 0))] == unread


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a]({{ b }})", True),
        ("[a](/b/{{ c }})", True),
        ("[a]: {{ b }}", True),
        ("[a]:  /b/{{ c }}", True),
        ("[a]: b {{ c }}", False),
        ("a]: b {{ c }}", False),
        ("[a]({{ <b> }})", False),
        ("[a](b {{ c }})", False),
        ("[a](b) {{ c }}", False),
        ("{{ a }}", False),
    ],
)
def test_in_destination(text: str, expected: bool) -> None:
    (tag,) = find_tags(text, 0)
    assert in_destination(text, tag) is expected


def test_several_tags_in_a_destination() -> None:
    text = "[a]({{ b }}/{{ c }}) {{ d }}\n\n[e]: {{ f }}/{{ g }}/h\n"
    found = [text[slice(*tag)] for tag in find_tags(text, 0) if in_destination(text, tag)]
    assert found == ["{{ b }}", "{{ c }}", "{{ f }}", "{{ g }}"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A {#b}", "{#b}"),
        ("A {.b #c}", "{.b #c}"),
        ("{#b}", "{#b}"),
        ("A{#b}", None),
        ("A {b}", None),
        ("A {#}", None),
        ("A {#b} c", None),
        ("A }", None),
    ],
)
def test_heading_attributes(text: str, expected: str | None) -> None:
    found = heading_attributes(text, Span(0, len(text)))
    assert (text[found.start : found.end] if found is not None else None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("import a from 'b'", True),
        ("import {a, b} from 'c';\nimport \"d\"", True),
        ("import * as a from 'b'\nexport const c = 1", True),
        ("export default function a() {}", True),
        ("export {a}", True),
        ("import a from b", False),
        ("import a from 'b' and more", False),
        ("exporters", False),
        ("export goods", False),
    ],
)
def test_is_script(text: str, expected: bool) -> None:
    assert is_script(text, Span(0, len(text))) is expected
