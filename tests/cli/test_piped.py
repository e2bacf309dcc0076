"""Standard input that is repaired: the page goes to standard output, the report elsewhere."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from profilelint.source.read import LARGEST_FILE

from .conftest import GOOD, Run

BOM = "\ufeff"
FAULTY = "small  towns".join(GOOD.replace("start: 2014", "start: '2014'").rsplit("small towns", 1))
REPAIRED = GOOD
PIPED = ["check", "-", "--no-config"]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", BOM])
def test_all_but_the_repaired_places_stays_as_it_is(
    profilelint: Run, line_end: str, mark: str
) -> None:
    page = mark + FAULTY.replace("\n", line_end)
    done = profilelint(*PIPED, "--fix", stdin=page.encode())
    assert done.stdout == mark + REPAIRED.replace("\n", line_end)
    assert done.stderr.splitlines()[-2:] == ["Repaired 2 problems.", "No problems found in 1 file."]
    assert done.returncode == 0


def test_what_remains_is_reported_and_decides_the_status(profilelint: Run) -> None:
    page = FAULTY + "\n[A](https://www.example.org/a b)\n"
    done = profilelint(*PIPED, "--fix", "--stdin-filename", "peru.md", stdin=page.encode())
    assert done.stdout == REPAIRED + "\n[A](https://www.example.org/a b)\n"
    assert "peru.md:15:5: error: this is not a link" in done.stderr
    assert done.returncode == 1

    done = profilelint(*PIPED, "--unsafe-fixes", "-q", stdin=page.encode())
    assert done.stdout == REPAIRED + "\n[A](https://www.example.org/a%20b)\n"
    assert done.returncode == 0


def test_a_file_of_the_name_is_neither_read_nor_written(profilelint: Run, tmp_path: Path) -> None:
    file = tmp_path / "peru.md"
    file.write_text("Something else\n")
    done = profilelint("check", "--fix", "--stdin-filename", "peru.md", stdin=FAULTY.encode())
    assert done.stdout == REPAIRED
    assert file.read_text() == "Something else\n"


def test_the_report_goes_to_its_file(profilelint: Run, tmp_path: Path) -> None:
    done = profilelint(*PIPED, "--fix", "--report", "json=found.json", stdin=FAULTY.encode())
    assert (done.returncode, done.stdout) == (0, REPAIRED)
    assert json.loads((tmp_path / "found.json").read_text())["findings"] == []
    assert done.stderr.splitlines()[-1] == "The report is in found.json."


@pytest.mark.parametrize("name", ["json", "sarif", "github"])
def test_a_report_has_no_place_on_standard_output(profilelint: Run, name: str) -> None:
    done = profilelint(*PIPED, "--fix", "--report", name, stdin=FAULTY.encode())
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "profilelint: the repaired page goes to standard output: give the report a file, as in "
        f"--report {name}=FILE\n"
    )


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe\x00 no  text",
        "title:  Stra\xdfe\n".encode("latin-1"),
        b"---\ntitle: [\n---\n\nThe river.\n",
        b"The river  is wide.\n" * (LARGEST_FILE // 20 + 100_000),
    ],
    ids=["empty", "binary", "latin-1", "broken", "large"],
)
def test_what_cannot_be_repaired_goes_through(tmp_path: Path, data: bytes) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "profilelint", *PIPED, "--fix"],
        cwd=tmp_path,
        input=data,
        capture_output=True,
        check=False,
    )
    assert done.stdout == data
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("configuration", "name"),
    [
        ("[[collections]\n", "peru.md"),
        ('[[collections]]\nname = "a"\ninclude = ["a/*.md"]\n', "peru.md"),
        ('[[collections]]\nname = "a"\ninclude = ["*.md"]\nschema = "none.json"\n', "peru.md"),
        ("", "../peru.md"),
    ],
)  # fmt: skip
def test_the_page_is_not_lost_where_a_run_fails(
    profilelint: Run, tmp_path: Path, configuration: str, name: str
) -> None:
    (tmp_path / "profilelint.toml").write_text(configuration)
    words = ["check", "--fix", "--config", "profilelint.toml", "--stdin-filename", name]
    done = profilelint(*words, stdin=FAULTY.encode())
    assert done.stdout == FAULTY
    assert "Traceback" not in done.stderr
