"""Every form in which Python carries a value, in a program that keeps streams and in one that does not.

Each program is read and is run: the analysis must report the marked lines and no other, and when the program has run the
garbage collector must find its streams reachable where there is a mark, and gone where there is none.
"""

from __future__ import annotations

import re
from textwrap import dedent

import pytest

from flows.forms import (
    assignments,
    branches,
    calls,
    chains,
    collections,
    containers,
    contexts,
    decorators,
    evictions,
    functions,
    iterators,
    keys,
    library,
    lifetimes,
    managers,
    objects,
    protocols,
    records,
    reflections,
    regions,
)
from flows.stub import ROUNDS, alive_after
from streamlint.facts.lowering import lower
from streamlint.finding import Confidence
from streamlint.models.catalogue import Models
from streamlint.models.loader import load_builtin
from streamlint.retention.program import link
from streamlint_rules import RULES

RETURNS = {"make": "stream", "amake": "stream", "run": "streams", "arun": "streams", "enter": "manager"}
TABLES = (
    assignments,
    branches,
    chains,
    containers,
    collections,
    calls,
    functions,
    objects,
    records,
    reflections,
    protocols,
    iterators,
    keys,
    library,
    managers,
    lifetimes,
    regions,
    evictions,
    contexts,
    decorators,
)
PROGRAMS = {
    f"{table.__name__.rpartition('.')[2]}: {name}, {way}": source
    for table in TABLES
    for name, both in table.FORMS.items()
    for way, source in zip(("keeping", "silent"), both, strict=True)
}
MARK = re.compile(r"# leak: (STL\d+(?:\|STL\d+)*)$")


@pytest.fixture(scope="module")
def models() -> Models:
    """The built-in models and the library of the forms."""
    apis = [
        {"call": f"acme.{name}", "returns": returns, "type": "acme.Stream", "final": ["final_message"]}
        for name, returns in RETURNS.items()
    ]
    return load_builtin().extended(apis, [], "tests")


def text(source: str) -> str:
    return "import acme\n" + dedent(source)


def marked(source: str) -> dict[int, set[str]]:
    """The codes of which one must be reported, by line."""
    return {
        number: set(mark[1].split("|"))
        for number, line in enumerate(text(source).splitlines(), 1)
        if (mark := MARK.search(line))
    }


@pytest.mark.parametrize("source", PROGRAMS.values(), ids=PROGRAMS)
def test_the_analysis_sees_what_the_mark_says(source: str, models: Models) -> None:
    program = link([lower(text(source), "form.py", "form")], models)
    found = [finding for rule in RULES for finding in rule().check(program)]
    told = {(one.where.line, one.code) for one in found if one.confidence >= Confidence.MEDIUM}
    wanted = marked(source)
    assert {line for line, _ in told} == set(wanted), f"reported {sorted(told)}, marked {wanted}"
    assert all(code in wanted[line] for line, code in told)


@pytest.mark.parametrize("source", PROGRAMS.values(), ids=PROGRAMS)
def test_python_keeps_what_the_mark_says(source: str) -> None:
    made, alive = alive_after(text(source))
    assert made >= 1
    if marked(source):
        assert alive >= ROUNDS - 1, f"{alive} of {made} streams are reachable"
    else:
        assert alive <= 1, f"{alive} of {made} streams are reachable"


def test_each_form_stands_both_ways() -> None:
    for table in TABLES:
        for name, (keeping, silent) in table.FORMS.items():
            assert marked(keeping), name
            assert not marked(silent), name
