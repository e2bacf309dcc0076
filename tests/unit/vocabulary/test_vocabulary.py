from __future__ import annotations

import random
import string

import pytest

from profilelint.vocabulary.bundled import VOCABULARIES
from profilelint.vocabulary.file import bundled_vocabulary
from profilelint.vocabulary.vocabulary import Term, Vocabulary, fold


def bundled(name: str) -> Vocabulary:
    vocabulary = bundled_vocabulary(name)
    assert vocabulary is not None
    return vocabulary


CLIENTS, COUNTRIES, REGIONS, SOLUTIONS = (bundled(name) for name in VOCABULARIES)


def test_sizes() -> None:
    assert [len(v.terms) for v in (CLIENTS, COUNTRIES, REGIONS, SOLUTIONS)] == [20, 271, 6, 52]
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


def test_folding_that_confuses_terms_resolves_to_none() -> None:
    vocabulary = Vocabulary("x", [Term("Re-form"), Term("Re form")])
    assert vocabulary.resolve("RE FORM") is None
    assert vocabulary.resolve("Re form") == Term("Re form")


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


@pytest.mark.parametrize(
    ("labels", "value"),
    [
        (["Mali", "Male"], "Malo"),
        (["Governance"], "Agriculture"),
        (["Education"], "Health Education Programme"),
        (["Energy"], ""),
        (["Energy"], "E"),
        (["Energy"], "x" * 1_000_000),
    ],
)
def test_nothing_is_near(labels: list[str], value: str) -> None:
    vocabulary = Vocabulary("x", [Term(label) for label in labels])
    assert vocabulary.nearest(value) is None


def test_a_tie_gives_nothing() -> None:
    vocabulary = Vocabulary("x", [Term("Iran"), Term("Iraq")])
    assert vocabulary.nearest("Irax") is None
    assert vocabulary.nearest("Irann") == Term("Iran")


def test_two_spellings_of_one_term_are_no_tie() -> None:
    vocabulary = Vocabulary("x", [Term("Colour", synonyms=("Color",)), Term("Sound")])
    assert vocabulary.nearest("Colur") == Term("Colour", synonyms=("Color",))


def test_fingerprint_changes_with_any_term() -> None:
    terms = [Term("A", flags=frozenset(["x", "y"])), Term("B")]
    print_ = Vocabulary("v", terms).fingerprint()
    assert print_ == Vocabulary("v", terms).fingerprint()
    assert len(print_) == 32
    others = [
        Vocabulary("w", terms),
        Vocabulary("v", terms[:1]),
        Vocabulary("v", [terms[0], Term("B", deprecated=True)]),
        Vocabulary("v", [terms[0], Term("B", synonyms=("b",))]),
        Vocabulary("v", [terms[0]._replace(flags=frozenset(["x"])), terms[1]]),
    ]
    assert print_ not in {other.fingerprint() for other in others}
