from __future__ import annotations

from pathlib import Path

import pytest

from profilelint.engine.pages import SUFFIXES
from profilelint.rules.load import load_registry
from profilelint.source.files.discover import walk
from profilelint.source.site.layout import find_layout
from profilelint.upkeep import conventions
from profilelint.upkeep.page_group import PageGroup, read_group

PAGE = "---\ntitle: Wells {0} of {1}\n---\n\nSee [the plan](http://www.example.org/{0}).\n"
FOLDERS = ("_posts", "_events", "_places")


@pytest.fixture
def groups(tmp_path: Path) -> list[PageGroup]:
    (tmp_path / "_config.yml").write_text("collections:\n  events: {}\n  places: {}\n")
    for folder in FOLDERS:
        (tmp_path / folder).mkdir()
        for number in range(24):
            name = f"2020-01-{number + 1:02}-wells.md"
            (tmp_path / folder / name).write_text(PAGE.format(number, folder))
    layout = find_layout(str(tmp_path), walk(str(tmp_path)), SUFFIXES)
    return [read_group(str(tmp_path), kind, lambda: None) for kind in layout.kinds if kind.paths]


@pytest.mark.parametrize(
    ("in_all", "fewest", "looked_at"), [(1000, 50, 24), (36, 6, 12), (36, 20, 12), (36, 24, 24)]
)
def test_of_many_groups_fewer_pages_are_looked_at(
    tmp_path: Path,
    groups: list[PageGroup],
    monkeypatch: pytest.MonkeyPatch,
    in_all: int,
    fewest: int,
    looked_at: int,
) -> None:
    assert [len(group.documents) for group in groups] == [24, 24, 24]
    monkeypatch.setattr(conventions, "_MOST_IN_ALL", in_all)
    monkeypatch.setattr(conventions, "_FEWEST_LOOKED_AT", fewest)
    found = conventions.other_conventions(str(tmp_path), groups, load_registry(), "2026-01-31")
    whys = [{each.rule: each.why for each in of_group}["link-http"] for of_group in found]
    assert whys == [f"{looked_at} of {looked_at} pages do not follow it"] * 3


@pytest.mark.parametrize(
    ("bare", "is_off"),
    [
        (("towns/a/notes/one.md", "towns/b/notes/two.md"), True),
        (("towns/a/notes/one.md", "towns/b/two.md"), False),
        (("towns/one/index.md", "towns/two/index.md"), False),
    ],
)
def test_notes_beside_the_pages_of_an_unknown_site(
    tmp_path: Path, bare: tuple[str, ...], is_off: bool
) -> None:
    pages = {
        f"towns/{letter}/index.md": "---\ntitle: A\n---\n" for letter in "abcdefghijklmnopqrstu"
    }
    pages |= {f"shores/{name}.md": "---\ntitle: A\n---\n" for name in "abcd"}
    for path, text in {**pages, **dict.fromkeys(bare, "A note.\n")}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    layout = find_layout(str(tmp_path), walk(str(tmp_path)), SUFFIXES)
    groups = [read_group(str(tmp_path), kind, lambda: None) for kind in layout.kinds if kind.paths]
    assert [len(group.without) for group in groups] == [0, 2]
    found = conventions.other_conventions(str(tmp_path), groups, load_registry(), "2026-01-31")
    assert any(each.rule == "file-front-matter" for each in found[1]) is is_off
