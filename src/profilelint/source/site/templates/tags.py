"""What Liquid and Nunjucks templates do with fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.source.site.templates.expressions import (
    keys_of,
    makes_html_of_markdown,
    read_expression,
    split_parameters,
)
from profilelint.source.site.templates.fields import bounded
from profilelint.source.site.templates.languages import NONE, extended
from profilelint.source.site.templates.markup import Position
from profilelint.source.site.templates.pieces import cut

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from profilelint.source.site.templates.expressions import Expression
    from profilelint.source.site.templates.fields import FieldUses, Reference
    from profilelint.source.site.templates.languages import References, TagLanguage

_ESCAPING = frozenset(("escape", "escape_once", "xml_escape", "cgi_escape", "e", "forceescape"))
# What these return does not hold the tags that the field holds.
_OTHERS = frozenset(
    (
        *("strip_html", "striptags", "slugify", "slug", "url", "url_encode", "uri_escape"),
        *("urlencode", "jsonify", "json", "dump", "size", "length", "date", "inspect", "log"),
        *("relative_url", "absolute_url", "number_of_words", "wordcount", "datetime_to_rfc2822"),
    )
)
_SKIPPED = {"raw": "endraw", "verbatim": "endverbatim", "comment": "endcomment"}
_INCLUDING = frozenset(("include", "include_cached", "include_relative", "render"))


def stem_of(path: str) -> str:
    """Return the name of a template without folders and endings."""
    return path.rpartition("/")[2].partition(".")[0]


class TagReader:
    """Reads a template: notes what it does with fields, and with what it includes others.

    ``calls`` holds the parameters of included templates, by the name of the file without ending.
    """

    def __init__(
        self, language: TagLanguage, uses: FieldUses, parameters: Mapping[str, References]
    ) -> None:
        self.calls: dict[str, dict[str, References]] = {}
        self._language = language
        self._uses = uses
        self._parameters = parameters
        self._variables: dict[str, References] = {}
        self._captures: list[tuple[str, set[Reference]]] = []
        self._position = Position()
        self._rendering = 0

    def read(self, template: str) -> None:
        """Read a whole template."""
        skipped_to = ""
        for kind, source in cut(template, self._language.openings):
            if kind == "text":
                self._position.read(source)
                continue
            name, *rest = source.split(None, 1) or [""]
            if skipped_to:
                if kind == "tag" and name == skipped_to:
                    skipped_to = ""
            elif kind == "output":
                self._print(read_expression(source))
            elif name in _SKIPPED:
                skipped_to = _SKIPPED[name]
            else:
                self._tag(name, rest[0] if rest else "", template)

    def _resolve(self, keys: Sequence[str]) -> References:
        known = self._variables.get(keys[0])
        if known is None:
            return self._language.resolve(keys, self._parameters)
        return extended(known, keys[1:])

    def _fields(self, expression: Expression) -> References:
        return bounded(frozenset().union(*map(self._resolve, expression.paths)))

    def _print(self, expression: Expression) -> None:
        fields = self._fields(expression)
        if not fields:
            return
        if expression.renders_markdown or self._rendering:
            self._uses.add(fields, "markdown")
        elif self._captures:
            self._captures[-1][1].update(fields)
        elif not _OTHERS.isdisjoint(expression.filters):
            return
        elif self._position.place == "content":
            escapes = self._language.escapes and "safe" not in expression.filters
            escapes = escapes or not _ESCAPING.isdisjoint(expression.filters)
            self._uses.add(fields, "text" if escapes else "html")
        elif self._position.place == "title":
            self._uses.add(fields, "text")

    def _tag(self, name: str, rest: str, template: str) -> None:
        if name in {"assign", "set"}:
            variable, equals, value = rest.partition("=")
            if equals:
                self._assign(variable.strip(), read_expression(value))
            else:
                self._captures.append((variable.strip(), set()))
        elif name == "capture":
            self._captures.append((rest.strip("\"'"), set()))
        elif name in {"endcapture", "endset"} and self._captures:
            variable, fields = self._captures.pop()
            self._variables[variable] = bounded(fields)
        elif name == "for":
            variables, _, value = rest.partition(" in ")
            self._assign(variables.rpartition(",")[2].strip(), read_expression(value))
        elif name in _INCLUDING:
            self._include(rest)
        elif name == "renderTemplate" or makes_html_of_markdown(name):
            self._render(name, rest, template)

    def _assign(self, variable: str, expression: Expression) -> None:
        fields = self._fields(expression)
        if expression.renders_markdown:
            self._uses.add(fields, "markdown")
        self._variables[variable] = fields

    def _include(self, rest: str) -> None:
        called, *given = rest.split(None, 1) or [""]
        parameters = self.calls.setdefault(stem_of(called.strip("\"',")), {})
        for name, value in split_parameters(given[0] if given else ""):
            fields = NONE if value[:1] in "\"'" else self._resolve(keys_of(value))
            parameters[name] = parameters.get(name, NONE) | fields

    def _render(self, name: str, rest: str, template: str) -> None:
        if name.startswith("end"):
            self._rendering = max(0, self._rendering - 1)
        elif f"end{name}" in template and (name != "renderTemplate" or "md" in rest):
            self._rendering += 1
