"""Laws that hold for every program, whatever is found in it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from laws.analysed import findings, places
from laws.made_programs import Made, made
from streamlint.finding import Finding

QUICK = settings(max_examples=20, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))

UNRELATED = '''
"""Nothing of this has to do with streams."""
import json


class Agent:
    def __init__(self):
        self.kept = []

    def run(self, messages):
        self.kept.append(json.dumps(messages))


def pass0(x):
    return [x]
'''
DEAD = '''

def never_called(first, second=()):
    gathered = []
    for one in first:
        gathered.append(one)
    return gathered or second


class NeverMade:
    def __init__(self):
        self.kept = {}

    def never_called(self, key, value):
        self.kept[key] = value
        return self
'''


def named(programs: Sequence[Made]) -> dict[str, str]:
    """Programs as files of one folder."""
    return {f"program{number}.py": program.source for number, program in enumerate(programs)}


def anonymous(found: Sequence[Finding]) -> list[tuple[object, ...]]:
    """Findings without the folder that they are in."""
    return [
        (each.where.path.rpartition("/")[2], each.where.at, each.code, each.message, each.severity, each.confidence)
        for each in found
    ]


def fingerprints(source: str, name: str = "program.py") -> list[str]:
    """The fingerprints of what is found in a program, which stands where it did."""
    from streamlint.config.configuration import Configuration
    from streamlint.engine.reading import StandardInput
    from streamlint.engine.run import analyse
    from streamlint.api import all_rules

    given = StandardInput(source.encode(), name)
    report = analyse([], Configuration(), all_rules(), standard_input=given)
    assert not report.failures
    assert not report.errors
    return [finding.fingerprint for finding in report.findings]
