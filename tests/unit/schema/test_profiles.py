"""What is found in real profiles, where they are at hand."""

from __future__ import annotations

import os
from collections import Counter

import pytest

from profilelint.schema.check import check_front_matter
from profilelint.schema.load import bundled_schema
from profilelint.source.read import read_document

FOLDER = os.path.join(os.path.dirname(__file__), *[os.pardir] * 4, "shared", "profiles")


@pytest.mark.skipif(not os.path.isdir(FOLDER), reason="the real profiles are not at hand")
def test_real_profiles() -> None:
    schema = bundled_schema()
    found: Counter[tuple[str, str]] = Counter()
    pages = 0
    for name in sorted(os.listdir(FOLDER)):
        with open(os.path.join(FOLDER, name), "rb") as file:
            document = read_document(name, file.read())
        if document.front_matter is None:
            continue
        pages += 1
        for problem in check_front_matter(schema, document, {}):
            start, end = problem.span
            found[problem.rule, document.text[start:end]] += 1
    assert pages == 16
    assert found == {
        ("schema-required", "---"): 5,
        ("schema-unknown-key", "Field name"): 1,
        ("schema-unknown-key", "clent"): 1,
        ("schema-unknown-key", "start-date"): 1,
        ("schema-unknown-key", "end-date"): 1,
        ("term-synonym", "eastern-europe-and-central-asia"): 1,
        ("term-unknown", "Boznia and Herzegovina"): 1,
    }
