from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from profilelint.model.finding import Severity
from profilelint.report.render import ReportOptions, render

if TYPE_CHECKING:
    from profilelint.model.result import RunResult


def parsed(result: RunResult) -> ET.Element:
    text = render("junit", result, ReportOptions())
    return ET.fromstring(text.encode("utf-8"))  # noqa: S314 - declares no entities


def test_hostile_text_gives_well_formed_xml(hostile: RunResult) -> None:
    text = render("junit", hostile, ReportOptions())
    assert "hunter2" not in text
    assert "##[" not in text
    root = parsed(hostile)
    assert root.tag == "testsuites"
    assert len(root.findall("testsuite/testcase/failure")) == 3
    assert len(root.findall("testsuite/testcase/skipped")) == 1
    assert len(root.findall("testsuite/testcase/error")) == 1
    assert {element.tag for element in root.iter()} == {
        "testsuites",
        "testsuite",
        "testcase",
        "failure",
        "skipped",
        "error",
        "system-out",
    }
    for suite in root.findall("testsuite"):
        assert int(suite.attrib["tests"]) == len(suite.findall("testcase"))
        for kind in ("failure", "error"):
            plural = {"failure": "failures", "error": "errors"}[kind]
            assert int(suite.attrib[plural]) == len(suite.findall(f"testcase/{kind}"))
        assert int(suite.attrib["skipped"]) == len(suite.findall("testcase/skipped"))


ATTRIBUTES = {
    "testsuites": {"name", "time", "tests", "failures", "errors"},
    "testsuite": {"name", "tests", "failures", "errors", "skipped", "file", "timestamp", "id"},
    "testcase": {"name", "time", "classname", "group"},
    "failure": {"type", "message"},
    "error": {"type", "message"},
    "skipped": {"type", "message"},
    "system-out": set(),
}
"""What ``junit-10.xsd`` of Jenkins' xUnit plugin allows on the elements that the report has."""
REQUIRED = {"testsuite": {"name", "tests", "failures", "errors"}, "testcase": {"name"}}


def test_attributes_are_those_of_the_schema(hostile: RunResult) -> None:
    for element in parsed(hostile).iter():
        assert set(element.attrib) <= ATTRIBUTES[element.tag]
        assert set(element.attrib) >= REQUIRED.get(element.tag, set())


def test_a_finding_below_the_threshold_fails_no_test(hostile: RunResult) -> None:
    findings = [finding._replace(severity=Severity.HINT) for finding in hostile.findings]
    root = parsed(hostile._replace(findings=findings))
    assert root.findall("testsuite/testcase/failure") == []
    assert len(root.findall("testsuite/testcase/system-out")) == 4


def test_an_advisory_finding_fails_no_test(hostile: RunResult) -> None:
    findings = [finding._replace(advisory=True) for finding in hostile.findings]
    root = parsed(hostile._replace(findings=findings))
    assert root.findall("testsuite/testcase/failure") == []
    assert len(root.findall("testsuite/testcase/system-out")) == 4
