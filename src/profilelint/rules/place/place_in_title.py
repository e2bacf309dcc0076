"""The place in a title and the country."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from profilelint.model.finding import Location, Related, Severity
from profilelint.rules.api import Context, Invalid, Rule, RuleOptions, Valid, replace
from profilelint.rules.page.fields import exact_span, excerpt, values
from profilelint.rules.place.places import (
    is_country,
    named_places,
    title_head,
    vocabularies,
)

if TYPE_CHECKING:
    from profilelint.model.document import Document
    from profilelint.model.finding import Fix, Route

_MOST_NAMED = 10


class PlaceInTitle(Rule):
    """The country is the one that the title begins with.

    A title such as Peru—Open Data says Peru, but the project is listed on the page of the country
    in its own field. If the two differ, readers of one country's page find the project of another.
    Correct the one that is wrong. Regional and worldwide projects, groups of countries such as West
    Africa and names that the vocabulary does not know are not compared.
    """

    name = "place-in-title"
    summary = "The country is the one that the title begins with."
    severity = Severity.WARNING
    of_profiles = True
    messages: ClassVar = {
        "different": 'the title says {place}, but "{field}" says {country}: correct the wrong one'
    }
    fix = "unsafe"

    class Options(RuleOptions):
        title: Annotated[str, "the field that holds the title"] = "title"
        field: Annotated[str, "the field that holds the country or countries"] = "country"
        vocabularies: Annotated[tuple[str, ...], "the vocabularies whose terms are places"] = (
            "countries",
        )

    options: Options
    examples = (
        Valid("---\ntitle: Peru—Open Data\ncountry: Peru\n---\n"),
        Valid("---\ntitle: Peru—Open Data\ncountry: [Chile, Peru]\n---\n"),
        Valid("---\ntitle: Peru—Open Data\ncountry: Regional\n---\n"),
        Valid("---\ntitle: West Africa—Open Data\ncountry: Ghana\n---\n"),
        Valid("---\ntitle: Myanmar—Open Data\ncountry: Burma\n---\n"),
        Valid("---\ntitle: Datos Abiertos—Fase II\ncountry: Peru\n---\n"),
        Valid("---\ntitle: Peru—Open Data\ncountry: Chile\n---\n", options={"vocabularies": ()}),
        Invalid(
            "---\ntitle: Peru—Open Data\ncountry: Chile\n---\n",
            covers=("Chile",),
            message_id="different",
            fixed="---\ntitle: Peru—Open Data\ncountry: Peru\n---\n",
        ),
        Invalid(
            "---\nname: Peru—Open Data\nland:\n- Chile\n---\n",
            covers=("Chile",),
            message_id="different",
            fixed="---\nname: Peru—Open Data\nland:\n- Peru\n---\n",
            options={"title": "name", "field": "land"},
        ),
    )

    def check_document(self, document: Document, context: Context) -> None:
        """Compare the place before the title's dash with the country."""
        options = self.options
        data = document.data
        title, value = data.get(options.title), data.get(options.field)
        if type(title) is not str or value is None:
            return
        countries = values(value)
        head = title_head(title)
        if not head or not countries or head in countries:
            return
        known = vocabularies(context, options.vocabularies)
        places = named_places(head, known)
        if not places or not all(is_country(place, known) for place in places):
            return
        for country in countries:
            terms = named_places(country, known)
            if not terms or not all(is_country(term, known) for term in terms):
                return
            if any(term in places for term in terms):
                return
        route: Route = (options.field,) if isinstance(value, str) else (options.field, 0)
        fixes: tuple[Fix, ...] = ()
        if len(countries) == len(places) == 1:
            span = exact_span(document, route)
            if span is not None:
                label = places[0].label
                fixes = replace(f'Write "{label}"', span, label, "unsafe")
        where = Location(
            document.path, document.locate((options.title,)), (options.title,), "value"
        )
        context.report_field(
            self,
            "different",
            route if len(countries) == 1 else (options.field,),
            related=(Related("the title is here", where),),
            fixes=fixes,
            place=excerpt(head),
            field=options.field,
            country=tuple(dict.fromkeys(countries))[:_MOST_NAMED],
        )
