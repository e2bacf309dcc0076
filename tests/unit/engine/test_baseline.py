from __future__ import annotations

from pathlib import Path

import pytest

from profilelint.config.model import ConfigError
from profilelint.engine.baseline import Baseline, load_baseline
from profilelint.model.finding import Finding, Location, Severity, Span, Suppression


def finding(path: str, value: str = "x", line: int = 0, rule: str = "text-a") -> Finding:
    where = Location(path, Span(line, line), ("list", line, "key"), "value")
    return Finding(rule, "m", f"prose {line}", {"value": value}, Severity.WARNING, where)


def new(findings: list[Finding]) -> list[Finding]:
    return [found for found in findings if found.suppression is None]


def test_moving_and_rewording_change_nothing() -> None:
    baseline = Baseline.of([finding("a.md"), finding("b.md")])
    moved = [finding("b.md", line=700)._replace(message="other"), finding("a.md", line=3)]
    assert new(baseline.apply(moved)) == []
    assert baseline.apply(moved)[0].suppression == Suppression("baseline", "recorded")


def test_another_value_rule_or_file_is_new() -> None:
    baseline = Baseline.of([finding("a.md")])
    others = [finding("a.md", "y"), finding("c.md"), finding("a.md", rule="text-b")]
    assert new(baseline.apply(others)) == others


def test_of_more_than_recorded_the_last_are_new() -> None:
    baseline = Baseline.of([finding("a.md"), finding("a.md", line=1)])
    three = [finding("a.md", line=line) for line in (5, 6, 7)]
    assert new(baseline.apply(three)) == [three[2]]


def test_renamed_files_take_their_entries_along() -> None:
    baseline = Baseline.of([finding("old.md")])
    assert new(baseline.apply([finding("new.md")], {"new.md": "old.md"})) == []
    # The entry is used once: the old file's own finding has the first claim.
    both = [finding("old.md"), finding("new.md")]
    assert new(baseline.apply(both, {"new.md": "old.md"})) == [both[1]]


def test_gone_speaks_only_of_what_was_looked_at() -> None:
    baseline = Baseline.of([finding("a.md"), finding("b.md"), finding("a.md", rule="text-b")])
    gone = baseline.gone([], frozenset({"a.md"}), frozenset({"text-a"}))
    assert [(entry.path, entry.rule, count) for entry, count in gone.items()] == [
        ("a.md", "text-a", 1)
    ]
    kept = baseline.apply([finding("a.md")])
    assert not baseline.gone(kept, frozenset({"a.md"}), frozenset({"text-a"}))


def test_render_and_load(tmp_path: Path) -> None:
    baseline = Baseline.of([finding("b é.md"), finding("a.md"), finding("a.md", line=4)])
    text = baseline.render()
    assert [line.split('"')[3] for line in text.splitlines()[3:5]] == ["a.md", "b é.md"]
    assert '"count": 2' in text.splitlines()[3]
    (tmp_path / "x.json").write_text(text, encoding="utf-8")
    loaded = load_baseline(str(tmp_path), "x.json")
    assert loaded is not None
    assert loaded.counts == baseline.counts
    assert loaded.render() == text
    assert load_baseline(str(tmp_path), "none.json") is None
    assert Baseline({}).render() == '{\n  "version": 1,\n  "findings": [\n  ]\n}\n'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "it is not JSON"),
        ("[" * 100_000, "it is not JSON"),
        ("[]", "its version is not 1"),
        ('{"version": 2, "findings": []}', "its version is not 1"),
        ('{"version": 1}', "it has an entry that profilelint did not write"),
        ('{"version": 1, "findings": [3]}', "it has an entry that profilelint did not write"),
        (
            '{"version": 1, "findings": [{"path": "a", "rule": "b", "fingerprint": "c", '
            '"count": -1}]}',
            "it has an entry that profilelint did not write",
        ),
    ],
)
def test_what_cannot_be_used_is_refused(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "x.json").write_text(text)
    with pytest.raises(ConfigError) as caught:
        load_baseline(str(tmp_path), "x.json")
    assert caught.value.message == (
        f'the baseline cannot be used: {message}; write it again with "profilelint baseline"'
    )
