"""What the configuration changes in a run."""

from __future__ import annotations

import json
from pathlib import Path

from profilelint.engine.lint import Setting, lint_document
from profilelint.engine.ruleset import RuleSet
from profilelint.model.document import Document
from profilelint.model.finding import Severity, Span
from profilelint.rules.api import Context, Rule
from profilelint.rules.entry import entry_of
from profilelint.rules.registry import Registry
from profilelint.source.read import read_text

from .conftest import Run


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_without_a_configuration_a_note_says_how_to_get_one(
    profilelint: Run, tmp_path: Path, good: str
) -> None:
    write(tmp_path / "a.md", good)
    note = 'There is no configuration file: "profilelint init" writes one that fits these pages.'
    assert profilelint("check").stdout.splitlines()[-1] == note
    assert json.loads(profilelint("check", "--report", "json").stdout)["summary"]["notes"] == [note]
    clean = "No problems found in 1 file.\n"
    assert profilelint("check", "--quiet").stdout == clean
    assert profilelint("check", "--no-config").stdout == clean
    piped = profilelint("check", "-", stdin=good.encode())
    assert piped.stdout == clean
    write(tmp_path / "named.toml", "")
    assert profilelint("check", "--config", "named.toml").stdout == clean
    write(tmp_path / "profilelint.toml", "")
    assert profilelint("check").stdout == clean


def test_the_sites_that_were_recognised_are_shown(profilelint: Run, tmp_path: Path) -> None:
    write(tmp_path / "_config.yml", "")
    write(tmp_path / "a.md", "")
    write(tmp_path / "shop/hugo.toml", "")
    write(tmp_path / "shop/content/b.md", "")
    lines = [" ".join(line.split()) for line in profilelint("config").stdout.splitlines()]
    assert [line for line in lines if line.startswith("sites.")] == [
        'sites.0 = {"folder": "", "generator": "Jekyll", "flavor": "kramdown"} '
        "# found: _config.yml",
        'sites.1 = {"folder": "shop", "generator": "Hugo", "flavor": "goldmark"} '
        "# found: shop/hugo.toml and shop/content/",
    ]


PAGE_CONFIG = """\
select = ["text-double-space", "bullet"]

[[collections]]
name = "news"
include = ["news/*.md"]
schema = "none"

[[overrides]]
include = ["**/old*.md"]
ignore = ["bullet"]

[overrides.rules.text-apostrophe]
severity = "error"
kind = "curly"
"""


def test_what_holds_for_one_page(profilelint: Run, tmp_path: Path) -> None:
    write(tmp_path / "profilelint.toml", PAGE_CONFIG)
    write(tmp_path / "_config.yml", "defaults: [{scope: {path: ''}, values: {layout: news}}]")
    write(tmp_path / "news/old.md", "---\ntitle: A\n---\n")
    lines = profilelint("config", "news/old.md").stdout.splitlines()
    assert [" ".join(line.split()) for line in lines[1:]] == [
        'page = "news/old.md" # command line',
        'collection = "news" # profilelint.toml:5',
        'overrides.0.include = ["**/old*.md"] # profilelint.toml:9',
        'generator = "Jekyll" # _config.yml',
        'flavor = "kramdown" # _config.yml',
        'schema = "none" # profilelint.toml:6',
        'defaults.layout = "news" # _config.yml',
        'rules.text-apostrophe.severity = "error" # profilelint.toml:12',
        'rules.text-apostrophe.kind = "curly" # profilelint.toml:12',
        'rules.text-double-space.severity = "hint" # default',
    ]
    values = json.loads(profilelint("config", "news/old.md", "--json").stdout)
    assert values["schema"] == {"value": "none", "from": "profilelint.toml:6"}
    write(tmp_path / "a.md", "")
    for path, said in (("a.md", "belongs to no collection, and is not checked"), ("b.md", "")):
        done = profilelint("config", path)
        assert (done.returncode, done.stdout) == (2, "")
        assert said in done.stderr


def test_a_page_may_name_its_schema_only_where_that_is_allowed(
    profilelint: Run, tmp_path: Path
) -> None:
    schema = {"required": ["colour"], "properties": {"colour": {"enum": ["red", "blue"]}}}
    write(tmp_path / "schemas/colour.json", json.dumps(schema))
    write(tmp_path / "pages/a.md", '---\n$schema: "../schemas/colour.json"\ncolour: green\n---\n')
    common = '[[collections]]\nname = "a"\ninclude = ["pages/*"]\nschema = "none"\n'
    write(tmp_path / "profilelint.toml", common)
    assert profilelint("--select", "schema").returncode == 0
    write(tmp_path / "profilelint.toml", "file-schemas = true\n" + common)
    done = profilelint("--select", "schema", "--quiet")
    assert done.returncode == 1
    assert done.stdout.splitlines()[0].startswith("pages/a.md:3:9: error: ")
    write(tmp_path / "pages/a.md", '---\n$schema: "../../outside.json"\n---\n')
    done = profilelint("--select", "schema,file-syntax", "--quiet")
    assert done.returncode == 1
    assert done.stdout.splitlines()[0] == (
        'pages/a.md:2:10: error: the schema of this page, "pages/../../outside.json", cannot be '
        "used: the file is outside the repository; keep it inside [file-syntax]"
    )
    # Where nothing may be said of it, the page has not been checked.
    done = profilelint("--select", "schema")
    assert done.returncode == 3
    assert "is outside the repository" in done.stdout


def test_overrides_hold_for_the_files_that_match(
    profilelint: Run, tmp_path: Path, good: str
) -> None:
    for name in ("new/a.md", "old/b.md"):
        write(tmp_path / name, good.replace("Clean Water", name[0]) + "\nTwo  spaces.\n")
    write(
        tmp_path / "profilelint.toml",
        '[[overrides]]\ninclude = ["old/**"]\nignore = ["text-double-space"]\n'
        '[[overrides]]\ninclude = ["new/**"]\n[overrides.rules]\ntext-double-space = "error"\n',
    )
    done = profilelint("--select", "all", "--ignore", "all", "--quiet")
    assert done.returncode == 2
    done = profilelint("--quiet")
    assert done.returncode == 1
    lines = [line for line in done.stdout.splitlines() if "[" in line]
    assert len(lines) == 1
    assert lines[0].startswith("new/a.md:15:4: error: ")


def test_schemas_are_printed(profilelint: Run, tmp_path: Path) -> None:
    schema = json.loads(profilelint("schema").stdout)
    assert schema["properties"]["client"]["anyOf"][0]["x-vocabulary"] == "clients"
    bundled = json.loads(profilelint("schema", "--bundle").stdout)
    assert bundled["properties"]["client"]["anyOf"][0]["minLength"] == 1
    assert json.loads(profilelint("config", "--schema").stdout)["title"] == "profilelint.toml"
    write(tmp_path / "profilelint.toml", 'severity = "error"\n')
    values = json.loads(profilelint("config", "--json").stdout)
    assert values["severity"] == {"value": "error", "from": "profilelint.toml:1"}
    assert values["gitignore"] == {"value": True, "from": "default"}


class CrashAlways(Rule):
    """Fails."""

    name = "crash-always"
    summary = "Fails."
    severity = Severity.ERROR
    messages = {}  # noqa: RUF012
    examples = ()

    def check_document(self, _document: Document, _context: Context) -> None:
        raise ZeroDivisionError("no reason")


class ReportAlways(CrashAlways):
    """Reports."""

    name = "report-always"
    messages = {"here": "here it is"}  # noqa: RUF012

    def check_document(self, _document: Document, context: Context) -> None:
        context.report(self, "here", Span(0, 3))


def test_a_rule_that_crashes_is_named_and_the_others_report() -> None:
    registry = Registry([entry_of(CrashAlways), entry_of(ReportAlways)])
    setting = Setting(RuleSet(registry, registry.names), "2026-01-31")
    outcome = lint_document(read_text("a.md", "---\ntitle: x\n---\n"), setting)
    assert [finding.message for finding in outcome.findings] == ["here it is"]
    (failure,) = outcome.failures
    assert (failure.rule, failure.path) == ("crash-always", "a.md")
    assert failure.message == (
        'the rule "crash-always" failed with ZeroDivisionError: no reason; please report it to '
        "the rule's author together with the file"
    )
