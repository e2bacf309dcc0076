"""How values find the terms they stand for."""

from __future__ import annotations

import pytest

from profilelint.vocabulary.vocabulary import Term, Vocabulary


def test_folding_that_confuses_terms_resolves_to_none() -> None:
    vocabulary = Vocabulary("x", [Term("Re-form"), Term("Re form")])
    assert vocabulary.resolve("RE FORM") is None
    assert vocabulary.resolve("Re form") == Term("Re form")


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


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        ("Bali", None),
        ("Siberia", None),
        ("aMli", "Mali"),
        ("ali", "Mali"),
        ("Malli", "Mali"),
        ("Holand", "Netherlands"),
        ("Liberla", "Liberia"),
        ("Kosta Rica", "Costa Rica"),
        ("ADB", None),
        ("Guyana Gas Board", None),
        ("Gahna Gas Bord", "Ghana Gas Board"),
        ("GhanaGas Board", "Ghana Gas Board"),
        ("U.K. Gas Board", None),
        ("U.S Gas Boord", "U.S. Gas Board"),
    ],
)
def test_another_name_is_near_to_no_term_of_an_open_list(value: str, meant: str | None) -> None:
    terms = [Term("Mali"), Term("Liberia"), Term("Costa Rica")]
    terms.append(Term("Netherlands", synonyms=("Holland",)))
    terms.append(Term("Ghana Gas Board", synonyms=("GADB",)))
    terms.append(Term("U.S. Gas Board"))
    found = Vocabulary("x", terms, is_open=True).nearest(value)
    assert (found.label if found is not None else None) == meant
    assert Vocabulary("x", terms).nearest("Bali") == Term("Mali")


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


def test_labels_that_no_page_can_have_are_left_out() -> None:
    vocabulary = Vocabulary("v", [Term("a\ud800"), Term("Åland"), Term("b")])
    assert list(vocabulary.terms) == ["Åland", "b"]
