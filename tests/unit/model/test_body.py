from __future__ import annotations

import gc

from profilelint.model.body import Block, Body, Heading, Item, List, Paragraph, Section
from profilelint.model.inline import Link
from profilelint.source.read import read_text

_PAGE = "---\ntitle: A\n---\nText with a [link](/a).\n\n## B\n\n* one\n  1. two\n\n> * three\n"
_PARTS = (Block, Body, Heading, Item, Link, List, Paragraph, Section)


def test_a_released_document_is_freed_without_the_garbage_collector() -> None:
    gc.collect()
    gc.disable()
    try:
        before = _count()
        document = read_text("a.md", _PAGE)
        assert [len(node.items) for node in document.body.lists] == [1, 1, 1]
        assert _count() > before
        document.release()
        assert _count() == before
    finally:
        gc.enable()


def test_a_released_document_can_be_asked_for_its_body_again() -> None:
    document = read_text("a.md", _PAGE)
    text = document.body.paragraphs[0].text
    document.release()
    assert document.body.paragraphs[0].text == text


def test_a_document_whose_body_nobody_asked_for_can_be_released() -> None:
    document = read_text("a.md", _PAGE)
    document.release()
    assert document.text == _PAGE


def _count() -> int:
    return sum(isinstance(part, _PARTS) for part in gc.get_objects())
