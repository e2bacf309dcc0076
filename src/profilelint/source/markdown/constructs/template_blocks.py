"""Block tags of template languages, with what stands between a tag and its end tag.

``{% table %} … {% endtable %}`` in Liquid, Nunjucks and Jinja, ``{% table %} … {% /table %}`` in
Markdoc, ``{{< note >}} … {{< /note >}}`` in Hugo. What becomes of the content is the tag's to say:
it may be YAML, code or a table. Hugo's ``{{% note %}} … {{% /note %}}`` holds Markdown, so only the
tags themselves are left out, as all tags are, unless its name says that it holds code. A tag
without its end tag hides nothing. Nunjucks' and Jinja's comments ``{# … #}`` are left out, too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.pattern import pattern
from profilelint.source.markdown.template import behind_braces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.source.markdown.reading import Reading

_TAG = pattern(r"\{%[-~+]?\s*+(/?)\s*+([A-Za-z_][\w-]{0,60}+)(?![\w-])")
_SHORTCODE = pattern(r"\{\{[<%]\s*+(/?)\s*+([A-Za-z_][\w./-]{0,60}+)(?![\w./-])")
# Hugo's own shortcode for code, and those that themes have for formulas and drawings.
_OF_CODE = frozenset(("chart", "code", "highlight", "katex", "math", "mermaid"))
# What stands between these is not read by the template language either.
_VERBATIM = frozenset(("comment", "raw", "verbatim"))


def find(reading: Reading) -> None:
    """Add a region for each block tag with its end tag, outermost ones only."""
    text = reading.text
    opened: dict[str, list[int]] = {}
    verbatim = ""
    pairs: list[tuple[int, int, str]] = []
    last_ends: dict[str, int] = {}
    for start, end in reading.tags:
        sign = text[start + 2 : start + 3] if text.startswith("{{", start) else ""
        hugo = sign == "<" or sign == "%"
        tag = (_SHORTCODE if hugo else _TAG).match(text, start, end)
        if tag is None or (not reading.templates_first and reading.in_code(start)):
            continue
        name = tag[2]
        if sign == "%" and name not in _OF_CODE:
            continue
        closes = bool(tag[1])
        if not closes and not hugo and name.startswith("end") and len(name) > len("end"):
            closes, name = True, name[len("end") :].lstrip("_")
        key = sign + name
        if verbatim:
            if not closes or key != verbatim:
                continue
            verbatim = ""
        if closes:
            starts = opened.get(key)
            if starts:
                pairs.append((starts.pop(), end, name))
        elif not (hugo and text.endswith(("/>}}", "/%}}"), start, end)):
            opened.setdefault(key, []).append(start)
            if not hugo and name in _VERBATIM:
                if name not in last_ends:
                    last_ends[name] = text.rfind("end" + name, reading.start)
                if last_ends[name] > start:
                    verbatim = name
    pairs += _comments(reading)
    last = -1
    for start, end, name in sorted(pairs, key=lambda pair: (pair[0], -pair[1])):
        if start >= last:
            reading.add(start, end, "" if name == "comment" else name)
            last = end


def _comments(reading: Reading) -> Iterator[tuple[int, int, str]]:
    text = reading.text
    start = text.find("{#", reading.start) if "#" in behind_braces(text) else -1
    while start >= 0:
        end = text.find("#}", start + 2)
        if end < 0:
            return
        # Another brace between: "{#id}" is an attribute list.
        if text.find("}", start, end) < 0 and not reading.in_code(start):
            yield start, end + 2, ""
        start = text.find("{#", end)
