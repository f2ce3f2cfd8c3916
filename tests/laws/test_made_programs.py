"""Programs whose findings are known from how they are put together."""

from __future__ import annotations

import ast

import pytest
from hypothesis import HealthCheck, given, settings

from laws.analysed import findings, places
from laws.made_programs import Made, made

QUICK = settings(max_examples=80, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
LONG = settings(max_examples=4000, deadline=None, suppress_health_check=list(HealthCheck))


def holds(program: Made) -> None:
    """What is found is what must be, on the line of the store."""
    source = program.source
    ast.parse(source)
    found = places(findings({"program.py": source}))
    assert found == {("program.py", line, code) for line, code in program.expected}, "\n" + source


@given(made())
@QUICK
def test_exactly_what_leaks_is_reported(program: Made) -> None:
    holds(program)


@given(made(leaking=True))
@QUICK
def test_what_leaks_is_reported(program: Made) -> None:
    assert program.leaks
    holds(program)


@pytest.mark.whole
@given(made())
@LONG
def test_exactly_what_leaks_is_reported_at_length(program: Made) -> None:
    holds(program)
