"""The lists that a site keeps itself, from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from profilelint.app.linting import FEW_FOR_CACHE

from .conftest import Run

PROFILE = """\
---
title: Peru—Open Piers (OP)
date: 2020-01-01 10:00:00 Z
summary: The project helps small ports to sell what they land.
start: 2016
end: 2019
client: {client}
solutions:
- {solution}
regions:
- Latin America and the Caribbean
country: Peru
---

The project helps the port.
"""
CONFIG = """\
[[collections]]
name = "projects"
include = ["_projects/*.md"]
"""


def solution(title: str, *more: str) -> str:
    return "\n".join(("---", f"title: {title}", *more, "---", ""))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name in ("_projects", "_solutions", "_data"):
        (tmp_path / name).mkdir()
    (tmp_path / "_config.yml").write_text("title: Harbour works\n")
    (tmp_path / "profilelint.toml").write_text(CONFIG)
    (tmp_path / "_solutions/tides.md").write_text(solution("Rule of Tides"))
    (tmp_path / "_solutions/growth.md").write_text(solution("Economic Growth", "type: primary"))
    (tmp_path / "_solutions/environment.md").write_text(solution("Environment"))
    (tmp_path / "_solutions/energy.md").write_text(solution("Energy"))
    (tmp_path / "_solutions/reefs.md").write_text(solution("Reefs", "published: false"))
    (tmp_path / "_data/clients.yml").write_text("- name: Harbour Trust\n- name: World Bank\n")
    write(tmp_path)
    return tmp_path


def write(site: Path, *, client: str = "Harbour Trust", solution: str = "Economic Growth") -> None:
    text = PROFILE.format(client=client, solution=solution)
    (site / "_projects/peru-open-piers.md").write_text(text)


def findings(profilelint: Run) -> list[tuple[str, str, str]]:
    done = profilelint("check", "--report", "json", "--today", "2026-01-31")
    assert done.stderr == ""
    return [
        (each["severity"], each["rule"], each["message"])
        for each in json.loads(done.stdout)["findings"]
    ]


def test_terms_of_the_site_are_right(profilelint: Run, site: Path) -> None:
    assert findings(profilelint) == []


@pytest.mark.parametrize(
    ("field", "value", "severity", "rule", "message"),
    [
        ("solution", "Rule of Tydes", "error", "term-unknown",
         '"Rule of Tydes", which is not a known term: did you mean "Rule of Tides"?'),
        ("solution", "Fishing", "error", "term-unknown",
         '"Fishing", which is not a known term: correct it, or add it where the terms are kept, '
         'in "title" of the pages in "_solutions/"'),
        ("client", "Lakeland Foundation", "error", "term-unknown",
         '"Lakeland Foundation", which is not a known term: correct it, or add it where the terms '
         'are kept, in "_data/clients.yml"'),
        ("solution", "rule of tides", "error", "term-synonym",
         '"rule of tides", which the site does not know by that name: write "Rule of Tides"'),
        # The program knows these, and the site does not.
        ("solution", "Governance", "warning", "term-unknown",
         '"Governance", which is not a known term: correct it, or add it where the terms are '
         'kept, in "title" of the pages in "_solutions/"'),
        ("solution", "Environment and Energy", "warning", "term-unknown",
         '"Environment and Energy", which is not a known term: correct it, or add it where the '
         'terms are kept, in "title" of the pages in "_solutions/"'),
        ("client", "The World Bank", "hint", "term-synonym",
         '"The World Bank", which is usually written "World Bank": write that, unless your site '
         'uses "The World Bank" everywhere'),
        ("client", "U.K. Department for International Development", "hint", "term-unknown",
         '"U.K. Department for International Development", which is not a known term: correct '
         'it, or add it where the terms are kept, in "_data/clients.yml"'),
        ("solution", "Reefs", "warning", "term-unknown",
         '"Reefs", which is not published yet ("_solutions/reefs.md"): publish it there first, '
         'or write another term'),
        ("solution", "Rule of Tides", "warning", "term-missing",
         'has no primary solution: add "Economic Growth"'),
    ],
)  # fmt: skip
def test_what_is_said_of_other_values(
    profilelint: Run, site: Path, field: str, value: str, severity: str, rule: str, message: str
) -> None:
    name = '"client"' if field == "client" else 'item 1 of "solutions"'
    if rule == "term-missing":
        name = '"solutions"'
    write(site, **{field: value})
    verb = "" if rule == "term-missing" else "is "
    assert findings(profilelint) == [(severity, rule, f"{name} {verb}{message}")]


def test_a_draft_may_name_a_draft(profilelint: Run, site: Path) -> None:
    write(site, solution="Reefs")
    path = site / "_projects/peru-open-piers.md"
    path.write_text(path.read_text().replace("start: 2016", "start: 2016\npublished: false"))
    assert findings(profilelint) == []


def test_a_list_without_marks_asks_for_no_primary_solution(profilelint: Run, site: Path) -> None:
    (site / "_solutions/growth.md").write_text(solution("Economic Growth"))
    write(site, solution="Rule of Tides")
    assert findings(profilelint) == []


def test_what_is_kept_of_a_run_follows_the_lists(profilelint: Run, site: Path) -> None:
    write(site, solution="Fishing")
    for number in range(FEW_FOR_CACHE):
        (site / f"_projects/{number}.md").write_text("---\npublished: false\ntitle: x\n---\n")
    assert len(findings(profilelint)) == 1
    (site / "_solutions/fishing.md").write_text(solution("Fishing", "type: primary"))
    assert findings(profilelint) == []
    (site / "_data/clients.yml").write_text("- name: Reef Trust\n- name: World Bank\n")
    assert [rule for _, rule, _ in findings(profilelint)] == ["term-unknown"]
    (site / "_data/clients.yml").unlink()
    assert findings(profilelint) == []


def test_config_tells_where_lists_come_from(profilelint: Run, site: Path) -> None:
    (site / "_data/regions.yml").write_text("title: Where we work\nintro: Everywhere\n")
    lines = [line for line in profilelint("config").stdout.splitlines() if ".na" not in line]
    assert [" ".join(line.split()) for line in lines if line.startswith("vocabularies.")] == [
        'vocabularies.clients = {"file": "_data/clients.yml"} # found: the list in '
        "_data/clients.yml",
        "vocabularies.regions = null # bundled: _data/regions.yml is not a list of terms",
        'vocabularies.solutions = {"collection": "_solutions/**/*", "field": "title", "flags": '
        '"type"} # found: titles of the 4 pages in _solutions/',
    ]
    assert json.loads(profilelint("config", "--json").stdout)["vocabularies.clients"] == {
        "value": {"file": "_data/clients.yml"},
        "from": "found: the list in _data/clients.yml",
    }


def test_config_tells_how_far_pages_bear_a_list_out(profilelint: Run, site: Path) -> None:
    for number in range(19):
        name = "Harbour Trust" if number < 16 else "Reef Trust"
        text = PROFILE.format(client=name, solution="Economic Growth")
        (site / f"_projects/{number}.md").write_text(text)
    lines = profilelint("config").stdout.splitlines()
    (line,) = [each for each in lines if each.startswith("vocabularies.clients")]
    assert line.endswith(
        "# found: the list in _data/clients.yml; open: of 20 values that pages have under "
        '"client", it has 17'
    )


def test_vocab_tells_where_terms_come_from(profilelint: Run, site: Path) -> None:
    assert (
        profilelint("vocab", "solutions").stdout
        == """\
solutions (titles of the 4 pages in _solutions/): 5 terms, 1 use
  1  Economic Growth
  0  Energy
  0  Environment
  0  Reefs [not published]
  0  Rule of Tides
"""
    )
    assert (
        profilelint("vocab", "clients").stdout
        == """\
clients (the list in _data/clients.yml): 2 terms, 1 use
  1  Harbour Trust
  0  World Bank
"""
    )
    done = profilelint("vocab", "solutions", "--export")
    assert (done.returncode, done.stderr) == (
        2, 'profilelint: the terms of "solutions" are titles of the 4 pages in _solutions/: they '
        "have no file\n",
    )  # fmt: skip


def test_a_term_of_pages_is_renamed_there_first(profilelint: Run, site: Path) -> None:
    done = profilelint("rename-term", "solutions", "Economic Growth", "Growth")
    assert (done.returncode, done.stderr) == (
        2, 'profilelint: the terms of "solutions" come from titles of the 4 pages in _solutions/: '
        'write "Growth" there first, then run this again for the pages that use it\n',
    )  # fmt: skip
    (site / "_solutions/growth.md").write_text(solution("Growth", "type: primary"))
    done = profilelint("rename-term", "solutions", "Economic Growth", "Growth")
    assert (done.returncode, done.stderr) == (0, "")
    assert "- Growth\n" in (site / "_projects/peru-open-piers.md").read_text()


def test_a_source_of_nothing_ends_the_run_with_its_line(profilelint: Run, site: Path) -> None:
    source = '[collections.vocabularies]\nclients = "_data/donors.txt"\n'
    (site / "profilelint.toml").write_text(CONFIG + source)
    for arguments in (("check",), ("vocab",), ("check", "_projects/peru-open-piers.md")):
        done = profilelint(*arguments)
        assert (done.returncode, done.stdout, done.stderr) == (
            2, "", 'profilelint: profilelint.toml:5: the vocabulary "clients" has no terms: there '
            'is no file "_data/donors.txt"\n',
        )  # fmt: skip
