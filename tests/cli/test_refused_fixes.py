"""Fixes that are refused: counted, named, no failure, and not offered again."""

from __future__ import annotations

import json
from pathlib import Path

from .conftest import Run

# The fence is not closed, so the spaces in the last line are part of the code.
OPEN = "---\ntitle: A\n---\n\nOne  two.\n\n~~~\nthree\n   \n"
RULES = ("--select", "text-blank-line,text-double-space")
SENTENCE = "1 fix was refused, because it would have changed more than it says: text-blank-line."
SENTENCES = "2 fixes were refused, because they would have changed more than they say: {}."


def test_a_refused_fix_is_counted_and_the_others_are_applied(
    profilelint: Run, tmp_path: Path
) -> None:
    (tmp_path / "a.md").write_text(OPEN, encoding="utf-8")
    done = profilelint("check", "--fix", *RULES)
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == OPEN.replace("  two", " two")
    lines = done.stdout.splitlines()
    assert "Repaired 1 problem." in lines
    assert SENTENCE in lines
    assert "--fix" not in done.stdout
    assert (done.returncode, done.stderr) == (0, "")  # hints


def test_a_refused_fix_is_no_offer_in_a_report_for_machines(
    profilelint: Run, tmp_path: Path
) -> None:
    (tmp_path / "a.md").write_text(OPEN, encoding="utf-8")
    (finding,) = json.loads(profilelint("check", "--fix", *RULES, "--report", "json").stdout)[
        "findings"
    ]
    assert (finding["rule"], finding["fixes"]) == ("text-blank-line", [])


def test_the_refused_fixes_of_all_files_are_counted_together(
    profilelint: Run, tmp_path: Path
) -> None:
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text(OPEN, encoding="utf-8")
    lines = profilelint("check", "--fix", *RULES).stdout.splitlines()
    assert SENTENCES.format("text-blank-line") in lines


def test_a_diff_says_it_beside_the_diff(profilelint: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(OPEN, encoding="utf-8")
    done = profilelint("check", "--diff", *RULES)
    assert done.returncode == 1
    assert done.stdout.count("\n+One two.\n") == 1
    assert done.stderr == f"{SENTENCE}\nWould repair 1 problem in 1 file.\n"
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == OPEN


def test_fixes_that_are_too_many_to_be_tried_are_counted_apart(
    profilelint: Run, tmp_path: Path
) -> None:
    spaces = "One  two.\n\n" * 9_500
    (tmp_path / "a.md").write_text(f"{spaces}~~~\nthree\n   \n", encoding="utf-8")
    lines = profilelint("check", "--fix", *RULES).stdout.splitlines()
    assert "Repaired 938 problems." in lines
    assert (
        "1001 fixes were not tried, because there are too many on one page: do the same again."
        in lines
    )
    assert (tmp_path / "a.md").read_text(encoding="utf-8").count("  two") == 9_500 - 938
