from __future__ import annotations

from typing import Any

import pytest

from profilelint.config.keys import (
    Key,
    group,
    has_keys,
    key,
    keys_of,
    read_table,
    table,
    tables,
    tables_of,
)
from profilelint.config.model import Config
from profilelint.config.value_types import INTEGER, TEXT, TEXTS, InvalidValueError
from profilelint.model.named_tuple import NamedTuple
from profilelint.rules.load import load_registry

REGISTRY = load_registry()


@has_keys
class Sides(NamedTuple):
    side_dishes: tuple[str, ...] = key(TEXTS, "What comes with it.", ())
    portions: int | None = key(INTEGER, "How many.", None)
    counted: bool = False


@has_keys
class Oven(NamedTuple):
    name: str = key(TEXT, "Its name.", "", required=True)
    heat: int = key(INTEGER, "In degrees.", 180)


@has_keys
class Meal(NamedTuple):
    place: str
    main_dish: str = key(TEXT, "What there is to eat.", "soup")
    sides: Sides = group(Sides)
    drink: str = key(TEXT, "What there is to drink.", "")
    ovens: tuple[Oven, ...] = tables(Oven, "Where it is made.")
    spare_oven: Oven = table(Oven, "Where else.")


def read(data: dict[str, Any]) -> Meal:
    return Meal("here", **read_table(Meal, data, (), REGISTRY))


def test_keys_and_tables_are_listed_in_the_order_of_the_fields() -> None:
    assert [each.name for each in keys_of(Meal)] == [
        "main-dish",
        "side-dishes",
        "portions",
        "drink",
    ]
    assert [each.default for each in keys_of(Meal)] == ["soup", (), None, None]
    assert [(each.name, each.default, each.required) for each in keys_of(Oven)] == [
        ("name", None, True),
        ("heat", 180, False),
    ]
    assert [(each.name, each.model, each.array) for each in tables_of(Meal)] == [
        ("ovens", Oven, True),
        ("spare-oven", Oven, False),
    ]


def test_fields_of_absent_keys_have_their_defaults() -> None:
    assert read({}) == ("here", "soup", ((), None, False), "", (), ("", 180))
    assert Meal("here") == read({})


def test_each_key_fills_its_field() -> None:
    data = {
        "portions": 2,
        "main-dish": "bread",
        "side-dishes": ["salt"],
        "ovens": [{"name": "a"}, {"heat": 90, "name": "b"}],
        "spare-oven": {"name": "c"},
    }
    sides = Sides(("salt",), 2)
    assert read(data) == Meal(
        "here", "bread", sides, "", (Oven("a", 180), Oven("b", 90)), Oven("c", 180)
    )


@pytest.mark.parametrize(
    ("data", "route", "message"),
    [
        ({"main-dihs": "x"}, ("main-dihs",), 'unknown key "main-dihs": did you mean "main-dish"?'),
        ({"main_dish": "x"}, ("main_dish",), 'unknown key "main_dish": did you mean "main-dish"?'),
        ({"place": "x"}, ("place",), (
            'unknown key "place"; the known ones are drink, main-dish, ovens, portions, '
            "side-dishes, spare-oven"
        )),
        ({"counted": True}, ("counted",), (
            'unknown key "counted"; the known ones are drink, main-dish, ovens, portions, '
            "side-dishes, spare-oven"
        )),
        ({"ovens": [{"name": "a"}, {"nam": "b"}]}, ("ovens", 1, "nam"),
         'unknown key "nam": did you mean "name"?'),
        ({"heat": 90}, ("heat",),
         'the key "heat" does not belong here: write it below [[ovens]]'),
        ({"spare-oven": {"name": "a", "drink": "b"}}, ("spare-oven", "drink"),
         'the key "drink" does not belong here: write it at the beginning of the configuration'),
        ({"ovens": [{"name": "a", "portions": 1}]}, ("ovens", 0, "portions"),
         'the key "portions" does not belong here: write it at the beginning of the configuration'),
        ({"ovens": [{"heat": 1}]}, ("ovens", 0), 'an oven needs the key "name"'),
        ({"ovens": [{"name": ""}]}, ("ovens", 0, "name"), '"name" is empty: write a value'),
        ({"ovens": {}}, ("ovens",), "ovens must be a list of tables: write [[ovens]]"),
        ({"ovens": [1]}, ("ovens",), "ovens must be a list of tables: write [[ovens]]"),
        ({"spare-oven": []}, ("spare-oven",), "spare-oven must be a table: write [spare-oven]"),
        ({"spare-oven": {"name": "a", "heat": "b"}}, ("spare-oven", "heat"),
         '"heat" must be a whole number, not "b"'),
        ({"portions": True}, ("portions",), '"portions" must be a whole number, not true'),
        ({"proxy": "x"}, ("proxy",), 'the key "proxy" is not allowed in a configuration file: '
         "whoever proposes a change could set it"),
    ],
)  # fmt: skip
def test_mistakes(data: dict[str, Any], route: tuple[str | int, ...], message: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        read(data)
    assert (caught.value.route, caught.value.message) == (route, message)


def every_key(model: type) -> list[Key]:
    inner = [each for table in tables_of(model) for each in every_key(table.model)]
    return [*keys_of(model), *inner]


@pytest.mark.parametrize("declared", every_key(Config), ids=lambda declared: declared.name)
def test_the_default_of_a_key_is_a_value_that_a_file_may_give(declared: Key) -> None:
    assert declared.description
    if declared.default is not None:
        default = declared.default
        written = list(default) if isinstance(default, tuple) else default
        assert declared.type.read(written, (declared.name,), REGISTRY) == default
