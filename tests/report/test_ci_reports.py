"""The reports for CI systems: GitHub's commands, GitLab's Code Quality, JUnit's XML."""

import json
import re
from dataclasses import replace
from urllib.parse import unquote
from xml.etree import ElementTree

from report.conftest import BROKEN, KEPT, at
from streamlint.finding import Finding
from streamlint.outcome import Report
from streamlint.report.github import github
from streamlint.report.gitlab import gitlab
from streamlint.report.junit import junit


def command(line: str) -> tuple[str, dict[str, str], str]:
    """A workflow command as GitHub's runner takes it apart."""
    matched = re.fullmatch(r"::(\w+) (.*?)::(.*)", line)
    assert matched
    name, properties, data = matched.groups()
    pairs = (pair.split("=", 1) for pair in properties.split(","))
    return name, {key: unquote(value) for key, value in pairs}, unquote(data)


def test_github(report: Report) -> None:
    kept, broken = map(command, github(report))
    assert kept[0] == "error"
    assert kept[1] == {
        "file": "src/agent.py",
        "line": "7",
        "endLine": "7",
        "col": "9",
        "endColumn": "34",
        "title": "STL103 stream-kept-in-instance",
    }
    lines = kept[2].splitlines()
    assert lines[0] == "src/agent.py:7:9: STL103 `Agent.history` keeps every stream that `run()` yields"
    assert "src/main.py:3 lives as long as the process" in lines
    assert lines[-1] == "keep `stream.get_final_message()` instead"
    assert broken[2].startswith("src/broken.py:1:5: STL001 ")


def test_github_severities_and_spans() -> None:
    many = replace(KEPT, severity="note", where=at("a.py", 1, 5, 2, end_line=3))
    [(name, properties, _)] = map(command, github(Report(findings=(many,))))
    assert name == "notice"
    assert "col" not in properties
    assert (properties["line"], properties["endLine"]) == ("1", "3")


def test_github_escapes() -> None:
    odd = replace(KEPT, message="100% of `a`: b, c", where=at("a:b,c%.py", 1, 1, 2), chain=())
    [line] = github(Report(findings=(odd,)))
    assert "file=a%3Ab%2Cc%25.py," in line
    assert "100%25 of `a`: b, c" in line
    assert command(line)[1]["file"] == "a:b,c%.py"


def test_gitlab(report: Report) -> None:
    kept, broken = json.loads("\n".join(gitlab(report)))
    assert kept == {
        "description": "STL103 `Agent.history` keeps every stream that `run()` yields",
        "check_name": "STL103",
        "fingerprint": KEPT.fingerprint,
        "severity": "major",
        "location": {"path": "src/agent.py", "lines": {"begin": 7, "end": 7}},
    }
    assert broken["check_name"] == "STL001"
    assert json.loads("\n".join(gitlab(Report()))) == []


def suites(report: Report) -> ElementTree.Element:
    return ElementTree.fromstring("\n".join(junit(report)))


def test_junit(report: Report) -> None:
    root = suites(report)
    assert (root.tag, root.attrib) == (
        "testsuites",
        {"name": "streamlint", "tests": "2", "failures": "2", "errors": "0", "time": "0.414"},
    )
    assert [suite.get("name") for suite in root] == ["src/agent.py", "src/broken.py"]
    case = root[0][0]
    assert (case.get("file"), case.get("line")) == ("src/agent.py", "7")
    failure = case[0]
    assert (failure.tag, failure.get("type"), failure.get("message")) == ("failure", "STL103", KEPT.message)
    assert (failure.text or "").startswith("src/agent.py:7:9: STL103 ")
    assert "╰→ AGENT = Agent()" in (failure.text or "")


def test_junit_without_findings_has_a_test_that_passes() -> None:
    root = suites(Report())
    assert (root.get("tests"), root.get("failures")) == ("1", "0")
    assert len(root[0][0]) == 0


def test_junit_holds_what_xml_cannot() -> None:
    odd: Finding = replace(BROKEN, message="<&>\"' \x00 \ufffe \ud800 ]]> é", where=at("<x>.py", 1, 1, 1))
    root = suites(Report(findings=(odd,)))
    assert root[0].get("name") == "<x>.py"
    assert root[0][0][0].get("message") == "<&>\"' \\x00 \\ufffe \\ud800 ]]> é"
