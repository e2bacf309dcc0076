from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema_rs import Draft202012Validator

from profilelint.model.finding import Edit, Finding, Fix, Location, Param, Severity, Span
from profilelint.model.result import RunResult
from profilelint.report.render import ReportOptions, render

SCHEMA = Path(__file__).parents[4] / "schema" / "report.schema.json"
VALIDATOR = Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


def report(result: RunResult) -> dict[str, Any]:
    text = render("json", result, ReportOptions())
    document: dict[str, Any] = json.loads(text, parse_constant=pytest.fail)
    VALIDATOR.validate(document)
    return document


def run(**params: Param) -> RunResult:
    finding = Finding("a", "b", "c", params, Severity.HINT, Location("a.md", Span(0, 0)))
    return RunResult([finding], 1, {}, [], {}, Severity.WARNING)


def test_a_report_that_lacks_a_member_or_has_another_is_refused() -> None:
    document = report(run())
    for name in list(document["findings"][0]):
        broken = json.loads(json.dumps(document))
        del broken["findings"][0][name]
        assert not VALIDATOR.is_valid(broken), name
    document["findings"][0]["more"] = 1
    assert not VALIDATOR.is_valid(document)


def test_hostile_text_comes_back_as_it_was_but_for_secrets(hostile: RunResult) -> None:
    text = render("json", hostile, ReportOptions())
    assert text.isascii()
    assert re.search("[^\n -~]", text) is None
    assert "hunter2" not in text
    assert "##[" not in text
    document = report(hostile)
    assert len(document["findings"]) == 4
    assert [finding["suppression"] is None for finding in document["findings"]] == [
        True,
        False,
        True,
        True,
    ]
    path = hostile.findings[0].where.path
    if "hunter2" not in path and path.encode("utf-8", "replace").decode() == path:
        assert document["findings"][0]["path"] == path
        assert document["findings"][0]["params"]["value"] == path
        assert document["findings"][0]["fixes"][0]["edits"][0]["text"] == path


def test_an_edit_that_would_print_a_secret_is_withheld() -> None:
    result = run()
    fixes = (Fix("a", (Edit(Span(0, 1), "x?token=abc"),)), Fix("b", (Edit(Span(0, 1), "x"),)))
    result = result._replace(findings=[result.findings[0]._replace(fixes=fixes)])
    first, second = report(result)["findings"][0]["fixes"]
    assert first["edits"] is None
    assert [edit["text"] for edit in second["edits"]] == ["x"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (float("nan"), "nan"),
        (float("-inf"), "-inf"),
        (1.5, 1.5),
        (2**63 - 1, 2**63 - 1),
        (2**63, "0x8000000000000000"),
        (True, True),
        (("a", "b"), ["a", "b"]),
        ("\x7f", "\x7f"),
    ],
)
def test_a_parameter_is_written_so_that_every_reader_can_read_it(
    value: Param, expected: object
) -> None:
    assert report(run(value=value))["findings"][0]["params"]["value"] == expected


def test_the_same_result_is_the_same_bytes() -> None:
    one = run()._replace(skipped={"a": 1, "b": 2})
    other = run()._replace(skipped={"b": 2, "a": 1})
    assert render("json", one, ReportOptions()) == render("json", other, ReportOptions())
