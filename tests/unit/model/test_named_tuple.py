"""Tuples with names are those of `typing`."""

from __future__ import annotations

import copy
import pickle
import typing
from typing import Any

import pytest

from profilelint.model.named_tuple import NamedTuple


class Place(NamedTuple):
    """Where something is."""

    town: str
    street: str = ""
    number: int = 0

    @property
    def written(self) -> str:
        """Return the place as on a letter."""
        return f"{self.street} {self.number}, {self.town}"


class Model(typing.NamedTuple):
    town: str
    street: str = ""
    number: int = 0


class Harbour(Place):
    """A kind of place."""


def outcome(kind: Any, *values: Any, **named: Any) -> tuple[Any, ...] | type[Exception]:
    try:
        return tuple(kind(*values, **named))
    except TypeError:
        return TypeError


@pytest.mark.parametrize(
    ("values", "named"),
    [
        (("Vale",), {}),
        (("Vale", "Quay", 3), {}),
        (("Vale",), {"number": 3}),
        ((), {"number": 3, "town": "Vale"}),
        ((), {}),
        ((), {"street": "Quay"}),
        (("Vale", "Quay", 3, 4), {}),
        (("Vale",), {"town": "Vale"}),
        (("Vale",), {"country": "Peru"}),
    ],
)
def test_arguments_are_taken_as_typing_does(values: Any, named: Any) -> None:
    assert outcome(Place, *values, **named) == outcome(Model, *values, **named)


def test_what_the_first_instance_needs_is_made_by_it_alone() -> None:
    class Town(NamedTuple):
        name: str

    assert "__new__" not in Town.__dict__
    assert Town("Vale").name == "Vale"
    made = Town.__dict__["__new__"]
    assert (Town(name="Peru"), Town.__dict__["__new__"]) == (("Peru",), made)


def test_names_defaults_and_methods() -> None:
    place = Place("Vale", number=3)
    assert (place.town, place.street, place.number) == ("Vale", "", 3)
    assert place.written == " 3, Vale"
    assert Place._fields == Model._fields == Place.__match_args__
    assert Place._field_defaults == Model._field_defaults
    assert Place.__doc__ == "Where something is."
    assert repr(place) == "Place(town='Vale', street='', number=3)"
    match place:
        case Place(town, number=number):
            assert (town, number) == ("Vale", 3)


def test_they_are_tuples_and_cannot_be_changed() -> None:
    place = Place("Vale")
    assert place == ("Vale", "", 0)
    assert hash(place) == hash(("Vale", "", 0))
    assert place < Place("Vale", "Quay")
    assert not hasattr(place, "__dict__")
    with pytest.raises(AttributeError):
        place.town = "Peru"  # type: ignore[misc]


def test_others_made_of_one() -> None:
    place = Place("Vale")
    assert place._replace(number=3, street="Quay") == Place("Vale", "Quay", 3)
    assert type(place._replace()) is Place
    assert place._asdict() == {"town": "Vale", "street": "", "number": 0}
    assert Place._make(["Vale", "Quay", 3]) == Place("Vale", "Quay", 3)
    with pytest.raises(ValueError, match="country"):
        place._replace(country="Peru")  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="Expected 3 arguments, got 1"):
        Place._make(["Vale"])


def test_copies_and_pickles() -> None:
    place = Place("Vale", number=3)
    pickled = pickle.loads(pickle.dumps(place))  # noqa: S301 - our own
    for same in (copy.copy(place), copy.deepcopy(place), pickled):
        assert (type(same), same) == (Place, place)


def test_a_class_made_of_one() -> None:
    first, second = Harbour("Vale"), Harbour("Peru", number=2)
    assert (type(first), first.written, second.number) == (Harbour, " 0, Vale", 2)
    assert Place("Vale") == first
