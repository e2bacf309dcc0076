from __future__ import annotations

import json
from pathlib import Path

import pytest

from profilelint.report.render import FORMATS

from .conftest import Run


@pytest.fixture
def site(tmp_path: Path, good: str) -> Path:
    """Return a folder of pages, some with faults, two of them about one project."""
    for number in range(30):
        page = good.replace("Clean Water", f"Project {chr(65 + number)}").replace(
            "2014", str(1980 + number)
        )
        if number % 4 == 0:
            page = page.replace("Governance", "Governanse")
        (tmp_path / f"page-{number:02}.md").write_text(page, encoding="utf-8")
    (tmp_path / "twin.md").write_text(good, encoding="utf-8")
    (tmp_path / "twin-1.md").write_text(good, encoding="utf-8")
    (tmp_path / "README.md").write_text("# About\n")
    (tmp_path / "broken.md").write_bytes(b"---\ntitle: \xff\n---\n")
    return tmp_path


@pytest.mark.parametrize("carrier", ["json", "sarif"])
def test_the_merge_is_byte_for_byte_one_run(profilelint: Run, site: Path, carrier: str) -> None:
    def reports(name: str) -> list[str]:
        return [word for each in FORMATS for word in ("--report", f"{each}={name}-{each}.out")]

    whole = profilelint("check", "--today", "2026-01-31", *reports("whole"))
    parts = []
    for number in (3, 1, 2):
        part = f"part-{number}"
        done = profilelint(
            *("check", "--today", "2026-01-31", "--shard", f"{number}/3"),
            *("--report", f"{carrier}={part}"),
        )
        assert done.stderr == ""
        parts.append(part)
    merged = profilelint("merge", *parts, *reports("merged"))
    assert merged.stderr == ""
    assert b"twin" in (site / "whole-text.out").read_bytes()
    for name in FORMATS:
        expected = (site / f"whole-{name}.out").read_bytes()
        assert (site / f"merged-{name}.out").read_bytes() == expected, name
    assert merged.returncode == whole.returncode == 1


def test_every_file_is_in_one_part(profilelint: Run, site: Path) -> None:
    counts = []
    for number in range(1, 5):
        done = profilelint("check", "--shard", f"{number}/4", "--report", "json")
        data = json.loads(done.stdout)
        counts.append(data["summary"]["files_checked"])
        assert not any("twin" in finding["path"] for finding in data["findings"])
        assert data["summary"]["notes"] == [
            f"Part {number} of 4: findings that span files are reported by profilelint merge."
        ]
    assert sum(counts) == 33
    assert min(counts) > 0


def test_mistakes(profilelint: Run, site: Path) -> None:
    for number in (1, 2):
        profilelint("check", "--shard", f"{number}/2", "--report", f"json=p{number}.json")
    profilelint("check", "--shard", "1/2", "--select", "term", "--report", "json=other.json")
    (site / "x.json").write_text('{"shard": {"number": 1}}')

    def said(*arguments: str) -> str:
        done = profilelint(*arguments)
        assert (done.returncode, done.stdout) == (2, "")
        return done.stderr.removeprefix("profilelint: ").strip()

    assert said("merge") == "name the reports of all shards: profilelint merge part-*.json"
    assert said("merge", "p1.json") == "parts are missing: 2 of 2"
    assert said("merge", "p1.json", "p1.json") == 'p1.json: part 1 of 2 is also in "p1.json"'
    assert said("merge", "p2.json", "other.json").startswith("other.json: this part was made with")
    assert said("merge", "none.json").startswith("none.json: the report cannot be read: ")
    assert said("merge", "README.md") == "README.md: the report is not JSON"
    assert said("merge", "x.json").startswith("x.json: this is not the report of a shard")
    for text in ("0/2", "3/2", "2", "a/b", "-1/2"):
        assert said("check", f"--shard={text}").startswith("--shard takes a part and the number")
    assert said("check", "--shard", "1/2", "--fix") == "--shard cannot be used with --fix"


def test_what_is_recorded_for_pages_of_another_part_is_not_gone(
    profilelint: Run, site: Path
) -> None:
    (site / "broken.md").unlink()
    profilelint("baseline")
    for number in range(1, 4):
        done = profilelint("check", "--today", "2026-01-31", "--shard", f"{number}/3")
        assert "no longer occur" not in done.stdout
