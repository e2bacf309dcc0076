"""What Go templates, as Hugo reads them, do with fields."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from profilelint.source.site.templates.fields import ANY, bounded
from profilelint.source.site.templates.markup import Position
from profilelint.source.site.templates.pieces import GO, cut

if TYPE_CHECKING:
    from profilelint.source.site.templates.fields import FieldUses, Reference

    References = frozenset[Reference]

_TOKENS = re.compile(
    r"""(?P<text>"(?:[^"\\\n]|\\.)*"|`[^`]*`)"""
    r"""|(?P<path>(?:\$[A-Za-z_]\w*|\$)?(?:\.[A-Za-z_]\w*)+|\$\w*|(?<![\w)])\.(?![\w.]))"""
    r"""|(?P<name>[A-Za-z_]\w*(?:\.\w+)*)"""
)
_VARIABLES = re.compile(r"(\$\w+)\s*(?:,\s*(\$\w+)\s*)?:?=(?!=)")
NONE: References = frozenset()
PAGE: References = frozenset({()})
_UNKNOWN: References = frozenset({(ANY,)})
_PAGES = frozenset(
    (
        *("pages", "regularpages", "regularpagesrecursive", "allpages", "sections", "page"),
        *("next", "prev", "nextinsection", "previnsection", "parent", "currentsection"),
        *("firstsection", "paginator", "data"),
    )
)
# Of a page, and not of its front matter.
_METHODS = frozenset(("title", "linktitle", "summary", "description"))
_NOT_PAGES = frozenset(("site", "sites", "file", "gitinfo", "scratch", "store", "outputformats"))
_RENDERING = frozenset(("markdownify", "renderstring", "transform.markdownify"))
_CALLS = frozenset(("partial", "partialcached", "template"))
# The name under which a partial is given what its dot stands for.
_DOT = "."
_OTHERS = frozenset(
    (
        *("plainify", "urlize", "anchorize", "jsonify", "len", "printf", "partial", "dict"),
        *("partialcached", "template", "urlquery", "safeurl", "absurl", "relurl", "lower"),
        *("transform.plainify", "md5", "sha256", "dateformat", "time.format", "ref", "relref"),
    )
)


class GoReader:
    """Reads a template and notes what it does with fields, whose keys are in lower case."""

    def __init__(self, uses: FieldUses) -> None:
        self._uses = uses
        self._variables: dict[str, References] = {}
        self._dots: list[References] = [_UNKNOWN]
        self._position = Position()

    def read(self, template: str) -> None:
        """Read a whole template."""
        for kind, source in cut(template, GO):
            if kind == "text":
                self._position.read(source)
            elif not source.startswith("/*"):
                self._action(source)

    def _action(self, source: str) -> None:
        word, *after = source.split(None, 1) or [""]
        rest = after[0] if after else ""
        if word in {"end", "else"}:
            if word == "end" and len(self._dots) > 1:
                self._dots.pop()
            return
        if word in {"range", "with", "if", "define", "block"}:
            fields = self._fields(rest)
            changes = word in {"range", "with"}
            unknown = _UNKNOWN if word == "define" else self._dots[-1]
            self._dots.append(fields if changes else unknown)
            return
        self._fields(source, prints=not _VARIABLES.match(source))

    def _fields(self, source: str, *, prints: bool = False) -> References:
        """Return the fields in an expression, and note what is done with them."""
        names: set[str] = set()
        fields: set[Reference] = set()
        latest: References = NONE
        takes_key = False
        name = _DOT
        assigned = _VARIABLES.match(source)
        for token in _TOKENS.finditer(source, assigned.end() if assigned else 0):
            text = token[0]
            if token.lastgroup == "name":
                names.add(text.lower())
                takes_key = text == "index"
            elif token.lastgroup == "path":
                last = text.lower().rpartition(".")[2]
                if last == "renderstring":
                    names.add(last)
                    continue
                # .Param "summary", or index .Params "summary"
                latest = PAGE if last == "param" else self._resolve(text)
                takes_key = takes_key or last == "param"
                fields |= latest
                if "dict" in names or (name == _DOT and not _CALLS.isdisjoint(names)):
                    self._uses.give(latest, name)
            elif takes_key and latest:
                fields -= latest
                latest = bounded([(*each, text[1:-1].lower()) for each in latest])
                fields |= latest
            elif "dict" in names:
                name = text[1:-1].lower()
        found = bounded(fields)
        if assigned:
            for variable in filter(None, assigned.groups()):
                self._variables[variable] = found
        self._note(found, names, prints=prints)
        return found

    def _note(self, fields: References, names: set[str], *, prints: bool) -> None:
        if not _RENDERING.isdisjoint(names):
            self._uses.add(fields, "markdown")
            if not _UNKNOWN.isdisjoint(fields):
                self._uses.add([(ANY, _DOT)], "markdown")
        elif prints and fields and _OTHERS.isdisjoint(names):
            place = self._position.place
            if place == "title":
                self._uses.add(fields, "text")
            elif place == "content":
                is_html = not names.isdisjoint(("safehtml", "safe.html"))
                self._uses.add(fields, "html" if is_html else "text")

    def _resolve(self, path: str) -> References:
        first, *steps = path.split(".")
        keys = [step.lower() for step in steps if step]
        if steps[-1:] == ["Summary"]:
            # Hugo renders a summary of the front matter as it renders the body.
            self._uses.add([("summary",)], "markdown")
        if not _NOT_PAGES.isdisjoint(keys):
            return PAGE if keys[-1] in _PAGES else NONE
        if "params" in keys:
            at = len(keys) - keys[::-1].index("params")
            return frozenset({tuple(keys[at:])})
        if keys and keys[-1] in _PAGES:
            return PAGE
        if keys and keys[-1] in _METHODS and steps[-1][:1].isupper():
            return frozenset({(keys[-1],)})
        base = self._dots[-1] if not first else self._dots[0]
        if len(first) > 1:
            base = self._variables.get(first, _UNKNOWN)
        return bounded([(*each, *keys) for each in base])
