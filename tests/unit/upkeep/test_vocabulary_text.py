"""Vocabulary files as written, read again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from profilelint.upkeep.term_counts import TermCounts
from profilelint.upkeep.vocabulary_text import render_vocabulary
from profilelint.vocabulary.file import load_vocabulary


@given(st.dictionaries(st.text(min_size=1).filter(lambda text: text == text.strip()), st.just(2)))
def test_a_vocabulary_is_read_as_it_was_written(counts: dict[str, int]) -> None:
    terms = TermCounts({"Law": 1, **counts})
    suspects = {value: ("Law\n- x",) for value in list(counts)[:2] if value != "Law"}
    text = render_vocabulary("Title: 1", terms, suspects, "a")
    vocabulary = load_vocabulary("v", "v.yaml", "", read=lambda *_: text.encode())
    assert set(vocabulary.terms) == terms.counts.keys() - suspects.keys()
    assert vocabulary.title == "Title: 1"
