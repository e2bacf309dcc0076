"""Pages of each flavor: what is not Markdown in them survives every repair."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.readings import read_body

from profilelint.engine.fix import repair
from profilelint.engine.lint import Setting
from profilelint.engine.ruleset import RuleSet
from profilelint.rules.load import load_registry
from profilelint.source.markdown.flavor import FLAVORS
from profilelint.source.read import read_text

REGISTRY = load_registry()
NAMES = [entry.name for entry in REGISTRY if not entry.network]
HEAD = "---\ntitle: A\n---\n\n"
PIECES = (
    "A word  and and a [link](http://example.org/a ) here. ",
    "* Trained  40 clerks\n* Built a pier.\n+ Open the the market\n",
    "##  Boats  (Piers)\n\n",
    '<iframe src="//example.org" frameborder="0"></iframe>\n\n',
    "{% table %}\nrows:\n- a  b\n+ c\n{% endtable %}\n\n",
    "{% raw %}{{ a }}  b{% endraw %} ",
    "{{< note >}}\n-  a\n+  b \n{{< /note >}}\n",
    "+----+----+\n| a  | b  |\n+====+====+\n| c  d | e  |\n+----+----+\n\n",
    '<Card a="b  c" d={ e  } />\n\n',
    "<Steps>\n\n   1. One  two \n      - three\n\n</Steps>\n\n",
    "import  A from 'a'\n\n",
    "{/* a  b */}\n\n",
    ":::note[A  title]\nIn  it. \n:::\n",
    '!!! note  "A"\n\n    In  it. \n\n    - a\n    + b\n\n',
    "-----  ---\na      b  \nc      d\n-----  ---\n\n",
    "[a]{.b  .c} ",
    "$$\na  b \n$$\n\n",
    "[[a  b|c]] %%d  e%% ",
    "> [!NOTE]\n> a  b \n\n",
    "* a\n[b]: https://example.org/b  \n",
    "```\na  b \n```\n\n",
    "\n",
    "    ",
    "{% a %}",
    "{% enda %}",
    "<A>\n",
    "</A>\n",
    "`",
    "{",
    "é\r\n",
)
PAGES = st.lists(st.sampled_from(PIECES), max_size=10).map("".join)


def regions(text: str, flavor: str) -> list[str]:
    body = read_text("page.md", text, flavor).body
    return [text[region.start : region.end] for region in body.regions]


@pytest.mark.parametrize("flavor", ["", *FLAVORS])
@settings(deadline=None, max_examples=40)
@given(page=PAGES)
def test_repairs_leave_regions_as_they_are(flavor: str, page: str) -> None:
    setting = Setting(RuleSet(REGISTRY, NAMES), today="2026-01-31", flavor=flavor)
    text = HEAD + page
    done = repair("page.md", text.encode(), setting, lambda *_: True)
    assert regions(done.data.decode(), flavor) == regions(text, flavor)


@pytest.mark.parametrize("flavor", ["", *FLAVORS])
@settings(deadline=None)
@given(page=PAGES)
def test_places_lie_in_the_text_and_in_order(flavor: str, page: str) -> None:
    body = read_body(page, flavor)
    spans = [(region.start, region.end) for region in body.regions]
    assert spans == sorted(spans)
    assert all(0 <= start < end <= len(page) for start, end in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    for leaf in (*body.paragraphs, *body.headings):
        start, end = leaf.span
        assert 0 <= start <= end <= len(page)
        assert "".join(page[slice(*run)] for run in leaf.runs) in page or len(leaf.runs) > 1
        assert all(start <= run.start <= run.end <= end for run in leaf.runs)
    assert len(body.prose) == len(page)
    for block in body.blocks:
        assert 0 <= block.span.start <= block.span.end <= len(page)
