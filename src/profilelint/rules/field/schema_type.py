from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Fix, Severity
from profilelint.rules.api import Context, Invalid, ProblemRule, Valid
from profilelint.schema import wording
from profilelint.schema.accept import accepts
from profilelint.schema.field_edits import replace_by_word

if TYPE_CHECKING:
    from profilelint.rules.field.generator_keys import MisspeltTruth


class SchemaType(ProblemRule):
    """A value is text, a number, true or false, or a list, as its key requires.

    The site compares and sorts numbers differently from text, and goes through a list item by item.
    A value in quotation marks is text, even if it consists of digits. Write the value as the
    message says.
    """

    name = "schema-type"
    summary = "A value is text, a number, true or false, or a list, as its key requires."
    severity = Severity.ERROR
    exceptions: ClassVar = (
        ("", Severity.WARNING, "where the schema was inferred (`x-implied`)"),
        ("single", Severity.WARNING, "if only what nearly all pages have says so"),
    )
    messages: ClassVar = {
        "mismatch": "{field} must be {expected}, not {found}",
        "mismatch-how": "{field} must be {expected}, not {found}: {how}",
        "quoted": (
            '{field} must be {expected}, but "{found}" in quotation marks is text: write '
            "it without them"
        ),
        "unquoted": (
            "{field} must be {expected}, but {found} is not read as text: put it in quotation marks"
        ),
        "truth": (
            '{field} is "{found}", which is neither true nor false to {generator}: write {meant}'
        ),
        "meant": "{field} must be {expected}, not {found}: write {meant}",
        "single": "{field} must be a list, not {found}: {how}",
        "empty": "{field} is empty: write {expected} after the {sign}, or delete the line",
        "empty-example": (
            "{field} is empty: write {expected} after the {sign}, for example {example}, or delete "
            "the line"
        ),
    }
    fix = "some"
    examples = (
        Valid("---\nstart: 2014\n---\n", schema={"properties": {"start": {"type": "integer"}}}),
        Invalid(
            "---\nstart: soon\n---\n",
            covers=("soon",),
            message_id="mismatch",
            schema={"properties": {"start": {"type": "integer"}}},
        ),
        Invalid(
            "---\ntitle: [Roads]\nlinks:\n- Roads\n---\n",
            covers=("[Roads]", "Roads"),
            message_id="mismatch-how",
            schema={
                "properties": {
                    "title": {"type": "string"},
                    "links": {"items": {"type": "object", "properties": {"label": {}, "url": {}}}},
                }
            },
        ),
        Invalid(
            "---\nbudget: 250,000\ncost: $9500\nsum: 1.250\n---\n",
            covers=("250,000", "$9500", "1.250"),
            message_id="meant",
            fixed="---\nbudget: 250000\ncost: 9500\nsum: 1250\n---\n",
            schema={"properties": {key: {"type": "integer"} for key in ("budget", "cost", "sum")}},
        ),
        Invalid(
            "---\ndate: 20200131\n---\n",
            covers=("20200131",),
            message_id="mismatch-how",
            schema={"properties": {"date": {"type": "string", "pattern": "^[0-9]{4}-"}}},
        ),
        Invalid(
            "---\nend: 2O19\n---\n",
            covers=("2O19",),
            message_id="meant",
            fixed="---\nend: 2019\n---\n",
            schema={"properties": {"end": {"type": "integer"}}},
        ),
        Invalid(
            "---\ntags:\n- Piers: and dams\n---\n",
            covers=("Piers: and dams",),
            message_id="mismatch-how",
            schema={"properties": {"tags": {"items": {"type": "string"}}}},
        ),
        Invalid(
            "---\npublished: flase\n---\n",
            covers=("flase",),
            message_id="meant",
            fixed="---\npublished: false\n---\n",
            schema={"properties": {"published": {"type": "boolean"}}},
        ),
        Invalid(
            "---\npublished: 'false'\n---\n",
            covers=("'false'",),
            message_id="quoted",
            fixed="---\npublished: false\n---\n",
            schema={"properties": {"published": {"type": "boolean"}}},
        ),
        Invalid(
            "---\ntitle: 1984\n---\n",
            covers=("1984",),
            message_id="unquoted",
            fixed="---\ntitle: '1984'\n---\n",
            schema={"properties": {"title": {"type": "string"}}},
        ),
        Invalid(
            "---\nsolutions: Governance\n---\n",
            covers=("Governance",),
            message_id="single",
            schema={"properties": {"solutions": {"type": "array"}}},
        ),
        Invalid(
            "---\nsolutions: Governance\n---\n",
            covers=("Governance",),
            message_id="single",
            schema={"properties": {"solutions": {"type": "array", "x-usual": True}}},
        ),
        Invalid(
            "---\nsummary:\n---\n",
            covers=("summary",),
            message_id="empty-example",
            schema={"properties": {"summary": {"type": "string", "examples": ["Roads."]}}},
        ),
        Invalid(
            "---\nsummary:\n---\n",
            covers=("summary",),
            message_id="empty",
            schema={"properties": {"summary": {"type": "string"}}},
        ),
        Invalid(
            "---\npublished: flase\n---\n",
            covers=("flase",),
            message_id="truth",
            fixed="---\npublished: false\n---\n",
            files={"_config.yml": "title: Blue Coast\n"},
        ),
        Invalid(
            "---\npublished: 'false'\n---\n",
            covers=("'false'",),
            message_id="quoted",
            fixed="---\npublished: false\n---\n",
            files={"_config.yml": "title: Blue Coast\n"},
        ),
    )

    def check_misspelt_truth(self, found: MisspeltTruth, context: Context) -> None:
        """Report a text at a key that is true or false to the generator."""
        route = (found.key,)
        if accepts(context.schema, route, found.found, "type") is False:
            return  # the schema says so itself
        edit = replace_by_word(context.document, route, found.meant)
        fix = Fix(f"Write {found.meant}", (edit,), "unsafe") if edit is not None else None
        fixes = (fix,) if fix is not None else ()
        if found.found == found.meant:
            expected = wording.kind(["boolean"])
            context.report_field(
                *(self, "quoted", route),
                fixes=fixes,
                field=f'"{found.key}"',
                expected=expected,
                found=found.found,
            )
            return
        context.report_field(
            *(self, "truth", route),
            fixes=fixes,
            field=f'"{found.key}"',
            found=found.found,
            generator=context.generator,
            meant=found.meant,
        )
