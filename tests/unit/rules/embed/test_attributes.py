from __future__ import annotations

import pytest

from profilelint.rules.api import Context
from profilelint.rules.embed.attributes import (
    find_duplicate_attributes,
    find_event_handlers,
    find_style_attributes,
)
from profilelint.source.read import read_text


def context(body: str) -> Context:
    return Context(read_text("a.md", body), today="2026-01-31")


MANY = [f"onx{first}{second}" for first in "abcdef" for second in "abcdefghi"]


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("<b onclick=a()>c</b> <i ONLOAD='d()'>\n", ["onclick", "onload"]),
        ("*a*{: onclick='b()' .c}\n", ["onclick"]),
        ("<b title='It's only on once a day'> <b data-onclick=a on-click=b on1=c>\n", []),
        ("<template><b onclick=a()></template>\n", []),
        ("`<b onclick=a()>`\n", []),
        (f"<b {'=a '.join(MANY)}=a>a</b>\n", MANY[:50]),
        (f"<b onclick='' onload=' ' {' '.join(MANY)} onblur=a()>b</b>\n", ["onblur"]),
    ],
)
def test_event_handlers(body: str, names: list[str]) -> None:
    handlers = find_event_handlers(context(body))
    assert [handler.attribute.name for handler in handlers] == names
    assert all(each.element.attributes[each.attribute.name] is each.attribute for each in handlers)


def test_style_attributes() -> None:
    body = "<p style='color:red'>a</p> *b*{: style='top:0'} <template><p style='c'></template>\n"
    styles = find_style_attributes(context(body))
    assert [(style.element.name, style.attribute.value) for style in styles] == [
        ("p", "color:red"),
        ("", "top:0"),
    ]


def test_duplicate_attributes() -> None:
    body = (
        '<p id="a" class="b" ID="c">d</p> <img src="{{ "/e" | f | f }}" alt="">\n'
        "<template><p id=g id=h></template>\n"
    )
    duplicates = find_duplicate_attributes(context(body))
    assert [(each.element.name, body[slice(*each.attribute.span)]) for each in duplicates] == [
        ("p", 'ID="c"')
    ]
