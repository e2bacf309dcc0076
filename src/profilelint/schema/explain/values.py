"""A value of the wrong type, or none of those allowed: ``type``, ``enum``, ``const``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from profilelint.model.pattern import pattern
from profilelint.schema import wording
from profilelint.schema.accept import FORM, accepts
from profilelint.schema.duplicates import near_duplicate
from profilelint.schema.keywords import VOCABULARY
from profilelint.schema.lines import how_to_write, list_of
from profilelint.schema.terms import explain_term
from profilelint.source.front_matter.dates import date_fault
from profilelint.source.front_matter.notation import LONGEST_NUMBER
from profilelint.source.front_matter.whole_numbers import digits_meant
from profilelint.vocabulary.nearest import misspelt_truth

if TYPE_CHECKING:
    from profilelint.model.finding import Route
    from profilelint.schema.fault import Fault
    from profilelint.schema.invalid_page import InvalidPage

_TRUTH = frozenset(("true", "false"))
_OF_NUMBERS = (
    "enum", "const", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf",
)  # fmt: skip
_DECIMAL = pattern(r"-?(?:0|[1-9][0-9]{0,14})\.[0-9]{1,15}")
_LENGTH = ("minLength", "maxLength")
# Two years with a dash between, and letters in place of digits.
_RANGE = pattern(r"[0-9]{4}[ \t]*[-–—/][ \t]*[0-9]{2,4}")
_MISTYPED = pattern(r"(?=[OolI]*[0-9])[0-9OolI]{2,12}")
_DIGITS = str.maketrans("OolI", "0011")
_DAY = pattern(r"([12][0-9]{3})([0-9]{2})([0-9]{2})")
_MOMENTS = ("date", "date-time")


def explain_type(page: InvalidPage, error: Any, route: Route) -> list[Fault]:
    """Explain a value that has none of the types that ``type`` names."""
    return [wrong_type(page, route, error.kind.types)]


def explain_enum(page: InvalidPage, error: Any, route: Route) -> list[Fault]:
    """Explain a value that is not in a list, be it of the schema itself or of a vocabulary."""
    value = page.value(route)
    options = error.kind.options
    if value in (None, "") and route:
        return [wrong_type(page, route, ["string"])]
    fault = _in_quotes(page, route, options) or explain_term(page, route, value, options)
    return [fault if fault is not None else not_among(page, route, options)]


def explain_const(page: InvalidPage, error: Any, route: Route) -> list[Fault]:
    """Explain a value that is not the only one allowed."""
    found = wording.value(page.value(route))
    expected = error.kind.expected_value
    if (fault := _in_quotes(page, route, [expected])) is not None:
        return [fault]
    fixes = page.fix_value(route, expected, "unsafe") if isinstance(expected, str) else ()
    return [
        page.fault(
            "schema-const", "different", route,
            fixes=fixes, found=found, wanted=wording.data(expected),
        )
    ]  # fmt: skip


def _in_quotes(page: InvalidPage, route: Route, options: list[Any]) -> Fault | None:
    """Return the fault of a text that would be one of the allowed values without its quotes."""
    value = page.value(route)
    if not isinstance(value, str) or value in options:
        return None
    for option in options:
        if isinstance(option, (bool, int, float)) and wording.data(option) == value:
            return _quoted(page, route, value, option, value)
    return None


def _quoted(
    page: InvalidPage, route: Route, value: str, meant: bool | int | float, expected: str
) -> Fault:
    """Return the fault of a text in quotation marks that is a number or truth value without."""
    # A zero at its end would not be shown any more.
    is_same = not isinstance(meant, float) or str(meant) == value
    fixes = page.fix_word(route, value, "safe" if is_same else "unsafe")
    return page.fault("schema-type", "quoted", route, fixes=fixes, expected=expected, found=value)


def wrong_type(page: InvalidPage, route: Route, types: list[str]) -> Fault:
    """Return the fault of a value that has none of these types of JSON Schema."""
    value = page.value(route)
    moment = page.annotations.own(route, "format") if "string" in types else None
    if moment in _MOMENTS and value not in (None, ""):
        expected = wording.FORMAT_WORDS[moment]
    else:
        expected = wording.kind(types)
    if value in (None, "") and route:
        expected = wording.kind([each for each in types if each != "null"] or types)
        required = isinstance(route[-1], str) and page.asserted.is_required(route)
        rule = "schema-required" if required else "schema-type"
        sign = page.notation.separator_name
        options = page.asserted.options(route)
        if 0 < len(options) <= wording.FEW:
            expected = wording.choice(options, None)
        elif example := wording.example(page.annotations, route):
            return page.fault(
                rule, "empty-example", route, "key", expected=expected, sign=sign, example=example
            )
        return page.fault(rule, "empty", route, "key", expected=expected, sign=sign)
    if isinstance(value, str):
        number = _without_quotes(value, types)
        if number is not None:
            if accepts(page.schema, page.tidy.placed(route), number, *_OF_NUMBERS) is False:
                return page.fault(
                    "schema-type", "mismatch", route, expected=expected, found=wording.value(value)
                )
            return _quoted(page, route, value, number, expected)
        if set(types) - {"null"} == {"array"}:
            how = list_of(page.notation, value)
            found = wording.value(value)
            return page.fault("schema-type", "single", route, found=found, how=how)
    if "string" not in types and route:
        meant = _word_meant(page, route, types)
        if meant:
            fixes = page.fix_word(route, meant, "unsafe", f"Write {meant}")
            return page.fault(
                *("schema-type", "meant", route),
                fixes=fixes,
                expected=expected,
                found=wording.quoted(page.written(route)),
                meant=meant,
            )
    if "string" in types and isinstance(value, (int, float)):
        written = page.written(route)
        is_right = accepts(page.schema, page.tidy.placed(route), written, *FORM, *_LENGTH)
        if is_right is False or not _may_be(page, route, written):
            # In quotation marks it would be wrong in another way.
            if _takes_date(page, route):
                expected = wording.FORMAT_WORDS["date"]
                how = _date_of_digits(written)
                if how:
                    return page.fault(
                        *("schema-type", "mismatch-how", route),
                        expected=expected,
                        found=wording.value(value),
                        how=f"write {how}",
                    )
            return page.fault(
                "schema-type", "mismatch", route, expected=expected, found=wording.value(value)
            )
        # To a template, the text "false" is true.
        is_truth = isinstance(value, bool)
        title = "Put it in quotation marks"
        fixes = () if is_truth else page.fix_value(route, written, "safe", title)
        return page.fault(
            "schema-type", "unquoted", route, fixes=fixes, expected=expected, found=written
        )
    found = wording.value(value)
    how = how_to_write(page, route, types) if route else ""
    if isinstance(value, str) and "integer" in types and _RANGE.fullmatch(value):
        how = "write one of the two numbers"
    if how:
        return page.fault(
            "schema-type", "mismatch-how", route, expected=expected, found=found, how=how
        )
    return page.fault("schema-type", "mismatch", route, expected=expected, found=found)


def _word_meant(page: InvalidPage, route: Route, types: list[str]) -> str:
    """Return the whole number or truth value that a value of another kind stands for, if any.

    That is a number with signs between thousands or that of a currency, or a misspelt word.
    """
    value = page.value(route)
    if "boolean" in types and isinstance(value, str):
        return misspelt_truth(value.lower())
    if "integer" not in types or not isinstance(value, (str, float)):
        return ""
    digits = digits_meant(value if isinstance(value, str) else page.written(route))
    if not digits and isinstance(value, str) and _MISTYPED.fullmatch(value):
        digits = value.translate(_DIGITS)
    if not digits:
        return ""
    is_wrong = accepts(page.schema, page.tidy.placed(route), int(digits), *_OF_NUMBERS) is False
    return "" if is_wrong else digits


def _takes_date(page: InvalidPage, route: Route) -> bool:
    """Return whether the schema takes a date at a place, alone or with a time, but no number."""
    schema, place = page.schema, page.tidy.placed(route)
    dates = ("2020-12-31", "2020-12-31 09:30:00 Z")
    return any(accepts(schema, place, date, *FORM) for date in dates)


def _date_of_digits(written: str) -> str:
    """Return the date that eight digits stand for; empty if they stand for none."""
    day = _DAY.fullmatch(written)
    date = "-".join(day.groups()) if day is not None else ""
    return date if date and date_fault(date) is None else ""


def _may_be(page: InvalidPage, route: Route, text: str) -> bool:
    """Return whether a value may be this text, as far as the terms or values named there tell."""
    name = page.annotations.first(route, VOCABULARY)
    if isinstance(name, str):
        vocabulary = page.schema.vocabularies[name.partition("#")[0]]
        return vocabulary.is_open or text in page.allowed(name)
    options = page.asserted.options(route)
    return not options or text in options


def not_among(page: InvalidPage, route: Route, options: list[Any]) -> Fault:
    """Return the fault of a value that is none of the options."""
    value = page.value(route)
    found = wording.value(value)
    if isinstance(value, str):
        from profilelint.vocabulary.nearest import nearest
        from profilelint.vocabulary.vocabulary import fold

        texts = [option for option in options if isinstance(option, str)]
        meant = nearest(fold(value), [fold(text) for text in texts], texts)
        if meant is not None:
            duplicate = near_duplicate(page, route, meant)
            if duplicate is not None:
                return duplicate
            fixes = page.fix_value(route, meant, "unsafe")
            return page.fault(
                "schema-enum", "near", route, fixes=fixes, found=found, meant=wording.value(meant)
            )
    return page.fault(
        "schema-enum", "unknown", route, found=found, allowed=wording.choice(options, value)
    )


def _without_quotes(text: str, types: list[str]) -> bool | int | float | None:
    """Return the truth value or number of one of these types that a text is, if it is one."""
    if "boolean" in types and text in _TRUTH:
        return text == "true"
    if ("integer" in types or "number" in types) and _is_integer(text):
        return int(text)
    if "number" in types and _DECIMAL.fullmatch(text) is not None:
        return float(text)
    return None


def _is_integer(text: str) -> bool:
    digits = text[1:] if text[:1] == "-" else text
    if len(digits) > LONGEST_NUMBER:
        return False
    return digits.isascii() and digits.isdigit() and (digits == "0" or digits[0] != "0")
