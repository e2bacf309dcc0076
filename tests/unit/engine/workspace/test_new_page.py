"""What new pages are called, where they may lie, and what they begin with."""

from __future__ import annotations

from pathlib import Path

import pytest

from profilelint.config.load import load_config
from profilelint.config.model import Config, ConfigError, Selection
from profilelint.engine.plan import Plan
from profilelint.engine.workspace.new_page import (
    PageKind,
    first_text,
    is_taken,
    name_from,
    page_kinds,
)
from profilelint.rules.load import load_registry

DAY = "2026-02-03"
SCHEMA = """\
{
  "required": ["title", "start", "topics", "lead", "open"],
  "properties": {
    "title": {"type": "string"},
    "start": {"type": "string", "format": "date"},
    "topics": {"type": "array"},
    "lead": {"type": "object"},
    "open": {"type": "boolean"},
    "note": {"type": "string"}
  }
}
"""


def plan_of(root: Path, config: str = "", **files: str) -> Plan:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    registry = load_registry()
    if not config:
        return Plan(Config(str(root)), registry, DAY, Selection())
    (root / "schema.json").write_text(SCHEMA)
    (root / "profilelint.toml").write_text(config)
    return Plan(load_config(str(root / "profilelint.toml"), registry), registry, DAY, Selection())


def collection(*include: str, schema: str = "schema.json") -> str:
    return (
        f'[[collections]]\nname = "works"\ninclude = {list(include)}\nschema = "{schema}"\n'
        'exclude = ["works/old/**"]\n'
    ).replace("'", '"')


def kind(plan: Plan, *pages: str) -> PageKind:
    (only,) = page_kinds(plan, pages, DAY)
    return only


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Wells for Ica: 2024!", "wells-for-ica-2024"),
        ("Año nuevo", "ano-nuevo"),
        ("Проект 5", "проект-5"),
        ("../../etc/passwd", "etc-passwd"),
        ("…", ""),
        ("a" * 200, "a" * 100),
        ("word " * 40, "-".join(["word"] * 20)),
    ],
)
def test_a_name_is_made_of_a_title(title: str, name: str) -> None:
    assert name_from(title) == name


@pytest.mark.parametrize(
    ("include", "folders", "file"),
    [
        (["works/*.md"], ["works"], "{name}.md"),
        (["works/**/*.mdx"], ["works"], "{name}.mdx"),
        (["works/"], ["works"], "{name}.md"),
        (["*.markdown"], [""], "{name}.markdown"),
        (["a/*.md", "b/c/*.md"], ["a", "b/c"], "{name}.md"),
    ],
)
def test_without_pages_the_globs_say_where(
    tmp_path: Path, include: list[str], folders: list[str], file: str
) -> None:
    assert kind(plan_of(tmp_path, collection(*include))) == PageKind(
        "works", dict.fromkeys(folders, file), []
    )


def test_folders_that_are_left_out_hold_no_new_page(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, collection("works/**/*.md"))
    pages = ["works/a.md", "works/b.md", "works/old/c.md", "works/new/d.md"]
    found = [path for path in pages if plan.config.collection_of(path) is not None]
    assert list(kind(plan, *found).folders) == ["works", "works/new"]


def test_pages_without_a_collection(tmp_path: Path) -> None:
    plan = plan_of(tmp_path)
    assert kind(plan, "docs/a.md", "docs/b.md", "c.md", "docs/_index.md") == PageKind(
        "", {"docs": "{name}.md", "": "{name}.md"}, ["docs/a.md", "docs/b.md", "c.md"]
    )


def test_files_are_named_as_the_others_in_their_folder(tmp_path: Path) -> None:
    pages = [
        *("index.md", "posts/2024-01-01-a.md", "posts/2024-01-02-b.md", "posts/c.md"),
        *("docs/a/index.en.md", "docs/b/index.en.md", "docs/v1.2.md", "wiki/x.mdx", "a.pt-br.md"),
        *("posts/index.md", "wiki/index.md", "wiki/y/index.md", "wiki/y/z/b.mdx"),
    ]
    assert kind(plan_of(tmp_path), *pages).folders == {
        "posts": "2026-02-03-{name}.md",
        "docs": "{name}/index.en.md",
        "wiki": "{name}.mdx",
        "": "{name}.pt-br.md",
        "wiki/y/z": "{name}.mdx",
    }


def text(plan: Plan, *pages: str, title: str = "New: one") -> str:
    return first_text(plan, kind(plan, *pages).pages, "works/new.md", title)


def test_a_page_begins_with_the_keys_that_it_must_have(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, collection("works/*.md"))
    assert text(plan) == ("---\ntitle: 'New: one'\nstart:\ntopics:\nlead:\nopen:\n---\n\n")


def test_a_page_in_toml(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, collection("works/*.md"), **{"works/a.md": "+++\ntitle = 'A'\n+++\n"})
    assert text(plan, "works/a.md") == (
        '+++\ntitle = "New: one"\nstart = ""\ntopics = []\nlead = {}\nopen = false\n+++\n\n'
    )


def test_a_page_in_json(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, collection("works/*.md"), **{"works/a.md": '{\n"title": "A"\n}\n'})
    assert text(plan, "works/a.md") == (
        '{\n  "title": "New: one",\n  "start": "",\n  "topics": [],\n  "lead": {},\n'
        '  "open": false\n}\n\n'
    )


def test_keys_that_say_how_pages_are_shown_are_taken_over(tmp_path: Path) -> None:
    page = "---\nlayout: work\nlang: en\ntitle: {}\nauthor: Ada\n---\n"
    files = {f"works/{name}.md": page.replace("{}", name) for name in "abc"}
    files["works/c.md"] = files["works/c.md"].replace("lang: en", "lang: fr")
    plan = plan_of(tmp_path, collection("works/*.md", schema="none"), **files)
    assert text(plan, *files) == "---\nlayout: work\ntitle: 'New: one'\n---\n\n"


def test_a_page_of_no_profile_begins_with_its_title(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, **{"works/a.md": "---\ntitle: A\n---\n"})
    assert text(plan, "works/a.md") == "---\ntitle: 'New: one'\n---\n\n"


def test_a_page_of_a_profile_begins_with_those_of_profiles(tmp_path: Path) -> None:
    page = "---\ntitle: A\nclient: B\nsolutions: [C]\nregions: [D]\ncountry: E\n---\n"
    plan = plan_of(tmp_path, **{"works/a.md": page})
    made = text(plan, "works/a.md")
    assert made.startswith("---\ntitle: 'New: one'\n")
    assert "\nclient:\n" in made


def test_names_that_differ_in_case_alone_are_taken(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, **{"works/Ica/index.md": ""})
    paths = ["works/Ica/index.md", "works/ica/index.md", "works/Ica/INDEX.md", "works/b/index.md"]
    assert [is_taken(plan, path) for path in paths] == [True, True, True, False]


def test_a_folder_that_leads_out_of_the_site_takes_no_page(tmp_path: Path) -> None:
    root = tmp_path / "site"
    root.mkdir()
    (tmp_path / "outside").mkdir()
    (root / "works").symlink_to(tmp_path / "outside")
    plan = plan_of(root, collection("works/*.md"))
    with pytest.raises(ConfigError, match='"works" is a link to a folder outside this site'):
        is_taken(plan, "works/new.md")
