"""What a run without configuration says: of project profiles, of other pages, of the site."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Run

INIT = 'There is no configuration file: "profilelint init" writes one that fits these pages.'
PROFILE = """\
---
title: Peru—Open Piers (OP)
date: 2020-01-01 10:00:00 Z
summary: The project helps small ports to sell what they land.
start: 2016
end: 2019
solutions: [Economic Growth]
regions: Latin America and the Caribbean
country: Peru
---

The project helps the port.
"""
PAGE = "---\ntitle: The fair\nauthor: Ann Bell\n---\n\nText of the page.\n"


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_only_project_profiles_are_held_against_their_schema(
    profilelint: Run, tmp_path: Path
) -> None:
    write(tmp_path / "_config.yml", "collections: {projects: {output: true}}\n")
    write(tmp_path / "_projects/piers.md", PROFILE)
    write(tmp_path / "_posts/2020-01-01-fair.md", PAGE)
    write(tmp_path / "_includes/note.md", "A note  with a fault.\n")
    write(tmp_path / "about.md", "Text without front matter.\n")
    write(tmp_path / "README.md", "About.\n")
    write(tmp_path / "tools" / "__tests__" / "page.md", "A page  with a fault.\n")
    write(tmp_path / "skills" / "boats" / "SKILL.md", "---\nname: a\n---\nA  fault.\n")
    write(tmp_path / "skills" / "boats" / "more" / "knots.md", "A  fault.\n")
    done = profilelint()
    assert done.returncode == 1
    assert done.stdout.splitlines()[-5:] == [
        "Found 1 problem in 1 file: 1 error. 3 files checked.",
        "Skipped: files about the repository, such as README (1), files of tests (1), "
        "includes of Jekyll (1), instructions for agents, such as SKILL.md (2).",
        "Recognised: Jekyll (_config.yml).",
        "By their keys, 1 of 2 pages is a project profile; only project profiles are checked "
        "against a schema.",
        INIT,
    ]
    assert "schema-required" in done.stdout


def test_a_key_that_a_template_names_is_known(profilelint: Run, tmp_path: Path) -> None:
    write(tmp_path / "_config.yml", "")
    write(tmp_path / "_layouts/project.html", "{% if page.style %}{{ content }}{% endif %}\n")
    keys = "client: World Bank\nstyle: wide\nstlye: wide\n---\n\nThe project"
    write(tmp_path / "_projects/piers.md", PROFILE.replace("---\n\nThe project", keys))
    said = profilelint().stdout
    assert 'the key "stlye" is not known' in said
    assert 'the key "style" is not known' not in said
    write(tmp_path / "_layouts/project.html", "{{ content }}\n")
    assert 'the key "style" is not known' in profilelint().stdout


def test_instructions_for_agents_are_no_pages_even_if_they_are_named(
    profilelint: Run, tmp_path: Path
) -> None:
    write(tmp_path / ".cursor" / "rules" / "boats.md", "A  fault.\n")
    done = profilelint(".cursor/rules/boats.md")
    assert done.returncode == 0
    assert "Skipped: instructions for agents, such as SKILL.md (1)." in done.stdout


def test_front_matter_of_members_of_a_collection(profilelint: Run, tmp_path: Path) -> None:
    write(tmp_path / "_config.yml", "collections: {projects: {output: true}}\n")
    write(tmp_path / "_projects/piers.md", "Text without front matter.\n")
    done = profilelint("--report", "text")
    assert "_projects/piers.md:1:1: error: the file has no front matter" in done.stdout


def test_a_site_of_other_pages(profilelint: Run, tmp_path: Path) -> None:
    write(tmp_path / "web/hugo.toml", "")
    write(tmp_path / "web/content/fair.md", PAGE)
    write(tmp_path / "web/archetypes/default.md", PAGE)
    done = profilelint()
    assert done.returncode == 0
    assert done.stdout.splitlines() == [
        "No problems found in 1 file.",
        "Skipped: archetypes of Hugo (1).",
        "Recognised: Hugo (web/hugo.toml and web/content/).",
        "By their keys, no page is a project profile; only project profiles are checked against a "
        "schema.",
        INIT,
    ]


def test_pages_of_which_nothing_is_known(profilelint: Run, tmp_path: Path) -> None:
    write(tmp_path / "posts/fair.md", PAGE)
    write(tmp_path / "posts/other.md", PAGE)
    done = profilelint("posts")
    assert done.returncode == 1
    assert "posts/fair.md:1:1: warning: no schema says which keys this page must have" in (
        done.stdout
    )
    assert "Found 1 problem in 1 file: 1 warning. 2 files checked." in done.stdout
    # Files by name, as a hook hands them over, do not tell what the site has.
    assert profilelint("posts/fair.md").returncode == 0


def test_nothing_but_files_that_are_no_pages(profilelint: Run, tmp_path: Path) -> None:
    write(tmp_path / "hugo.toml", "")
    write(tmp_path / "content/x.txt", "")
    write(tmp_path / "docs/a.md", PAGE)
    done = profilelint()
    assert done.returncode == 2
    assert done.stderr.endswith("is a page; left out: files outside the content of Hugo (1)\n")


@pytest.mark.parametrize("rule", ["result-tense", "activity-mood"])
def test_rules_of_profiles_are_on_where_they_are_selected(
    profilelint: Run, tmp_path: Path, rule: str
) -> None:
    body = {
        "result-tense": "### Select Results\n\n* Train a crew.\n* Built a pier.\n* Led a team.\n",
        "activity-mood": "### Sample Activities\n\n* Training a crew.\n* Build a pier.\n* Lead.\n",
    }[rule]
    write(tmp_path / "_config.yml", "")
    write(tmp_path / "fair.md", f"---\ntitle: The fair\n---\n\n{body}")
    assert profilelint("fair.md").returncode == 0
    assert f"[{rule}]" in profilelint("--select", rule, "fair.md").stdout


def test_a_script_file_of_the_site_itself(profilelint: Run, tmp_path: Path) -> None:
    script = '\n<script src="/js/map.js"></script>\n'
    write(tmp_path / "_config.yml", "")
    write(tmp_path / "fair.md", PAGE + script)
    write(tmp_path / "piers.md", PROFILE.replace("country", "client: World Bank\ncountry") + script)
    done = profilelint("--select", "embed-script", "--report", "text")
    lines = done.stdout.splitlines()
    assert [line.partition(" this page")[0] for line in lines if " script " in line] == [
        "fair.md:8:1: warning:",
        "piers.md:15:1: error:",
    ]
