"""Terms and their uses, listed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Run

CONFIG = """\
[[collections]]
name = "works"
include = ["works/*.md"]
schema = "work.schema.json"

[collections.vocabularies]
topics = "topics.yaml"
"""
SCHEMA = """\
{
  "properties": {
    "topic": {
      "anyOf": [
        {"type": "string", "x-vocabulary": "topics"},
        {"type": "array", "items": {"type": "string", "x-vocabulary": "topics"}}
      ]
    }
  }
}
"""
TOPICS = """\
title: Topic
terms:
- label: Clean Water
  synonyms: [Water]
- Governance
- Governence
- label: Law
  deprecated: true
  replaced_by: Governance
  valid_until: 2020-12-31
- Trade
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "works").mkdir()
    (tmp_path / "profilelint.toml").write_text(CONFIG)
    (tmp_path / "work.schema.json").write_text(SCHEMA)
    (tmp_path / "topics.yaml").write_text(TOPICS)
    values = ["Clean Water", "[Clean Water, 'Law ']", "Water", "Tradde", "Fishing\x1b", "Law"]
    for number, value in enumerate(values):
        written = json.dumps(value) if "\x1b" in value else value
        (tmp_path / f"works/{number}.md").write_text(f"---\ntopic: {written}\n---\n")
    return tmp_path


def test_terms_uses_and_files(profilelint: Run, site: Path) -> None:
    done = profilelint("vocab")
    assert (done.returncode, done.stderr) == (0, "")
    assert (
        done.stdout
        == """\
topics (topics.yaml): 5 terms, 4 uses
  2  Clean Water
  2  Law [deprecated, valid until 2020-12-31, now "Governance"]
       works/1.md
       works/5.md
  0  Governance
  0  Governence
  0  Trade
  written differently:
  1  "Water" ("Clean Water")
       works/2.md
  not among the terms:
  1  "Fishing\\u{1b}"
       works/4.md
  1  "Tradde" ("Trade"?)
       works/3.md
  nearly the same:
     "Governance", "Governence"
"""
    )
    assert profilelint("vocab", "topics").stdout == done.stdout


def test_json(profilelint: Run, site: Path) -> None:
    (site / "topics.yaml").write_text("terms: [Law]\n")
    for number in range(4):
        (site / f"works/{number}.md").unlink()
    assert json.loads(profilelint("vocab", "--json").stdout) == [
        {
            "name": "topics",
            "title": None,
            "source": "topics.yaml",
            "collections": ["works"],
            "terms": [
                {
                    "label": "Law",
                    "uses": 1,
                    "files": ["works/5.md"],
                    "draft": False,
                    "deprecated": False,
                    "replaced_by": None,
                    "valid_until": None,
                    "synonyms": [],
                }
            ],
            "synonyms": [],
            "unknown": [{"value": "Fishing\x1b", "uses": 1, "files": ["works/4.md"], "near": None}],
            "near_duplicates": [],
        }
    ]


def test_an_unknown_vocabulary(profilelint: Run, site: Path) -> None:
    done = profilelint("vocab", "topic")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        'profilelint: no schema here names a vocabulary "topic": did you mean "topics"?\n'
    )


def test_export(profilelint: Run, site: Path) -> None:
    assert profilelint("vocab", "topics", "--export").stdout == TOPICS
    exported = profilelint("vocab", "clients", "--export").stdout
    assert exported.startswith("# Who pays for a project: the values of `client`.\n")
    done = profilelint("vocab", "--export")
    assert (done.returncode, done.stdout) == (2, "")


def test_no_vocabulary_at_all(profilelint: Run, site: Path) -> None:
    config = CONFIG.partition("schema =")[0] + 'schema = "none"\n'
    (site / "profilelint.toml").write_text(config)
    assert profilelint("vocab").stdout == "No schema here names a vocabulary.\n"
    assert profilelint("vocab", "--json").stdout == "[]\n"
    assert profilelint("vocab", "a").stderr == (
        'profilelint: no schema here names a vocabulary "a"; the schemas here name none\n'
    )
