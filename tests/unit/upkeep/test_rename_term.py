"""The changes that rename a term, as data: paths and edits."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.planned_site import plan_of, write_site

from profilelint.config.model import ConfigError
from profilelint.model.finding import Edit, Span
from profilelint.upkeep.file_edits import FileEdits, Refusal
from profilelint.upkeep.rename_term import TermChanges, TermRename, term_changes

CONFIG = """\
[[collections]]
name = "works"
include = ["works/*.md"]
schema = "work.schema.json"

[collections.vocabularies]
topics = "topics.yaml"
places = "places.yaml"
"""
SCHEMA = """\
{
  "properties": {
    "topics": { "items": { "x-vocabulary": "topics" } },
    "place": { "x-vocabulary": "places" },
    "end": { "type": "integer" }
  }
}
"""
FILES = {
    "profilelint.toml": CONFIG,
    "work.schema.json": SCHEMA,
    "topics.yaml": "terms:\n- Law\n- Trade\n",
    "places.yaml": "terms:\n- Law\n- {label: Old Town, broader: Law}\n",
    "works/a.md": "---\ntopics: [Law, Trade]\nplace: Law\nend: 2012\n---\n",
    "works/b.md": "---\ntopics:\n- Law # first\nend: 2022\n---\n",
    "works/c.md": "---\ntopics: [Trade]\n---\nLaw\n",
}
PATHS = ["works/a.md", "works/b.md", "works/c.md"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_site(tmp_path, FILES)


def changes(root: Path, rename: TermRename, name: str = "topics") -> TermChanges:
    return term_changes(name, rename, PATHS, plan_of(root))


def change(path: str, *edits: tuple[int, int, str]) -> FileEdits:
    return FileEdits(
        path,
        FILES[path].encode(),
        tuple(Edit(Span(start, end), text) for start, end, text in edits),
    )


def test_the_changes_are_paths_and_edits(root: Path) -> None:
    result = changes(root, TermRename("Law", "Justice"))
    vocabulary = change(
        "topics.yaml", (9, 12, "label: Justice"), (12, 12, "\n  synonyms:\n  - Law")
    )
    pages = [change("works/a.md", (13, 16, "Justice")), change("works/b.md", (14, 17, "Justice"))]
    assert result == TermChanges(
        vocabulary, "topics.yaml", "synonym", pages, [], 2, 0, [("places", 1)]
    )
    assert result.files == [vocabulary, *pages]
    assert pages[1].after == FILES["works/b.md"].replace("Law", "Justice").encode()
    assert {name: (root / name).read_text() for name in FILES} == FILES


def test_a_deprecated_term_stays_where_it_was_valid(root: Path) -> None:
    result = changes(root, TermRename("Law", "Justice", deprecate=True, valid_until="2020-06-30"))
    assert (result.recorded, result.places, result.kept) == ("deprecated", 1, 1)
    assert [each.path for each in result.files] == ["topics.yaml", "works/b.md"]


def test_what_the_vocabulary_says_already_is_no_change_to_it(root: Path) -> None:
    (root / "topics.yaml").write_text("terms:\n- {label: Justice, synonyms: [Law]}\n- Trade\n")
    result = changes(root, TermRename("Law", "Justice"))
    assert (result.vocabulary, result.recorded) == (None, "synonym")
    assert [each.path for each in result.files] == ["works/a.md", "works/b.md"]


def test_a_page_that_cannot_be_changed_is_refused(root: Path) -> None:
    (root / "works/b.md").write_bytes(FILES["works/b.md"].encode() + b"\xff")
    result = changes(root, TermRename("Law", "Justice"))
    assert result.refusals == [Refusal("works/b.md", "it is not UTF-8: save it as UTF-8")]
    assert ([each.path for each in result.pages], result.places) == (["works/a.md"], 1)


@pytest.mark.parametrize(
    ("rename", "name", "message"),
    [
        (TermRename("", "A"), "topics", "a term is a text of one line"),
        (TermRename("Law", "A\nB"), "topics", "a term is a text of one line"),
        (TermRename("Law", "Law"), "topics", "the two terms are the same"),
        (TermRename("Lawn", "A"), "topics", 'topics.yaml: neither "Lawn" nor "A" is a term'),
        (
            TermRename("Law", "A"),
            "topic",
            'no schema here names a vocabulary "topic": did you mean "topics"?',
        ),
    ],
)
def test_mistakes(root: Path, rename: TermRename, name: str, message: str) -> None:
    with pytest.raises(ConfigError) as error:
        changes(root, rename, name)
    assert str(error.value).startswith(message)
