from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Fix, Severity
from profilelint.model.pattern import pattern
from profilelint.model.tree import Element, Scalar, find
from profilelint.rules.api import Invalid, Rule, Valid
from profilelint.schema import wording
from profilelint.schema.field_edits import delete_lines

if TYPE_CHECKING:
    from profilelint.model.document import Document
    from profilelint.model.finding import Route
    from profilelint.rules.api import Context


_CUT = pattern(r"[ \t]*#[^\W_]")


class SchemaEmptyItem(Rule):
    """No item of a list is empty.

    A hyphen with nothing after it is still an item: the site shows a blank entry for it, or stops
    the build. Delete the line, or write what belongs there. A draft (`published: false` or `draft:
    true`) may have items that are not filled in yet, and a list in a list is the row of a table.
    """

    name = "schema-empty-item"
    summary = "No item of a list is empty."
    severity = Severity.HINT
    messages: ClassVar = {"empty": "{field} is empty: delete it or write what belongs there"}
    fix = "safe"
    examples = (
        Valid("---\nsolutions:\n- Governance\n- 0\nclient:\n---\n"),
        Valid("---\ntags:\n- #water\n- boats\n---\n"),
        Valid('---\ndownloads: [["a.zip", "2 MB"], ["a.txt", ""]]\n---\n'),
        Valid("---\npublished: false\nsolutions:\n- \n---\n"),
        Invalid(
            "---\nsolutions:\n- Governance\n- \n- ''\n- Energy\n---\n",
            covers=("-", "''"),
            message_id="empty",
            fixed="---\nsolutions:\n- Governance\n- Energy\n---\n",
        ),
        Invalid("---\nsolutions: ['']\n---\n", covers=("''",), message_id="empty"),
    )

    def check_empty_item(self, route: Route, context: Context) -> None:
        """Report an item, which is deleted with its line where it has one."""
        if context.is_draft:
            return
        if _is_cut(route, context.document):
            return
        change = delete_lines(context.document, route)
        context.report_field(
            self,
            "empty",
            route,
            fixes=(Fix("Delete the item", (change,)),) if change is not None else (),
            field=wording.field(route),
        )


def _is_cut(route: Route, document: Document) -> bool:
    """Return whether the text of an item is read as a comment, which has a rule of its own."""
    front_matter = document.front_matter
    element = find(front_matter.tree, route) if front_matter is not None else None
    if front_matter is None or front_matter.notation != "yaml" or not isinstance(element, Element):
        return False
    value = element.value
    return isinstance(value, Scalar) and bool(_CUT.match(document.text, value.span.end))
