"""Every factory of the tables, both ways: what it gives is reported where it is kept, and what is made of it is not."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from catalogue.written import leaking, mended, read, unasked
from marked import Marked, marks
from streamlint.engine.modelling import needed
from streamlint.facts.lowering import lower
from streamlint.finding import Finding
from streamlint.models.catalogue import Models
from streamlint.models.loader import load_builtin
from streamlint.models.tables import Api, Factory, Match
from streamlint.release import release
from streamlint.retention.keeping.unread import LIGHT
from streamlint.retention.program import link
from streamlint.source.gate import Gate
from streamlint_rules import RULES

MODELS = load_builtin()
NEEDED = tuple(needed(MODELS))
ALL = [(api, factory) for api in MODELS.apis for factory in api.factories]
CONDITIONAL = [
    (api, factory)
    for api, factory in ALL
    if factory.when and all(match.factory.when for match in MODELS.match_call(factory.call))
]


def named(pairs: Sequence[tuple[Api, Factory]]) -> list[str]:
    """How the tests are called: the factory's name and its keywords."""
    return [" ".join((factory.call, *(keyword for keyword, _ in factory.when))) for _, factory in pairs]


def given(api: Api, factory: Factory) -> Api:
    """The api of what the program keeps: that of the class which entering or iterating gives."""
    return MODELS.stream_api(Match(api, factory))


LIGHT_ONES = [(api, factory) for api, factory in ALL if api.ended_is_light and given(api, factory).returns in LIGHT]


def in_use(api: Api, factory: Factory) -> Models:
    """The models of a project that uses a release in which there is the factory."""
    bound = release(factory.since or factory.until or "")
    return MODELS.at(dict.fromkeys(api.distributions, bound)) if bound else MODELS


def found(text: str, models: Models = MODELS) -> list[Finding]:
    """What the rules of the first family find in one module."""
    program = link([lower(text, "module.py", "module")], models)
    rules = [rule() for rule in RULES if rule.code.startswith("STL1")]
    return [finding for rule in rules for finding in rule.check(program)]


def places(findings: Sequence[Finding]) -> Marked:
    """Line and code of what is found."""
    return {(finding.where.line, finding.code) for finding in findings}


@pytest.mark.parametrize(("api", "factory"), ALL, ids=named(ALL))
def test_keeping_what_it_gives_is_reported(api: Api, factory: Factory) -> None:
    text = leaking(api, factory)
    findings = found(text, in_use(api, factory))
    assert marks(text)
    assert places(findings) == marks(text), text
    kept = given(api, factory)
    for finding in findings:
        assert finding.severity == ("warning" if kept.ended_is_light else "error")
        assert finding.confidence.word in (["low"] if factory.assumes else ["medium", "high"])
        assert ("history" in finding.growth) == (kept.growth == "O(history)")
        assert finding.advice


@pytest.mark.parametrize(("api", "factory"), ALL, ids=named(ALL))
def test_keeping_what_is_made_of_it_is_not(api: Api, factory: Factory) -> None:
    text = mended(given(api, factory), factory)
    assert places(found(text, in_use(api, factory))) == set(), text


@pytest.mark.parametrize(("api", "factory"), LIGHT_ONES, ids=named(LIGHT_ONES))
def test_a_light_one_that_was_read_is_not(api: Api, factory: Factory) -> None:
    text = read(api, factory)
    assert places(found(text)) == set(), text


@pytest.mark.parametrize(("api", "factory"), CONDITIONAL, ids=named(CONDITIONAL))
def test_without_its_keywords_it_gives_no_stream(api: Api, factory: Factory) -> None:
    text = unasked(api, factory)
    assert places(found(text)) == set(), text


@pytest.mark.parametrize(("api", "factory"), ALL, ids=named(ALL))
def test_the_gate_lets_the_program_through(api: Api, factory: Factory) -> None:
    data = leaking(api, factory).encode()
    gate = Gate(NEEDED)
    gate.learn(gate.look(data))
    assert gate.passes(gate.look(data), data)
