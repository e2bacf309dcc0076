"""What a change breaks in files that it does not touch is reported, and what was there is not."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.repository import git

from .conftest import Run
from .test_staged import FAULT, PAGE, SCHEMA, found

CONFIGURATION = """\
select = ["link-target", "link-tag", "schema", "term", "text-double-space"]

[[collections]]
name = "pages"
include = ["*.md"]
schema = "page.schema.json"

[collections.vocabularies]
topics = { file = "topics.txt" }
"""
BOTH = pytest.mark.parametrize("option", [("--staged",), ("--since", "HEAD")])
LINKS = "\n[B]({% link b.md %}) ![C](/img/c.png) ![D](/img/d.png)\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a repository in which ``old.md`` has a fault, and a link that leads nowhere."""
    (tmp_path / "_config.yml").write_text("title: x\n")
    (tmp_path / "profilelint.toml").write_text(CONFIGURATION)
    (tmp_path / "page.schema.json").write_text(SCHEMA)
    (tmp_path / "topics.txt").write_text("Water\nFire\n")
    (tmp_path / "img").mkdir()
    (tmp_path / "img/c.png").write_text("c")
    (tmp_path / "img/d.png").write_text("d")
    (tmp_path / "a.md").write_text(PAGE + LINKS)
    (tmp_path / "b.md").write_text(PAGE.replace("title: A", "title: B\nyear: 2020"))
    (tmp_path / "old.md").write_text(FAULT + "\n![E](/img/e.png)\n")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "one")
    return tmp_path


def changed(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text()
    assert old in text
    (root / path).write_text(text.replace(old, new))
    git(root, "add", ".")


@BOTH
def test_a_deleted_image(profilelint: Run, site: Path, option: tuple[str, ...]) -> None:
    git(site, "rm", "-q", "img/c.png")
    assert found(profilelint, *option) == ["a.md:8:27 [link-target]"]
    done = profilelint("check", *option)
    assert done.returncode == 1
    assert done.stdout.endswith(
        "Skipped: findings in files that did not change (2).\n"
        "1 problem is new in a file that did not change: what did change caused it.\n"
    )


@BOTH
def test_a_renamed_page(profilelint: Run, site: Path, option: tuple[str, ...]) -> None:
    git(site, "mv", "b.md", "moved.md")
    assert found(profilelint, *option) == ["a.md:8:13 [link-tag]"]


@BOTH
def test_a_changed_term(profilelint: Run, site: Path, option: tuple[str, ...]) -> None:
    changed(site, "topics.txt", "Water\n", "Waters\n")
    assert found(profilelint, *option) == [
        "a.md:3:8 [term-unknown]",
        "b.md:4:8 [term-unknown]",
        "old.md:3:8 [term-unknown]",
    ]


@BOTH
def test_a_changed_schema(profilelint: Run, site: Path, option: tuple[str, ...]) -> None:
    changed(site, "page.schema.json", "integer", "string")
    assert found(profilelint, *option) == ["b.md:3:7 [schema-type]"]


@BOTH
def test_a_changed_configuration(profilelint: Run, site: Path, option: tuple[str, ...]) -> None:
    changed(site, "profilelint.toml", ', "text-double-space"', "")
    assert found(profilelint, *option) == []
    git(site, "commit", "-qm", "fewer")
    changed(site, "profilelint.toml", '"term"', '"term", "text-double-space"')
    assert found(profilelint, *option) == ["old.md:6:4 [text-double-space]"]


@BOTH
def test_what_was_there_is_not_reported(
    profilelint: Run, site: Path, option: tuple[str, ...]
) -> None:
    (site / "new.md").write_text(PAGE)
    (site / "img/f.png").write_text("f")
    git(site, "add", ".")
    assert found(profilelint, *option) == []
    changed(site, "old.md", "Two", "Too")
    assert found(profilelint, *option) == [
        "old.md:6:4 [text-double-space]",
        "old.md:8:6 [link-target]",
    ]
    assert found(profilelint, *option, "--changed-lines") == ["old.md:6:4 [text-double-space]"]


@BOTH
def test_a_second_fault_of_the_same_kind_is_new(
    profilelint: Run, site: Path, option: tuple[str, ...]
) -> None:
    changed(site, "a.md", LINKS, LINKS + "\nAnd again ![C](/img/c.png).\n")
    git(site, "commit", "-qm", "two")
    git(site, "rm", "-q", "img/c.png")
    assert found(profilelint, *option) == ["a.md:8:27 [link-target]", "a.md:10:16 [link-target]"]


@BOTH
def test_new_on_a_line_that_did_not_change(
    profilelint: Run, site: Path, option: tuple[str, ...]
) -> None:
    git(site, "rm", "-q", "img/c.png")
    changed(site, "a.md", "One space", "One more space")
    assert found(profilelint, *option, "--changed-lines") == ["a.md:8:27 [link-target]"]


@BOTH
def test_recorded_findings(profilelint: Run, site: Path, option: tuple[str, ...]) -> None:
    assert profilelint("baseline").returncode == 0
    git(site, "add", ".")
    git(site, "commit", "-qm", "baseline")
    git(site, "rm", "-q", "img/c.png")
    assert found(profilelint, *option) == ["a.md:8:27 [link-target]"]
    git(site, "reset", "-q", "--hard")
    git(site, "rm", "-q", ".profilelint-baseline.json")
    assert found(profilelint, *option) == [
        "old.md:6:4 [text-double-space]",
        "old.md:8:6 [link-target]",
    ]


@BOTH
def test_a_state_before_that_cannot_be_judged(
    profilelint: Run, site: Path, option: tuple[str, ...]
) -> None:
    whole = (site / "page.schema.json").read_text()
    (site / "page.schema.json").write_text("{")
    git(site, "commit", "-qam", "broken")
    (site / "page.schema.json").write_text(whole)
    git(site, "add", ".")
    done = profilelint("check", *option)
    assert done.returncode == 0
    assert (
        "Findings in files that did not change are left out, because the earlier state cannot be "
        "checked: page.schema.json:1: this is not JSON: "
    ) in done.stdout


@BOTH
def test_before_the_change_the_configuration_lay_elsewhere(
    profilelint: Run, site: Path, option: tuple[str, ...]
) -> None:
    git(site, "mv", "profilelint.toml", ".profilelint.toml")
    assert found(profilelint, *option) == []


@BOTH
def test_with_the_cache_and_without(profilelint: Run, site: Path, option: tuple[str, ...]) -> None:
    for number in range(40):
        (site / f"p{number}.md").write_text(FAULT)
    git(site, "add", ".")
    git(site, "commit", "-qm", "many")
    git(site, "rm", "-q", "img/c.png")
    for more in (("--no-cache",), (), ()):
        assert found(profilelint, *option, *more) == ["a.md:8:27 [link-target]"]
    git(site, "reset", "-q", "--hard")
    changed(site, "topics.txt", "Water\n", "Waters\n")
    for more in ((), (), ("--no-cache",)):
        assert len(found(profilelint, *option, *more)) == 43
    changed(site, "topics.txt", "Waters\n", "Water\n")
    assert found(profilelint, *option) == []
