"""Whatever stands in names, paths and source lines, no report can be broken out of.

A law for each reader: a terminal, a CI system that reads commands from a log, a reader of JSON, XML or HTML.
"""

import json
from collections.abc import Iterator
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report.conftest import KEPT, at
from report.test_html_report import Document
from streamlint.api import every_page
from streamlint.config.configuration import OutputFormat
from streamlint.finding import Confidence, Container, Edit, Finding, Fix, Step
from streamlint.outcome import FileError, InternalError, Report
from streamlint.report.formats import Look, statistics, written
from streamlint.report.plain import plain

SHARP = [
    "\x1b[2J", "\x1b]8;;http://x\x07", "\x9b31m", "\r", "\n", "\r\n", "\t", "\x00", "\x07", "\x08", "\x85", "\u2028",
    "\u202e", "\u200b", "\ufeff", "\ud800", "\udcff", "\ufffe", "\U000e0001", "::", "::error::", "##[", "##vso[", "%0A",
    "%", ",", ":", " ", "<", ">", "&", "'", '"', "<script>", "</code>", "<!--", "-->", "]]>", "&#10;", "`", "](x)",
    "[x](http://y)", "{0}", "\\", "|", "#", "é", "日本", "e\u0301", "x",
]  # fmt: skip
TEXT = st.lists(st.one_of(st.sampled_from(SHARP), st.characters()), max_size=8).map("".join)
LAW = settings(max_examples=40, deadline=None)
NAMED = TEXT.map(lambda text: text + "x")


@st.composite
def reports(draw: st.DrawFn) -> Report:
    path, source, note, message, advice, name = (draw(NAMED) for _ in range(6))
    column = draw(st.integers(1, len(source) + 1))
    where = at(path, 1, column, draw(st.integers(column, len(source) + 1)))
    chain = (Step("yield", where, note, "a"), Step(name, where, note, name, suspect=True))
    finding = Finding(
        code="STL103",
        rule="stream-kept-in-instance",
        message=message,
        where=where,
        severity=draw(st.sampled_from(["error", "warning", "note"])),
        confidence=Confidence.HIGH,
        advice=advice,
        growth=name,
        source=where,
        container=Container(name, name, name, where),
        chain=chain,
        assumption=note,
        also=(where,),
        fix=Fix("safe", advice, (Edit(where, source),)),
    )
    errors, failures = (FileError(path, 1, 1, message),), (InternalError(name, path, message, note),)
    return Report((finding,), errors, failures, sources={path: (source, source)})


def printed(report: Report, form: str, width: int = 80) -> Iterator[str]:
    """The lines that reach whoever reads the output."""
    for text in written(report, form, every_page, Look(width=width)):
        yield from text.split("\n")


@LAW
@given(reports(), st.integers(40, 120))
def test_no_line_of_a_narrow_report_opens_with_a_command(report: Report, width: int) -> None:
    assert not [line for line in printed(report, "full", width) if line.lstrip().startswith("::")]


@pytest.mark.parametrize("width", range(40, 60))
def test_no_place_and_no_note_opens_with_a_command_when_it_is_wrapped(width: int) -> None:
    where = at("::error::x.py", 1, 1, 2)
    note = "word " * 20 + "::error::x " * 20
    steps = tuple(Step(kind, where, note, kind) for kind in ("yield", "store", "owner"))
    finding = replace(KEPT, where=where, chain=steps, advice=note, also=(where, where))
    lines = list(printed(Report((finding,), sources={"::error::x.py": ("x = 1  # " + "y" * 99,)}), "full", width))
    assert sum("::" in line for line in lines) > 9
    assert not [line for line in lines if line.lstrip().startswith("::")]


@LAW
@given(reports())
@pytest.mark.parametrize("form", ["full", "concise", "github"])
def test_nothing_acts_on_a_terminal(form: str, report: Report) -> None:
    for line in written(report, form, every_page, Look()):
        assert line == plain(line)


@LAW
@given(reports())
@pytest.mark.parametrize("form", OutputFormat.__args__)  # type: ignore[attr-defined]
def test_no_ci_system_hears_a_command(form: str, report: Report) -> None:
    commands = [line for line in printed(report, form) if line.lstrip().startswith("::")]
    assert len(commands) == (form == "github")
    assert not any(mark in line for line in printed(report, form) for mark in ("##[", "##vso[", "##teamcity["))


@LAW
@given(reports())
def test_github_keeps_to_one_command_with_its_own_properties(report: Report) -> None:
    [line] = written(report, "github", every_page, Look())
    head, _, data = line[2:].partition("::")
    assert "\n" not in data
    names = [pair.partition("=")[0] for pair in head.partition(" ")[2].split(",")]
    assert names == ["file", "line", "endLine", "col", "endColumn", "title"]


def joined(text: str) -> str:
    """The text as JSON hands it on: two halves of a character that meet are one."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")


@LAW
@given(reports())
@pytest.mark.parametrize("form", ["json", "json-lines", "sarif", "gitlab"])
def test_json_says_what_was_meant(form: str, report: Report) -> None:
    text = "\n".join(written(report, form, every_page, Look()))
    assert all(character == "\n" or (character.isascii() and character.isprintable()) for character in text)
    found = json.loads(text)
    message = report.findings[0].message
    if form == "json":
        assert found["findings"][0]["message"] == joined(message)
        assert found["findings"][0]["chain"][0]["text"] == joined(report.line(report.findings[0].where.path, 1).strip())
    elif form == "gitlab":
        assert found[0]["description"] == f"STL103 {plain(message)}"
        assert found[0]["location"]["path"] == joined(report.findings[0].where.path)


@LAW
@given(reports())
def test_xml_says_what_was_meant(report: Report) -> None:
    root = ElementTree.fromstring("\n".join(written(report, "junit", every_page, Look())))
    assert [element.tag for element in root.iter()] == ["testsuites", "testsuite", "testcase", "failure"]
    assert root[0][0][0].get("message") == plain(report.findings[0].message)
    assert root[0].get("name") == plain(report.findings[0].where.path)


HARMLESS = at("x", 1, 1, 1)


@LAW
@given(reports())
def test_html_has_no_element_that_the_text_put_there(report: Report) -> None:
    document = Document(report)
    assert document.open == []
    structure = [(tag, sorted(attributes)) for tag, attributes in document.elements if tag != "code"]
    finding = report.findings[0]
    step = Step("x", HARMLESS, "x", "x")
    usual = Finding(
        code=finding.code,
        rule=finding.rule,
        message="x",
        where=HARMLESS,
        severity="error",
        confidence=Confidence.HIGH,
        advice="x",
        growth="x",
        chain=(step, step),
        assumption="x",
        also=(HARMLESS,),
        fix=Fix("safe", "x", ()),
    )
    harmless = Report((usual,), report.errors, (InternalError("x", "x", "x", "x"),), sources={"x": ("x", "x")})
    assert structure == [(tag, sorted(attributes)) for tag, attributes in Document(harmless).elements if tag != "code"]
    assert plain(finding.advice).replace("`", "") in document.text.replace("`", "")


@LAW
@given(reports())
def test_counts_are_lines(report: Report) -> None:
    for form in ("full", "json"):
        assert len(list(statistics(report, form, summed_up=False))) == 1
