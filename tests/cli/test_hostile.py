"""Repositories that somebody wrote to harm whoever checks them, from the command line."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest
from tests.repository import git

from profilelint.report.render import FORMATS

from .conftest import Run

ODD_NAMES = ["--config=x.md", "-rf.md", "--fix.md", "-.md", "@page.md", "a b#c%20.md", "é\u202e.md"]


def test_a_file_of_50_megabytes(profilelint: Run, tmp_path: Path, good: str) -> None:
    page = good.encode() + b"The river is wide.\n\n" * 2_500_000
    (tmp_path / "page.md").write_bytes(page)
    done = profilelint("check", "-q")
    assert done.stdout == (
        "page.md:1:1: error: the file is larger than 10 MB and is not checked: split it, or "
        "exclude it [file-limit]\n"
        "Found 1 problem in 1 file: 1 error. 1 file checked.\n"
    )
    assert done.returncode == 1
    done = profilelint("check", "-q", "--fix", "--unsafe-fixes")
    assert done.returncode == 1
    assert (tmp_path / "page.md").stat().st_size == len(page)


def test_links_in_circles_and_out_of_the_folder(
    profilelint: Run, tmp_path: Path, good: str
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.md").write_text("Secret  words.\n")
    root = tmp_path / "site"
    (root / "a" / "b").mkdir(parents=True)
    (root / "a" / "page.md").write_text(good)
    (root / "a" / "b" / "up").symlink_to(root, target_is_directory=True)
    (root / "a" / "itself.md").symlink_to("itself.md")
    (root / "a" / "out").symlink_to(outside, target_is_directory=True)
    (root / "out.md").symlink_to(outside / "secret.md")
    (root / "device.md").symlink_to("/dev/zero")
    done = profilelint("check", "--report", "json", cwd=root)
    report = json.loads(done.stdout)
    assert (report["findings"], report["summary"]["files_checked"]) == ([], 1)
    assert done.returncode == 0
    for named in ("out.md", "device.md", "a/itself.md", "a/out/secret.md", "a/out"):
        done = profilelint("check", named, "--fix", cwd=root)
        assert "Secret" not in done.stdout + done.stderr
        assert "Traceback" not in done.stderr
    assert (outside / "secret.md").read_text() == "Secret  words.\n"


@pytest.mark.parametrize(
    "line",
    [
        'baseline = "../../x"',
        'baseline = "/tmp/x"',
        'site = "../_config.yml"',
        'site = "~/x"',
        '[vocabularies]\na = "../../etc/passwd"',
        '[[collections]]\nname = "a"\ninclude = ["*.md"]\nschema = "../x.json"',
        '[[collections]]\nname = "a"\ninclude = ["*.md"]\nschema = "/etc/passwd"',
        'plugins = ["./rules.py"]',
        'extends = "https://www.example.org/profilelint.toml"',
        'preprocess = {command = "./run.sh"}',
        'cache-dir = "/tmp/x"',
        'output = "/tmp/x"',
    ],
)
def test_what_a_configuration_must_not_reach(
    profilelint: Run, tmp_path: Path, good: str, line: str
) -> None:
    root = tmp_path / "site"
    root.mkdir()
    (root / "page.md").write_text(good)
    (root / "rules.py").write_text("open('ran', 'w')\n")
    (root / "run.sh").write_text("touch ran\n")
    (root / "profilelint.toml").write_text(line + "\n")
    done = profilelint("check", cwd=root)
    assert done.returncode == 2
    assert re.search(r"profilelint\.toml:\d+: ", done.stderr), done.stderr
    assert "Traceback" not in done.stderr
    assert {path.name for path in root.iterdir()} == {
        *("page.md", "rules.py", "run.sh", "profilelint.toml")
    }


def test_a_collection_does_not_reach_out_of_its_folder(
    profilelint: Run, tmp_path: Path, good: str
) -> None:
    root = tmp_path / "site"
    root.mkdir()
    (root / "page.md").write_text(good)
    (tmp_path / "other.md").write_text("Secret  words.\n")
    (root / "profilelint.toml").write_text('[[collections]]\nname = "a"\ninclude = ["../*.md"]\n')
    done = profilelint("check", ".", cwd=root)
    assert done.returncode == 2
    assert done.stderr == (
        'profilelint: profilelint.toml:3: no file in "." belongs to a collection of the '
        'configuration; the collections include "../*.md"\n'
    )


def test_names_that_look_like_options(profilelint: Run, tmp_path: Path, good: str) -> None:
    root = tmp_path / "site"
    root.mkdir()
    for name in ODD_NAMES:
        (root / name).write_text(good.replace("start: 2014", "start: '2014'"))
    expected = sorted(ODD_NAMES)
    select = ("--select", "date-quoted-year", "--report", "json")
    for arguments in ([], ["."], ["--", *ODD_NAMES]):
        done = profilelint("check", *select, *arguments, cwd=root)
        report = json.loads(done.stdout)
        assert [finding["path"] for finding in report["findings"]] == expected
    done = profilelint("check", "--select", "date-quoted-year", "--fix", "--", *ODD_NAMES, cwd=root)
    assert done.returncode == 0
    assert {(root / name).read_text() for name in ODD_NAMES} == {good}


def test_names_that_look_like_options_to_git(profilelint: Run, tmp_path: Path, good: str) -> None:
    root = tmp_path / "site"
    root.mkdir()

    git(root, "init", "-q")
    (root / "page.md").write_text(good)
    git(root, "add", "--", "page.md")
    git(root, "commit", "-qm", "One")
    for name in ODD_NAMES:
        (root / name).write_text(good.replace("start: 2014", "start: '2014'"))
    git(root, "add", "--", *ODD_NAMES)
    for option in ("--staged", "--since=HEAD"):
        done = profilelint(
            "check", option, "--select", "date-quoted-year", "--report", "json", cwd=root
        )
        report = json.loads(done.stdout)
        assert [finding["path"] for finding in report["findings"]] == sorted(ODD_NAMES)
    done = profilelint("check", "--since=--output=x", cwd=root)
    assert done.returncode == 2
    assert not (root / "x").exists()


@pytest.mark.parametrize("option", [[], ["--quiet"], ["--statistics"], ["--fix"], ["--diff"]])
def test_secrets_are_in_no_report(
    profilelint: Run, tmp_path: Path, good: str, option: list[str]
) -> None:
    address = (
        "https://miller:hunter2@www.example.org/plan?token=hunter2&X-Amz-Signature=hunter2&p=2"
    )
    page = good.replace(
        "country: Peru", f"country: Peru\npromos:\n- title: Plan\n  link: {address}"
    )
    page += f"\nSee [the plan]({address}) and  ![]({address}) <{address}>.\n"
    root = tmp_path / "site"
    root.mkdir()
    (root / "page.md").write_text(page)
    names = [name for name in FORMATS if name != "text"]
    reports = [word for name in names for word in ("--report", f"{name}=../{name}.out")]
    done = profilelint("check", *option, "--report", "text", *reports, cwd=root)
    written = [(tmp_path / f"{name}.out") for name in names]
    texts = [path.read_text(encoding="utf-8") for path in written if path.exists()]
    assert len(texts) == (0 if option == ["--diff"] else len(names))
    if option == ["--diff"]:
        # A diff is applied as it is: it holds the lines that change as they are.
        return
    assert all("hunter2" not in text for text in [*texts, done.stdout, done.stderr])


def test_there_is_no_format_that_a_spreadsheet_would_run(profilelint: Run) -> None:
    done = profilelint("check", "--report", "csv")
    assert done.returncode == 2
    assert "csv" in done.stderr
    assert not {"csv", "tsv", "xlsx"} & set(FORMATS)


HOSTILE_NAMES = ["a\n::error::b.md", 'quoted "name"\\.md', "é\u202e\x1b[31m.md"]


def test_a_diff_is_applied_by_git_whatever_names_and_lines_hold(
    profilelint: Run, tmp_path: Path, good: str
) -> None:
    root = tmp_path / "site"
    root.mkdir()
    page = good + "\n::error::all is\x1b[31m lost\n\nText ##[warning]lost  here. \n"
    for name in HOSTILE_NAMES:
        (root / name).write_text(page)
    done = profilelint("check", "--diff", "--select", "text-trailing-space", cwd=root)
    subprocess.run(["git", "apply", "-"], cwd=root, input=done.stdout, text=True, check=True)
    for name in HOSTILE_NAMES:
        assert (root / name).read_text() == page.replace("here. \n", "here.\n")


def test_a_diff_in_a_log_commands_nothing(profilelint: Run, tmp_path: Path, good: str) -> None:
    root = tmp_path / "site"
    root.mkdir()
    page = good + "\n::error::all is\x1b[31m lost\n\nText ##[warning]lost \u202ehere. \n"
    for name in HOSTILE_NAMES:
        (root / name).write_text(page)
    log = {"GITHUB_ACTIONS": "true"}
    arguments = ("check", "--diff", "--select", "text-trailing-space")
    done = profilelint(*arguments, cwd=root, environ=log)
    assert " :\\u{3a}error::all is\\u{1b}[31m lost\n" in done.stdout
    assert "+Text #\\u{23}[warning]lost \\u{202e}here.\n" in done.stdout
    for line in (done.stdout + done.stderr).split("\n"):
        assert line.replace("\t", "").isprintable()
        assert not line.lstrip().startswith("::")
        assert "##[" not in line


def test_a_value_of_the_configuration_stays_in_one_line(
    profilelint: Run, tmp_path: Path, good: str
) -> None:
    (tmp_path / "page.md").write_text(good)
    (tmp_path / "profilelint.toml").write_text('severity = "q\\n::error::lost ##[error]"\n')
    done = profilelint("check")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        'profilelint: profilelint.toml:1: "severity" must be one of "error", "warning", "hint", '
        'not "q\\u{a}::error::lost #\\u{23}[error]"\n'
    )
