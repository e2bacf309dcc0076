"""Code that a template keeps in a variable, to show it: Nunjucks' ``{% set code %}``.

What stands up to ``{% endset %}`` goes to the page where the variable is printed. With the filter
``highlight``, as of Eleventy's plugin (https://www.11ty.dev/docs/plugins/syntaxhighlight/), it is
shown as it is written, and no HTML in it counts.
"""

from __future__ import annotations

from profilelint.model.finding import Span
from profilelint.model.pattern import pattern

_NAME = pattern(r"\{%[-~+]?\s*+(set|endset|raw|endraw)(?:\s++(\w{1,60}+))?\s*+[-~+]?%\}")
_WORD = pattern(r"\w++")
_SHOWN = pattern(r"\{\{[-~+]?\s*+\w++\s*+\|\s*+highlight\b")


def find_kept_code(text: str, tags: list[Span]) -> list[Span]:
    """Return the spans, in order, of ``set`` blocks whose content is code that is shown.

    ``tags`` are the template tags of the text. All that the text itself does with the variable is
    to highlight it. Where it does nothing with it, since an included template does, the name of
    the variable says "code".
    """
    read = _without_raw(text, tags)
    blocks = _find_blocks(text, read)
    names = {name for _, name in blocks}
    highlighted: set[str] = set()
    used: set[str] = set()
    for start, end in read if names else ():
        if _NAME.match(text, start, end) is None:
            words = names.intersection(_WORD.findall(text, start, end))
            if words:
                (highlighted if _SHOWN.match(text, start, end) is not None else used).update(words)
    return [
        span
        for span, name in blocks
        if name not in used and (name in highlighted or "code" in name.lower())
    ]


def _without_raw(text: str, tags: list[Span]) -> list[Span]:
    """Return the tags that the template language reads: none from ``raw`` to ``endraw``."""
    read: list[Span] = []
    raw: list[Span] | None = None
    for each in tags:
        tag = _NAME.match(text, *each)
        if raw is None:
            if tag is not None and tag[1] == "raw":
                raw = []
            else:
                read.append(each)
        elif tag is not None and tag[1] == "endraw":
            raw = None
        else:
            raw.append(each)
    return read + (raw or [])


def _find_blocks(text: str, tags: list[Span]) -> list[tuple[Span, str]]:
    """Return the outermost ``set`` blocks, in order, each with the name of its variable."""
    blocks: list[tuple[Span, str]] = []
    opened: list[tuple[int, str]] = []
    for start, end in tags:
        tag = _NAME.match(text, start, end)
        if tag is not None and tag[1] == "set":
            opened.append((start, tag[2] or ""))
        elif tag is not None and tag[1] == "endset" and opened:
            begin, name = opened.pop()
            if not opened and name:
                blocks.append((Span(begin, end), name))
    return blocks
