"""Vocabulary files as written, read again."""

from __future__ import annotations

import json
import tomllib

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from profilelint.upkeep.infer import Terms
from profilelint.upkeep.vocabulary_text import double_quoted, render_vocabulary, yaml_text
from profilelint.vocabulary.file import load_vocabulary


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Clean Water", "Clean Water"),
        ("Foreign, Commonwealth & Development Office", None),
        ("Côte d’Ivoire", None),
        ("U.S. Agency", None),
        ("yes", '"yes"'),
        ("null", '"null"'),
        ("2020-01-01", '"2020-01-01"'),
        ("a: b", '"a: b"'),
        ("a #b", '"a #b"'),
        ("- a", '"- a"'),
        (" a", '" a"'),
        ('"\\', '"\\"\\\\"'),
        ("a\u2028\x7fb", '"a\\u2028\\u007fb"'),
        ("\ud800", '"?"'),
    ],
)
def test_texts_in_yaml(text: str, written: str | None) -> None:
    assert yaml_text(text) == (text if written is None else written)


@given(st.text())
def test_a_quoted_text_is_the_same_in_yaml_toml_and_json(text: str) -> None:
    written = double_quoted(text)
    assert json.loads(written) == text
    assert tomllib.loads(f"a = {written}")["a"] == text
    assert yaml.safe_load(written) == text
    assert yaml.safe_load(f"a: {yaml_text(text)}")["a"] == text


@given(st.dictionaries(st.text(min_size=1).filter(lambda text: text == text.strip()), st.just(2)))
def test_a_vocabulary_is_read_as_it_was_written(counts: dict[str, int]) -> None:
    terms = Terms({"Law": 1, **counts})
    suspects = {value: ("Law\n- x",) for value in list(counts)[:2] if value != "Law"}
    text = render_vocabulary("Title: 1", terms, suspects, "a")
    vocabulary = load_vocabulary("v", "v.yaml", "", read=lambda *_: text.encode())
    assert set(vocabulary.terms) == terms.counts.keys() - suspects.keys()
    assert vocabulary.title == "Title: 1"
