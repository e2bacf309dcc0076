"""A number out of range, or a text of the wrong length or form, as ``pattern`` gives it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from profilelint.model.finding import Severity
from profilelint.schema import wording
from profilelint.schema.pattern_words import words_of

if TYPE_CHECKING:
    from profilelint.model.finding import Route
    from profilelint.schema.fault import Fault
    from profilelint.schema.invalid_page import InvalidPage

_ADDRESSES = frozenset(("iri", "uri", "url"))
_RANGES = {
    "minimum": "low",
    "maximum": "high",
    "exclusiveMinimum": "low-exclusive",
    "exclusiveMaximum": "high-exclusive",
}


def explain_range(page: InvalidPage, error: Any, route: Route) -> list[Fault]:
    """Explain a number that ``minimum``, ``maximum`` or their exclusive forms do not allow."""
    found = wording.value(page.value(route))
    limit = wording.value(error.kind.limit)
    message_id = _RANGES[error.kind.name]
    return [page.fault("schema-range", message_id, route, found=found, limit=limit)]


def explain_multiple(page: InvalidPage, error: Any, route: Route) -> list[Fault]:
    """Explain a number that is not a multiple of that of ``multipleOf``."""
    found = wording.value(page.value(route))
    step = wording.value(error.kind.multiple_of)
    return [page.fault("schema-range", "step", route, found=found, step=step)]


def explain_length(page: InvalidPage, error: Any, route: Route) -> list[Fault]:
    """Explain a text that ``minLength`` or ``maxLength`` does not allow."""
    text = page.value(route)
    if not text:
        if route and isinstance(route[-1], str) and page.asserted.is_required(route):
            sign = page.notation.separator_name
            return [page.fault("schema-length", "empty-needed", route, sign=sign)]
        return [page.fault("schema-length", "empty", route)]
    message_id = "short" if error.kind.name == "minLength" else "long"
    limit = error.kind.limit
    return [page.fault("schema-length", message_id, route, count=len(text), limit=limit)]


def explain_pattern(page: InvalidPage, error: Any, route: Route) -> list[Fault]:
    """Explain a text that does not match ``pattern``, by an example, the description or words."""
    found = wording.value(page.value(route))
    example = wording.example(page.annotations, route)
    if example:
        return [page.fault("schema-pattern", "example", route, found=found, example=example)]
    description = wording.sentence(page.annotations.own(route, "description"))
    if description:
        return [
            page.fault("schema-pattern", "description", route, found=found, description=description)
        ]
    form = words_of(error.kind.pattern)
    if form:
        return [page.fault("schema-pattern", "words", route, found=found, form=form)]
    return [page.fault("schema-pattern", "form", route, found=found)]


def explain_format(page: InvalidPage, error: Any, route: Route) -> list[Fault]:
    """Explain a text that does not have the format that ``format`` names."""
    found = wording.value(page.value(route))
    name = error.kind.format
    wanted = wording.FORMAT_WORDS.get(name, "of another form")
    if name in ("date", "date-time"):
        from profilelint.source.front_matter.date_notation import in_format
        from profilelint.source.front_matter.mistyped_dates import month_length, wrong_sign

        value = page.value(route)
        wrong = wrong_sign(value)
        text = in_format(wrong.date if wrong is not None else value, name)
        if text is not None:
            fixes = page.fix_value(route, text, "unsafe")
            day = page.fault(
                "schema-format", "day", route, fixes=fixes, found=found, wanted=wanted, text=text
            )
            if wrong is None:
                return [day]
            params = {**day.params, "sign": wrong.sign, "what": wrong.what}
            return [day._replace(message_id="sign", params=params)]
        length = month_length(value)
        if length:
            return [page.fault("schema-format", "no-day", route, found=found, length=length)]
    if name in _ADDRESSES and len(page.value(route).split()) > 1:
        wanted += ", without spaces"
    is_date = name in ("date", "date-time") and any(map(str.isdigit, page.value(route)))
    # What was meant as a date is wrong as one, even if nobody but the other pages asks for it.
    severity = Severity.ERROR if is_date else None
    return [
        page.fault("schema-format", "format", route, severity=severity, found=found, wanted=wanted)
    ]


def explain_content(page: InvalidPage, _error: Any, route: Route) -> list[Fault]:
    """Explain a text that is not encoded or formed as ``contentEncoding`` and the like ask."""
    found = wording.value(page.value(route))
    return [page.fault("schema-format", "content", route, found=found)]
