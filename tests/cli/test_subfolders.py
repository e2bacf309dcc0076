"""Sites in folders of one repository: each page is judged by its nearest configuration."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest
from tests.repository import git

from .conftest import Done, Run

SCHEMA = '{"type": "object", "required": ["%s"]}'
CONFIGURATION = """\
select = ["schema", "text-double-space"]

[[collections]]
name = "pages"
include = ["*.md"]
schema = "page.schema.json"
"""
PAGE = "---\n{}\n---\n\nText.\n"
WITH_DAY = PAGE.format("day: 2020-01-01")
WITH_NAME = PAGE.format("name: A")
TWO_SPACES = "\nTwo  spaces.\n"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a repository with two sites: one wants a day of each page, and one a name."""
    for site, key, page in (("site", "day", WITH_DAY), ("docs", "name", WITH_NAME)):
        folder = tmp_path / site
        folder.mkdir()
        (folder / "profilelint.toml").write_text(CONFIGURATION)
        (folder / "page.schema.json").write_text(SCHEMA % key)
        (folder / "ok.md").write_text(page)
    (tmp_path / "other").mkdir()
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "one")
    return tmp_path


@pytest.fixture
def faulty(repository: Path) -> Path:
    """Return the repository with a page in each site that would do in the other one."""
    (repository / "site/bad.md").write_text(WITH_NAME)
    (repository / "docs/bad.md").write_text(WITH_DAY)
    return repository


def found(done: Done) -> list[str]:
    assert done.stderr == ""
    lines = [line for line in done.stdout.splitlines() if line.endswith("]")]
    return [f"{line.split(': ', 1)[0]} {line.rpartition(' ')[2]}" for line in lines]


BOTH = ["docs/bad.md:3:1 [schema-required]", "site/bad.md:3:1 [schema-required]"]


def test_each_page_has_its_nearest_configuration(profilelint: Run, faulty: Path) -> None:
    (faulty / "other/b.md").write_text(PAGE.format("title: B"))
    done = profilelint("check", "-q", "site/bad.md", "docs/ok.md", "other/b.md", "docs/bad.md")
    assert found(done) == BOTH
    assert done.returncode == 1
    assert done.stdout.splitlines()[-1] == (
        "Found 2 problems in 2 files: 2 errors. 4 files checked."
    )


def test_a_folder_around_both(profilelint: Run, faulty: Path) -> None:
    for arguments in ([], ["."], [".", "site/bad.md"], ["docs", "site"], [faulty]):
        done = profilelint("check", "-q", *arguments)
        assert found(done) == BOTH
        assert "4 files checked." in done.stdout


def test_an_outer_configuration_leaves_the_pages_of_an_inner_one_to_it(
    profilelint: Run, faulty: Path
) -> None:
    (faulty / "profilelint.toml").write_text(
        'select = ["text-double-space"]\n[[collections]]\nname = "all"\ninclude = ["**/*.md"]\n'
    )
    (faulty / "other/b.md").write_text(PAGE.format("title: B"))
    for page in ("site/bad.md", "other/b.md"):
        with (faulty / page).open("a") as file:
            file.write(TWO_SPACES)
    done = profilelint("check", "-q")
    assert found(done) == [
        BOTH[0],
        "other/b.md:7:4 [text-double-space]",
        BOTH[1],
        "site/bad.md:7:4 [text-double-space]",
    ]
    (faulty / "other/b.md").unlink()
    (faulty / "profilelint.toml").write_text('exclude = ["site/"]\nselect = ["schema"]\n')
    assert found(profilelint("check", "-q")) == BOTH[:1]


def test_configurations_in_one_another(profilelint: Run, faulty: Path) -> None:
    inner = faulty / "site/inner"
    inner.mkdir()
    (inner / ".profilelint.toml").write_text('select = ["text-double-space"]\n')
    (inner / "a.md").write_text("Text.\n" + TWO_SPACES)
    (inner / "pyproject.toml").write_text("[project]\n")
    fault = "site/inner/a.md:3:4 [text-double-space]"
    assert found(profilelint("check", "-q")) == [*BOTH, fault]
    assert found(profilelint("check", "-q", "site")) == [BOTH[1], fault]
    assert found(profilelint("check", "-q", "site/inner", "site/ok.md")) == [fault]


def test_one_configuration_for_all_and_none(profilelint: Run, faulty: Path) -> None:
    (faulty / "one.toml").write_text('select = ["text-double-space"]\n')
    with (faulty / "docs/bad.md").open("a") as file:
        file.write(TWO_SPACES)
    fault = ["docs/bad.md:7:4 [text-double-space]"]
    for paths in ([], ["."], ["docs/bad.md", "site/bad.md"]):
        assert found(profilelint("check", "-q", "--config", "one.toml", *paths)) == fault
        done = profilelint("check", "-q", "--no-config", "--select", "text-double-space", *paths)
        assert found(done) == fault


def test_a_folder_without_paths_is_checked_by_what_is_above_it(
    profilelint: Run, repository: Path
) -> None:
    (repository / "docs/profilelint.toml").write_text(CONFIGURATION.replace("*.md", "**/*.md"))
    inner = repository / "docs/guide"
    inner.mkdir()
    for page in ("docs/a.md", "docs/guide/b.md"):
        (repository / page).write_text(WITH_DAY)
    assert found(profilelint("check", "-q", cwd=inner)) == ["b.md:3:1 [schema-required]"]
    above = ["../a.md:3:1 [schema-required]", "b.md:3:1 [schema-required]"]
    assert found(profilelint("check", "-q", "..", cwd=inner)) == above
    git(repository, "add", ".")
    assert found(profilelint("check", "-q", "--staged", cwd=inner)) == above[1:]


def test_the_note_on_what_has_no_configuration(profilelint: Run, repository: Path) -> None:
    (repository / "other/b.md").write_text(PAGE.format("title: B"))
    done = profilelint("check", "site/ok.md", "other/b.md")
    assert done.stdout == (
        "No problems found in 2 files.\n"
        "By their keys, no page is a project profile; only project profiles are checked against a "
        "schema.\n"
        'There is no configuration file for 1 of the files: "profilelint init" writes one that '
        "fits these pages.\n"
    )
    assert profilelint("check", "site", "docs").stdout == "No problems found in 2 files.\n"


def test_paths_in_reports(profilelint: Run, faulty: Path) -> None:
    formats = ["json", "markdown", "html", "sarif", "github", "gitlab", "junit"]
    reports = [f"--report={name}={name}.out" for name in formats]
    reports.append("--editor-link=editor:{path}:{line}")
    done = profilelint("check", *reports, ".", "../docs", cwd=faulty / "site")
    assert done.returncode == 1

    def report(name: str) -> str:
        return (faulty / "site" / f"{name}.out").read_text()

    here = ["../docs/bad.md", "bad.md"]
    above = ["docs/bad.md", "site/bad.md"]
    assert [each["path"] for each in json.loads(report("json"))["findings"]] == here
    assert "&#46;&#46;&#47;docs&#47;bad&#46;md&#58;3&#58;1" in report("markdown")
    assert "<h2" in report("html")
    assert f"editor:{faulty}/docs/bad.md:3" in report("html")
    results = json.loads(report("sarif"))["runs"][0]["results"]
    places = [each["locations"][0]["physicalLocation"] for each in results]
    assert [each["artifactLocation"]["uri"] for each in places] == above
    lines = [line for line in report("github").splitlines() if line.startswith("::")]
    assert [line.split(",")[0] for line in lines] == [f"::error file={path}" for path in above]
    assert [each["location"]["path"] for each in json.loads(report("gitlab"))] == above
    assert re.findall('<testsuite name="([^"]+)', report("junit"))[1:] == above


def test_outside_a_repository_all_reports_name_paths_from_here(
    profilelint: Run, faulty: Path
) -> None:
    (faulty / ".git").rename(faulty / "git")
    done = profilelint("check", "--report=gitlab", "site")
    assert [each["location"]["path"] for each in json.loads(done.stdout)] == ["site/bad.md"]
    done = profilelint("check", "--report=gitlab", cwd=faulty / "site")
    assert [each["location"]["path"] for each in json.loads(done.stdout)] == ["bad.md"]


def test_fingerprints_stay_as_they_are(profilelint: Run, faulty: Path) -> None:
    def prints(done: Done) -> list[str]:
        return [each["fingerprint"] for each in json.loads(done.stdout)["findings"]]

    inside = [
        prints(profilelint("check", "--report=json", cwd=faulty / site))
        for site in ("docs", "site")
    ]
    assert len(inside[0]) == len(inside[1]) == 1
    assert prints(profilelint("check", "--report=json")) == inside[0] + inside[1]


def test_the_baseline_of_each_site(profilelint: Run, faulty: Path) -> None:
    assert profilelint("baseline", cwd=faulty / "site").returncode == 0
    done = profilelint("check")
    assert found(profilelint("check", "-q")) == BOTH[:1]
    assert "Not shown: 1 already in the baseline." in done.stdout
    assert profilelint("baseline", cwd=faulty / "docs").returncode == 0
    assert found(profilelint("check", "-q")) == []
    (faulty / "site/bad.md").write_text(WITH_DAY)
    assert profilelint("check", "site", "docs").stdout == (
        "No problems found in 4 files.\n"
        "Not shown: 1 already in the baseline.\n"
        'site/profilelint.toml: 1 recorded in the baseline no longer occurs: run "profilelint '
        'baseline --prune".\n'
    )


def test_a_baseline_leaves_the_pages_of_other_configurations_to_them(
    profilelint: Run, faulty: Path
) -> None:
    (faulty / "profilelint.toml").write_text('select = ["text-double-space"]\n')
    (faulty / "a.md").write_text("Text.\n" + TWO_SPACES)
    (faulty / "docs/bad.md").write_text("Text.\n" + TWO_SPACES)
    assert profilelint("baseline").stdout == (
        "Recorded 1 finding in .profilelint-baseline.json.\n"
        "Not looked at: pages of other configurations (4); run this command in their folders, "
        "too.\n"
    )
    done = profilelint("baseline", "--config", "profilelint.toml")
    assert done.stdout == "Recorded 2 findings in .profilelint-baseline.json (before: 1).\n"


def test_links_leave_the_pages_of_other_configurations_to_them(
    profilelint: Run, faulty: Path
) -> None:
    (faulty / "profilelint.toml").write_text('select = ["text-double-space"]\n')
    (faulty / "inner").mkdir()
    (faulty / "docs").rename(faulty / "inner/docs")
    done = profilelint("links", "inner")
    assert (done.returncode, done.stderr) == (
        2,
        'profilelint: no file in "inner" is a page of this configuration; left out: pages of other '
        "configurations (2): run this command in their folders\n",
    )


def test_a_folder_has_no_settings_of_a_page(profilelint: Run, faulty: Path) -> None:
    done = profilelint("config", "docs")
    assert done.stderr == 'profilelint: "docs" is a folder: name a page in it\n'


def test_severities_of_each_site(profilelint: Run, repository: Path) -> None:
    strict = CONFIGURATION.replace("select", 'severity = "hint"\nselect', 1)
    (repository / "docs/profilelint.toml").write_text(strict)
    for page, status in (("site/ok.md", 0), ("docs/ok.md", 1)):
        with (repository / page).open("a") as file:
            file.write(TWO_SPACES)
        done = profilelint("check", "-q", "site", "docs")
        assert done.returncode == status
        assert f"{page}:7:4 [text-double-space]" in found(done)


def test_repairs(profilelint: Run, repository: Path) -> None:
    for page in ("site/ok.md", "docs/ok.md"):
        with (repository / page).open("a") as file:
            file.write(TWO_SPACES)
    done = profilelint("check", "--diff")
    names = [line for line in done.stdout.splitlines() if line.startswith("+++")]
    assert names == ["+++ b/docs/ok.md", "+++ b/site/ok.md"]
    assert done.stderr == "Would repair 2 problems in 2 files.\n"
    assert done.returncode == 1
    subprocess.run(["git", "apply"], cwd=repository, input=done.stdout, text=True, check=True)
    git(repository, "checkout", "-q", "docs")
    with (repository / "docs/ok.md").open("a") as file:
        file.write(TWO_SPACES)
    done = profilelint("check", "--fix", "site", "docs")
    assert done.stdout == "Repaired 1 problem.\nNo problems found in 2 files.\n"
    assert (repository / "docs/ok.md").read_text() == WITH_NAME + TWO_SPACES.replace("  ", " ")


def test_repairs_are_shown_beside_a_site_without_pages(profilelint: Run, repository: Path) -> None:
    (repository / "docs/ok.md").unlink()
    (repository / "site/ok.md").write_text(WITH_DAY + TWO_SPACES)
    done = profilelint("check", "--diff", "site", "docs")
    assert [line for line in done.stdout.splitlines() if line.startswith("+++")] == [
        "+++ b/site/ok.md"
    ]
    assert (done.stderr, done.returncode) == ("Would repair 1 problem in 1 file.\n", 1)


@pytest.mark.parametrize("option", [("--staged",), ("--since", "HEAD")])
def test_a_change(profilelint: Run, faulty: Path, option: tuple[str, ...]) -> None:
    git(faulty, "add", "site")
    (faulty / "docs/bad.md").unlink()
    assert found(profilelint("check", "-q", *option)) == BOTH[1:]
    git(faulty, "commit", "-qm", "two")
    (faulty / "docs/page.schema.json").write_text(SCHEMA % "day")
    git(faulty, "add", ".")
    done = profilelint("check", "-q", *option)
    assert found(done) == ["docs/ok.md:3:1 [schema-required]"]
    assert "1 problem is new in a file that did not change" in done.stdout


@pytest.mark.parametrize("option", [("--staged",), ("--since", "HEAD")])
def test_a_configuration_that_comes_and_goes(
    profilelint: Run, repository: Path, option: tuple[str, ...]
) -> None:
    (repository / "profilelint.toml").write_text('select = ["text-double-space"]\n')
    with (repository / "site/ok.md").open("a") as file:
        file.write(TWO_SPACES)
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "two")
    assert found(profilelint("check", "-q", *option)) == []
    git(repository, "rm", "-q", "site/profilelint.toml")
    assert found(profilelint("check", "-q", *option)) == []
    git(repository, "commit", "-qm", "three")
    (repository / "site/profilelint.toml").write_text(CONFIGURATION.replace("**/", ""))
    git(repository, "add", ".")
    assert found(profilelint("check", "-q", *option)) == []


def test_the_hook(profilelint: Run, faulty: Path) -> None:
    git(faulty, "add", ".")
    done = profilelint("check", "--pre-commit", "-q", "--", "site/bad.md", "docs/bad.md")
    assert found(done) == BOTH
    done = profilelint("check", "--pre-commit", "-q", "--", "site/bad.md")
    assert found(done) == BOTH[1:]
    done = profilelint("check", "--pre-commit", "-q", "--", "site/ok.md", "docs/bad.md")
    assert found(done) == BOTH[:1]


def test_a_shard_is_of_one_configuration(profilelint: Run, faulty: Path) -> None:
    refusal = (
        'profilelint: --shard needs one configuration, but there are several, in "docs", "site": '
        "check each folder in a run of its own, or name one configuration with --config\n"
    )
    for paths in (["site", "docs"], ["."]):
        done = profilelint("check", "--shard", "1/2", *paths)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr == refusal


def test_nothing_to_check(profilelint: Run, repository: Path) -> None:
    done = profilelint("check", "site", "missing")
    assert (done.returncode, done.stdout) == (2, "")
    assert 'there is no file or folder "missing"' in done.stderr
    for page in ("site/ok.md", "docs/ok.md"):
        (repository / page).unlink()
    done = profilelint("check")
    assert (done.returncode, done.stdout) == (2, "")
    assert "belongs to a collection" in done.stderr
