"""SARIF as the standard's own schema has it, and what the schema cannot say: that a reader gets to the right places.

`schemas/sarif-schema-2.1.0.json` is the schema that OASIS publishes with SARIF 2.1.0, errata 01, word for word.
"""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest

import streamlint
from report.conftest import AGENT, KEPT, MENDABLE, at
from streamlint.api import every_page, known_codes
from streamlint.finding import Finding, Step
from streamlint.outcome import Report
from streamlint.report import links, sarif
from streamlint.report.sarif_place import artifact, message

SCHEMA = json.loads((Path(__file__).parent / "schemas/sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft4Validator(SCHEMA)


def logged(report: Report) -> dict[str, Any]:
    log = json.loads("\n".join(sarif.sarif(report, every_page())))
    VALIDATOR.validate(log)
    run: dict[str, Any] = log["runs"][0]
    return run


def result(finding: Finding, sources: dict[str, tuple[str, ...]] | None = None) -> dict[str, Any]:
    found: dict[str, Any] = logged(Report(findings=(finding,), sources=sources or {}))["results"][0]
    return found


def test_it_is_valid_and_the_schema_is_not_blind(report: Report) -> None:
    VALIDATOR.check_schema(SCHEMA)
    logged(report)
    logged(Report())
    logged(replace(report, findings=(MENDABLE,)))
    broken = {"version": "2.1.0", "runs": [{"tool": {"driver": {"nom": "streamlint"}}}]}
    assert not VALIDATOR.is_valid(broken)


def test_the_run_says_who_it_was_and_how_columns_count(report: Report) -> None:
    run = logged(report)
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("streamlint", streamlint.__version__)
    assert run["columnKind"] == "unicodeCodePoints"
    invocation = run["invocations"][0]
    assert not invocation["executionSuccessful"]
    assert [notice["level"] for notice in invocation["toolExecutionNotifications"]] == ["warning", "error"]
    assert logged(Report())["invocations"] == [{"executionSuccessful": True}]


def test_every_rule_is_described(report: Report) -> None:
    rules = logged(report)["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(known_codes())
    for rule in rules:
        assert rule["shortDescription"]["text"].endswith(".")
        assert rule["help"]["markdown"].startswith(f"# {rule['id']} ")
        assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note")
        assert "helpUri" not in rule
    for one in logged(report)["results"]:
        assert rules[one["ruleIndex"]]["id"] == one["ruleId"]


def test_rules_link_to_their_pages_where_those_are_published(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(links, "DOCUMENTATION", "https://docs.example/streamlint/")
    addresses = {rule["id"]: rule["helpUri"] for rule in logged(report)["tool"]["driver"]["rules"]}
    assert addresses["STL103"] == "https://docs.example/streamlint/rules/stream-kept-in-instance.md"


def test_a_result_and_its_chain(report: Report) -> None:
    found = logged(report)["results"][0]
    assert (found["ruleId"], found["level"]) == ("STL103", "error")
    text = found["message"]["text"]
    assert text.startswith("`Agent.history` keeps every stream that `run()` yields\n")
    assert "keep `stream.get_final_message()` instead" in text
    assert found["partialFingerprints"] == {"streamlint/v1": KEPT.fingerprint}
    place = found["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "src/agent.py", "uriBaseId": "%SRCROOT%"}
    region = {"startLine": 7, "startColumn": 9, "endLine": 7, "endColumn": 34}
    assert place["region"] == {**region, "snippet": {"text": AGENT.splitlines()[6][8:33]}}
    steps = found["codeFlows"][0]["threadFlows"][0]["locations"]
    told = [(step["executionOrder"], step["nestingLevel"], step["importance"], step["kinds"][0]) for step in steps]
    assert told == [
        (1, 0, "important", "acquire"),
        (2, 0, "unimportant", "call"),
        (3, 1, "essential", "value"),
        (4, 1, "important", "scope"),
    ]
    assert steps[2]["location"]["message"]["text"] == "the list is never trimmed"
    assert "codeFlows" not in logged(report)["results"][1]


def test_returns_come_back_up() -> None:
    kinds = ("return", "pass", "pass", "return", "return", "return")
    chain = tuple(Step(kind, at("a.py", 1, 1, 2), kind, kind) for kind in kinds)
    steps = result(replace(KEPT, chain=chain))["codeFlows"][0]["threadFlows"][0]["locations"]
    assert [step["nestingLevel"] for step in steps] == [0, 0, 1, 1, 0, 0]


def test_a_fix_and_related_places() -> None:
    found = result(MENDABLE)
    [change] = found["fixes"][0]["artifactChanges"]
    assert change["artifactLocation"]["uri"] == "src/agent.py"
    [replacement] = change["replacements"]
    assert replacement["insertedContent"]["text"] == "item.get_final_message()"
    assert replacement["deletedRegion"]["startColumn"] == 29
    assert [place["id"] for place in found["relatedLocations"]] == [1, 2, 3]


@pytest.mark.parametrize(
    "path",
    [
        "src/a b.py",
        "src/é日.py",
        "a:b.py",
        "50%.py",
        "q?x#y.py",
        "[a](0).py",
        "\udcff.py",
        "<stdin>",
        "a\\b.py",
        "a\nb.py",
    ],
)
def test_paths_are_addresses(path: str) -> None:
    uri = artifact(path)["uri"]
    assert uri.isascii()
    assert not set(uri) & set(" ?#[]<>\\\n:\"'")
    assert unquote(uri, errors="surrogateescape") == path


def test_paths_from_the_top() -> None:
    assert artifact("/srv/a b.py") == {"uri": "file:///srv/a%20b.py"}
    assert artifact("C:/work/a b.py") == {"uri": "file:///C:/work/a%20b.py"}


def test_messages_hold_no_links_and_no_placeholders() -> None:
    assert message("`x[0]` of {name}")["text"] == "`x[0]` of {name}"
    assert message("see [here](http://x.example) \\")["text"] == r"see \[here\](http://x.example) \\"
    assert message("{0} and {12}")["text"] == "{{0}} and {{12}}"


def test_snippets_of_several_lines_end_where_the_span_ends() -> None:
    where = at("a.py", 1, 5, 2, end_line=3)
    found = result(replace(KEPT, where=where), {"a.py": ("x = f(", "    1,", ")  # end")})
    assert found["locations"][0]["physicalLocation"]["region"]["snippet"]["text"] == "f(\n    1,\n)"
