"""Makes the fields of a form from the tree of a page's front matter and its schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from profilelint.engine.workspace.form.about import about_field
from profilelint.engine.workspace.form.choices import Source, identity
from profilelint.engine.workspace.form.control import Control, control_of, kinds_at
from profilelint.engine.workspace.form.field import Field
from profilelint.engine.workspace.form.fitting import fits, is_kept, problem
from profilelint.engine.workspace.suggestion import LONGEST
from profilelint.model.tree import MERGE_KEY, Entry, Mapping, Scalar, Sequence, plain

if TYPE_CHECKING:
    from collections.abc import Sequence as Several

    from profilelint.engine.workspace.workspace import Workspace
    from profilelint.model.document import Document
    from profilelint.model.finding import Finding, Route, Span
    from profilelint.model.tree import Element
    from profilelint.schema.validate import Schema
    from profilelint.vocabulary.vocabulary import Vocabulary

_DEEPEST: Final = 6
_DEEPEST_TEMPLATE: Final = 3
_MOST_FIELDS: Final = 3000
_LONGEST_WRITTEN: Final = 20_000
_LISTS: Final = frozenset(("terms", "list", "pages"))
_CHOSEN: Final = frozenset(("choice", "term", "terms", "page", "pages", "file"))
_SOURCE: Final = Control("source")


class Builder:
    """Makes the fields of one page; ``sources`` are where the choices of their values come from.

    ``identities`` are what the findings are called.
    """

    def __init__(
        self,
        workspace: Workspace,
        document: Document,
        schema: Schema | None,
        findings: Several[Finding] = (),
        identities: Several[str] = (),
    ) -> None:
        self.sources: dict[str, Source] = {}
        self._workspace = workspace
        self._document = document
        self._schema = schema
        self._said = schema.asserted if schema is not None else None
        self._era = schema.era_of(document.data) if schema is not None else 0
        self._count = 0
        self._findings: dict[Route, list[str]] = {}
        self._meant: dict[Route, str] = {}
        for finding, name in zip(findings, identities, strict=True):
            where = finding.where
            if where.part == "text" and not where.route:
                continue
            self._findings.setdefault(where.route, []).append(name)
            meant = finding.params.get("meant")
            if finding.rule == "schema-unknown-key" and isinstance(meant, str):
                self._meant[where.route] = meant

    def fields(self) -> list[Field]:
        """Return the fields of the page: those that it has, and those that it could have."""
        front = self._document.front_matter
        return self._fields((), front.tree) if front is not None else self._absent((), {})

    def template(self, route: Route) -> Field:
        """Return what a field would be like that is not there."""
        return self._template(route, 0)

    # What is there.

    def _fields(self, route: Route, mapping: Mapping, depth: int = 0) -> list[Field]:
        last = {entry.key: entry for entry in mapping.entries}
        fields = [
            self._entry((*route, entry.key), entry, depth, counts=last[entry.key] is entry)
            for entry in mapping.entries
        ]
        taken = plain(mapping) if mapping.taken else last
        return fields + self._absent(route, taken)

    def _entry(self, route: Route, entry: Entry, depth: int, *, counts: bool) -> Field:
        known = self._knows(route)
        about = about_field(self._said, route, known=known, meant=self._meant.get(route, ""))
        if not counts or entry.key == MERGE_KEY:
            why = "this key is there twice: the last one counts" if not counts else ""
            field = self._as_written(route, entry)
            return field._replace(key=entry.key, about=about, problem=why, editable=False)
        return self._value(route, entry, depth)._replace(
            key=entry.key, about=about, key_span=entry.key_span
        )

    def _knows(self, route: Route) -> bool:
        """Return whether the schema names a key, or says nothing of keys."""
        said = self._said
        if said is None:
            return True
        parent = route[:-1]
        named = said.keys(parent)
        return route[-1] in named or not named or bool(said.at(route))

    def _value(self, route: Route, owner: Entry | Element, depth: int) -> Field:
        """Return the field of a value that is there."""
        self._count += 1
        node = owner.value
        value = self._plain(owner)
        control = control_of(self._said, route, value)
        if depth > _DEEPEST or self._count > _MOST_FIELDS:
            return self._as_written(route, owner)
        field = Field(
            route, "", control, about_field(self._said, route, known=True), present=True,
            value=value, written=self._written(node.span), span=node.span,
            choices=self._choices(control), fits=fits(control, value),
            problem=problem(control, value, self._vocabulary(control)),
            note=self._note(control, value), findings=self._findings.get(route, ()),
        )  # fmt: skip
        if not is_kept(value):
            field = field._replace(value=field.written)
        if isinstance(node, Mapping):
            field = field._replace(value=None, written=None)
            if control.name == "object":
                return field._replace(fields=self._fields(route, node, depth + 1))
            return field._replace(written=self._written(node.span))
        if isinstance(node, Sequence):
            field = field._replace(value=None)
            if control.name in _LISTS:
                items = [
                    self._value((*route, index), element, depth + 1)
                    for index, element in enumerate(node.elements)
                ]
                template = self._template((*route, len(items)), 0)
                return field._replace(items=items, template=template, written=None)
            return field
        return self._of_scalar(field, node)

    def _of_scalar(self, field: Field, node: Scalar) -> Field:
        """Return the field of a single value, which may stand where several could."""
        route, control = field.route, field.control
        if control.name == "object":
            return field._replace(fields=self._absent(route, {}) if node.value is None else ())
        if control.name in _LISTS:
            template = self._template((*route, 0), 0)
            return field._replace(template=template)
        said = self._said
        if (
            said is not None
            and control.name in ("term", "page")
            and "array" in kinds_at(said, route)
        ):
            # One where there may be several: to be added to, as a list is.
            several = control_of(said, route, [node.value])
            if several.name in _LISTS and node.value is not None:
                template = self._template((*route, 1), 0)
                return field._replace(
                    control=several, value=None, fits=True, problem="", items=[field],
                    template=template, findings=(),
                )  # fmt: skip
        return field

    def _as_written(self, route: Route, owner: Entry | Element) -> Field:
        span = owner.value.span
        key_span = owner.key_span if isinstance(owner, Entry) else None
        return Field(
            route, "", _SOURCE, about_field(self._said, route, known=True), present=True,
            written=self._written(span), span=span, key_span=key_span,
            findings=self._findings.get(route, ()), editable=False,
        )  # fmt: skip

    def _written(self, span: Span) -> str | None:
        if span.end - span.start > _LONGEST_WRITTEN:
            return None
        return self._document.text[span.start : span.end]

    @staticmethod
    def _plain(owner: Entry | Element) -> Any:
        node = owner.value
        if isinstance(node, Scalar):
            return node.value
        if isinstance(node, Mapping):
            return plain(node)
        return [Builder._plain(element) for element in node.elements]

    # What could be there.

    def _absent(self, route: Route, present: Any, depth: int = 0) -> list[Field]:
        """Return the fields of a group that it lacks, those that are required first."""
        said = self._said
        if said is None:
            return []
        keys = [key for key in said.keys(route) if key not in present and key.isprintable()]
        fields = [self._template((*route, key), depth) for key in keys]
        wanted = [field for field in fields if not field.about.deprecated or field.findings]
        return sorted(wanted, key=lambda field: not field.about.required)

    def _template(self, route: Route, depth: int) -> Field:
        self._count += 1
        said = self._said
        control = control_of(said, route)
        key = route[-1] if route and isinstance(route[-1], str) else ""
        about = about_field(said, route, known=True)
        field = Field(
            route, key, control, about,
            choices=self._choices(control), findings=self._findings.get(route, ()),
        )  # fmt: skip
        if depth >= _DEEPEST_TEMPLATE or self._count > _MOST_FIELDS:
            return field
        if control.name == "object":
            return field._replace(fields=self._absent(route, {}, depth + 1))
        if control.name in _LISTS:
            return field._replace(template=self._template((*route, 0), depth + 1))
        return field

    # What may be chosen.

    def _choices(self, control: Control) -> str:
        if control.name not in _CHOSEN:
            return ""
        source = Source(control, self._schema, self._era)
        state = self._files if source.is_of_site else self._identity
        name = identity(source, state)
        self.sources[name] = source
        return name

    @property
    def _identity(self) -> str:
        return str(hash(self._workspace.identity))

    @property
    def _files(self) -> str:
        return str(hash(self._workspace.plan.files))

    def _vocabulary(self, control: Control) -> Vocabulary | None:
        if not control.vocabulary or self._schema is None:
            return None
        return self._schema.vocabularies[control.vocabulary.partition("#")[0]]

    def _note(self, control: Control, value: Any) -> str:
        """Return the note of the term that stands there."""
        vocabulary = self._vocabulary(control)
        if vocabulary is None or not isinstance(value, str):
            return ""
        term = vocabulary.get(value)
        return term.note[:LONGEST] if term is not None else ""
