"""Places and messages as SARIF spells them."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

from streamlint.location import Location
from streamlint.outcome import Report
from streamlint.report.plain import plain

ROOT = "%SRCROOT%"
_LONGEST_SNIPPET = 500
_DRIVE = re.compile(r"[A-Za-z]:/")


def artifact(path: str) -> dict[str, Any]:
    """A file: by an address relative to the root where its path is relative, else by a `file` address."""
    escaped = quote(_bytes(path))
    if path.startswith("/"):
        return {"uri": f"file://{escaped}"}
    if _DRIVE.match(path):
        return {"uri": f"file:///{path[:2]}{quote(_bytes(path[2:]))}"}
    return {"uri": escaped, "uriBaseId": ROOT}


def _bytes(path: str) -> bytes:
    """The bytes of a file name; those that are no text came in as low surrogates."""
    try:
        return path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return path.encode("utf-8", "surrogatepass")


def region(where: Location) -> dict[str, Any]:
    """A span: lines and columns from 1, the end column is the one after the last character."""
    span = where.span
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def location(where: Location, report: Report) -> dict[str, Any]:
    """A physical location, with the text that stands there where that is known and short."""
    spanned = region(where)
    text = snippet(where, report)
    if 0 < len(text) <= _LONGEST_SNIPPET:
        spanned["snippet"] = {"text": text}
    return {"artifactLocation": artifact(where.path), "region": spanned}


def snippet(where: Location, report: Report) -> str:
    """The text of a span, with line feeds between its lines."""
    span = where.span
    lines = [report.line(where.path, number) for number in range(span.line, span.end_line + 1)]
    lines[-1] = lines[-1][: span.end_column - 1]
    lines[0] = lines[0][span.column - 1 :]
    return "\n".join(lines)


def message(text: str) -> dict[str, str]:
    """A plain text message in which nothing is taken for a link or for a placeholder (sections 3.11.5 and 3.11.6)."""
    shown = "\n".join(map(plain, text.split("\n")))
    if "](" in shown:
        shown = shown.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    if re.search(r"\{\d+\}", shown):
        shown = shown.replace("{", "{{").replace("}", "}}")
    return {"text": shown}
