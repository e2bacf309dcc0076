"""Texts as written in YAML, TOML and JSON, read again."""

from __future__ import annotations

import json
import tomllib

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from profilelint.upkeep.quoting import double_quoted, yaml_text


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
