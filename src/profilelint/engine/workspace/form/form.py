"""The form of a page: its fields as they are written, and those that it could have.

A value is never replaced or left out: what no control can hold is shown as it stands in the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from profilelint.engine.workspace.form.build import Builder
from profilelint.engine.workspace.place import block_of
from profilelint.engine.workspace.typed_page import typed_page
from profilelint.model.finding import Severity
from profilelint.model.named_tuple import NamedTuple
from profilelint.source.read import read_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from profilelint.engine.workspace.form.choices import Source
    from profilelint.engine.workspace.form.field import Field
    from profilelint.engine.workspace.workspace import Workspace
    from profilelint.model.document import Document
    from profilelint.model.finding import Finding, Route

State: TypeAlias = Literal["form", "none", "unreadable"]

_NONE: Final = (
    "This page has no front matter: the block of fields above the text, between two lines."
)
_UNREADABLE: Final = "These fields cannot be read: correct them in the text."


class Form(NamedTuple):
    """A form, or why there is none.

    ``sources`` are where the choices of its fields come from, by their identities.
    """

    kind: State
    message: str = ""
    fields: Sequence[Field] = ()
    sources: Mapping[str, Source] = {}

    def state(self, to_editor: Callable[[int], int]) -> dict[str, Any]:
        """Return the form as JSON; ``to_editor`` gives offsets of the text in the editor."""
        fields = [field.state(to_editor) for field in self.fields]
        return {"state": self.kind, "message": self.message, "fields": fields}


def form_of(
    workspace: Workspace,
    path: str,
    findings: Sequence[Finding] = (),
    identities: Sequence[str] = (),
) -> Form:
    """Return the form of a page as it is at the moment.

    ``findings`` are those on the page, and ``identities`` what they are called.
    """
    page = typed_page(workspace, path)
    document = page.document if page is not None else workspace.document(path)
    if document.front_matter is None:
        return _without(document, findings)
    schema = page.schema if page is not None else None
    builder = Builder(workspace, document, schema, findings, identities)
    return Form("form", "", builder.fields(), builder.sources)


def _without(document: Document, findings: Sequence[Finding]) -> Form:
    """Return why there is no form."""
    block = block_of(document.text)
    if block is None or (block.notation == "json" and not document.problems):
        return Form("none", _NONE)
    end = document.body_start or block.end
    for finding in findings:
        if finding.severity == Severity.ERROR and finding.where.span.start <= end:
            return Form("unreadable", f"{_UNREADABLE} {finding.message}")
    return Form("unreadable", _UNREADABLE)


def empty_form(workspace: Workspace, path: str) -> Form:
    """Return the form of a page of this path that has no field yet; it need not be there."""
    builder = _for_new(workspace, path)
    return Form("form", "", builder.fields(), builder.sources)


def field_template(workspace: Workspace, path: str, route: Route) -> Form:
    """Return a form with one field, as it is on a page of this path that lacks it."""
    builder = _for_new(workspace, path)
    return Form("form", "", [builder.template(route)], builder.sources)


def _for_new(workspace: Workspace, path: str) -> Builder:
    setting = workspace.plan.setting(path)
    schema = setting.schema if setting is not None else None
    return Builder(workspace, read_text(path, ""), schema)
