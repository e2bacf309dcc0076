"""Several places in one piece of text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from profilelint.model.finding import Severity, Span
from profilelint.model.text import line_start
from profilelint.rules.api import Context, Invalid, Rule, RuleOptions, Valid, replace
from profilelint.rules.page.fields import excerpt, scalar, strings
from profilelint.rules.place.places import split_places, vocabularies
from profilelint.source.front_matter.notation import notation_of

if TYPE_CHECKING:
    from profilelint.model.document import Document
    from profilelint.model.finding import Fix, Route, Safety
    from profilelint.model.tree import Plain
    from profilelint.vocabulary.vocabulary import Vocabulary

_JOINTS = (",", ";", "/", "|", " and ", "&", "+", "\n")
_WORDS = frozenset(["yes", "no", "on", "off", "y", "n", "true", "false", "null"])
_SYNTAX = frozenset(':#{}[]&*!|>%@`"\\')


class PlaceList(Rule):
    """Several countries are written as a list, one country per item.

    The site looks for a country letter by letter. "Kenya, Uganda" in one text equals neither, so
    the project is missing from both countries' pages. Write each country as an item of a list, on a
    line of its own after a hyphen. Names that contain a comma or "and" themselves, such as Trinidad
    and Tobago, are not split. If the site has no list of countries of its own, this is a warning.
    """

    name = "place-list"
    summary = "Several countries are written as a list."
    severity = Severity.ERROR
    exceptions: ClassVar = (
        ("", Severity.WARNING, "if the site has no list of countries of its own"),
    )
    of_profiles = True
    messages: ClassVar = {
        "joined": (
            '"{field}" contains {count} names in one text ("{value}"), so the site finds none of '
            "them: write a list with one name per item"
        )
    }
    fix = "some"
    supersedes: ClassVar = ("place-in-title", "term-unknown")

    class Options(RuleOptions):
        fields: Annotated[tuple[str, ...], "the fields that hold a place or a list of places"] = (
            "country",
        )
        vocabularies: Annotated[tuple[str, ...], "the vocabularies whose terms are places"] = (
            "countries",
        )

    options: Options
    examples = (
        Valid("---\ncountry: Trinidad and Tobago\n---\n"),
        Valid("---\ncountry: Bonaire, Sint Eustatius and Saba\n---\n"),
        Valid("---\ncountry: Peru, Atlantis\n---\n"),
        Valid("---\ncountry: [Peru, Chile]\n---\n"),
        Valid(
            "---\ncountry: Peru, Chile\n---\n",
            schema={"properties": {"country": {"type": "string"}}},
        ),
        Invalid(
            "---\ncountry: Peru, Bosnia and Herzegovina\nstart: 2016\n---\n",
            covers=("Peru, Bosnia and Herzegovina",),
            message_id="joined",
            fixed="---\ncountry:\n- Peru\n- Bosnia and Herzegovina\nstart: 2016\n---\n",
        ),
        Invalid(
            "---\ncountry:\n  - Peru and Chile\n---\n",
            covers=("Peru and Chile",),
            message_id="joined",
            fixed="---\ncountry:\n  - Peru\n  - Chile\n---\n",
        ),
        Invalid(
            '{"regions": ["Worldwide; Sub-Saharan Africa"]}\n',
            covers=('"Worldwide; Sub-Saharan Africa"',),
            message_id="joined",
            fixed='{"regions": ["Worldwide", "Sub-Saharan Africa"]}\n',
            options={"fields": ("regions",), "vocabularies": ("regions",)},
        ),
    )

    def check_document(self, document: Document, context: Context) -> None:
        """Look for text that names several places in each field."""
        data = document.data
        for field in self.options.fields:
            value: Plain = data.get(field)
            members = value if type(value) is list else (value,)
            # Most names are one word, which asks for nothing more.
            if any(type(text) is str and not text.isalpha() for text in members):
                for route, text in strings(data, field):
                    if any(joint in text for joint in _JOINTS):
                        self._check(route, text, context)

    def _check(self, route: Route, text: str, context: Context) -> None:
        known = vocabularies(context, self.options.vocabularies)
        places = split_places(text, known)
        if places is None or _takes_no_list(context, route):
            return
        # Written as they are: the site may have a name of its own for a place.
        labels = list(dict.fromkeys(places.words))
        safety: Safety = "unsafe" if places.by_word else "safe"
        context.report_field(
            self,
            "joined",
            route,
            fixes=_as_list(context.document, route, labels, safety),
            severity=Severity.WARNING if all(map(_is_mild, known)) else None,
            field=str(route[0]),
            count=len(places.terms),
            value=excerpt(text),
        )


def _takes_no_list(context: Context, route: Route) -> bool:
    """Return whether the schema wants one text in the field."""
    from profilelint.schema.accept import accepts

    names: list[str] = ["", ""]
    return len(route) == 1 and accepts(context.schema, route, names, "type") is False


def _is_mild(vocabulary: Vocabulary) -> bool:
    return vocabulary.is_open or vocabulary.is_implied


def _as_list(
    document: Document, route: Route, labels: list[str], safety: Safety
) -> tuple[Fix, ...]:
    """Return the fix that writes labels as members of a list, in the manner of the file."""
    node = scalar(document, route)
    if node is None or document.front_matter is None:
        return ()
    text = document.text
    span = node.span
    line = line_start(text, span.start)
    before = text[line : span.start]
    line_end = "\r\n" if text[line - 2 : line] == "\r\n" else text[line - 1 : line]
    listed = isinstance(route[-1], int)
    yaml = notation_of(document.front_matter).has_block_style
    if yaml and listed and before.strip() == "-":
        new = (line_end + before).join(_yaml(label) for label in labels)
    elif yaml and len(route) == 1 and before.rstrip() == f"{route[0]}:":
        span = Span(line + len(before.rstrip()), span.end)
        new = "".join(f"{line_end}- {_yaml(label)}" for label in labels)
    else:
        members = ", ".join(_quoted(label) for label in labels)
        new = members if listed else f"[{members}]"
    return replace("Write a list", span, new, safety)


def _yaml(label: str) -> str:
    """Return a label as a plain scalar, or in quotation marks where YAML needs them."""
    plain = label[:1].isalpha() and label.casefold() not in _WORDS
    return label if plain and not _SYNTAX.intersection(label) else _quoted(label)


def _quoted(label: str) -> str:
    return '"' + label.replace("\\", "\\\\").replace('"', '\\"') + '"'
