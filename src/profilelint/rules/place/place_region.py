"""Countries and the regions they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, RuleOptions, Valid, replace
from profilelint.rules.page.fields import exact_span, values
from profilelint.rules.place.places import named_places, split_places, vocabularies

if TYPE_CHECKING:
    from profilelint.model.document import Document
    from profilelint.model.finding import Fix, Route

_MOST_NAMED = 10


class PlaceRegion(Rule):
    """The region is one to which the country belongs.

    The pages of regions list projects by this field. A project in Peru that is filed under Asia and
    the Pacific is missing from the page where readers look for it and appears on one where it does
    not belong. The vocabulary of countries says which region each belongs to. Regional and
    worldwide projects, and places for which the vocabulary names no region, are not checked.
    """

    name = "place-region"
    summary = "The region is one to which the country belongs."
    severity = Severity.WARNING
    of_profiles = True
    messages: ClassVar = {
        "unfit": "{country} is in {expected}, not in {region}: correct the wrong one"
    }
    fix = "unsafe"

    class Options(RuleOptions):
        region: Annotated[str, "the field that holds the region or regions"] = "regions"
        country: Annotated[str, "the field that holds the country or countries"] = "country"
        vocabularies: Annotated[
            tuple[str, ...], "the vocabularies whose terms are countries and name their regions"
        ] = ("countries",)

    options: Options
    examples = (
        Valid("---\nregions: Asia and the Pacific\ncountry: Nepal\n---\n"),
        Valid("---\nregions: [Eastern Europe and Central Asia]\ncountry: [Afghanistan]\n---\n"),
        Valid("---\nregions: Sub-Saharan Africa\ncountry: Regional\n---\n"),
        Valid("---\nregions: Sub-Saharan Africa\ncountry: Nepal, Peru\n---\n"),
        Valid("---\nregions: Worldwide\ncountry: Nepal\n---\n"),
        Valid(
            "---\nregions: Sub-Saharan Africa\ncountry: Nepal\n---\n",
            options={"vocabularies": ()},
        ),
        Valid("---\nregions: Sub-Saharan Africa\ncountry: [Nepal, Ghana]\n---\n"),
        Invalid(
            "---\nregions: Sub-Saharan Africa\ncountry: Nepal\n---\n",
            covers=("Sub-Saharan Africa",),
            message_id="unfit",
            fixed="---\nregions: Asia and the Pacific\ncountry: Nepal\n---\n",
        ),
        Invalid(
            "---\narea:\n- Worldwide\n- Asia and the Pacific\nland: Peru\n---\n",
            covers=("Asia and the Pacific",),
            message_id="unfit",
            fixed="---\narea:\n- Worldwide\n- Latin America and the Caribbean\nland: Peru\n---\n",
            options={"region": "area", "country": "land"},
        ),
    )

    def check_document(self, document: Document, context: Context) -> None:
        """Compare each region with those of the countries."""
        options = self.options
        data = document.data
        value, place = data.get(options.region), data.get(options.country)
        if value is None or place is None:
            return
        known = vocabularies(context, options.vocabularies)
        countries, regions = values(place), values(value)
        if len(countries) == len(regions) == 1 and known:
            sole = known[0].get(countries[0])
            if sole is not None and regions[0] in sole.broader:
                return
        expected: dict[str, None] = {}
        for country in countries:
            terms = named_places(country, known)
            # Several countries in one text are none to the site until they are a list.
            if not terms or split_places(country, known) is not None:
                return
            for term in terms:
                if not term.broader:
                    return
                expected.update(dict.fromkeys(term.broader))
        if not expected or all(region in expected for region in regions):
            return
        with_countries = {
            region
            for vocabulary in known
            for term in vocabulary.terms.values()
            for region in term.broader
        }
        choices, named = tuple(expected), tuple(dict.fromkeys(countries))[:_MOST_NAMED]
        offered = choices[0] if len(choices) == 1 and choices[0] not in regions else None
        for index, region in enumerate(regions):
            if region not in expected and region in with_countries:
                route = (options.region, index) if isinstance(value, list) else (options.region,)
                self._report(region, route, named, choices, offered, context)

    def _report(
        self,
        region: str,
        route: Route,
        countries: tuple[str, ...],
        expected: tuple[str, ...],
        offered: str | None,
        context: Context,
    ) -> None:
        fixes: tuple[Fix, ...] = ()
        span = exact_span(context.document, route) if offered is not None else None
        if offered is not None and span is not None:
            fixes = replace(f'Write "{offered}"', span, offered, "unsafe")
        context.report_field(
            self,
            "unfit",
            route,
            fixes=fixes,
            country=countries,
            expected=expected,
            region=region,
        )
