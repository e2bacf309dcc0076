"""Where the fields stand that a translated schema was made from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping

    from profilelint.model.finding import Related, Route
    from profilelint.schema.annotations import Annotations

P = TypeVar("P", bound="Hashable")


class FieldPlaces(Generic[P]):
    """The places of fields by the identity of the schemas that were made of them.

    ``related`` returns what a finding says of a place, None if the place cannot be had. Each is
    looked up once.
    """

    def __init__(self, places: Mapping[int, P], related: Callable[[P], Related | None]) -> None:
        self._places = places
        self._related = related
        self._known: dict[P, Related | None] = {}

    def of(self, annotations: Annotations, route: Route) -> tuple[Related, ...]:
        """Return the place of the field that a route on a page leads to, or of what is around."""
        for length in range(len(route), 0, -1):
            for node in annotations.at(route[:length]):
                place = self._places.get(id(node))
                if place is None:
                    continue
                if place not in self._known:
                    self._known[place] = self._related(place)
                found = self._known[place]
                return (found,) if found is not None else ()
        return ()
