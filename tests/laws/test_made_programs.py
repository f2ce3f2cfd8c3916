"""Programs whose findings are known from how they are put together."""

from __future__ import annotations

import ast

import pytest
from hypothesis import HealthCheck, assume, given, settings

from laws.analysed import findings, places
from laws.made_programs import Made, made

QUICK = settings(max_examples=80, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
LONG = settings(max_examples=4000, deadline=None, suppress_health_check=list(HealthCheck))


MISSED = [
    Made(kind="dict", store="{}.setdefault(id({thing}), {thing})", carrier="dict"),
    Made(kind="dict", store="{}.setdefault(id({thing}), {thing})", carrier="object in a tuple"),
]


def is_known(program: Made) -> bool:
    """Whether it is known that the analysis does not see a program right yet: `MISSED` in general."""
    return program.leaks and "setdefault" in program.store and program.carrier not in ("stream", "object")


@pytest.mark.xfail(strict=True, reason="not seen yet: `is_known` leaves out what is like these")
@pytest.mark.parametrize("program", MISSED, ids=lambda program: f"{program.store} {program.carrier}")
def test_known(program: Made) -> None:
    assert is_known(program)
    holds(program)


def holds(program: Made) -> None:
    """What is found is what must be, on the line of the store."""
    source = program.source
    ast.parse(source)
    found = places(findings({"program.py": source}))
    assert found == {("program.py", line, code) for line, code in program.expected}, "\n" + source


@given(made())
@QUICK
def test_exactly_what_leaks_is_reported(program: Made) -> None:
    assume(not is_known(program))
    holds(program)


@given(made(leaking=True))
@QUICK
def test_what_leaks_is_reported(program: Made) -> None:
    assert program.leaks
    assume(not is_known(program))
    holds(program)


@pytest.mark.whole
@given(made())
@LONG
def test_exactly_what_leaks_is_reported_at_length(program: Made) -> None:
    assume(not is_known(program))
    holds(program)
