from __future__ import annotations

import gc

from profilelint.config.model import Config, Selection
from profilelint.engine.examine import examine
from profilelint.engine.plan import Plan
from profilelint.rules.load import load_registry

_BODY = """\
Text with a [link](/a), a ![picture](b.png) and <a href="{{ url }}" id="c">more</a>.

## Results{{ mark }}

* one
  1. two *of [three](https://example.org/)*

> * four
>
> | a | b |
> | - | - |
> | c | d |

<iframe src="https://www.youtube.com/embed/abcdefghijk" width="5" {{ attributes }}></iframe>
{: .wide}

[^1]: A note.
"""
_HEADS = (
    "title: Peru—Clean Rivers\nstart: 2016\npromos:\n- title: A\n  link: /a\n",
    "title: [Peru\n",
    "title: 'Perú'\ntags: [a, {b: &c d}, *c]\n",
    "",
)


def test_an_examined_page_leaves_nothing_to_the_garbage_collector() -> None:
    plan = Plan(Config("."), load_registry(), "2026-01-31", Selection())
    pages = {
        f"{number}.md": f"---\n{head}---\n{_BODY}".encode() for number, head in enumerate(_HEADS)
    }

    def examine_all() -> int:
        outcomes = [examine(path, plan, pages, hashed=True).outcome for path in pages]
        return sum(len(outcome.findings) for outcome in outcomes if outcome is not None)

    found = examine_all()  # what is imported and made once is not the page's
    gc.collect()
    gc.disable()
    try:
        assert examine_all() == found > 4
        assert gc.collect() == 0
    finally:
        gc.enable()
