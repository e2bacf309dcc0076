"""A rule that is begun in the repository of a plugin; tests/packaging installs one."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Run

INSTALL = """
Install it next to profilelint, and run its test:
  python -m pip install --editable . pytest
  python -m pytest
"""
POINTS = '[project.entry-points."profilelint.rules"]\n'


def texts(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture
def plugin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "Harbour rules"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def test_a_new_repository(profilelint: Run, plugin: Path) -> None:
    done = profilelint("new-rule", "heading-mark", cwd=plugin)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "Wrote:\n  pyproject.toml\n  src/harbour_rules/__init__.py\n"
        "  src/harbour_rules/heading_mark.py\n  tests/test_heading_mark.py\n" + INSTALL
    )
    made = texts(plugin)
    assert 'name = "harbour-rules"\n' in made["pyproject.toml"]
    assert (
        f'{POINTS}heading-mark = "harbour_rules.heading_mark:HeadingMark"\n'
        in (made["pyproject.toml"])
    )
    again = profilelint("new-rule", "heading-mark", cwd=plugin)
    assert (again.returncode, again.stdout, again.stderr) == (
        2,
        "",
        'profilelint: "src/harbour_rules/heading_mark.py" already exists: nothing was changed\n',
    )
    assert texts(plugin) == made
    second = profilelint("new-rule", "link-words", cwd=plugin)
    assert second.stdout == (
        "Wrote:\n  src/harbour_rules/link_words.py\n  tests/test_link_words.py\n"
        "Added the entry point of the rule to pyproject.toml.\n" + INSTALL
    )
    line = 'link-words = "harbour_rules.link_words:LinkWords"\n'
    before, after = made["pyproject.toml"], texts(plugin)["pyproject.toml"]
    assert line in after
    assert after.replace(line, "") == before


PROJECT = '[project]\nname = "harbour"\n'


@pytest.mark.parametrize(
    ("project", "added"),
    [
        (PROJECT, f'\n{POINTS}heading-mark = "own.heading_mark:HeadingMark"\n'),
        ("[tool.poetry]\n", None),
        (f'{PROJECT}entry-points = {{ "a" = {{ b = "c" }} }}\n', None),
        (f'{PROJECT}\n{POINTS}heading-mark = "own:Mark"\n', None),
        ("[project\n", None),
    ],
)
def test_the_entry_point_is_added_where_that_is_safe(
    profilelint: Run, plugin: Path, project: str, added: str | None
) -> None:
    (plugin / "own").mkdir()
    (plugin / "own/__init__.py").write_text("")
    (plugin / "pyproject.toml").write_text(project)
    done = profilelint("new-rule", "heading-mark", cwd=plugin)
    assert (done.returncode, done.stderr) == (0, "")
    assert (plugin / "pyproject.toml").read_text() == project + (added or "")
    advice = (
        '\nAdd to the entry points of the group "profilelint.rules":\n'
        '  heading-mark = "own.heading_mark:HeadingMark"\n'
    )
    assert done.stdout == (
        "Wrote:\n  own/heading_mark.py\n  tests/test_heading_mark.py\n"
        + ("Added the entry point of the rule to pyproject.toml.\n" if added else advice)
        + INSTALL
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["Heading"], '"Heading" is not the name of a rule: write two or more'),
        (["../../heading-mark"], '"../../heading-mark" is not the name of a rule: write two'),
        (["link-empty"], 'there is already a rule "link-empty": choose another name'),
        (["heading-mark", "nowhere"], 'there is no folder "nowhere"'),
        (
            ["heading-mark", "--package", "../x"],
            ('"../x" is not a name for a package: write one such'),
        ),
        (["heading-mark"], "there are several packages, one, two: name one with --package"),
        (["heading-mark", "--package", "far"], '"far" is a symbolic link: nothing was changed;'),
    ],
)
def test_what_is_refused(profilelint: Run, plugin: Path, arguments: list[str], said: str) -> None:
    for name in ("one", "two"):
        (plugin / name).mkdir()
        (plugin / name / "__init__.py").write_text("")
    (plugin / "pyproject.toml").write_text(PROJECT)
    outside = plugin.parent / "outside"
    outside.mkdir()
    (plugin / "far").symlink_to(outside)
    before = texts(plugin)
    done = profilelint("new-rule", *arguments, cwd=plugin)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"profilelint: {said}")
    assert texts(plugin) == before
    assert not any(outside.iterdir())
