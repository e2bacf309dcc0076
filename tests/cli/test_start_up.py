"""What a run imports: start-up is most of the time that a hook on one page takes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from profilelint.rules.index import ENTRIES
from profilelint.source.front_matter.notation import NOTATIONS

SCRIPT = """
import json, sys
before = set(sys.modules)
from profilelint.app.main import run
status = run(sys.argv[1:])
print(json.dumps([status, sorted(set(sys.modules) - before)]))
"""
PAGE = """
The project works with [the towns](https://www.example.org/towns) on their wells.

![A well beside a school](/uploads/well.jpg)

### Sample Activities

* Repair wells.
* Train councils.

### Select Results

* Repaired 40 wells.
* Trained 12 councils.
"""


def loaded(folder: Path, *arguments: str) -> tuple[int, set[str]]:
    done = subprocess.run(
        [sys.executable, "-I", "-c", SCRIPT, "check", "--quiet", *arguments],
        cwd=folder,
        # What is known of links loads the rule that reports it.
        env={**os.environ, "PROFILELINT_CACHE_DIR": str(folder.with_name("cache"))},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    status, modules = json.loads(done.stdout.splitlines()[-1])
    return status, set(modules)


def foreign(modules: set[str]) -> set[str]:
    roots = {name.partition(".")[0] for name in modules} - {"cython_runtime"}
    return {root for root in roots if root not in sys.stdlib_module_names and root[0] != "_"}


def rules(modules: set[str]) -> set[str]:
    of_rules = {entry.module for entry in ENTRIES}
    return {name.rpartition(".")[2] for name in modules & of_rules}


def test_a_clean_page(tmp_path: Path, good: str) -> None:
    (tmp_path / "peru.md").write_text(good + PAGE, encoding="utf-8")
    (tmp_path / "uploads").mkdir()
    (tmp_path / "uploads/well.jpg").touch()
    status, modules = loaded(tmp_path, "peru.md")
    assert status == 0
    assert foreign(modules) == {"profilelint", "jsonschema_rs", "pyromark"}
    slow = {
        *("asyncio", "calendar", "dataclasses", "datetime", "difflib", "email.utils"),
        *("hashlib", "html", "http", "importlib.metadata", "inspect", "ipaddress"),
        *("logging", "multiprocessing", "pathlib", "random", "socket", "sqlite3", "ssl"),
        *("string", "subprocess", "tempfile", "tomllib", "urllib", "xml"),
    }
    if sys.version_info >= (3, 14):
        # argparse loads them for the colors that it is told not to use.
        slow -= {"dataclasses", "inspect"}
    assert modules & slow == set()
    assert not any(name.startswith("profilelint.links") for name in modules)
    assert {name for name in modules if name.startswith("profilelint.report.")} == {
        *("profilelint.report.escape", "profilelint.report.paint", "profilelint.report.render"),
        *("profilelint.report.renderers", "profilelint.report.renderers.text"),
        "profilelint.report.summary",
    }
    # These judge, or collect, what is on every page: a date, places, headings, activities, lists.
    assert rules(modules) == {
        *("activity_mood", "bullet_punctuation", "date_format", "date_order", "date_year_range"),
        *("file_duplicate_profile", "file_name", "link_anchor", "link_shortener", "link_tag"),
        "link_target",
        *("place_in_title", "place_list", "place_region", "result_tense", "section_name"),
        *("schema_target", "section_order", "term_repeated", "text_apostrophe"),
        "title_place_dash",
    }
    # What only rules on faults share is not imported.
    shared = {
        *("notation", "providers", "invisible_characters", "languages", "picture_names"),
        *("line_marks", "section_labels", "tracking", "verb_forms"),
    }
    assert {name.rpartition(".")[2] for name in modules if ".rules." in name} & shared == set()


@pytest.mark.parametrize(
    ("before", "after", "rule"),
    [
        ("their wells.", "their  wells.", "text_double_space"),
        ("* Repair wells.", "* Repair wells. ", "bullet_trailing_space"),
        ("* Train councils.", "* Training councils.", "activity_mood"),
        ("* Repaired 40", "* Rebuild 40", "result_tense"),
        ("* Train councils.", "* Repair wells.", "bullet_duplicate"),
        ("### Sample", "##  Sample", "heading_space"),
        ("The project works", "The the project works", "text_doubled_word"),
        ("their wells.", "their TODO: wells.", "text_placeholder"),
        ("A well beside a school", "well.jpg", "image_alt"),
    ],
)
def test_a_page_with_a_fault(tmp_path: Path, good: str, before: str, after: str, rule: str) -> None:
    assert before in PAGE
    (tmp_path / "peru.md").write_text(good + PAGE.replace(before, after), encoding="utf-8")
    (tmp_path / "uploads").mkdir()
    (tmp_path / "uploads/well.jpg").touch()
    imported = rules(loaded(tmp_path, "peru.md")[1])
    assert rule in imported
    # Twenty look at every page, and four at spaces at the ends of lines.
    assert len(imported) <= 25


def test_a_page_in_toml(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text('+++\ntitle = "Peru—Wells"\npublished = false\n+++\n\nText.\n')
    status, modules = loaded(tmp_path, "a.md")
    assert status == 0
    assert {"tomllib", "frontmatter.default_handlers"} <= modules
    assert "jsonschema" not in modules


@pytest.mark.parametrize(
    ("page", "name"),
    [
        ("---\ntitle: Peru—Wells\npublished: false\n---\n\nText.\n", "yaml"),
        ("---\r\ntitle: Peru—Wells\r\npublished: false\r\n---\r\n\r\nText.\r\n", "yaml"),
        ('+++\ntitle = "Peru—Wells"\npublished = false\n+++\n\nText.\n', "toml"),
        ('{\n  "title": "Peru—Wells",\n  "published": false\n}\n\nText.\n', "json"),
    ],
)
def test_a_page_loads_its_own_notation_alone(tmp_path: Path, page: str, name: str) -> None:
    (tmp_path / "a.md").write_bytes(page.encode())
    status, modules = loaded(tmp_path, "a.md")
    assert status == 0
    room = "profilelint.source.front_matter."
    packages = {each.removeprefix(room).split(".")[0] for each in modules if room in each}
    assert packages & {listing.name for listing in NOTATIONS} == {name}
    assert not any(each.endswith(".writer") for each in modules if room in each)
    assert ("frontmatter.default_handlers" in modules) == (name != "yaml")


def test_a_page_with_a_plain_frame_needs_no_html_parser(tmp_path: Path, good: str) -> None:
    frame = (
        '\n<iframe src="https://player.vimeo.com/video/1?dnt=1" title="The film" '
        'width="640" height="360"></iframe>\n'
    )
    (tmp_path / "peru.md").write_text(good + frame, encoding="utf-8")
    status, modules = loaded(tmp_path, "peru.md")
    assert status == 0
    assert "turbohtml" not in modules
    # Those that look at frames, and no others on HTML.
    about_html = ("embed_", "image_", "link_empty", "link_http")
    assert {name for name in rules(modules) if name.startswith(about_html)} == {
        *("embed_autoplay", "embed_host", "embed_insecure", "embed_obsolete_attribute"),
        *("embed_permissions", "embed_privacy", "embed_referrer_policy", "embed_sandbox"),
        *("embed_srcdoc", "embed_title", "embed_watch_page"),
    }
    (tmp_path / "peru.md").write_text(
        good + "\n<svg><desc><p>Text</desc></svg>\n", encoding="utf-8"
    )
    assert "turbohtml" in loaded(tmp_path, "peru.md")[1]


def test_a_python_that_is_too_old() -> None:
    program = "import sys; sys.version_info = (3, 10, 4, 'final', 0)\n"
    program += "from profilelint.__main__ import main\nmain()\n"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr == ("profilelint: it needs Python 3.11 or later; this is Python 3.10.4\n")
