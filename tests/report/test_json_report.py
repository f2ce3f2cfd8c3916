"""JSON to the letter of its schema."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import streamlint
from report.conftest import MENDABLE
from streamlint.finding import Finding
from streamlint.outcome import Report
from streamlint.report.json import json as as_json
from streamlint.report.json_lines import json_lines

SCHEMA = json.loads((Path(streamlint.__file__).parent / "report/schema/report.schema.json").read_text())


def parsed(report: Report) -> Any:
    return json.loads("\n".join(as_json(report)))


def test_it_is_valid(report: Report) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.validate(parsed(report), SCHEMA)
    jsonschema.validate(parsed(Report()), SCHEMA)


@pytest.mark.parametrize("key", ["version", "findings", "errors", "statistics"])
def test_the_schema_refuses_what_is_missing(report: Report, key: str) -> None:
    written = parsed(report)
    del written[key]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(written, SCHEMA)


def test_keys_and_their_order(report: Report) -> None:
    written = parsed(report)
    assert list(written) == ["version", "findings", "errors", "statistics"]
    kept, broken = written["findings"]
    assert kept == {
        "code": "STL103",
        "rule": "stream-kept-in-instance",
        "message": "`Agent.history` keeps every stream that `run()` yields",
        "path": "src/agent.py",
        "line": 7,
        "column": 9,
        "end_line": 7,
        "end_column": 34,
        "severity": "error",
        "confidence": "high",
        "growth": "history * iterations",
        "fingerprint": report.findings[0].fingerprint,
        "source": {"path": "src/agent.py", "line": 3, "column": 13},
        "container": {
            "name": "Agent.history",
            "kind": "list",
            "owner": "instance",
            "path": "src/agent.py",
            "line": 7,
        },
        "chain": kept["chain"],
        "fix": None,
    }
    assert list(kept) == list(broken) == list(SCHEMA["$defs"]["finding"]["properties"])
    assert kept["chain"][0] == {
        "step": "yield",
        "path": "src/agent.py",
        "line": 3,
        "column": 9,
        "text": "for stream in runner:",
        "note": "a new BetaMessageStream each iteration",
    }
    assert [step["text"] for step in kept["chain"][2:]] == ["self.history.append(item)  # the store", "AGENT = Agent()"]
    assert (broken["source"], broken["container"], broken["chain"]) == (None, None, [])
    assert written["errors"] == [
        {"path": "src/broken.py", "message": "invalid syntax"},
        {"path": "", "message": "rule STL201 read-in-end-handler: KeyError: 'x'"},
    ]
    assert written["statistics"] == {"files": 120, "analysed": 7, "seconds": 0.414, "cached": 113}


def test_json_lines_are_the_findings(report: Report) -> None:
    assert [json.loads(line) for line in json_lines(report)] == parsed(report)["findings"]


def test_any_text_is_written_as_ascii(report: Report) -> None:
    odd: Finding = replace(report.findings[1], message="é \x1b[31m \ud800 \n")
    written = replace(report, findings=(odd,))
    assert all(line.isascii() and line.isprintable() for text in as_json(written) for line in text.split("\n"))
    assert parsed(written)["findings"][0]["message"] == "é \x1b[31m \ud800 \n"


def test_a_fix_and_its_edits(report: Report) -> None:
    written = parsed(replace(report, findings=(MENDABLE,)))
    jsonschema.validate(written, SCHEMA)
    edit = {"path": "src/agent.py", "line": 7, "column": 29, "end_line": 7, "end_column": 33}
    assert written["findings"][0]["fix"] == {
        "applicability": "unsafe",
        "title": "store the final message",
        "edits": [{**edit, "text": "item.get_final_message()"}],
    }
