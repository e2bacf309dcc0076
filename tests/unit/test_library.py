"""What other programs call: the same findings as the command line's, and nothing printed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import profilelint
from profilelint.app.main import run
from profilelint.config.model import ConfigError
from profilelint.model.finding import Edit, Fix, Span

PAGE = "---\nlayout: page\n---\n\n###  Opening hours\n\nThe the pier opens in May.  \n"
CONFIG = '[[collections]]\nname = "pages"\ninclude = ["pages/*"]\nschema = "page.schema.json"\n'
SCHEMA = {"type": "object", "required": ["title"], "properties": {"title": {"type": "string"}}}


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "profilelint.toml").write_text(CONFIG)
    (tmp_path / "page.schema.json").write_text(json.dumps(SCHEMA))
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages/pier.md").write_text(PAGE)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_every_name_is_there() -> None:
    for name in profilelint.__all__:
        assert getattr(profilelint, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'lint'"):
        profilelint.lint  # noqa: B018


def test_a_text_is_linted_as_the_file_would_be(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    changed = PAGE.replace("The the", "The")
    findings = profilelint.lint_text(changed, path="pages/pier.md", today="2026-01-31")
    assert [(each.rule, each.where.path) for each in findings] == [
        ("schema-required", "pages/pier.md"),
        ("heading-space", "pages/pier.md"),
        ("text-trailing-space", "pages/pier.md"),
    ]
    assert (site / "pages/pier.md").read_text() == PAGE
    assert capsys.readouterr() == ("", "")


def test_a_page_that_is_not_there_yet(site: Path) -> None:
    text = "---\ntitle: A pier\n---\n\n[The pier](pier.md) and [the hall](hall.md).\n"
    findings = profilelint.lint_text(text, path=site / "pages/new.md")
    assert [(each.rule, each.where.span) for each in findings] == [
        ("link-target", profilelint.Span(text.index("hall.md"), text.index("hall.md") + 7))
    ]


def test_another_configuration(site: Path) -> None:
    (site / "other.toml").write_text('select = ["text-trailing-space"]\n')
    findings = profilelint.lint_text(PAGE, path="pages/pier.md", config=site / "other.toml")
    assert [finding.rule for finding in findings] == ["text-trailing-space"]
    with pytest.raises(ConfigError, match=r'there is no configuration file "none\.toml"'):
        profilelint.lint_text(PAGE, config="none.toml")


def test_the_result_is_that_of_the_command(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    result = profilelint.check(today="2026-01-31")
    assert capsys.readouterr() == ("", "")
    assert run(["check", "--today", "2026-01-31", "--report", "json"]) == result.exit_status == 1
    report = json.loads(capsys.readouterr().out)
    assert [finding.fingerprint() for finding in result.findings] == [
        finding["fingerprint"] for finding in report["findings"]
    ]
    assert len(result.findings) == 4
    assert profilelint.check([site / "pages/pier.md"], jobs=None).checked == 1


def test_fixes(site: Path) -> None:
    findings = profilelint.lint_text(PAGE, path="pages/pier.md")
    safe = profilelint.apply_fixes(PAGE, findings)
    assert safe == PAGE.replace("###  ", "### ").replace("May.  ", "May.")
    assert profilelint.apply_fixes(PAGE, findings, unsafe=True) == safe.replace("The the", "The")


def test_a_fix_that_changes_more_than_it_says_is_not_applied(site: Path) -> None:
    text = "---\ntitle: A\n---\n\nFrom  May.\n\n~~~\nto June\n   \n"
    findings = profilelint.lint_text(text, path="pages/pier.md")
    assert [finding.rule for finding in findings if finding.fixes] == [
        "text-double-space",
        "text-blank-line",
    ]
    assert profilelint.apply_fixes(text, findings) == text.replace("  May", " May")


def test_fixes_go_by_the_flavor(site: Path) -> None:
    text = "---\ntitle: A\n---\n\nAt [[the  pier]].\n"
    place = text.index("  ")
    fix = Fix("Leave one", (Edit(Span(place, place + 2), " "),))
    (finding,) = (
        each._replace(fixes=(fix,))
        for each in profilelint.lint_text("---\ntitle: A\n---\n\nAt  pier.\n", path="pages/pier.md")
    )
    assert profilelint.apply_fixes(text, [finding], flavor="obsidian") == text
    assert profilelint.apply_fixes(text, [finding]) == text.replace("  ", " ")


def test_fixes_behind_a_byte_order_mark(site: Path) -> None:
    marked = "\ufeff" + PAGE
    findings = profilelint.lint_text(marked, path="pages/pier.md")
    assert "file-encoding" not in {finding.rule for finding in findings if finding.fixes}
    fixed = profilelint.apply_fixes(marked, findings)
    assert fixed == "\ufeff" + PAGE.replace("###  ", "### ").replace("May.  ", "May.")
