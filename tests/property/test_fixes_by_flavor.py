"""Pages of each flavor, with faults in and beside what is not Markdown, before and after repair.

The structure is judged by renderers that have nothing in common with the parser of the project:
markdown-it-py, which reads CommonMark and tables, and Python-Markdown with its own extensions.
"""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

import markdown
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from profilelint.engine.fix import repair
from profilelint.engine.lint import Setting
from profilelint.engine.ruleset import RuleSet
from profilelint.rules.load import load_registry
from profilelint.source.markdown.flavor import FLAVORS
from profilelint.source.read import read_text

if TYPE_CHECKING:
    from profilelint.engine.fix import Repair

REGISTRY = load_registry()
RULES = [entry for entry in REGISTRY if not entry.network]
NAMES = [entry.name for entry in RULES]
# An empty line before a list makes it one in Python-Markdown, which is what is wanted.
KEEPING = [
    entry.name
    for entry in RULES
    if not entry.load().changes and entry.name != "bullet-blank-before"
]
HEAD = "---\ntitle: A\n---\n\n"

PROSE = (
    "A word  of it's  and [link ](http://example.org/a?utm_source=b )here.\n\n",
    "##  Boats  (piers) \n\n",
    "## Boats and `a  b` \n\n",
    "* Trained  40 clerks. \n* Built a pier  \n  there.\n* Ran a boat\n\n",
    "1. One  two \n\n   - three \n   \n2. Four\n\n",
    "Trained.\n* One \n* Two\n\n",
    "> Quoted  text \n> more \n\n",
    "One  two  \nthree \n   \n",
    "| a  | b \n|----|---\n| c  d | e \n\n",
    "    code  here \n\n",
    "```js\na  = 1 \n```\n\n",
    "~~~\n* a\n",
    "A `code  span ` and **strong ** text \u200bthere.\n",
    '<iframe src="//example.org/a" frameborder="0"></iframe>\n\n',
    "<div>\n\nIn  it \n\n</div>\n\n",
    "[a] and [b  c]\n\n[a]: http://example.org/a \n[b c]: /b\n\n",
    "Setext  line \n===\n\n",
    "don\u2019t, isn\u2019t and it's\n",
    "- [ ] A  task \n- [x] Another\n\n",
)
REGIONS = (
    "{% table %}\nrows:\n- a  b \n+ c\n{% endtable %}\n\n",
    "{% raw %}{{ a }}  b{% endraw %} and  more \n\n",
    "{{< note >}}\n-  a\n+  b \n{{< /note >}}\n\n",
    "+----+----+\n| a  | b  |\n+====+====+\n| c  d | e  |\n+----+----+\n\n",
    "-----  ---\na      b  \nc      d\n-----  ---\n\n",
    '<Card a="b  c" d={ e  } />\n\n',
    "<Steps>\n\n1. One  two \n   - three\n\n</Steps>\n\n",
    "import  A from 'a' \n\n",
    "{/* a  b */}\n\n",
    ":::note[A  title]\nIn  it. \n:::\n\n",
    '!!! note  "A"\n\n    In  it. \n\n    - a \n\n',
    "[a]{.b  .c} and  more \n\n",
    "$$\na  b \n$$\n\n",
    "[[a  b|c]] %%d  e%% and  more \n\n",
    "> [!NOTE]\n> a  b \n\n",
    "One  two \n{: .a  .b }\n\n",
    "<script setup>\nconst a  = 1 \n</script>\n\n",
)
PAGES = st.lists(st.sampled_from((*PROSE, *REGIONS)), min_size=1, max_size=8).map("".join)
EACH = pytest.mark.parametrize("flavor", ["", *FLAVORS])


def repaired(page: str, flavor: str, names: list[str]) -> Repair:
    """Return what becomes of a page with the safe fixes of some rules."""
    setting = Setting(RuleSet(REGISTRY, names), today="2026-01-31", flavor=flavor)
    data = (HEAD + page).encode()
    return repair("page.md", data, setting, lambda _finding, fix: fix.safety == "safe")


def regions(text: str, flavor: str) -> list[str]:
    body = read_text("page.md", text, flavor).body
    return [text[region.start : region.end] for region in body.regions]


class Skeleton(HTMLParser):
    """The tags of a page with the ids of its headings, and the text of its code."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._code = 0
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._code += tag == "code"
        self.parts.append(f"<{tag}> {dict(attrs).get('id')}")

    def handle_endtag(self, tag: str) -> None:
        self._code -= tag == "code"
        self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if self._code:
            self.parts.append(data)


COMMONMARK = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def as_commonmark(text: str) -> list[str]:
    return Skeleton(COMMONMARK.render(text.removeprefix(HEAD))).parts


def as_python_markdown(text: str) -> list[str]:
    extensions = ["extra", "admonition", "toc", "sane_lists"]
    return Skeleton(markdown.markdown(text.removeprefix(HEAD), extensions=extensions)).parts


@EACH
@settings(deadline=None, max_examples=60)
@given(page=PAGES)
def test_what_is_not_markdown_stays_byte_for_byte(flavor: str, page: str) -> None:
    done = repaired(page, flavor, NAMES)
    assert regions(done.data.decode(), flavor) == regions(HEAD + page, flavor)


@EACH
@settings(deadline=None, max_examples=60)
@given(page=PAGES)
def test_the_renderer_makes_the_same_of_the_page(flavor: str, page: str) -> None:
    # An open fence is text in kramdown and code for the renderer here.
    assume(flavor != "kramdown" or "~~~" not in page)
    render = as_python_markdown if flavor == "python-markdown" else as_commonmark
    after = repaired(page, flavor, KEEPING).data.decode()
    assert render(after) == render(HEAD + page)


@EACH
@settings(deadline=None, max_examples=30)
@given(page=PAGES)
def test_nothing_can_be_repaired_after_a_repair(flavor: str, page: str) -> None:
    done = repaired(page, flavor, NAMES)
    again = repaired(done.data.decode().removeprefix(HEAD), flavor, NAMES)
    assert (again.data, again.applied) == (done.data, [])


@EACH
def test_the_pages_hold_faults_and_what_is_not_markdown(flavor: str) -> None:
    for piece in PROSE[:6]:
        assert repaired(piece, flavor, KEEPING).applied
    found = [piece for piece in REGIONS if regions(HEAD + piece, flavor)]
    assert len(found) >= {"commonmark": 1}.get(flavor, 2), found
    page = "".join((*PROSE[:4], *found, PROSE[0]))
    done = repaired(page, flavor, NAMES)
    assert len(done.applied) >= 6
    assert regions(done.data.decode(), flavor) == regions(HEAD + page, flavor) != []
