from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Edit, Fix, Severity, Span
from profilelint.model.pattern import pattern
from profilelint.model.tree import Scalar, find
from profilelint.rules.api import Invalid, Rule, Valid
from profilelint.source.front_matter.notation import notation_of

if TYPE_CHECKING:
    from profilelint.model.document import Document
    from profilelint.model.finding import Route
    from profilelint.rules.api import Context, Field

# An escape sequence of a double-quoted text, whole, so that of "\\n" the n is no line end.
_ESCAPE = pattern(r"\\(?:(n)|.)", re.DOTALL)
_BLANKS = " \t"


class TextLiteralNewline(Rule):
    r"""No value holds the two signs `\n`.

    The signs are what an editing screen makes of a line break that was pasted into a field of
    one line. Readers see them as they are written, or see the text break where it should not.
    Write a space in their place.
    """

    name = "text-literal-newline"
    summary = "No value holds the two signs \\n."
    severity = Severity.WARNING
    messages: ClassVar = {
        "newline": '{field} holds the signs "\\n", left over from a line break: write a space'
    }
    fix = "safe"
    needs = ("\\",)
    examples = (
        Valid("---\ntitle: The folder C:\\new\nsummary: |\n  One line.\n  Another.\n---\n"),
        Valid('---\ntitle: "A \\"quoted\\" word and a \\\\ sign"\n---\n'),
        Valid('{"summary": "One line.\\nAnother."}\n'),
        Invalid(
            '---\nsummary: "A bank for villages \\nand small towns."\n---\n',
            covers=("\\n",),
            message_id="newline",
            fixed='---\nsummary: "A bank for villages and small towns."\n---\n',
        ),
        Invalid(
            "---\ntitle: Clean\\nRivers\\n\n---\n",
            covers=("\\n",),
            message_id="newline",
            fixed="---\ntitle: Clean Rivers\n---\n",
        ),
    )

    def check_field(self, field: Field, context: Context) -> None:
        r"""Look for ``\n`` as it is written, and for line breaks that were written so."""
        value = field.value
        if not isinstance(value, str) or ("\\n" not in value and "\n" not in value):
            return
        signs = _signs(context.document, field.route)
        if not signs:
            return
        from profilelint.schema.wording import field as place

        context.report(
            self,
            "newline",
            signs[0],
            route=field.route,
            part="value",
            fixes=(Fix("Write a space", _edits(context.document, field.route, signs)),),
            field=place(field.route),
        )


def _scalar(document: Document, route: Route) -> Scalar | None:
    front_matter = document.front_matter
    if front_matter is None or not notation_of(front_matter).has_long_text:
        return None
    found = find(front_matter.tree, route)
    return found.value if found is not None and isinstance(found.value, Scalar) else None


def _signs(document: Document, route: Route) -> list[Span]:
    """Return where the two signs stand in the source of a text."""
    scalar = _scalar(document, route)
    if scalar is None or scalar.style in {"literal", "folded"}:
        return []
    text, (start, end) = document.text, scalar.span
    if scalar.style == "double-quoted":
        escapes = _ESCAPE.finditer(text, start, end)
        return [Span(*escape.span()) for escape in escapes if escape[1]]
    if ":\\" in text[start:end]:
        return []  # the path of a file
    return [
        Span(start + sign.start(), start + sign.end())
        for sign in re.finditer(r"\\n", text[start:end])
    ]


def _edits(document: Document, route: Route, signs: list[Span]) -> tuple[Edit, ...]:
    """Return the edits that leave one space in place of each pair of signs, none at the ends."""
    scalar = _scalar(document, route)
    if scalar is None:
        return ()
    quote = int(scalar.style != "plain")
    first, last = scalar.span.start + quote, scalar.span.end - quote
    text = document.text
    edits: list[Edit] = []
    for start, end in signs:
        before, after = start, end
        while before > first and text[before - 1] in _BLANKS:
            before -= 1
        while after < last and text[after] in _BLANKS:
            after += 1
        if edits and edits[-1].span.end >= before:
            previous = edits.pop()
            before = previous.span.start
        space = "" if before == first or after == last else " "
        edits.append(Edit(Span(before, after), space))
    return tuple(edits)
