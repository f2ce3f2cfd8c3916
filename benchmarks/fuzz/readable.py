"""Whether a report can be read by those that it is for, in every format."""

from __future__ import annotations

import json
from functools import cache
from html.parser import HTMLParser
from typing import Final, get_args
from xml.etree import ElementTree

import jsonschema

from benchmarks.fuzz.materials import ROOT
from benchmarks.fuzz.target import BrokenError
from streamlint.api import every_page
from streamlint.config.configuration import OutputFormat
from streamlint.outcome import Report
from streamlint.report.formats import Look, statistics, written
from streamlint.report.plain import plain

FORMATS: Final[tuple[str, ...]] = get_args(OutputFormat)
_VOID: Final = frozenset({"meta", "link", "br", "hr", "img", "input", "wbr"})


def readable(report: Report) -> None:
    """Raises where a format of the report, or its statistics, cannot be read."""
    for form in FORMATS:
        text = "\n".join(written(report, form, every_page, Look()))
        try:
            _read(form, text)
        except (ValueError, ElementTree.ParseError, jsonschema.ValidationError, AssertionError) as error:
            raise BrokenError(f"{form} cannot be read: {error}", f"{form} {type(error).__name__}") from error
        text.encode("utf-8", "backslashreplace")
    for form in ("full", "json"):
        list(statistics(report, form, summed_up=True))
    list(written(report, "full", every_page, Look(color=True, width=40)))


def _read(form: str, text: str) -> None:
    match form:
        case "json" | "gitlab":
            json.loads(text)
        case "json-lines":
            for line in text.splitlines():
                json.loads(line)
        case "sarif":
            _sarif().validate(json.loads(text))
        case "junit":
            ElementTree.fromstring(text)
        case "html":
            _Document(text)
        case "github":
            assert all(line.startswith("::") for line in text.splitlines()), "a line that is no command"
        case "concise" | "full":
            assert all(line == plain(line) for line in text.split("\n")), "what acts on a terminal"


@cache
def _sarif() -> jsonschema.protocols.Validator:
    schema = ROOT / "tests" / "report" / "schemas" / "sarif-schema-2.1.0.json"
    return jsonschema.Draft7Validator(json.loads(schema.read_text(encoding="utf-8")))


class _Document(HTMLParser):
    """An HTML page in which every element that opens closes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert not self._open, f"{self._open} are left open"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open, f"{tag} closes nothing"
        assert self._open.pop() == tag, f"{tag} is closed out of order"
