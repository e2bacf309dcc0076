"""What stops Liquid when it reads a page: tags that are not closed, and blocks without an end.

As Liquid 4 reads it, which Jekyll uses (https://github.com/Shopify/liquid): code and comments of
HTML are no different from text, and only ``raw`` and ``comment`` hide what is in them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from profilelint.model.finding import Span
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.rules.api import finder

if TYPE_CHECKING:
    from profilelint.rules.api import Context

# A tag up to its first end, an output up to the first brace that closes one, and what has no end.
_TOKEN = pattern(r"\{%-?+\s*+(\w*+)(?:[^%]++|%(?!\}))*+%\}|\{\{[^}]*+\}\}?+|\{[{%]")
# As much of what has no end as is shown.
_SHOWN = pattern(r"[^\r\n]{1,60}+")
_RAW_END = pattern(r"\{%-?+\s*+endraw\b(?:[^%]++|%(?!\}))*+%\}")
_COMMENT_END = pattern(r"\{%-?+\s*+endcomment\b(?:[^%]++|%(?!\}))*+%\}")
_BLOCKS: Final = frozenset(
    ("capture", "case", "comment", "for", "highlight", "if", "raw", "tablerow", "unless")
)
_ENDS: Final = {f"end{name}": name for name in _BLOCKS}

# The tags of Liquid and Jekyll whose names are long enough that a slip in them tells.
_TAGS: Final = (
    *("assign", "break", "capture", "comment", "continue", "cycle", "decrement", "elsif"),
    *("endcapture", "endcase", "endcomment", "endfor", "endhighlight", "endif", "endraw"),
    *("endunless", "highlight", "include", "include_cached", "include_relative", "increment"),
    *("post_url", "unless"),
)
_KNOWN: Final = frozenset((*_TAGS, "case", "else", "for", "if", "link", "raw", "when"))

LiquidFaultKind: TypeAlias = Literal[
    "open-tag", "open-output", "open-block", "stray-end", "misspelt"
]


class LiquidFault(NamedTuple):
    """A place at which Liquid stops: its kind, and the name of the block that it is about.

    For a tag that is ``misspelt``, that is the name that was meant.
    """

    kind: LiquidFaultKind
    span: Span
    name: str = ""


@finder("liquid_fault", of="body")
def find_liquid_faults(context: Context) -> list[LiquidFault]:
    """Return what stops Liquid first on a page of Jekyll, at most one fault."""
    document, site = context.document, context.site
    if site is None or site.generator != "Jekyll" or document.front_matter is None:
        return []
    text, start = document.text, document.body_start
    if "{%" not in text and "{{" not in text:
        return []
    switch = "render_with_liquid"
    if document.data.get(switch, context.defaults.get(switch)) is False:
        return []
    fault = _first(text, start)
    return [fault] if fault is not None else []


def _first(text: str, start: int) -> LiquidFault | None:
    opened: list[tuple[str, Span]] = []
    single: set[str] = set()
    while (token := _TOKEN.search(text, start)) is not None:
        span, start = Span(*token.span()), token.end()
        name = token[1]
        if name is None:
            if not token[0].endswith("}}"):
                kind: LiquidFaultKind = "open-tag" if token[0] == "{%" else "open-output"
                shown = _SHOWN.match(text, span.start)
                return LiquidFault(kind, Span(*shown.span()) if shown is not None else span)
        elif name in ("raw", "comment"):
            closing = (_RAW_END if name == "raw" else _COMMENT_END).search(text, start)
            if closing is None:
                return LiquidFault("open-block", span, name)
            start = closing.end()
        elif name in _BLOCKS:
            opened.append((name, span))
        elif name not in _ENDS:
            if name and name not in single and f"end{name}" in text:
                return None  # Who knows what the block of a plugin reads.
            if name and name not in _KNOWN and (meant := _meant(name)):
                return LiquidFault("misspelt", span, meant)
            single.add(name)
        else:
            if not opened:
                return LiquidFault("stray-end", span, name)
            last, place = opened.pop()
            if last != _ENDS[name]:
                return LiquidFault("open-block", place, last)
    if opened:
        name, place = opened[-1]
        return LiquidFault("open-block", place, name)
    return None


def _meant(name: str) -> str | None:
    """Return the tag that a name is a slip away from; None if there is none."""
    from profilelint.vocabulary.nearest import nearest

    return nearest(name, _TAGS, _TAGS, 1)
