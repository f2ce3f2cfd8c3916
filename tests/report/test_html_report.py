"""HTML that needs nothing but itself, and in which all of a finding can be read."""

import re
from dataclasses import replace
from html.parser import HTMLParser

from report.conftest import KEPT, MENDABLE
from streamlint.api import every_page
from streamlint.finding import Confidence
from streamlint.outcome import Report
from streamlint.report.html import html

VOID = {"meta", "input", "br"}


class Document(HTMLParser):
    """A document taken apart: its elements in order, which of them are open, its text."""

    def __init__(self, report: Report) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.style = ""
        self.feed("\n".join(html(report, every_page())))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] == ["style"]:
            self.style += data
        else:
            self.text += data

    def having(self, **wanted: str) -> list[tuple[str, dict[str, str | None]]]:
        return [one for one in self.elements if all(one[1].get(key) == value for key, value in wanted.items())]


def test_it_is_whole_and_balanced(report: Report) -> None:
    text = "\n".join(html(report, every_page()))
    assert text.startswith("<!DOCTYPE html>\n<html lang=")
    assert text.isascii()
    assert Document(report).open == []
    assert Document(Report()).open == []


def test_it_needs_nothing_else(report: Report) -> None:
    document = Document(report)
    assert not {"script", "link", "img", "iframe", "object"} & {tag for tag, _ in document.elements}
    for _, attributes in document.elements:
        assert not [name for name in attributes if name.startswith("on") or name in ("src", "srcset", "style")]
        assert (attributes.get("href") or "#").startswith("#")
    assert not re.search(r"url\(|@import", document.style)
    assert "default-src 'none'" in str(document.having(**{"http-equiv": "Content-Security-Policy"}))


def test_a_finding_can_be_read(report: Report) -> None:
    document = Document(replace(report, findings=(MENDABLE,)))
    for words in (
        "Agent.history keeps every stream that run() yields",
        "src/agent.py:7:9",
        "a new BetaMessageStream each iteration",
        "passed to remember(item)",
        "lives as long as the process",
        "each holds its copy of the history: n iterations keep O(n²)",
        "keep stream.get_final_message() instead",
        "store the final message (unsafe)",
        "publish() keeps nothing",
        "src/main.py:3",
    ):
        assert words in document.text
    steps = [attributes["class"] for tag, attributes in document.elements if tag == "li"]
    assert steps == ["source", "between", "between suspect", "owner"]


def test_links_lead_somewhere(report: Report) -> None:
    document = Document(report)
    ids = [attributes["id"] for _, attributes in document.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    wanted = {(attributes["href"] or "")[1:] for tag, attributes in document.elements if tag == "a"}
    assert {"finding-1", "finding-2", "rule-STL103", "rule-STL001"} <= wanted <= set(ids)


def test_every_choice_hides_what_it_names(report: Report) -> None:
    doubtful = replace(KEPT, confidence=Confidence.MEDIUM)
    document = Document(replace(report, findings=(*report.findings, doubtful)))
    boxes = {str(attributes["id"]) for tag, attributes in document.elements if tag == "input"}
    names = {"code-STL103", "code-STL001", "confidence-high", "confidence-medium"}
    assert boxes == {f"show-{name}" for name in names}
    for name in names:
        assert f"body:has(#show-{name}:not(:checked)) .{name} {{ display: none; }}" in document.style
        classes = [str(one.get("class")).split() for tag, one in document.elements if tag == "article"]
        assert any(name in each for each in classes)


def test_nothing_found_and_what_went_wrong(report: Report) -> None:
    assert "No stream is kept" in Document(Report()).text
    assert "rule STL201 read-in-end-handler: KeyError: 'x'" in Document(report).text
