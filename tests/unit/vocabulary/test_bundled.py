"""The schema and the vocabularies that come with the program."""

from __future__ import annotations

import json
import os
import random
import string
from typing import Any

import jsonschema
import pytest

from profilelint.vocabulary.bundled import PROFILE, VOCABULARIES, bundled_vocabulary, path
from profilelint.vocabulary.vocabulary import Vocabulary, fold

PAGE: dict[str, Any] = {
    "title": "Nepal—Clean Rivers", "summary": "Clean.", "start": 2016, "end": 2021,
    "client": "European Union", "solutions": ["Governance"], "regions": ["Asia and the Pacific"],
    "country": "Nepal",
}  # fmt: skip


def test_bundled_files_are_found() -> None:
    for name in (PROFILE, *(f"vocabularies/{v}.yaml" for v in VOCABULARIES)):
        assert os.path.isabs(path(name))
        assert os.path.isfile(path(name))
    with pytest.raises(FileNotFoundError):
        path("vocabularies/none.yaml")


def test_profile_schema_is_plain_json_schema() -> None:
    with open(path(PROFILE), encoding="utf-8") as file:
        schema = json.load(file)
    validator = jsonschema.Draft202012Validator(schema)
    validator.check_schema(schema)
    assert validator.is_valid(PAGE)
    assert not validator.is_valid({**PAGE, "weather": 1})
    for key in PAGE:
        assert not validator.is_valid({k: v for k, v in PAGE.items() if k != key})


def test_every_property_is_described() -> None:
    with open(path(PROFILE), encoding="utf-8") as file:
        schema = json.load(file)
    promo = schema["properties"]["promos"]["items"]["properties"]
    for properties in (schema["properties"], promo):
        for key, property_ in properties.items():
            assert property_["title"], key
            assert property_["description"].endswith("."), key


def bundled(name: str) -> Vocabulary:
    vocabulary = bundled_vocabulary(name)
    assert vocabulary is not None
    return vocabulary


CLIENTS, COUNTRIES, REGIONS, SOLUTIONS = (bundled(name) for name in VOCABULARIES)


def test_sizes() -> None:
    assert [len(v.terms) for v in (CLIENTS, COUNTRIES, REGIONS, SOLUTIONS)] == [27, 273, 6, 58]
    assert SOLUTIONS.labels("primary") == [
        "Economic Growth", "Governance", "Environment", "Global Health",
        "Corporate Sustainability", "Digital Acceleration", "Stability",
    ]  # fmt: skip


def test_every_iso_country_once() -> None:
    codes = [term.notation for term in COUNTRIES.terms.values() if term.notation]
    assert len(codes) == len(set(codes)) == 250
    assert all(len(code) == 2 and code.isupper() for code in codes)


@pytest.mark.parametrize(
    ("value", "label"),
    [
        ("Myanmar", "Burma"),
        ("Turkey", "Türkiye"),
        ("Cape Verde", "Cabo Verde"),
        ("State of Palestine", "Palestine"),
        ("Cote d'Ivoire", "Côte d'Ivoire"),
        ("Côte d’Ivoire", "Côte d'Ivoire"),
        ("Co\u0302te d'Ivoire", "Côte d'Ivoire"),
        ("DRC", "Democratic Republic of the Congo"),
        ("Trinidad & Tobago", "Trinidad and Tobago"),
        ("Guinea Bissau", "Guinea-Bissau"),
        ("KENYA", "Kenya"),
        ("Viet Nam", "Vietnam"),
        ("Regional", "Regional"),
        ("NO", None),
        ("Congo", None),
        ("", None),
    ],
)
def test_country_spellings(value: str, label: str | None) -> None:
    term = COUNTRIES.resolve(value)
    assert (term.label if term else None) == label


@pytest.mark.parametrize(
    ("country", "region"),
    [
        ("Afghanistan", ("Eastern Europe and Central Asia",)),
        ("Nepal", ("Asia and the Pacific",)),
        ("Kosovo", ("Eastern Europe and Central Asia",)),
        ("Haiti", ("Latin America and the Caribbean",)),
        ("Palestine", ("Middle East and North Africa",)),
        ("West Africa", ("Sub-Saharan Africa",)),
        ("Worldwide", ()),
        ("Regional", ()),
    ],
)
def test_broader_region(country: str, region: tuple[str, ...]) -> None:
    term = COUNTRIES.get(country)
    assert term is not None
    assert term.broader == region


def test_broader_regions_are_regions() -> None:
    for term in COUNTRIES.terms.values():
        assert set(term.broader) <= set(REGIONS.terms)


@pytest.mark.parametrize("old", ["U.K. Department for International Development",
                                 "U.K. Foreign and Commonwealth Office"])  # fmt: skip
def test_renamed_clients(old: str) -> None:
    term = CLIENTS.get(old)
    assert term is not None
    assert (term.deprecated, term.replaced_by, term.valid_until) == (
        True, "Foreign, Commonwealth & Development Office", "2020-09-02",
    )  # fmt: skip


@pytest.mark.parametrize("vocabulary", [CLIENTS, COUNTRIES, REGIONS, SOLUTIONS])
def test_folding_confuses_no_labels(vocabulary: Vocabulary) -> None:
    folded = [fold(label) for label in vocabulary.terms]
    assert len(folded) == len(set(folded))


def typos(label: str, chance: random.Random) -> str:
    """Return a label with one edit: a letter dropped, doubled, changed, or two swapped."""
    place = chance.randrange(len(label))
    letter = chance.choice(string.ascii_lowercase)
    kind = chance.randrange(4)
    if kind == 0:
        return label[:place] + label[place + 1 :]
    if kind == 1:
        return label[:place] + letter + label[place:]
    if kind == 2:
        return label[:place] + letter + label[place + 1 :]
    return label[:place] + label[place + 1 : place + 2] + label[place] + label[place + 2 :]


@pytest.mark.parametrize("vocabulary", [CLIENTS, COUNTRIES, REGIONS, SOLUTIONS],
                         ids=lambda vocabulary: vocabulary.name)  # fmt: skip
def test_ninety_five_of_a_hundred_typos_find_their_term(vocabulary: Vocabulary) -> None:
    chance = random.Random(20200902)  # noqa: S311 - typos need no secrecy
    labels = vocabulary.labels()
    right = wrong = total = 0
    while total < 1000:
        label = chance.choice(labels)
        typo = typos(label, chance)
        if vocabulary.resolve(typo) is not None:
            continue
        total += 1
        meant = vocabulary.nearest(typo)
        right += meant is not None and meant.label == label
        wrong += meant is not None and meant.label != label
    assert right >= 950
    assert wrong <= 10
