from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Edit, Fix, Severity, Span
from profilelint.model.pattern import pattern
from profilelint.model.tree import Scalar, find
from profilelint.rules.api import Invalid, Rule, Valid

if TYPE_CHECKING:
    from profilelint.model.document import Document
    from profilelint.model.finding import Route
    from profilelint.rules.api import Context
    from profilelint.rules.page.values import FieldText

_LONG = 60
_PROSE = frozenset(
    ("caption", "description", "excerpt", "lead", "subtitle", "summary", "teaser", "title")
)
_SENTENCE_ENDS = frozenset(".!?…")
# The last word of a key whose value the site puts before, after or between other texts.
_JOINING = pattern(
    r"(?:^|[_.-]|(?<=[a-z])(?=[A-Z]))"
    r"(?:[pP]refix|[sS]uffix|[sS]eparator|[dD]elimiter|[dD]ivider|[gG]lue|[jJ]oiner)$"
)
_SPACE = " \t\r\n\u00a0"


class TextFieldSpace(Rule):
    """A value has no space before its first or after its last character.

    The space is invisible, but the site compares letter by letter: the client "World Bank " is not
    the client "World Bank", and the project is missing from the client's page. Delete the space. It
    is an error if a list or the schema of the site says what the value may be, or if the value is a
    known term apart from the space. In titles, summaries and other sentences, which the site
    compares with nothing, it is a hint. Keys such as `title_suffix` and `separator` are left out:
    their values are joined with other texts.
    """

    name = "text-field-space"
    summary = "Values have no space at their beginning or end."
    severity = Severity.WARNING
    exceptions: ClassVar = (
        (
            "",
            Severity.ERROR,
            "if a list or the schema of the site restricts the value, or it is a known term",
        ),
        ("", Severity.HINT, "in titles, summaries and other sentences"),
    )
    messages: ClassVar = {
        "start": "{field} begins with a space: delete it",
        "end": "{field} ends with a space: delete it",
        "blank": "{field} contains only spaces: write a text, or delete the line",
        "both": "{field} begins and ends with a space: delete both",
    }
    fix = "safe"
    examples = (
        Valid("---\ntitle: Clean Rivers\nsummary: |\n  The first line.\n  The second.\n---\n"),
        Valid("---\nsolutions:\n- ' '\n---\n"),
        Valid("---\npaginate:\n  title_suffix: ' - :num'\n  separator: ' '\n---\n"),
        Invalid("---\nclient: ' '\n---\n", covers=("' '",), message_id="blank"),
        Invalid(
            "---\nclient: 'World Bank '\n---\n",
            covers=(" ",),
            message_id="end",
            fixed="---\nclient: 'World Bank'\n---\n",
        ),
        Invalid(
            "---\ncountry: 'Georgia '\n---\n",
            covers=(" ",),
            message_id="end",
            fixed="---\ncountry: 'Georgia'\n---\n",
            schema={"properties": {"country": {"enum": ["Georgia"]}}},
        ),
        Valid(
            "---\nkind: 'Georgia '\n---\n",
            schema={"properties": {"kind": {"enum": ["Georgia ", "Peru "]}}},
        ),
        Invalid(
            '---\npromos:\n- title: "  Final report"\n---\n',
            covers=("  ",),
            message_id="start",
            fixed='---\npromos:\n- title: "Final report"\n---\n',
        ),
        Invalid(
            "---\nsummary: ' Roads\n  for all. '\n---\n",
            covers=("' Roads\n  for all. '",),
            message_id="both",
            fixed="---\nsummary: 'Roads\n  for all.'\n---\n",
        ),
        Invalid(
            "---\nclient: World Bank\u00a0\n---\n",
            covers=("\u00a0",),
            message_id="end",
            fixed="---\nclient: World Bank\n---\n",
        ),
        Invalid(
            '---\nclient: "World Bank\\t"\n---\n',
            covers=('"World Bank\\t"',),
            message_id="end",
        ),
    )

    def check_spaced_text(self, spaced: FieldText, context: Context) -> None:
        """Report the space, which is deleted where it stands in quotation marks."""
        from profilelint.schema import wording
        from profilelint.schema.accept import takes_only

        route, text = spaced
        if takes_only(context.schema, route, text, text.strip()):
            return
        bound = context.schema is not None and context.schema.binds(route, text.strip())
        if not bound and _JOINING.search(_key(route)) is not None:
            return
        name = wording.field(route)
        if text.isspace():
            if isinstance(route[-1], str) and not context.is_draft:
                context.report_field(self, "blank", route, field=name)
            return
        starts, ends = text[0].isspace(), text.rstrip("\n")[-1:].isspace()
        edits = _edits(context.document, route, text.strip())
        span = context.document.locate(route)
        if len(edits) == 1 and starts != ends:
            span = edits[0].span
        context.report(
            self,
            "both" if starts and ends else "start" if starts else "end",
            span,
            route=route,
            part="value",
            fixes=(Fix("Delete the space", edits),) if edits else (),
            severity=Severity.ERROR if bound else _weight(route, text),
            field=name,
        )


def _key(route: Route) -> str:
    """Return the key of a value, or that of the list that it stands in."""
    return next((step for step in reversed(route) if isinstance(step, str)), "")


def _weight(route: Route, text: str) -> Severity | None:
    """Return the severity of a value that is compared with nothing; None if it may be."""
    is_prose = (
        _key(route).lower() in _PROSE or len(text) > _LONG or text.strip()[-1:] in _SENTENCE_ENDS
    )
    return Severity.HINT if is_prose else None


def _edits(document: Document, route: Route, wanted: str) -> tuple[Edit, ...]:
    """Return the edits that delete the space inside the quotation marks of a text, if it has any.

    Nothing where it is written as an escape sequence, or in a text over several lines. Without
    quotation marks, a space that is part of the text is a no-break one.
    """
    front_matter = document.front_matter
    found = find(front_matter.tree, route) if front_matter is not None else None
    if found is None or not isinstance(found.value, Scalar):
        return ()
    scalar = found.value
    start, end = scalar.span
    if scalar.style in {"single-quoted", "double-quoted"}:
        start, end = start + 1, end - 1
        if document.text.startswith(document.text[start - 1] * 3, start - 1):
            return ()
    elif scalar.style != "plain":
        return ()
    inner = document.text[start:end]
    kept = inner.strip(_SPACE)
    if not kept or wanted[0] != kept[0] or wanted[-1] not in (kept[-1], "'"):
        return ()
    before = len(inner) - len(inner.lstrip(_SPACE))
    after = len(inner) - len(inner.rstrip(_SPACE))
    edits = []
    if before:
        edits.append(Edit(Span(start, start + before), ""))
    if after:
        edits.append(Edit(Span(end - after, end), ""))
    return tuple(edits)
