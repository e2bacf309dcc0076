"""``check --staged``: what is judged is the index, all of it and nothing else."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from tests.repository import git

from .conftest import Run

CONFIGURATION = """\
[[collections]]
name = "pages"
include = ["pages/**"]
schema = "page.schema.json"
select = ["schema", "term", "text-double-space"]

[collections.vocabularies]
topics = { file = "topics.txt" }
"""
SCHEMA = '{"properties": {"topic": {"x-vocabulary": "topics"}, "year": {"type": "integer"}}}\n'
PAGE = "---\ntitle: A\ntopic: Water\n---\n\nOne space.\n"
FAULT = PAGE.replace("One space", "Two  spaces")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "pages").mkdir()
    (tmp_path / "profilelint.toml").write_text(CONFIGURATION)
    (tmp_path / "page.schema.json").write_text(SCHEMA)
    (tmp_path / "topics.txt").write_text("Water\nFire\n")
    (tmp_path / "pages/a.md").write_text(PAGE)
    (tmp_path / "pages/b.md").write_text(PAGE)
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "one")
    return tmp_path


def found(profilelint: Run, *arguments: str, root: Path | None = None) -> list[str]:
    """Return where something was found, and by which rule."""
    where = {"cwd": root} if root is not None else {}
    done = profilelint("check", "--quiet", *arguments, **where)
    assert done.returncode in (0, 1), done.stderr
    lines = [line for line in done.stdout.splitlines() if line.endswith("]")]
    return [f"{line.split(': ')[0]} {line.rpartition(' ')[2]}" for line in lines]


def test_a_staged_fault_that_is_repaired_on_disk(profilelint: Run, site: Path) -> None:
    (site / "pages/a.md").write_text(FAULT)
    git(site, "add", ".")
    (site / "pages/a.md").write_text(PAGE)
    assert found(profilelint, "--staged") == ["pages/a.md:6:4 [text-double-space]"]
    (site / "pages/a.md").unlink()
    assert found(profilelint, "--staged") == ["pages/a.md:6:4 [text-double-space]"]
    assert found(profilelint, "--staged", "pages/a.md") == ["pages/a.md:6:4 [text-double-space]"]


def test_a_clean_stage_with_a_fault_on_disk(profilelint: Run, site: Path) -> None:
    (site / "pages/a.md").write_text(PAGE.replace("One", "Only one"))
    git(site, "add", ".")
    (site / "pages/a.md").write_text(FAULT)
    (site / "pages/new.md").write_text(FAULT)
    assert found(profilelint, "--staged") == []


@pytest.mark.parametrize(
    ("path", "broken"),
    [
        ("page.schema.json", SCHEMA.replace("integer", "intger")),
        ("topics.txt", ""),
        ("profilelint.toml", "no toml"),
    ],
)
def test_schemas_terms_and_configuration_are_those_of_the_index(
    profilelint: Run, site: Path, path: str, broken: str
) -> None:
    whole = (site / path).read_text()
    (site / "pages/a.md").write_text(FAULT)
    git(site, "add", ".")
    (site / path).write_text(broken)
    assert found(profilelint, "--staged") == ["pages/a.md:6:4 [text-double-space]"]
    git(site, "add", path)
    (site / path).write_text(whole)
    assert profilelint("check", "--staged").returncode == 2


def test_settings_of_the_generator_are_those_of_the_index(profilelint: Run, tmp_path: Path) -> None:
    (tmp_path / "profilelint.toml").write_text('select = ["text-double-space"]\n')
    (tmp_path / "_config.yml").write_text("exclude: [notes]\n")
    (tmp_path / "a.md").write_text(PAGE)
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes/b.md").write_text(FAULT)
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    (tmp_path / "_config.yml").write_text("exclude: []\n")
    assert found(profilelint, "--staged") == []
    git(tmp_path, "add", ".")
    (tmp_path / "_config.yml").write_text("exclude: [notes]\n")
    assert found(profilelint, "--staged") == ["notes/b.md:6:4 [text-double-space]"]


def test_many_pages_in_several_processes_and_from_the_cache(profilelint: Run, site: Path) -> None:
    for number in range(400):
        (site / f"pages/{number}.md").write_text(FAULT if number % 100 == 0 else PAGE)
    git(site, "add", ".")
    for number in range(0, 400, 100):
        (site / f"pages/{number}.md").write_text(PAGE)
    expected = [f"pages/{number}.md:6:4 [text-double-space]" for number in (0, 100, 200, 300)]
    for options in (["--jobs=2", "--no-cache"], ["--jobs=2"], ["--jobs=1"]):
        assert found(profilelint, "--staged", *options) == expected
    assert found(profilelint) == []
    git(site, "add", "pages/0.md")
    assert found(profilelint, "--staged") == expected[1:]
    (site / "pages/200.md").write_text(FAULT)
    assert found(profilelint) == ["pages/200.md:6:4 [text-double-space]"]


def test_links_are_followed_inside_the_index(profilelint: Run, site: Path) -> None:
    (site / "pages/link.md").symlink_to("../texts/far.md")
    (site / "pages/out.md").symlink_to("/etc/hostname")
    (site / "texts").mkdir()
    (site / "texts/far.md").write_text(FAULT)
    (site / "terms").mkdir()
    (site / "terms/topics.txt").write_text("Water\n")
    (site / "topics.txt").unlink()
    (site / "topics.txt").symlink_to("terms/topics.txt")
    git(site, "add", ".")
    (site / "texts/far.md").write_text(PAGE)
    (site / "terms/topics.txt").write_text("Earth\n")
    assert found(profilelint, "--staged", "pages/link.md") == [
        "pages/link.md:6:4 [text-double-space]"
    ]
    done = profilelint("check", "--staged", "pages/out.md")
    assert done.returncode == 2
    assert "symbolic links that lead outside the root are not read" in done.stderr


def test_repairs_are_staged_where_disk_and_index_agree(profilelint: Run, site: Path) -> None:
    (site / "pages/a.md").write_text(FAULT)
    (site / "pages/b.md").write_text(FAULT)
    git(site, "add", ".")
    (site / "pages/b.md").write_text(FAULT + "\nMore to come.\n")
    (site / "pages/c.md").write_text(FAULT)
    done = profilelint("check", "--staged", "--fix", "--quiet")
    assert done.returncode == 3
    assert (site / "pages/a.md").read_text() == PAGE.replace("One space", "Two spaces")
    assert git(site, "show", ":pages/a.md") == PAGE.replace("One space", "Two spaces")
    assert git(site, "show", ":pages/b.md") == FAULT
    assert (site / "pages/b.md").read_text() == FAULT + "\nMore to come.\n"
    assert (site / "pages/c.md").read_text() == FAULT
    assert git(site, "status", "--short") == "M  pages/a.md\nMM pages/b.md\n?? pages/c.md\n"
    assert (
        "pages/b.md: failure: the file was not repaired: it has changes in the work tree that are "
        "not staged; add them (git add) or set them aside (git stash --keep-index) first"
    ) in done.stdout
    assert "pages/b.md:6:4: " in done.stdout
    assert "pages/a.md" not in done.stdout


def test_a_repair_leaves_a_conflict_to_be_resolved(profilelint: Run, site: Path) -> None:
    git(site, "checkout", "-qb", "side")
    (site / "pages/a.md").write_text(FAULT + "\nThe side.\n")
    git(site, "rm", "-q", "pages/b.md")
    git(site, "commit", "-qam", "side")
    git(site, "checkout", "-q", "-")
    (site / "pages/a.md").write_text(FAULT + "\nThe middle.\n")
    (site / "pages/b.md").write_text(FAULT)
    git(site, "commit", "-qam", "middle")
    with pytest.raises(subprocess.CalledProcessError):
        git(site, "merge", "side")
    unmerged = git(site, "ls-files", "--unmerged")
    assert "pages/a.md" in unmerged
    assert "pages/b.md" in unmerged
    done = profilelint("check", "--staged", "--fix", "--quiet")
    assert "Repaired 2 problems." in done.stdout
    assert git(site, "ls-files", "--unmerged") == unmerged
    assert (site / "pages/b.md").read_text() == PAGE.replace("One space", "Two spaces")


def test_a_repair_runs_no_filter_and_keeps_the_mode_and_the_line_ends(
    profilelint: Run, site: Path
) -> None:
    canary = site / "ran"
    (site / "pages/a.md").write_text(FAULT)
    (site / "pages/a.md").chmod(0o755)
    git(site, "add", ".")
    (site / ".gitattributes").write_text("*.md filter=x\n")
    git(site, "config", "filter.x.clean", f"touch {canary}; cat")
    (site / "pages/a.md").write_bytes(FAULT.replace("\n", "\r\n").encode())
    assert profilelint("check", "--staged", "--fix").returncode == 0
    repaired = FAULT.replace("  ", " ")
    assert (site / "pages/a.md").read_bytes() == repaired.replace("\n", "\r\n").encode()
    assert git(site, "show", ":pages/a.md") == repaired
    assert git(site, "ls-files", "-s", "pages/a.md").startswith("100755 ")
    assert not canary.exists()


def test_a_page_that_is_not_staged_is_told(profilelint: Run, site: Path) -> None:
    (site / "pages/new.md").write_text(FAULT)
    done = profilelint("check", "--staged", "pages/new.md")
    assert (done.returncode, done.stderr) == (
        2,
        'profilelint: git does not know "pages/new.md": it is not staged\n',
    )


def test_below_the_top_of_the_repository(profilelint: Run, tmp_path: Path) -> None:
    inner = tmp_path / "docs/site"
    (inner / "pages").mkdir(parents=True)
    (inner / "profilelint.toml").write_text('select = ["text-double-space"]\n')
    (inner / "pages/a.md").write_text(FAULT)
    (tmp_path / "other.md").write_text(FAULT)
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    (inner / "pages/a.md").unlink()
    expected = ["pages/a.md:6:4 [text-double-space]"]
    assert found(profilelint, "--staged", root=inner) == expected
    (inner / "pages/b.md").write_text(PAGE)
    assert found(profilelint, "--staged", root=inner / "pages") == ["a.md:6:4 [text-double-space]"]
