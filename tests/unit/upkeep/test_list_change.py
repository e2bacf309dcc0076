"""Changes to a list of terms, and which lists can be changed, as data."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.planned_site import plan_of, write_site

from profilelint.config.model import ConfigError
from profilelint.engine.plan import Plan
from profilelint.upkeep.file_edits import Refusal
from profilelint.upkeep.list_change import (
    ListChange,
    TermAddition,
    TermDeprecation,
    prepared_change,
)
from profilelint.upkeep.prepared import Prepared, write_files
from profilelint.upkeep.rename_term import TermRename
from profilelint.upkeep.term_lists import TermList, term_lists

CONFIG = """\
[[collections]]
name = "works"
include = ["works/*.md"]
schema = "work.schema.json"

[collections.vocabularies]
topics = "topics.yaml"
places = { file = "places.json", path = "towns" }
people = { file = "people.yaml", path = "names" }
"""
SCHEMA = """\
{
  "properties": {
    "topics": { "items": { "x-vocabulary": "topics" } },
    "place": { "x-vocabulary": "places" },
    "lead": { "x-vocabulary": "people" },
    "region": { "x-vocabulary": "regions" }
  }
}
"""
FILES = {
    "profilelint.toml": CONFIG,
    "work.schema.json": SCHEMA,
    "topics.yaml": "title: Topic\nterms:\n- Law # 2\n- Trade\n",
    "places.json": '{"towns": ["Old Town"]}',
    "people.yaml": "names: [Ada]\n",
    "works/a.md": "---\ntopics: [Law, Trade]\n---\n",
    "works/b.md": "---\ntopics:\n- Law\n---\n",
}
PATHS = ["works/a.md", "works/b.md"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_site(tmp_path, FILES)


def topics(plan: Plan) -> TermList:
    return next(each for each in term_lists(plan) if each.id == "topics")


def prepared(root: Path, change: ListChange) -> Prepared:
    plan = plan_of(root)
    return prepared_change(topics(plan), change, PATHS, plan)


def after(change: Prepared) -> dict[str, str]:
    return {each.path: each.after.decode() for each in change.files}


def test_each_list_says_why_it_cannot_be_changed(root: Path) -> None:
    assert [(each.id, each.path, each.locked) for each in term_lists(plan_of(root))] == [
        (
            "people",
            "people.yaml",
            "its terms come from people.yaml: change them there",
        ),
        (
            "places",
            "places.json",
            "its terms come from places.json: change them there",
        ),
        ("regions", "", "it comes with profilelint"),
        ("topics", "topics.yaml", ""),
    ]


def test_lists_of_one_name_are_told_apart(root: Path) -> None:
    second = CONFIG.replace("works", "plays").replace("topics.yaml", "others.json")
    (root / "profilelint.toml").write_text(CONFIG + second)
    (root / "others.json").write_text('["Law"]')
    lists = {each.id: each for each in term_lists(plan_of(root)) if "topics" in each.id}
    assert sorted(lists) == ["topics (others.json)", "topics (topics.yaml)"]
    assert all("give each its own name" in each.locked for each in lists.values())


def test_a_term_is_added_with_its_note_and_synonyms(root: Path) -> None:
    change = prepared(root, TermAddition(" Peace ", "no war", ("Calm", "Peace", "Calm", " ")))
    assert after(change) == {
        "topics.yaml": "title: Topic\nterms:\n- Law # 2\n- label: Peace\n  note: no war\n"
        "  synonyms:\n  - Calm\n- Trade\n"
    }
    assert change.refusals == []


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (TermAddition("Law"), '"Law" is already a term or a synonym'),
        (TermAddition("Peace", "", ("Law",)), '"Law" is already a term or a synonym'),
        (TermAddition(" "), "a term is a text of one line: write it"),
        (TermAddition("a\nb"), "without invisible characters: 'a\\\\nb'"),
        (TermDeprecation("Laws"), '"Laws" is not a term'),
        (TermRename("Laws", "Law"), '"Laws" is not a term of "topics"'),
        (TermRename("Law", "Law"), "the two terms are the same"),
    ],
)
def test_what_cannot_be_done_is_told(root: Path, change: ListChange, message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        prepared(root, change)


def test_a_list_that_is_kept_elsewhere_is_not_changed(root: Path) -> None:
    plan = plan_of(root)
    lists = {each.id: each for each in term_lists(plan)}
    with pytest.raises(ConfigError, match='"regions" is not changed here: it comes with'):
        prepared_change(lists["regions"], TermAddition("Moon"), PATHS, plan)


def test_a_term_gets_another_name_in_its_list_and_on_pages(root: Path) -> None:
    assert after(prepared(root, TermRename("Law", "Justice"))) == {
        "topics.yaml": "title: Topic\nterms:\n- label: Justice # 2\n  synonyms:\n  - Law\n"
        "- Trade\n",
        "works/a.md": "---\ntopics: [Justice, Trade]\n---\n",
        "works/b.md": "---\ntopics:\n- Justice\n---\n",
    }


def test_a_deprecated_term_without_successor_changes_its_list_alone(root: Path) -> None:
    assert after(prepared(root, TermDeprecation("Law"))) == {
        "topics.yaml": "title: Topic\nterms:\n- label: Law # 2\n  deprecated: true\n- Trade\n"
    }


def test_a_successor_is_written_on_the_pages(root: Path) -> None:
    assert after(prepared(root, TermDeprecation("Law", "Trade"))) == {
        "topics.yaml": "title: Topic\nterms:\n- label: Law # 2\n  deprecated: true\n"
        "  replaced_by: Trade\n- Trade\n",
        "works/a.md": "---\ntopics: [Trade]\n---\n",
        "works/b.md": "---\ntopics:\n- Trade\n---\n",
    }


def test_files_that_are_to_stay_are_spared(root: Path) -> None:
    change = prepared(root, TermRename("Law", "Justice"))
    spared = change.sparing({"works/a.md": "it is open", "works/c.md": "too"})
    assert [each.path for each in spared.files] == ["topics.yaml", "works/b.md"]
    assert spared.refusals == [Refusal("works/a.md", "it is open")]
    assert spared.state != change.state


def test_the_state_is_that_of_the_files(root: Path) -> None:
    change = TermRename("Law", "Justice")
    state = prepared(root, change).state
    assert prepared(root, change).state == state
    (root / "works/b.md").write_text("---\ntopics:\n- Law # first\n---\n")
    assert prepared(root, change).state != state


def test_only_files_that_are_as_they_were_are_written(root: Path) -> None:
    change = prepared(root, TermRename("Law", "Justice"))
    (root / "works/a.md").write_text("---\ntopics: [Law]\n---\n")
    (root / "works/b.md").unlink()
    written: list[str] = []
    assert write_files(str(root), change.files, written) == [
        Refusal("works/a.md", "it was changed by somebody else in the meantime"),
        Refusal("works/b.md", "it cannot be written: No such file or directory"),
    ]
    assert written == ["topics.yaml"]
    assert (root / "works/a.md").read_text() == "---\ntopics: [Law]\n---\n"


@pytest.mark.parametrize(
    ("name", "before", "added", "renamed"),
    [
        (
            "topics.csv",
            "label,synonyms\nLaw,\nTrade,Commerce\n",
            "label,synonyms\nLaw,\nPeace,Calm\nTrade,Commerce\n",
            "label,synonyms\nJustice,Law\nTrade,Commerce\n",
        ),
        (
            "topics.toml",
            'terms = ["Law", "Trade"] # all\n',
            'terms = ["Law", { label = "Peace", synonyms = ["Calm"] }, "Trade"] # all\n',
            'terms = [{ label = "Justice", synonyms = ["Law"] }, "Trade"] # all\n',
        ),
    ],
)
def test_lists_in_csv_and_toml_are_changed(
    root: Path, name: str, before: str, added: str, renamed: str
) -> None:
    (root / name).write_text(before)
    (root / "profilelint.toml").write_text(CONFIG.replace("topics.yaml", name))
    assert topics(plan_of(root)).locked == ""
    assert after(prepared(root, TermAddition("Peace", "", ("Calm",))))[name] == added
    changed = after(prepared(root, TermRename("Law", "Justice")))
    assert sorted(changed) == [name, "works/a.md", "works/b.md"]
    assert changed[name] == renamed
    with pytest.raises(ConfigError):
        prepared(root, TermDeprecation("Law"))


def test_a_list_of_lines_takes_terms_without_synonyms(root: Path) -> None:
    (root / "topics.txt").write_text("Law\nTrade\n")
    (root / "profilelint.toml").write_text(CONFIG.replace("topics.yaml", "topics.txt"))
    assert after(prepared(root, TermAddition("Peace"))) == {"topics.txt": "Law\nPeace\nTrade\n"}
    with pytest.raises(ConfigError, match='the file has no place for a "synonyms"'):
        prepared(root, TermAddition("Peace", "", ("Calm",)))
