from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, ProblemRule, Valid, replace
from profilelint.rules.page.fields import excerpt, scalar
from profilelint.schema.accept import accepts

if TYPE_CHECKING:
    from profilelint.rules.field.split_texts import SplitText


class SchemaItems(ProblemRule):
    """A list has the right items, and the right number of them.

    The site shows an empty list, a repeated item or one item too many just as it is written. Add or
    delete items as the message says.
    """

    name = "schema-items"
    summary = "A list has the right items, and the right number of them."
    severity = Severity.ERROR
    exceptions: ClassVar = (
        (
            "",
            Severity.WARNING,
            "where the schema was inferred (`x-implied`), but for empty lists at required keys",
        ),
        ("empty", Severity.WARNING, "if a content model requires it and the build does not"),
        ("split", Severity.WARNING, "where any item is allowed"),
    )
    messages: ClassVar = {
        "split": (
            '{field} is a text that {generator} splits at spaces, so its first item is "{first}": '
            "write {items}"
        ),
        "empty": "{field} is an empty list: write at least one item",
        "few": "{field} has too few items ({count}): write at least {limit}",
        "many": "{field} has too many items ({count}): keep at most {limit}",
        "duplicate": "{field} is {found}, which is already in the list: delete it",
        "near-duplicate": (
            "{field} is {found}, which means {meant}, and that is already in the list: delete it"
        ),
        "extra": "{field} is one item too many ({found}): delete it",
        "none": "{field} has no {what}: add one",
        "none-of": "{field} has no item that is {what}: add one",
        "lacks": "{field} has no {wanted}: add it",
        "less-of": "{field} has too few items that count as {what}: write at least {limit}",
        "more-of": "{field} has too many items that count as {what}: keep at most {limit}",
    }
    fix = "some"
    supersedes: ClassVar = ("schema-enum", "schema-pattern", "term-synonym", "term-unknown")
    examples = (
        Valid(
            "---\ntags: [roads, bridges]\n---\n",
            schema={"properties": {"tags": {"minItems": 1, "uniqueItems": True}}},
        ),
        Invalid(
            "---\ntags: []\n---\n",
            covers=("[]",),
            message_id="empty",
            schema={"properties": {"tags": {"minItems": 1}}},
        ),
        Invalid(
            "---\ntags: [roads]\n---\n",
            covers=("[roads]",),
            message_id="few",
            schema={"properties": {"tags": {"minItems": 2}}},
        ),
        Invalid(
            "---\ntags: [roads, bridges]\n---\n",
            covers=("[roads, bridges]",),
            message_id="many",
            schema={"properties": {"tags": {"maxItems": 1}}},
        ),
        Invalid(
            "---\ntags:\n- roads\n- bridges\n- roads\n---\n",
            covers=("- roads",),
            message_id="duplicate",
            fixed="---\ntags:\n- roads\n- bridges\n---\n",
            schema={"properties": {"tags": {"uniqueItems": True}}},
        ),
        Invalid(
            "---\ntags: [H2O, water, Water]\n---\n",
            covers=("Water",),
            message_id="near-duplicate",
            fixed="---\ntags: [H2O, water]\n---\n",
            schema={"properties": {"tags": {"items": {"enum": ["H2O", "water"]}}}},
        ),
        Invalid(
            "---\nsize: [3, 4, 5]\n---\n",
            covers=("5",),
            message_id="extra",
            schema={"properties": {"size": {"prefixItems": [True, True], "items": False}}},
        ),
        Invalid(
            "---\ntags: [roads]\n---\n",
            covers=("[roads]",),
            message_id="none",
            schema={"properties": {"tags": {"contains": {"title": "main tag", "enum": ["works"]}}}},
        ),
        Invalid(
            "---\ntags: [roads]\n---\n",
            covers=("[roads]",),
            message_id="none-of",
            schema={"properties": {"tags": {"contains": {"enum": ["works", "plans"]}}}},
        ),
        Invalid(
            "---\ntags: [roads]\n---\n",
            covers=("[roads]",),
            message_id="lacks",
            schema={"properties": {"tags": {"contains": {"const": "works"}}}},
        ),
        Invalid(
            "---\ntags: [roads]\n---\n",
            covers=("[roads]",),
            message_id="less-of",
            schema={
                "properties": {
                    "tags": {
                        "contains": {"title": "road tags", "enum": ["roads", "bridges"]},
                        "minContains": 2,
                    }
                }
            },
        ),
        Invalid(
            "---\ntags: [roads, bridges]\n---\n",
            covers=("[roads, bridges]",),
            message_id="more-of",
            schema={
                "properties": {
                    "tags": {
                        "contains": {"title": "road tags", "enum": ["roads", "bridges"]},
                        "maxContains": 1,
                    }
                }
            },
        ),
        Valid("---\ntags: roads, bridges\n---\n", files={"_config.yml": "title: Blue Coast\n"}),
        Invalid(
            "---\ntags: roads, dry docks\n---\n",
            covers=("roads, dry docks",),
            message_id="split",
            fixed="---\ntags: [roads, dry docks]\n---\n",
            schema={"properties": {"tags": {"type": "array"}}},
            files={"_config.yml": "title: Blue Coast\n"},
        ),
    )

    def check_split_text(self, found: SplitText, context: Context) -> None:
        """Report a text with commas if the schema asks for a list."""
        document, schema, route = context.document, context.schema, (found.field,)
        node = scalar(document, route)
        if schema is None or node is None or document.front_matter is None:
            return
        text, words = document.data[found.field], found.words
        if accepts(schema, route, text, "type") is not False or not accepts(
            schema, route, words, "type"
        ):
            return
        from profilelint.source.front_matter.notation import notation_of

        writer = notation_of(document.front_matter).writer
        items = ", ".join(writer.text(word, flow=True, strict=False) for word in words)
        context.report_field(
            *(self, "split", route),
            fixes=replace("Write a list", node.span, f"[{items}]", "unsafe"),
            severity=None if schema.is_closed_at((*route, 0)) else Severity.WARNING,
            field=f'"{found.field}"',
            generator=found.generator,
            first=str(text).split()[0],
            items=excerpt(f"[{items}]"),
        )
