"""The form of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from profilelint.model.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from profilelint.engine.workspace.workspace import Workspace
    from profilelint.model.finding import Finding


class Form(NamedTuple):
    """A form."""

    kind: str
    message: str = ""

    def state(self, to_editor: Callable[[int], int]) -> dict[str, Any]:
        """Return it as plain data."""
        del to_editor
        return {"state": self.kind, "message": self.message, "fields": []}


def form_of(
    workspace: Workspace, path: str, findings: Sequence[Finding], ids: Sequence[str]
) -> Form:
    """Return the form of a page."""
    del workspace, path, findings, ids
    return Form("none")
