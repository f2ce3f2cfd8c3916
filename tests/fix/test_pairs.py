"""Every mend, on a program that is run before and after: what it comes to, what stays reachable, what is left to say."""

from __future__ import annotations

import pytest

from fix.pairs import PAIRS, Pair
from fix.runs import mend, text
from flows.stub import after
from streamlint.config.configuration import Configuration


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
