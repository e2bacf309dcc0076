"""A page that is being written, and its schema, even while its front matter is broken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from profilelint.engine.workspace.place import block_of
from profilelint.engine.workspace.typed_flow import unquoted
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.schema.profile import is_profile

if TYPE_CHECKING:
    from profilelint.engine.workspace.workspace import Workspace
    from profilelint.model.document import Document
    from profilelint.schema.validate import Schema

_FIELDS: Final = {
    "yaml": pattern(r"(?<![^\r\n])([\w-]+):[ \t]+([^\r\n]*)"),
    "toml": pattern(r"(?<![^\r\n])([\w-]+)[ \t]*=[ \t]*([^\r\n]*)"),
    "json": pattern(r'"([\w-]+)"[ \t]*:[ \t]*("[^"\r\n]*"|[^,\r\n]*)'),
}


class TypedPage(NamedTuple):
    """A page at the moment.

    ``schema`` is None where its front matter has none, and ``data`` are its fields, as far as they
    can be read.
    """

    path: str
    document: Document
    schema: Schema | None
    data: dict[str, Any]


def typed_page(workspace: Workspace, path: str) -> TypedPage | None:
    """Return a page of a workspace as it is at the moment; None for one of no collection."""
    setting = workspace.plan.setting(path)
    if setting is None:
        return None
    document = workspace.document(path)
    data: dict[str, Any] = document.data
    if document.front_matter is None:
        data = _fields(document.text)
    is_other = setting.of_others is not None and not is_profile(data)
    return TypedPage(path, document, None if is_other else setting.schema, data)


def _fields(text: str) -> dict[str, Any]:
    """Return the fields of a block that cannot be read, of which many can be told all the same."""
    block = block_of(text)
    if block is None:
        return {}
    found = _FIELDS[block.notation].finditer(text, block.start, block.end)
    return {field[1]: unquoted(field[2].partition(" #")[0].strip()) for field in found}
