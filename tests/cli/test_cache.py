from __future__ import annotations

import json
import os
import subprocess
import sys
from hashlib import blake2b
from pathlib import Path

import pytest

from profilelint.report.render import FORMATS

from .conftest import Done, Run


@pytest.fixture
def site(tmp_path: Path, good: str) -> Path:
    root = tmp_path / "site"
    root.mkdir()
    for number in range(40):
        page = good.replace("Clean Water", f"Project {number}").replace("2014", str(1960 + number))
        if number % 5 == 0:
            page = page.replace("Governance", "Governanse").replace("—", " — ")
        (root / f"page-{number:02}.md").write_text(page, encoding="utf-8")
    (root / "twin-1.md").write_text((root / "page-03.md").read_text("utf-8"), encoding="utf-8")
    return root


@pytest.fixture
def check(profilelint: Run, site: Path, tmp_path: Path) -> Run:
    def run(*arguments: str) -> Done:
        folder = str(tmp_path / "cache")
        return profilelint(
            "check", "--today", "2026-01-31", "--cache-dir", folder, *arguments, cwd=site
        )

    return run


def results(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "cache").iterdir())


def test_every_report_is_the_same_from_the_cache(check: Run, tmp_path: Path) -> None:
    assert "twin" in check("--no-cache").stdout
    for name in FORMATS:
        fresh = check("--no-cache", "--report", name)
        first, second = check("--report", name), check("--report", name)
        assert fresh.stdout == first.stdout == second.stdout
        assert fresh.returncode == second.returncode == 1
    assert len(results(tmp_path)) == 1


def test_changes_are_seen(check: Run, site: Path) -> None:
    before = check("--quiet").stdout
    page = site / "page-01.md"
    page.write_text(page.read_text("utf-8").replace("Governance", "Governanze"), encoding="utf-8")
    after = check("--quiet").stdout
    assert set(after.splitlines()[:-3]) - set(before.splitlines()) != set()
    assert after == check("--quiet", "--no-cache").stdout
    (site / "twin-1.md").unlink()
    assert "twin-1.md" not in check("--quiet").stdout
    (site / "profilelint.toml").write_text('ignore = ["term"]\n')
    assert "term-unknown" not in check("--quiet").stdout


def test_a_changed_schema_or_vocabulary_is_seen(check: Run, site: Path) -> None:
    (site / "profilelint.toml").write_text(
        '[[collections]]\nname = "a"\ninclude = ["*.md"]\nschema = "a.schema.json"\n'
        'vocabularies = {words = "words.txt"}\n'
    )
    schema = {"properties": {"client": {"x-vocabulary": "words"}}}
    (site / "a.schema.json").write_text(json.dumps(schema))
    (site / "words.txt").write_text("European Union\n")
    assert "client" not in check("--quiet", "--select", "term").stdout
    (site / "words.txt").write_text("World Bank\n")
    done = check("--quiet", "--select", "term")
    assert done.stdout.count("term-unknown") == 41
    (site / "a.schema.json").write_text("{}")
    assert check("--quiet", "--select", "term").returncode == 0


@pytest.mark.parametrize(
    ("settings", "path", "page", "known"),
    [
        ("_config.yml", "a.md", "---\nlayout: project\n---\n", "_layouts/project.html"),
        ("hugo.toml", "content/a.md", "---\n---\n{{< deck >}}\n", "layouts/shortcodes/deck.html"),
    ],
    ids=["layout", "shortcode"],
)
def test_a_renamed_template_is_seen(
    check: Run, site: Path, settings: str, path: str, page: str, known: str
) -> None:
    for each, text in ((settings, "title: A\n"), (path, page), (known, "")):
        (site / each).parent.mkdir(parents=True, exist_ok=True)
        (site / each).write_text(text if each != "hugo.toml" else "", encoding="utf-8")
    select = ("--select", "schema-target,embed-shortcode")
    assert "No problems found" in check(*select).stdout
    template = site / known
    template.rename(template.with_name(template.name[0] + template.name))
    assert "1 error" in check(*select).stdout


def test_a_vocabulary_of_other_pages_is_seen(check: Run, site: Path) -> None:
    (site / "profilelint.toml").write_text(
        '[[collections]]\nname = "a"\ninclude = ["page-*.md"]\nschema = "a.schema.json"\n'
        'vocabularies = {words = {collection = "clients/*.md", field = "title"}}\n'
    )
    schema = {"properties": {"client": {"x-vocabulary": "words"}}}
    (site / "a.schema.json").write_text(json.dumps(schema))
    (site / "clients").mkdir()
    (site / "clients/eu.md").write_text("---\ntitle: European Union\n---\n")
    assert check("--quiet", "--select", "term").returncode == 0
    (site / "clients/eu.md").write_text("---\ntitle: World Bank\n---\n")
    assert check("--quiet", "--select", "term").stdout.count("term-unknown") == 40


def test_a_vocabulary_that_cannot_be_read_and_is_not_asked_for(
    check: Run, profilelint: Run, site: Path
) -> None:
    (site / "profilelint.toml").write_text(
        '[[collections]]\nname = "a"\ninclude = ["*.md"]\n'
        'vocabularies = {words = {file = "words.yaml", path = "*.label"}}\n'
    )
    (site / "words.yaml").write_text("- name: Peru\n")
    fresh = check("--report", "json", "--no-cache")
    assert (fresh.returncode, fresh.stderr) == (1, "")
    for _ in range(2):
        assert check("--report", "json").stdout == fresh.stdout
    parts = []
    for number in (1, 2):
        parts.append(f"../{number}.json")
        done = check("--shard", f"{number}/2", "--report", f"json={parts[-1]}")
        assert (done.returncode, done.stderr) == (1, "")
    assert profilelint("merge", *parts, "--report", "json", cwd=site).stdout == fresh.stdout


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda data: data[:-1],
        lambda data: data[: len(data) // 2],
        lambda data: b"\0" * len(data),
        lambda data: data.replace(b"profilelint results 5", b"profilelint results 9"),
        lambda data: data.replace(b"[[", b"[{"),
        lambda data: data.replace(b'"warning"', b'"loud"').replace(b'"error"', b"3"),
        lambda data: data.replace(b"\t", b" "),
        lambda data: data.replace(b": {}", b": []"),
        lambda data: b"\xff\xfe" + data,
    ],
)
def test_a_damaged_file_is_as_good_as_none(check: Run, tmp_path: Path, damage: object) -> None:
    fresh = check("--report", "json")
    (path,) = results(tmp_path)
    assert callable(damage)
    path.write_bytes(damage(path.read_bytes()))
    done = check("--report", "json")
    assert (done.stdout, done.stderr) == (fresh.stdout, "")


@pytest.mark.parametrize(
    ("right", "wrong"),
    [(b'-anchor\t"', b'-anchor\t["'), (b'"\n', b'", 1\n'), (b"[[[", b"[[{"), (b" \t[", b" \t,")],
)
def test_a_forged_file_is_as_good_as_none(
    check: Run, site: Path, tmp_path: Path, right: bytes, wrong: bytes
) -> None:
    check()
    (path,) = results(tmp_path)
    content, _, _ = path.read_bytes().rpartition(b"\n")
    assert right in content
    content = content.replace(right, wrong)
    path.write_bytes(content + b"\n" + blake2b(content, digest_size=16).hexdigest().encode())
    (site / "twin-1.md").rename(site / "twin-2.md")  # what was concluded does not hold any more
    done = check("--report", "json")
    assert (done.stdout, done.stderr) == (check("--report", "json", "--no-cache").stdout, "")
    assert "twin-2.md" in done.stdout


def test_nothing_is_written_into_the_repository(check: Run, site: Path, tmp_path: Path) -> None:
    names = sorted(path.name for path in site.iterdir())
    check()
    assert sorted(path.name for path in site.iterdir()) == names
    assert (tmp_path / "cache").stat().st_mode & 0o777 == 0o700


def test_a_cache_that_cannot_be_written_is_no_failure(
    profilelint: Run, site: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("x")
    done = profilelint("check", "--cache-dir", str(tmp_path / "file/inner"), cwd=site)
    assert (done.returncode, done.stderr) == (1, "")


def test_clean_and_path(profilelint: Run, check: Run, tmp_path: Path) -> None:
    check()
    folder = str(tmp_path / "cache")
    environ = {"PROFILELINT_CACHE_DIR": folder}
    assert profilelint("cache", "path", environ=environ).stdout == f"{folder}\n"
    (tmp_path / "cache/mine.txt").write_text("x")
    done = profilelint("cache", "clean", environ=environ)
    assert done.stdout == f"Removed 1 file from {folder}.\n"
    assert [path.name for path in results(tmp_path)] == ["mine.txt"]


def test_file_names_with_tabs_and_line_ends(check: Run, site: Path) -> None:
    for name in ("a\tb.md", "a\nb.md", "é.md", os.fsdecode(b"\xff.md"), '"q".md'):
        (site / name).write_text("---\nstart: '1990'\n---\n")
    fresh = check("--report", "json", "--no-cache")
    assert check("--report", "json").stdout == fresh.stdout
    assert check("--report", "json").stdout == fresh.stdout


def test_a_schema_that_changes_while_a_run_is_under_way(
    profilelint: Run, tmp_path: Path, good: str
) -> None:
    root = tmp_path / "site"
    root.mkdir()
    for number in range(20):
        (root / f"page-{number}.md").write_text(good)
    config = (
        'select = ["schema-required"]\n'
        '[[collections]]\nname = "a"\ninclude = ["*.md"]\nschema = "schema.json"\n'
    )
    (root / "profilelint.toml").write_text(config)
    lax, strict = '{"type": "object"}', '{"type": "object", "required": ["budget"]}'
    (root / "schema.json").write_text(lax)
    # A run over the same command line, in which the schema changes between reading and saving.
    code = (
        "import sys\n"
        "from profilelint.app import main\n"
        "from profilelint.engine import run as engine\n"
        "conclude = engine.conclude\n"
        "def change(*arguments):\n"
        f"    open('schema.json', 'w').write({strict!r})\n"
        "    return conclude(*arguments)\n"
        "engine.conclude = change\n"
        "sys.exit(main.run(['check', '--cache-dir', '../cache']))\n"
    )
    changing = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True)
    assert changing.returncode == 0
    assert (root / "schema.json").read_text() == strict
    done = profilelint("check", "--cache-dir", "../cache", "--report", "json", cwd=root)
    assert done.returncode == 1
    assert json.loads(done.stdout)["summary"]["files_checked"] == 20
    assert {each["rule"] for each in json.loads(done.stdout)["findings"]} == {"schema-required"}
    assert len(json.loads(done.stdout)["findings"]) == 20


@pytest.mark.parametrize(
    ("name", "changed"),
    [
        ("words.txt", "World Bank\n"),
        ("parts.json", '{"type": "integer"}'),
        ("page-3.md", "---\ntitle: a\n---\n"),
        ("profilelint.toml", 'select = ["file-duplicate-profile"]\n'),
    ],
)
def test_what_changes_while_a_run_is_under_way(
    profilelint: Run, tmp_path: Path, good: str, name: str, changed: str
) -> None:
    root = tmp_path / "site"
    root.mkdir()
    for number in range(20):
        (root / f"page-{number}.md").write_text(good)
    (root / "profilelint.toml").write_text(
        'select = ["schema-type", "term-unknown", "schema-required"]\n'
        '[[collections]]\nname = "a"\ninclude = ["*.md"]\nschema = "schema.json"\n'
        'vocabularies = {words = "words.txt"}\n'
    )
    (root / "schema.json").write_text(
        '{"required": ["client"], "properties": {"client": {"x-vocabulary": "words"}, '
        '"country": {"$ref": "parts.json"}}}'
    )
    (root / "parts.json").write_text('{"type": "string"}')
    (root / "words.txt").write_text("European Union\n")
    code = (
        "import sys\n"
        "from profilelint.app import main\n"
        "from profilelint.engine import run as engine\n"
        "conclude = engine.conclude\n"
        "def change(*arguments):\n"
        f"    open({name!r}, 'w').write({changed!r})\n"
        "    return conclude(*arguments)\n"
        "engine.conclude = change\n"
        "sys.exit(main.run(['check', '--cache-dir', '../cache']))\n"
    )
    changing = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True)
    assert changing.returncode == 0, changing
    assert (root / name).read_text() == changed
    fresh = profilelint("check", "--no-cache", "--report", "json", cwd=root)
    assert fresh.returncode == 1
    done = profilelint("check", "--cache-dir", "../cache", "--report", "json", cwd=root)
    assert done.stdout == fresh.stdout
