"""Folders that become a kind of page of their own."""

from __future__ import annotations

from profilelint.source.files.tree import DiskTree
from profilelint.source.read import read_document
from profilelint.source.site.layout import Kind
from profilelint.source.site.site import Site
from profilelint.upkeep.page_group import PageGroup
from profilelint.upkeep.split_kinds import split_groups

DOC = "title: A\nweight: 1\n"
POST = "headline: A\ndate: 2021-03-01\nauthor: Ann\n"


def kinds(pages: dict[str, str]) -> list[tuple[str, tuple[str, ...], int]]:
    documents = [
        read_document(path, f"---\n{text}---\n\nWords.\n".encode()) for path, text in pages.items()
    ]
    kind = Kind("docs", ("docs/**/*.md",), (), tuple(pages), Site(DiskTree("/")))
    return [
        (group.kind.name, group.kind.include, len(group.documents))
        for group in split_groups([PageGroup(kind, documents, ())])
    ]


def pages(folder: str, text: str, number: int = 5) -> dict[str, str]:
    return {f"{folder}/{n}.md": text for n in range(number)}


def test_a_folder_with_other_keys() -> None:
    assert kinds({**pages("docs/guide", DOC), **pages("docs/blog", POST)}) == [
        ("blog", ("docs/blog/**/*.md",), 5),
        ("docs", ("docs/**/*.md",), 5),
    ]


def test_a_folder_deep_inside() -> None:
    deep = {**pages("docs/a/guide", DOC), **pages("docs/a/team/blog", POST)}
    assert kinds({**deep, **pages("docs/b", DOC)}) == [
        ("team", ("docs/a/team/**/*.md",), 5),
        ("docs", ("docs/**/*.md",), 10),
    ]


def test_what_is_not_split() -> None:
    whole = [("docs", ("docs/**/*.md",), 10)]
    assert kinds({**pages("docs/a", DOC), **pages("docs/b", DOC)}) == whole
    # Nor is a year a kind.
    assert kinds({**pages("docs/2024", DOC), **pages("docs/2025", POST)}) == whole
    # One key that most have is not enough.
    assert kinds({**pages("docs/a", DOC), **pages("docs/b", DOC + "order: 1\n")}) == whole
    few = {**pages("docs/guide", DOC), **pages("docs/blog", POST, 4)}
    assert kinds(few) == [("docs", ("docs/**/*.md",), 9)]
    # Languages have the same pages, though not all are translated.
    assert kinds({**pages("docs/en", DOC), **pages("docs/de", POST)}) == whole
