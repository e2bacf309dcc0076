"""Expressions of Liquid and Nunjucks: values and the filters they pass through."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from profilelint.model.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_TOKENS = re.compile(
    r"""(?P<text>"[^"\n]*"|'[^'\n]*')"""
    r"""|(?P<path>[A-Za-z_$][\w$-]*(?:\??\.[A-Za-z_][\w$-]*|\[[^\[\]\n]{0,80}\])*)(?P<call>\s*\()?"""
    r"""|(?P<pipe>\|)"""
)
_STEP = re.compile(r"""\[\s*(?:"([^"\]]*)"|'([^'\]]*)')\s*\]|\[[^\]]*\]|([A-Za-z_$][\w$-]*)""")
_WORDS = frozenset(
    (
        *("and", "or", "not", "if", "else", "in", "is", "contains", "true", "false", "nil"),
        *("null", "none", "empty", "blank", "reversed", "limit", "offset", "with", "as"),
    )
)
# Which of Eleventy's plugin Render takes the names of template languages.
_RENDER = "renderContent"
_MARKDOWN = re.compile(r"^marked|micromark|(?:^|[_.])md(?:[A-Z_.]|$)|[a-z]Md(?:[A-Z_.]|$)")


class Expression(NamedTuple):
    """An expression: the paths of all variables in it, and the names of its filters and calls."""

    paths: tuple[tuple[str, ...], ...]
    filters: tuple[str, ...]

    @property
    def renders_markdown(self) -> bool:
        """Return whether a filter or function makes HTML of Markdown, going by its name."""
        return any(makes_html_of_markdown(name) for name in self.filters)


def makes_html_of_markdown(name: str) -> bool:
    """Return whether a filter or function has the name of one that renders Markdown."""
    return _MARKDOWN.search(name) is not None or "markdown" in name.lower()


def read_expression(source: str) -> Expression:
    """Return the parts of an expression."""
    paths: list[tuple[str, ...]] = []
    filters: list[str] = []
    piped = False
    for token in _TOKENS.finditer(source):
        kind = token.lastgroup
        if kind == "pipe":
            piped = True
        elif kind in {"path", "call"}:
            keys = keys_of(token["path"])
            if piped or token["call"]:
                filters.append(".".join(keys))
            elif keys[0] not in _WORDS and not source.startswith("=", token.end("path")):
                paths.append(keys)
            piped = False
        else:
            piped = False
            if filters[-1:] == [_RENDER] and "md" in token[0][1:-1].split(","):
                filters[-1] = f"{_RENDER}.md"
    return Expression(tuple(paths), tuple(filters))


def keys_of(path: str) -> tuple[str, ...]:
    """Return the keys of a path such as ``post.data["title"]``, without what is not written out."""
    keys = (step[1] or step[2] or step[3] for step in _STEP.finditer(path))
    return tuple(filter(None, keys))


def split_parameters(source: str) -> Sequence[tuple[str, str]]:
    """Return the parameters of a tag, such as ``title=page.title`` or ``title: page.title``."""
    return [(found[1], found[2]) for found in _PARAMETER.finditer(source)]


_PARAMETER = re.compile(
    r"""([A-Za-z_][\w-]*)\s*[=:]\s*("[^"\n]*"|'[^'\n]*'|[A-Za-z_$][\w$.\[\]"'-]*)"""
)
