from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.repository import git

from .conftest import Run

NO_CONFIGURATION = (
    'There is no configuration file: "profilelint init" writes one that fits these pages.'
)


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_clean(profilelint: Run, tmp_path: Path, good: str) -> None:
    write(tmp_path / "peru.md", good)
    for arguments in ((), ("check",), ("peru.md",), ("check", "."), (str(tmp_path),)):
        done = profilelint(*arguments)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout == f"No problems found in 1 file.\n{NO_CONFIGURATION}\n"


def test_a_finding_at_its_place(profilelint: Run, tmp_path: Path, good: str) -> None:
    write(tmp_path / "peru.md", good.replace("Governance", "Governanse"))
    done = profilelint("--select", "term", "peru.md")
    assert done.returncode == 1
    place, *_ = done.stdout.splitlines()[2:]
    assert place.startswith("peru.md:8:3: warning: ")
    assert "    |   ^^^^^^^^^^" in done.stdout


def test_a_picture_is_no_page(profilelint: Run, tmp_path: Path, good: str) -> None:
    write(tmp_path / "logo.png", "")
    done = profilelint("logo.png")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        'profilelint: no page is named: "logo.png"; pages end in .md, .markdown, .mdx, .qmd, .Rmd\n'
    )
    write(tmp_path / "peru.md", good)
    done = profilelint("logo.png", "peru.md")
    assert (done.returncode, done.stdout) == (
        0,
        "No problems found in 1 file.\n"
        "Skipped: files that are not pages (1).\n"
        f"{NO_CONFIGURATION}\n",
    )


def test_a_report_that_cannot_be_written_keeps_no_other_from_it(
    profilelint: Run, tmp_path: Path, good: str
) -> None:
    write(tmp_path / "peru.md", good)
    reports = ("json=no/a.json", "text", "json=b.json", "sarif=no/c.sarif")
    done = profilelint("check", *(f"--report={report}" for report in reports))
    assert done.returncode == 2
    assert done.stdout.startswith("No problems found in 1 file.\n")
    assert done.stderr == (
        'profilelint: the report "no/a.json" cannot be written: No such file or directory; '
        'the report "no/c.sarif" cannot be written: No such file or directory\n'
    )
    assert (tmp_path / "b.json").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nowhere.md",), 'there is no file or folder "nowhere.md"'),
        (("./preu.md",), 'there is no file or folder "./preu.md"; did you mean "./peru.md"?'),
        (
            ("*.md",),
            'there is no file or folder "*.md": name files and folders, because globs are left to '
            "the shell",
        ),
        (("chek",), 'there is no file or folder "chek"; did you mean "profilelint check"?'),
        (("fix",), 'there is no file or folder "fix"; did you mean "profilelint check --fix"?'),
        (("--versio",), 'unknown option "--versio": did you mean "--version"?'),
        (("--fix-only", "link"), "--fix-only needs --fix, --unsafe-fixes or --diff"),
        (("--resolve", "a.zz=127.0.0.1"), "--resolve needs --online"),
        (("--selct", "x"), 'unknown option "--selct": did you mean "--select"?'),
        (("--no-color",), 'unknown option "--no-color": did you mean "--color never"?'),
        (("init", "--json"), 'unknown option "--json"'),
        (("--select", "dates"), 'unknown rule or group "dates": did you mean "date"?'),
        (("--select", "text-trailing"), 'unknown rule or group "text-trailing"; see'),
        (
            ("--select", "dates,text,xyzzy"),
            'unknown rules or groups "dates" (did you mean "date"?), "xyzzy"; see',
        ),
        (("--ignore", "all"), "no rule is left to run here: select at least one"),
        (("--report", "jsn"), 'unknown report format "jsn": did you mean "json"?'),
        (("--report", "json", "--report", "text"), "only one report can go to standard output"),
        (
            ("--report", "sarif=a", "--report", "json=./a"),
            'two reports would be written to "a": give each its own file',
        ),
        (
            ("./peru.md", "--report", "json=peru.md"),
            '"peru.md" is to be checked: give the report another file',
        ),
        (
            ("--config", "a.toml", "--no-config"),
            "--config cannot be used with --no-config",
        ),
        (("--today", "tomorrow"), '--today takes a day such as 2026-01-31, not "tomorrow"'),
        (("--config", "."), '"." is a folder: name the file in it'),
        (("--config", "x.toml"), 'there is no configuration file "x.toml"'),
        (("--changed-lines",), "--changed-lines needs --since, --staged or --pre-commit"),
        (("--report", "json=no/such/folder.json"), 'the report "no/such/folder.json" cannot be'),
        (("--since", "HEAD"), "git says: "),
        (("explain", "result-tens"), 'unknown rule "result-tens": did you mean "result-tense"?'),
        (("rules", "resul"), 'unknown rule or group "resul": did you mean "result"?'),
        (("-", "peru.md"), 'standard input, "-", cannot be checked together with files'),
    ],
)
def test_mistakes(
    profilelint: Run, tmp_path: Path, good: str, arguments: tuple[str, ...], said: str
) -> None:
    write(tmp_path / "peru.md", good)
    done = profilelint(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"profilelint: {said}")
    assert len(done.stderr.splitlines()) <= 2


def test_an_empty_folder(profilelint: Run) -> None:
    done = profilelint()
    assert done.returncode == 2
    assert "there is no .md, .markdown, .mdx, .qmd or .Rmd file in" in done.stderr


def test_configuration_mistakes_name_file_and_line(
    profilelint: Run, tmp_path: Path, good: str
) -> None:
    write(tmp_path / "peru.md", good)
    write(tmp_path / "profilelint.toml", "\nignor = []\n")
    done = profilelint()
    assert done.returncode == 2
    assert done.stderr == (
        'profilelint: profilelint.toml:2: unknown key "ignor": did you mean "ignore"?\n'
    )
    assert profilelint("--no-config").returncode == 0


def test_a_glob_that_matches_nothing(profilelint: Run, tmp_path: Path, good: str) -> None:
    write(tmp_path / "_projects/peru.md", good)
    write(
        tmp_path / "profilelint.toml",
        '[[collections]]\nname = "projects"\ninclude = ["_projects/**", "_project/**"]\n',
    )
    done = profilelint()
    assert done.returncode == 2
    assert done.stderr == (
        'profilelint: profilelint.toml:3: the glob "_project/**" of the collection "projects" '
        "matches no file\n"
    )
    # Part of the site may well hold none of a collection's files.
    assert profilelint("_projects").returncode == 0
    write(
        tmp_path / "profilelint.toml",
        'exclude = ["_site/"]\n\n[[overrides]]\ninclude = ["_projects/p*", "_project/*"]\n'
        'ignore = ["text"]\n',
    )
    done = profilelint()
    assert done.returncode == 2
    assert done.stderr == (
        'profilelint: profilelint.toml:4: the glob "_project/*" of an override matches no page '
        "that is checked\n"
    )


def test_files_in_no_collection_are_counted(profilelint: Run, tmp_path: Path, good: str) -> None:
    write(tmp_path / "_projects/peru.md", good)
    write(tmp_path / "README.md", "# No front matter\n")
    write(
        tmp_path / "profilelint.toml", '[[collections]]\nname = "a"\ninclude = ["_projects/**"]\n'
    )
    done = profilelint("README.md", "_projects/peru.md")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "No problems found in 1 file.",
        "Skipped: files in no collection (1).",
    ]


def test_pages_in_no_collection_are_told_with_the_way_in(
    profilelint: Run, tmp_path: Path, good: str
) -> None:
    page = "---\ntitle: A\n---\n"
    pages = ("_people/a.md", "_people/B.md", "_projects/old.md")
    for name in (*pages, "_drafts/c.md", "_site/d.md", "README.md"):
        write(tmp_path / name, page)
    write(tmp_path / "notes.md", "No front matter.\n")
    write(tmp_path / "_config.yml", "collections: [projects, people]\n")
    write(tmp_path / "_projects/peru.md", good)
    write(
        tmp_path / "profilelint.toml",
        'exclude = ["_drafts/"]\n\n[[collections]]\nname = "a"\ninclude = ["_projects/**"]\n'
        'exclude = ["old.md"]\n',
    )
    done = profilelint()
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "No problems found in 1 file.",
        "Skipped: files excluded by the configuration (1), pages in no collection (2).",
        'To check the pages in no collection, name them under "include" of one.',
    ]
    assert "collection" not in profilelint("_projects").stdout


def test_a_broken_schema_is_reported_at_its_line(
    profilelint: Run, tmp_path: Path, good: str
) -> None:
    write(tmp_path / "pages/peru.md", good)
    write(tmp_path / "page.schema.json", '{\n  "type": "object",\n  "required": "title"\n}\n')
    write(
        tmp_path / "profilelint.toml",
        '[[collections]]\nname = "a"\ninclude = ["pages/**"]\nschema = "page.schema.json"\n',
    )
    done = profilelint()
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("profilelint: page.schema.json:3: ")


def test_standard_input(profilelint: Run, tmp_path: Path, good: str) -> None:
    text = good.replace("start: 2014", "start: '2014'").encode()
    for arguments in (("-",), ("--stdin-filename", "x/peru.md"), ("-", "--stdin-filename", "p.md")):
        done = profilelint("check", "--select", "date", "--quiet", *arguments, stdin=text)
        assert done.returncode == 1
        name = arguments[-1] if arguments[-1] != "-" else "stdin.md"
        assert done.stdout.startswith(f"{name}:4:8: error: ")
    assert list(tmp_path.iterdir()) == []


def test_latin_1_and_utf_16_are_findings(profilelint: Run, tmp_path: Path, good: str) -> None:
    (tmp_path / "a.md").write_bytes(good.replace("Peru", "Perú").encode("latin-1", "replace"))
    (tmp_path / "b.md").write_bytes(good.encode("utf-16"))
    done = profilelint("--report", "json")
    assert done.returncode == 1
    found = json.loads(done.stdout)["findings"]
    assert {(f["path"], f["rule"]) for f in found} == {
        ("a.md", "file-encoding"),
        ("b.md", "file-encoding"),
    }


def test_severity(profilelint: Run, tmp_path: Path, good: str) -> None:
    write(tmp_path / "peru.md", good.rstrip() + "  \n\nA text  with two spaces.\n")
    done = profilelint()
    assert (done.returncode, "2 hints" in done.stdout) == (0, True)
    assert profilelint("--severity", "hint").returncode == 1
    done = profilelint("--severity", "warning")
    assert done.returncode == 0
    assert done.stdout.splitlines() == [
        "No problems found in 1 file.",
        "Skipped: findings below the severity warning (2).",
        NO_CONFIGURATION,
    ]


def test_several_reports(profilelint: Run, tmp_path: Path, good: str) -> None:
    write(tmp_path / "peru.md", good)
    done = profilelint("--report", "text", "--report", "sarif=out.sarif", "--report", "json=o.json")
    assert done.stdout == f"No problems found in 1 file.\n{NO_CONFIGURATION}\n"
    assert json.loads((tmp_path / "out.sarif").read_text())["version"] == "2.1.0"
    assert json.loads((tmp_path / "o.json").read_text())["summary"]["files_checked"] == 1


def test_fix_writes_and_reports_the_rest(profilelint: Run, tmp_path: Path, good: str) -> None:
    page = write(
        tmp_path / "peru.md", good.replace("2014", "'2014'").replace("client: E", "clent: E")
    )
    clean = write(tmp_path / "clean.md", good.replace("Peru", "Chile").replace("2016", "2019"))
    os.utime(clean, (1, 1))
    done = profilelint("--fix", "--select", "date,schema")
    assert "start: 2014\n" in page.read_text(encoding="utf-8")
    assert done.stdout.splitlines()[-3].startswith(("Repaired", "Found"))
    assert clean.stat().st_mtime == 1
    again = page.read_bytes()
    profilelint("--fix", "--select", "date,schema")
    assert page.read_bytes() == again


def test_fix_repairs_what_more_than_one_file_tells(
    profilelint: Run, tmp_path: Path, good: str
) -> None:
    (tmp_path / "uploads").mkdir()
    (tmp_path / "uploads" / "plan.pdf").write_bytes(b"")
    page = f"{good}\nSee [the  plan](/uploads/Plan.pdf).\n"
    write(tmp_path / "peru.md", page)
    done = profilelint("--diff", "--fix-only", "link-target", "peru.md")
    assert "-See [the  plan](/uploads/Plan.pdf)." in done.stdout
    assert "+See [the  plan](/uploads/plan.pdf)." in done.stdout
    done = profilelint("--fix", "peru.md")
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, "Repaired 2 problems.")
    assert (tmp_path / "peru.md").read_text() == page.replace("  ", " ").replace("Plan.", "plan.")


def test_diff_writes_nothing(profilelint: Run, tmp_path: Path, good: str) -> None:
    text = good.replace("2014", "'2014'").rstrip("\n")
    page = write(tmp_path / "peru.md", text)
    done = profilelint("--diff")
    assert done.returncode == 1
    assert done.stdout.splitlines()[:2] == ["--- a/peru.md", "+++ b/peru.md"]
    assert "-start: '2014'\n+start: 2014\n" in done.stdout
    assert done.stderr == "Would repair 1 problem in 1 file.\n"
    assert page.read_text(encoding="utf-8") == text
    applied = subprocess.run(
        ["git", "apply", "-p1"], input=done.stdout.encode(), cwd=tmp_path, check=False
    )
    assert applied.returncode == 0
    assert page.read_text(encoding="utf-8") == text.replace("'2014'", "2014")
    assert profilelint("--diff").returncode == 0


def test_fix_leaves_what_may_be_meant(profilelint: Run, tmp_path: Path) -> None:
    """Words behind a query may be a title, and a link may show the parameters that it has."""
    body = "[a](https://a.example/?id=7 Piers), [?fbclid=7](https://b.example/?fbclid=7)\n"
    (tmp_path / "a.md").write_text(body, "utf-8")
    options = ("--select", "link-syntax,link-tracking", "a.md")
    profilelint("--fix", *options)
    assert (tmp_path / "a.md").read_text("utf-8") == body
    profilelint("--unsafe-fixes", *options)
    fixed = "[a](https://a.example/?id=7%20Piers), [?fbclid=7](https://b.example/)\n"
    assert (tmp_path / "a.md").read_text("utf-8") == fixed


def test_fix_only(profilelint: Run, tmp_path: Path, good: str) -> None:
    page = write(tmp_path / "peru.md", good.replace("2014", "'2014'") + "\nTwo  spaces.\n")
    profilelint("--fix", "--fix-only", "text")
    assert "'2014'" in page.read_text(encoding="utf-8")
    assert "Two spaces." in page.read_text(encoding="utf-8")


def test_links_and_pipes(profilelint: Run, tmp_path: Path, good: str) -> None:
    write(tmp_path / "good.md", good)
    (tmp_path / "out.md").symlink_to("/etc/passwd")
    os.mkfifo(tmp_path / "pipe.md")
    done = profilelint("good.md", "out.md", "pipe.md")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "No problems found in 1 file.",
        "Skipped: pipes, devices and the like (1), symbolic links that lead outside the root (1).",
        NO_CONFIGURATION,
    ]
    assert "root:" not in profilelint("--fix", "out.md").stdout


def test_a_file_that_is_not_opened_is_not_clean(
    profilelint: Run, tmp_path: Path, good: str
) -> None:
    (tmp_path / "out.md").symlink_to("/etc/passwd")
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "gone.md").symlink_to("none.md")
    (tmp_path / "loop.md").symlink_to("loop.md")
    write(tmp_path / "README.md", "# No front matter\n")
    said = "profilelint: nothing was checked, because {} are not read: {}\n"
    links, pipes = "symbolic links that lead outside the root", "pipes, devices and the like"
    for paths, reasons in (
        (["out.md"], links),
        (["pipe.md"], pipes),
        (["gone.md", "loop.md"], "symbolic links that lead nowhere"),
        (["out.md", "pipe.md"], f"{links} and {pipes}"),
    ):
        done = profilelint(*paths)
        named = ", ".join(f'"{path}"' for path in paths)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr == said.format(reasons, named)
    assert profilelint("--diff", "out.md").stderr == said.format(links, '"out.md"')
    assert profilelint("README.md").returncode == 0
    write(tmp_path / "profilelint.toml", '[[collections]]\nname = "a"\ninclude = ["b/*"]\n')
    assert profilelint("README.md").returncode == 0


def test_file_names_are_escaped(profilelint: Run, tmp_path: Path) -> None:
    name = "a\x1b]0;x\x07\n::error::x.md"
    (tmp_path / name).write_text("---\nstart: 'x\n---\n")
    done = profilelint(environ={"GITHUB_ACTIONS": "true"})
    assert done.returncode == 1
    assert "\x1b" not in done.stdout
    assert "\x07" not in done.stdout
    assert not any(line.lstrip().startswith("::") for line in done.stdout.splitlines())
    (tmp_path / os.fsdecode(b"\xff.md")).write_text("---\nstart: 'x\n---\n")
    done = profilelint()
    assert done.returncode == 1
    assert "(a byte that is not UTF-8 (FF)): rename it, for example to " in done.stdout


# A job in the background of a script is born with the signal ignored.
START = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
import sys
from profilelint.__main__ import main
main()
"""


def test_interrupted(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", START, "check", "-"],
        cwd=tmp_path,
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None
        # More than a pipe holds: once it is written, the process is reading.
        process.stdin.write(b"-" * (1 << 20))
        process.stdin.flush()
        process.send_signal(signal.SIGINT)
        _, error = process.communicate(timeout=20)
    assert process.returncode == 130
    assert error == b"profilelint: interrupted\n"


def test_whoever_reads_may_stop_reading(tmp_path: Path, good: str) -> None:
    for number in range(300):
        write(tmp_path / f"{number}.md", good + "\nTwo  spaces.\n")
    with subprocess.Popen(
        [sys.executable, "-m", "profilelint"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == b""


def test_a_root_in_a_parent_folder(profilelint: Run, tmp_path: Path, good: str) -> None:
    write(tmp_path / "profilelint.toml", "")
    inner = write(tmp_path / "pages/peru.md", good.replace("2014", "'2014'")).parent
    done = profilelint("--quiet", "peru.md", cwd=inner)
    assert done.stdout.startswith("peru.md:4:8: error: ")


def test_baseline(profilelint: Run, tmp_path: Path, good: str) -> None:
    page = write(tmp_path / "peru.md", good.replace("Governance", "Governanse"))
    done = profilelint("baseline")
    assert (done.returncode, done.stdout[:9]) == (0, "Recorded ")
    done = profilelint()
    assert done.returncode == 0
    assert "already in the baseline" in done.stdout
    assert profilelint("--no-baseline").returncode == 1

    page.write_text("---\nnew: 1\n" + page.read_text(encoding="utf-8")[4:], encoding="utf-8")
    done = profilelint("--quiet")
    assert done.returncode == 1
    assert [line.split(":")[1] for line in done.stdout.splitlines() if "peru.md" in line] == ["2"]

    done = profilelint("baseline", "--ratchet")
    assert done.returncode == 1
    assert "the baseline may only shrink, but 1 of" in done.stderr

    page.write_text(good, encoding="utf-8")
    assert 'run "profilelint baseline --prune".' in profilelint().stdout
    done = profilelint("baseline", "--prune")
    assert done.stdout.startswith("Recorded 0 findings in .profilelint-baseline.json (before: ")
    assert profilelint("baseline", "--ratchet").returncode == 0


def test_renamed_files_keep_their_baseline(profilelint: Run, tmp_path: Path, good: str) -> None:
    write(tmp_path / "peru.md", good.replace("Governance", "Governanse"))
    profilelint("baseline")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "x")
    git(tmp_path, "mv", "peru.md", "peru-water.md")
    assert profilelint().returncode == 0


def test_since_and_staged(profilelint: Run, tmp_path: Path, good: str) -> None:
    bad = good.replace("Governance", "Governanse")
    old = write(tmp_path / "old.md", bad.replace("Peru—Clean Water", "Peru—Roads"))
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "x")
    write(tmp_path / "new.md", bad.replace("2014", "2013"))
    done = profilelint("--since", "HEAD", "--quiet", "--select", "term")
    assert next(line.split(":")[0] for line in done.stdout.splitlines()) == "new.md"
    assert "findings in files that did not change (1)" in done.stdout
    assert profilelint("--staged", "--select", "term").returncode == 0
    git(tmp_path, "add", ".")
    assert profilelint("--staged", "--select", "term").returncode == 1
    old.write_text(old.read_text(encoding="utf-8").replace("start: 2014", "start: 2012"))
    done = profilelint(
        "--since", "HEAD", "--changed-lines", "--quiet", "--select", "term", "old.md"
    )
    assert done.returncode == 0


def test_a_word_that_an_option_does_not_know(profilelint: Run) -> None:
    done = profilelint("--severity", "warn")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        'profilelint: argument --severity: "warn" is not one of error, warning, hint\n'
        "See profilelint check --help\n"
    )


def test_a_group_of_rules_is_explained(profilelint: Run) -> None:
    done = profilelint("explain", "suppression")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[:5] == [
        "# suppression",
        "",
        "A group of rules, which --select suppression and --ignore suppression name together. "
        '"profilelint explain suppression-expired" explains one of them.',
        "",
        "- suppression-expired: No suppression is kept after its last day.",
    ]
