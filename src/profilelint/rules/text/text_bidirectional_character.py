from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, Valid, replace

if TYPE_CHECKING:
    from profilelint.rules.text.characters import DirectionReference, HiddenCharacter


# By themselves, POP DIRECTIONAL FORMATTING and POP DIRECTIONAL ISOLATE change nothing.
_ENDS = frozenset("\u202c\u2069")


class TextBidirectionalCharacter(Rule):
    """A page has no hidden characters that change the direction of its text.

    Such a character makes a text look different from what it says: an address can show one host and
    lead to another, and a reviewer of a change sees other words than the program that makes the
    page. Delete it, and check what the text says without it. These characters are embeddings,
    overrides and isolates. The marks U+200E, U+200F and U+061C are allowed, because Arabic, Hebrew
    and other text that runs right to left needs them.
    """

    name = "text-bidirectional-character"
    summary = "A page has no hidden characters that change the direction of its text."
    severity = Severity.ERROR
    exceptions: ClassVar = (
        ("direction", Severity.WARNING, "where it only ends what another one began"),
    )
    messages: ClassVar = {
        "direction": (
            "there is a hidden character here that changes the direction of the text, {character}: "
            "delete it and check what the text then says"
        ),
        "reference": (
            '"{written}" makes a hidden character that turns the text round, {character}: delete '
            "it and check what the text then says"
        ),
    }
    fix = "unsafe"
    changes = ("code",)
    examples = (
        Valid("The pier: המזח\u200f!\n"),
        Valid("המזח של C++\u200f, וגם (\u200eHTTP\u200e).\n"),
        Invalid(
            "The \u202epier\u202c is [open](https://example.org/\u2066a) `x\u202by`.\n",
            covers=("\u202e", "\u202c", "\u2066", "\u202b"),
            message_id="direction",
            fixed="The pier is [open](https://example.org/a) `xy`.\n",
        ),
        Valid(
            "\u2067המזח\u2069 means the pier.\n\nהמזח של \u2066HTTP 2\u2069 ושל \u202aC++\u202c.\n"
        ),
        Invalid(
            "המזח של \u2067HTTP 2\u2069, \u2066HTTP ו\u2069, \u2067אב `\u2066a\u2069` "
            "[b](https://example.org/\u2066c\u2069).\n",
            covers=(
                *("\u2067", "\u2069", "\u2066", "\u2069", "\u2067"),
                *("\u2066", "\u2069", "\u2066", "\u2069"),
            ),
            message_id="direction",
            fixed="המזח של HTTP 2, HTTP ו, אב `a` [b](https://example.org/c).\n",
        ),
        Valid("Write `&#x202E;`, `\\u202e` and &rlm; and &#8235;.\n"),
        Invalid(
            "---\ntitle: \"Pier \\u202Egpj.exe\"\nclient: '\\u202E'\n---\n"
            '<b title="&#8238;a">b</b> &#x202d;c\n',
            covers=("\\u202E", "&#8238;", "&#x202d;"),
            message_id="reference",
            fixed='---\ntitle: "Pier gpj.exe"\nclient: \'\\u202E\'\n---\n<b title="a">b</b> c\n',
        ),
        Invalid(
            "---\ntit\u202ale: Pier \u2069\u2069\n---\n",
            covers=("\u202a", "\u2069\u2069"),
            message_id="direction",
            fixed="---\ntitle: Pier \n---\n",
        ),
        Invalid(
            "---\nti\u202atle: Pier\ntitle: Port\n---\n",
            covers=("\u202a",),
            message_id="direction",
        ),
    )

    def check_hidden_character(self, hidden: HiddenCharacter, context: Context) -> None:
        """Report characters that change the direction of the text."""
        if not hidden.directional:
            return
        fixes = replace("Delete it", hidden.span, "", "unsafe")
        characters = context.document.text[hidden.span.start : hidden.span.end]
        context.report(
            self,
            "direction",
            hidden.span,
            route=hidden.route,
            part=hidden.part,
            severity=Severity.WARNING if _ENDS.issuperset(characters) else None,
            fixes=fixes if hidden.removable else (),
            character=hidden.name,
        )

    def check_direction_reference(self, reference: DirectionReference, context: Context) -> None:
        """Report what makes a character that turns the text round."""
        span = reference.span
        context.report(
            self,
            "reference",
            span,
            route=reference.route,
            part=reference.part,
            fixes=replace("Delete it", span, "", "unsafe"),
            character=reference.name,
            written=context.document.text[span.start : span.end],
        )
