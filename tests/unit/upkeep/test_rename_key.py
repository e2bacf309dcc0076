"""The changes that rename a key, as data: paths and edits."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.planned_site import plan_of, write_site

from profilelint.config.model import ConfigError
from profilelint.model.finding import Edit, Span
from profilelint.upkeep.file_edits import FileEdits, Refusal
from profilelint.upkeep.rename_key import KeyChanges, key_changes

CONFIG = """\
[[collections]]
name = "works"
include = ["works/*.md"]
schema = "work.schema.json"

[[collections]]
name = "notes"
include = ["notes/*.md"]
schema = "none"
"""
FILES = {
    "profilelint.toml": CONFIG,
    "work.schema.json": '{"properties": {"end": {}}}\n',
    "works/a.md": "---\ntitle: A\nend: 2012\n---\nend\n",
    "notes/b.md": '{"end": 1}\n',
}
PATHS = ["notes/b.md", "works/a.md"]
TEMPLATES = 'Check the templates of the site that read "end": they were not changed.'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_site(tmp_path, FILES)


def changes(root: Path, old: str, new: str, collection: str | None = None) -> KeyChanges:
    return key_changes(old, new, PATHS, plan_of(root), collection)


def change(path: str, *edits: tuple[int, int, str]) -> FileEdits:
    return FileEdits(
        path,
        FILES[path].encode(),
        tuple(Edit(Span(start, end), text) for start, end, text in edits),
    )


def test_the_changes_are_paths_and_edits(root: Path) -> None:
    schema = change(
        "work.schema.json", (16, 21, '"closed"'), (26, 26, ', "x-renamed": {"end": "closed"}')
    )
    pages = [change("notes/b.md", (1, 6, '"closed"')), change("works/a.md", (13, 16, "closed"))]
    result = changes(root, "end", "closed")
    assert result == KeyChanges([schema], pages, [], [TEMPLATES])
    assert result.files == [schema, *pages]
    assert changes(root, "end", "closed", "notes") == KeyChanges([], pages[:1], [], [TEMPLATES])
    assert {name: (root / name).read_text() for name in FILES} == FILES


def test_what_has_to_be_changed_by_hand(root: Path) -> None:
    (root / "_config.yml").write_text("defaults:\n- scope: {path: ''}\n  values: {end: 2020}\n")
    (root / "work.schema.json").write_text('{"properties": {"end": {}, "closed": {}}}\n')
    assert changes(root, "end", "closed").remarks == [
        'work.schema.json was not changed: it already has the key "closed".',
        '_config.yml gives "end" to pages by default: change it there.',
        TEMPLATES,
    ]


def test_a_page_with_both_keys_is_refused(root: Path) -> None:
    (root / "works/a.md").write_text("---\nend: 1\nclosed: 2\n---\n")
    result = changes(root, "end", "closed", "works")
    assert result.refusals == [Refusal("works/a.md", 'it has both "end" and "closed"')]
    assert result.pages == []


@pytest.mark.parametrize(
    ("old", "new", "collection", "message"),
    [
        ("end", "end", None, "the two keys are the same"),
        ("end", " a", None, '" a" cannot be a key: a key is a word'),
        ("start", "a", None, 'no page and no schema here has the key "start"'),
        ("end", "a", "work", 'there is no collection "work"; there are works, notes'),
    ],
)
def test_mistakes(root: Path, old: str, new: str, collection: str | None, message: str) -> None:
    with pytest.raises(ConfigError) as error:
        changes(root, old, new, collection)
    assert str(error.value) == message
