"""What stops Liquid when it reads a page: tags that are not closed, and blocks without an end.

As Liquid 4 reads it, which Jekyll uses (https://github.com/Shopify/liquid): code and comments of
HTML are no different from text, and only ``raw`` and ``comment`` hide what is in them. On a page of
Eleventy it is what stops LiquidJS and Nunjucks alike.
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
# The keys by which a page is run otherwise.
_SWITCH: Final = "render_with_liquid"
_ENGINE: Final = "templateEngineOverride"
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

# What begins a tag or an output, and what may then come first.
_BEGINNING = pattern(r"\{[{%]")
_SIGN = pattern(r"[\"']|\{[{%]|[%}]\}")
_NAME = pattern(r"-?+\s*+(\w*+)")
_HIDING: Final = {
    name: pattern(rf"\{{%-?+\s*+end{name}\b[^%]*+%\}}") for name in ("comment", "raw", "verbatim")
}

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
    """Return what stops Liquid first on a page of Jekyll or Eleventy, at most one fault."""
    document, site = context.document, context.site
    text, start = document.text, document.body_start
    if site is None or ("{%" not in text and "{{" not in text):
        return []
    fault: LiquidFault | None = None
    if site.generator == "Jekyll":
        switch = document.data.get(_SWITCH, context.defaults.get(_SWITCH))
        if document.front_matter is not None and switch is not False:
            fault = _first(text, start)
    elif site.runs_texts and _ENGINE not in document.data and _ENGINE not in context.defaults:
        fault = _first_of_two(text, start)
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


def _first_of_two(text: str, start: int) -> LiquidFault | None:
    """Return what stops both LiquidJS and Nunjucks first."""
    if "{#" in text:
        return None  # It begins a comment of Nunjucks alone.
    opened: list[tuple[str, Span]] = []
    while (beginning := _BEGINNING.search(text, start)) is not None:
        at, content = beginning.span()
        is_tag = beginning[0] == "{%"
        end = _end(text, content, "%}" if is_tag else "}}")
        if end is None:
            shown = _SHOWN.match(text, at)
            span = Span(*shown.span()) if shown is not None else Span(at, content)
            return LiquidFault("open-tag" if is_tag else "open-output", span)
        start = end
        named = _NAME.match(text, content) if is_tag else None
        name = named[1] if named is not None else ""
        if name in _HIDING:
            hidden = _HIDING[name].search(text, end)
            if hidden is None:
                return None  # Only one of the two minds.
            start = hidden.end()
        elif name in ("if", "for"):
            opened.append((name, Span(at, end)))
        elif name in ("endif", "endfor"):
            if not opened:
                return LiquidFault("stray-end", Span(at, end), name)
            last, place = opened.pop()
            if last != _ENDS[name]:
                return LiquidFault("open-block", place, last)
    return LiquidFault("open-block", opened[-1][1], opened[-1][0]) if opened else None


def _end(text: str, start: int, closing: str) -> int | None:
    """Return where a tag or an output ends; None if it does not before another one begins."""
    for sign in _SIGN.finditer(text, start):
        if sign[0] == closing:
            return sign.end()
        if sign[0] in "\"'":
            # What stands in quotation marks may look like any sign.
            end = text.find(closing, sign.end())
            return end + len(closing) if end >= 0 else None
        if sign[0] in ("{{", "{%"):
            return None
    return None


def _meant(name: str) -> str | None:
    """Return the tag that a name is a slip away from; None if there is none."""
    from profilelint.vocabulary.nearest import nearest

    return nearest(name, _TAGS, _TAGS, 1)
