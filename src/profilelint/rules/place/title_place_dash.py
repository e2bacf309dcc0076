"""The dash between place and name in a title."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from profilelint.model.finding import Edit, Fix, Severity, Span
from profilelint.model.pattern import pattern
from profilelint.rules.api import Context, Invalid, Rule, RuleOptions, Valid
from profilelint.rules.page.fields import content_span, excerpt, scalar, values
from profilelint.rules.place.places import named_places, resolve, vocabularies
from profilelint.schema.accept import takes_only

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from profilelint.model.document import Document
    from profilelint.vocabulary.vocabulary import Vocabulary

_OTHER = "-‐‑‒–―−"
# The look-behind keeps a long run of spaces from being tried from each of its places.
_SPACED = pattern(r"(?<!\s)\s+—\s*|—\s+")
_SEPARATOR = pattern(rf"(?<!\s)\s+(?:-{{1,3}}|[{_OTHER[1:]}])\s*|--+\s*|[{_OTHER}]\s*")
_LONGEST_PLACE = 120
_WORDS = 4
_MARKS = {"-": "a hyphen", "--": "hyphens", "---": "hyphens", "–": "an en dash"}


class TitlePlaceDash(Rule):
    """A title is the place, an em dash without spaces, and the name: Peru—Open Data.

    The em dash (—) separates the place from the name. With a hyphen or an en dash instead, or with
    spaces around it, the title looks different from all others in the list of projects, and
    programs that split titles at the dash do not find the place. Dashes and hyphens within a name
    (RADP–North, Guinea-Bissau) are not changed: a hyphen or en dash is changed only after a known
    place, and spaces only there or if the page names its country.
    """

    name = "title-place-dash"
    summary = "The place in a title is followed by an em dash without spaces."
    severity = Severity.WARNING
    of_profiles = True
    messages: ClassVar = {
        "spaced": 'the em dash in "{field}" has a space next to it: write "{text}"',
        "dash": '"{field}" has {mark} after the place: write an em dash without spaces, "{text}"',
    }
    fix = "some"

    class Options(RuleOptions):
        field: Annotated[str, "the field that holds the title"] = "title"
        country: Annotated[str, "the field whose values count as places"] = "country"
        vocabularies: Annotated[tuple[str, ...], "the vocabularies whose terms are places"] = (
            "countries",
            "regions",
        )

    options: Options
    examples = (
        Valid("---\ntitle: Peru—Open Data\n---\n"),
        Valid("---\ntitle: For Review — First Draft\n---\n"),
        Valid("---\ntitle: Regional Seed Program (RSP–North)\ncountry: Peru\n---\n"),
        Valid("---\ntitle: Guinea-Bissau—Caju Livre\ncountry: Guinea-Bissau\n---\n"),
        Valid("---\ntitle: Peru–Chile Border Markets\ncountry: [Peru, Chile]\n---\n"),
        Valid("---\ntitle: Peru-based Growers\ncountry: Peru\n---\n"),
        Valid("---\ntitle: Peru – Open Data\n---\n", options={"vocabularies": ()}),
        Valid(
            "---\ntitle: Peru - Open Data\n---\n",
            schema={"properties": {"title": {"type": "string", "pattern": "^[A-Z][a-z]+ - "}}},
        ),
        Valid(
            "---\ntitle: Peru — Open Data\n---\n",
            schema={"properties": {"title": {"type": "string", "pattern": " — "}}},
        ),
        Invalid(
            "---\ntitle: Peru —Open\n  Data\n---\n",
            covers=(" —",),
            message_id="spaced",
            fixed="---\ntitle: Peru—Open\n  Data\n---\n",
        ),
        Invalid(
            '---\ntitle: "Peru - Open Data"\ncountry:\n- Peru\n---\n',
            covers=(" - ",),
            message_id="dash",
            fixed='---\ntitle: "Peru—Open Data"\ncountry:\n- Peru\n---\n',
        ),
        Invalid(
            "---\ntitle: Lakeland–Datos Abiertos\nland: Lakeland\n---\n",
            covers=("–",),
            message_id="dash",
            fixed="---\ntitle: Lakeland—Datos Abiertos\nland: Lakeland\n---\n",
            options={"country": "land"},
        ),
        Invalid(
            "---\ntitle: Lakeland — Open Data\ncountry: Lakeland\n---\n",
            covers=(" — ",),
            message_id="spaced",
            fixed="---\ntitle: Lakeland—Open Data\ncountry: Lakeland\n---\n",
        ),
        Invalid(
            "---\nname: Peru — Open Data\n---\n",
            covers=(" — ",),
            message_id="spaced",
            fixed="---\nname: Peru—Open Data\n---\n",
            options={"field": "name"},
        ),
    )

    def check_document(self, document: Document, context: Context) -> None:
        """Look at the em dashes of the title, and without one at what follows the place."""
        options = self.options
        title = document.data.get(options.field)
        if type(title) is not str:
            return
        places = values(document.data.get(options.country))
        if "—" in title:
            if " —" in title or "— " in title or "\u00a0" in title:
                self._report_spaces(title, places, context)
        elif any(mark in title for mark in _OTHER):
            self._check_other(title, places, context)

    def _report_spaces(self, title: str, countries: list[str], context: Context) -> None:
        options = self.options
        head = title[:_LONGEST_PLACE].partition("—")[0].strip()
        if not countries and not named_places(head, vocabularies(context, options.vocabularies)):
            return  # The title of a page that is not about a place.
        text = _SPACED.sub("—", title).strip()
        if takes_only(context.schema, (options.field,), title, text):
            return
        source = _source(context, options.field)
        for found in _SPACED.finditer(context.document.text, source.start, source.end):
            span = Span(*found.span())
            context.report(
                self,
                "spaced",
                span,
                route=(options.field,),
                part="value",
                fixes=_join(span, safe=True),
                field=options.field,
                text=excerpt(text),
            )

    def _check_other(self, title: str, countries: list[str], context: Context) -> None:
        known = vocabularies(context, self.options.vocabularies)
        chosen: re.Match[str] | None = None
        for found in _SEPARATOR.finditer(title, 0, _LONGEST_PLACE):
            head = title[: found.start()]
            if head in countries or named_places(head, known):
                chosen = found
        if chosen is None:
            return
        rest = title[chosen.end() :]
        mark = chosen[0].strip()
        sure = mark != chosen[0] or len(mark) > 1
        if not rest or _opens_with_place(rest, countries, known):
            return
        if not sure and not _opens_name(title, chosen.start(), rest, known):
            return
        text = title[: chosen.start()] + "—" + rest
        if takes_only(context.schema, (self.options.field,), title, text):
            return
        source = _source(context, self.options.field)
        span = _place_in(context.document.text, source, title, chosen)
        if span is None:
            return
        context.report(
            self,
            "dash",
            span,
            route=(self.options.field,),
            part="value",
            fixes=_join(span, safe=sure or mark == "–"),
            field=self.options.field,
            mark=_MARKS.get(mark, "another dash"),
            text=excerpt(text),
        )


def _opens_with_place(rest: str, countries: list[str], known: Sequence[Vocabulary]) -> bool:
    """Return whether a place follows, so that the dash joins two places."""
    words = rest.split()[:_WORDS]
    openings = [words[0].partition("-")[0]]
    openings += [" ".join(words[: count + 1]) for count in range(len(words))]
    return any(text in countries or resolve(text, known) is not None for text in openings)


def _opens_name(title: str, start: int, rest: str, known: Sequence[Vocabulary]) -> bool:
    """Return whether a dash without spaces ends a place and does not join two words."""
    first = rest.split(maxsplit=1)[0]
    if not first[0].isupper() or (first.isupper() and len(first) > 1):
        return False
    return resolve(title[: start + 1] + first, known) is None


def _source(context: Context, field: str) -> Span:
    node = scalar(context.document, (field,))
    return content_span(context.document, node) if node is not None else Span(0, 0)


def _place_in(text: str, source: Span, title: str, found: re.Match[str]) -> Span | None:
    """Return where a separator of the title stands in the file.

    A title may be folded there, so the separators of both are counted off against each other.
    """
    ahead = [other.start() for other in _SEPARATOR.finditer(title)].index(found.start())
    for number, other in enumerate(_SEPARATOR.finditer(text, source.start, source.end)):
        if number == ahead:
            return Span(*other.span()) if other[0].strip() == found[0].strip() else None
    return None


def _join(span: Span, *, safe: bool) -> tuple[Fix, ...]:
    return (Fix("Write an em dash", (Edit(span, "—"),), "safe" if safe else "unsafe"),)
