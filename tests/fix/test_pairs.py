"""Every mend, on a program that is run before and after: what it comes to, what stays reachable, what is left to say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from textwrap import dedent

import pytest

from fix.pairs import PAIRS, Pair
from flows.stub import after
from streamlint.api import all_rules, with_fixes
from streamlint.config.configuration import Configuration
from streamlint.config.nearest import Nearest
from streamlint.engine.checking import analysed_as
from streamlint.engine.reading import raw
from streamlint.engine.unread import SourcePath
from streamlint.fix.rounds import Fixed, fixed
from streamlint.outcome import Report

APIS = (
    {"call": ["acme.make"], "returns": "stream", "type": "acme.Stream", "final": ["final_message"]},
    {"call": ["acme.run"], "returns": "streams", "type": "acme.Stream", "final": ["final_message"]},
    {"call": ["acme.open"], "returns": "stream", "type": "acme.Connection"},
)


@pytest.fixture
def configuration(tmp_path) -> Configuration:
    return Configuration(root=tmp_path, api=APIS)


def mend(source: str, configuration: Configuration, *, unsafe: bool, name: str = "program.py") -> Fixed:
    """What fixing comes to in a run over one file."""
    path = configuration.root / name
    files = [raw(SourcePath(name, path, configuration.root, source.encode()), source.encode())]

    def analyse(now: Mapping[str, bytes]) -> Report:
        report = analysed_as(files, now, Nearest.around(configuration), all_rules())
        return replace(report, findings=with_fixes(report.findings, now))

    return fixed({name: source.encode()}, analyse, unsafe=unsafe)


def text(source: str) -> str:
    return dedent(source).lstrip("\n")


@pytest.mark.parametrize("pair", PAIRS.values(), ids=PAIRS)
def test_the_mend_is_made_and_leaves_nothing_to_mend(pair: Pair, configuration: Configuration) -> None:
    done = mend(text(pair.before), configuration, unsafe=not pair.safe)
    assert done.files.get("program.py", b"").decode() == text(pair.after)
    assert [finding.code for finding in done.done] == [pair.code]
    assert [found for found in done.report.findings if found.code == pair.code] == []
    again = mend(text(pair.after), configuration, unsafe=True)
    assert not again.files


@pytest.mark.parametrize("pair", [pair for pair in PAIRS.values() if not pair.safe])
def test_what_changes_the_program_is_not_done_unasked(pair: Pair, configuration: Configuration) -> None:
    assert not mend(text(pair.before), configuration, unsafe=False).files


@pytest.mark.parametrize("pair", PAIRS.values(), ids=PAIRS)
def test_the_program_runs_and_lets_go(pair: Pair) -> None:
    _, before, old = after(text(pair.before))
    _, alive, new = after(text(pair.after))
    assert alive <= pair.most
    if pair.most:
        assert before > alive
    assert (old == new) is pair.same
