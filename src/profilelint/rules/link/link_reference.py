from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity, Span
from profilelint.model.pattern import pattern
from profilelint.rules.api import Context, Invalid, Rule, Valid, replace_all
from profilelint.rules.page.fields import excerpt

if TYPE_CHECKING:
    from profilelint.model.inline import Definition
    from profilelint.rules.link.brackets import UndefinedReference


_ADDRESS = pattern(r"https?://[^\s()<>]+")
# An address, and a title in quotation marks that holds others.
_INNER_MARKS = pattern(
    r"[^\]]*+\]:[ \t]*+\S++[ \t]++(?:\"[^\"]*+\".*+(?<=\")|'[^']*+'.*+(?<='))[ \t]*+"
)


class LinkReference(Rule):
    """Every reference has its definition, and every definition is used.

    `[annual report][plan]` becomes a link only if the page has a line such as "[plan]:
    https://example.org/plan"; without it readers see the brackets. A line that contains more than
    an address and a title in quotation marks is plain text, and so are the definitions directly
    below it, or below a bullet or a paragraph. A definition that nothing refers to is not shown at
    all: perhaps its link was lost, perhaps its name is misspelt. As readers miss nothing, it is a
    hint. Correct the reference or the definition, or delete what is not needed. Names with dots,
    such as "plugins.search", are left to the plugins that use them, and pairs of brackets that only
    say what follows are text: `[Draft][Internal] The plan`, on a page without definitions. Tags of
    blocks, such as `[video][/video]`, are no references.
    """

    name = "link-reference"
    summary = "Every reference has its definition, and every definition is used."
    severity = Severity.WARNING
    severities: ClassVar = {"unused": Severity.HINT}
    messages: ClassVar = {
        "undefined": (
            '"{label}" is not defined, so readers see the brackets: add the line "[{label}]: " '
            "with the address"
        ),
        "address": (
            "this is not a link, so readers see the brackets: write the address in parentheses, "
            '"({label})"'
        ),
        "broken": (
            'this line is plain text, so "[{label}]" leads nowhere: delete the space in the '
            "address, and put a title in quotation marks"
        ),
        "marks": (
            'this line is plain text, so "[{label}]" leads nowhere, because its title contains '
            "quotation marks: write a backslash before each of them"
        ),
        "joined": (
            'this line is read as part of the bullet or paragraph above, so "[{label}]" leads '
            "nowhere: put a blank line before it"
        ),
        "unused": 'no link refers to "{label}": link to it, or delete the definition',
    }
    fix = "unsafe"
    changes = ("links", "inlines")
    examples = (
        Valid("[a][b], [b][] and [b].\n\n[b]: /c\n[//]: # (A note to editors)\n"),
        Valid("Words.\n\n[note]: <> (A note to editors)\n", path="a.mdx"),
        Valid("![a][b] and `[c][d]` and [e] [f], cells[g][h].\n\n[B]: /c\n"),
        Valid("Read the [plan][works.plan] and the [long\n  plan].\n\n[long plan]: /a\n"),
        Valid("[plan]: /a\n[report]: /b\n"),
        Valid("- [[Draft][Pier] The plan](/a)\n- [Draft][Pier] The plan\n- Read [a][b][c].\n"),
        Valid("- [Draft][The plan](/a)\n- [EN][PDF] [Plan][p]\n\n[p]: /a\n"),
        Valid('[video src="/a"][/video] [new]Pier[/new][old=1]Quay[/old]\n'),
        Valid("Read [on][the pier].\n\n## The Pier {#pier}\n", path="a.qmd"),
        Invalid(
            "Read the [plan][pier plan] and the [map][/map-of-1900] now.\n",
            covers=("[plan][pier plan]", "[map][/map-of-1900]"),
            message_id="undefined",
        ),
        Invalid(
            "- [Plan][plan] and [report][a]\n- [Map][map]\n\n[a]: /a\n",
            covers=("[Plan][plan]", "[Map][map]"),
            message_id="undefined",
        ),
        Invalid(
            "Read the [plan][https://example.org/Plan] now.\n",
            covers=("[plan][https://example.org/Plan]",),
            message_id="address",
            fixed="Read the [plan](https://example.org/Plan) now.\n",
        ),
        Invalid(
            "[A][a], [B][b] and [c].\n\n[c]: /c\n[a]: mailto: ana@example.org\n[b]: /b\n",
            covers=("[a]: mailto: ana@example.org",),
            message_id="broken",
        ),
        Invalid(
            'Read [A][a].\n\n[a]: /a "The plan "Pier", part 1"\n',
            covers=('[a]: /a "The plan "Pier", part 1"',),
            message_id="marks",
        ),
        Invalid(
            "- Read [A][a] and [B][b].\n[a]: /a\n[b]: /b\n",
            covers=("[a]: /a",),
            message_id="joined",
        ),
        Valid("- Read [A][a].\n[a]: /a\n", files={"mkdocs.yml": "site_name: Pier\n"}),
        Invalid(
            "Read the [plan].\n\n[plan]: /a\n[report]: /b\n",
            covers=("[report]: /b",),
            message_id="unused",
        ),
    )

    def check_undefined_reference(self, reference: UndefinedReference, context: Context) -> None:
        """Report a reference without a definition."""
        if reference.to_blame is not None:
            kind: str = reference.to_blame
            if kind == "broken" and _INNER_MARKS.fullmatch(context.document.text, *reference.span):
                kind = "marks"
            context.report(self, kind, reference.span, label=excerpt(reference.label))
            return
        if _ADDRESS.fullmatch(reference.label):
            self._report_address(reference, context)
            return
        context.report(self, "undefined", reference.span, label=excerpt(reference.label))

    def _report_address(self, reference: UndefinedReference, context: Context) -> None:
        """Report an address in brackets, where parentheses are meant."""
        text, end = context.document.text, reference.span.end
        opening = text.rfind("[", reference.span.start, end)
        places = [(Span(opening, opening + 1), "("), (Span(end - 1, end), ")")]
        written = text[opening + 1 : end - 1] == reference.label
        fixes = replace_all("Write parentheses", places, "unsafe") if written else ()
        label = excerpt(reference.label)
        context.report(self, "address", reference.span, fixes=fixes, label=label)

    def check_unused_definition(self, definition: Definition, context: Context) -> None:
        """Report a definition that nothing refers to."""
        label = excerpt(definition.label)
        context.report(self, "unused", definition.span, label=label)
