"""Kinds of things that plugins look at, each with just what is handed to a rule."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import pytest

from profilelint.rules.api import Context
from profilelint.rules.index import FINDERS
from profilelint.source.read import read_text

PAGE = """\
---
title: A
promos:
- title: B
  tags: [c, d]
---

# A

```python title="a.py"
a
```

    indented

> ```
> not at the top
> ```

{% include a.html %}

| a |
|---|
| b |

The {{ page.title }} {: .left}

~~~
b
~~~
"""


def found(kind: str, text: str) -> list[Any]:
    context = Context(read_text("a.md", text), today="2026-01-31")
    (entry,) = [entry for entry in FINDERS if entry.kind == kind]
    function = getattr(import_module(entry.module), entry.function)
    return list(function(context))


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("code_block", ['```python title="a.py"\na\n```', "indented", "~~~\nb\n~~~"]),
        ("quote", ["> ```\n> not at the top\n> ```"]),
        ("table", ["| a |\n|---|\n| b |"]),
        ("template_tag", ["{% include a.html %}", "{{ page.title }}"]),
    ],
)
def test_in_the_body(kind: str, expected: list[str]) -> None:
    assert [PAGE[thing.span.start : thing.span.end] for thing in found(kind, PAGE)] == expected


def test_the_info_string_of_code() -> None:
    assert [block.info for block in found("code_block", PAGE)] == ['python title="a.py"', "", ""]


def test_in_the_front_matter() -> None:
    mappings = found("field_mapping", PAGE)
    assert [mapping.route for mapping in mappings] == [(), ("promos", 0)]
    assert mappings[1].value == {"title": "B", "tags": ["c", "d"]}
    lists = found("field_list", PAGE)
    assert [each.route for each in lists] == [("promos",), ("promos", 0, "tags")]


def test_a_bare_page() -> None:
    kind = "bare_page"
    assert found(kind, PAGE) == []
    assert [document.text for document in found(kind, "# A\n")] == ["# A\n"]
