"""The edits of a page do what the steps that made them do one after another."""

from __future__ import annotations

from functools import partial

from hypothesis import given
from hypothesis import strategies as st

from profilelint.engine.edits import apply
from profilelint.model.document import Document
from profilelint.model.finding import Edit, Span
from profilelint.source.read import read_document
from profilelint.upkeep.file_edits import FileEdits, edit_page

TEXTS = st.text("ab-\n", max_size=12)
PLACES = st.integers(0, 12)


@given(text=TEXTS, wanted=st.lists(st.tuples(PLACES, PLACES, st.text("XY", max_size=3))))
def test_edits_of_the_first_text_lead_to_the_last(
    text: str, wanted: list[tuple[int, int, str]]
) -> None:
    texts = [text]

    def step(start: int, length: int, new: str, document: Document) -> Edit:
        assert document.text == texts[-1]
        start = min(start, len(document.text))
        edit = Edit(Span(start, min(start + length, len(document.text))), new)
        texts.append(apply(document.text, [edit]))
        return edit

    steps = [partial(step, *each) for each in wanted]
    changed = edit_page(read_document("a.md", text.encode()), text.encode(), steps)
    assert isinstance(changed, FileEdits)
    assert len(texts) == len(wanted) + 1
    assert changed.after.decode() == texts[-1]
    ends = [edit.span.end for edit in changed.edits]
    # Between two edits at least one character stays as it is.
    assert all(end < edit.span.start for end, edit in zip(ends, changed.edits[1:], strict=False))
