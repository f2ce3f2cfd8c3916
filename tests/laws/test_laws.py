"""Laws that hold for every program, whatever is found in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from laws.analysed import findings, places
from laws.effort import examples
from laws.made_programs import RELEASES, Made, made
from streamlint.api import all_rules
from streamlint.config.configuration import Configuration
from streamlint.engine.reading import StandardInput
from streamlint.engine.run import analyse
from streamlint.finding import Finding

QUICK = examples(12)

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
DEAD = """

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
"""


def named(programs: Sequence[Made]) -> dict[str, str]:
    """Programs as files of one folder."""
    return {f"program{number}.py": program.source for number, program in enumerate(programs)}


def anonymous(found: Sequence[Finding]) -> list[tuple[object, ...]]:
    """Findings without the folder that they are in."""
    return [
        (each.where.path.rpartition("/")[2], each.where.span, each.code, each.message, each.severity, each.confidence)
        for each in found
    ]


def fingerprints(source: str, name: str = "program.py") -> list[str]:
    """The fingerprints of what is found in a program, which stands where it did."""
    given = StandardInput(source.encode(), name)
    report = analyse([], Configuration(), all_rules(), standard_input=given)
    assert not report.failures
    assert not report.errors
    return [finding.fingerprint for finding in report.findings]


def whole(found: Sequence[Finding]) -> list[tuple[object, ...]]:
    """Everything that is told of findings but where the folder of the run is."""
    return [
        (*one, each.advice, each.growth, len(each.chain)) for one, each in zip(anonymous(found), found, strict=True)
    ]


@given(st.lists(made(), min_size=2, max_size=4), st.randoms(use_true_random=False))
@QUICK
def test_the_order_of_paths_changes_nothing(programs: list[Made], random: Random) -> None:
    sources = named(programs)
    shuffled = list(sources)
    random.shuffle(shuffled)
    assert whole(findings(sources, shuffled)) == whole(findings(sources, list(sources))) == whole(findings(sources))


@given(made(leaking=True))
@QUICK
def test_an_unrelated_file_changes_nothing(program: Made) -> None:
    alone = {"program.py": program.source}
    assert whole(findings(alone)) == whole(findings({**alone, "other.py": UNRELATED}))


@given(made(leaking=True), made(leaking=True))
@QUICK
def test_files_that_do_not_import_each_other_are_apart(first: Made, second: Made) -> None:
    both = places(findings({"first.py": first.source, "second.py": second.source}))
    assert both == places(findings({"first.py": first.source})) | places(findings({"second.py": second.source}))


@given(made(leaking=True))
@QUICK
def test_dead_code_changes_nothing(program: Made) -> None:
    source = program.source
    assert fingerprints(source + DEAD) == fingerprints(source)
    assert places(findings({"program.py": source + DEAD})) == places(findings({"program.py": source}))


@given(
    made(leaking=True), st.sampled_from(["reply", "s", "größe", "_", "self_"]), st.sampled_from(["item", "y", "turn"])
)
@QUICK
def test_the_names_of_locals_are_in_no_fingerprint(program: Made, stream: str, thing: str) -> None:
    assert fingerprints(program.renamed(stream, thing).source) == fingerprints(program.source)


@given(made(leaking=True), st.integers(1, 30))
@QUICK
def test_lines_are_in_no_fingerprint(program: Made, lines: int) -> None:
    above = "# a comment\n" * lines
    assert fingerprints(above + program.source) == fingerprints(program.source)
    moved = {
        (name, line - lines, code) for name, line, code in places(findings({"program.py": above + program.source}))
    }
    assert moved == places(findings({"program.py": program.source}))


@given(made(leaking=True))
@QUICK
def test_without_the_store_nothing_is_found(program: Made) -> None:
    assert findings({"program.py": program.without_the_store().source}) == ()


@given(made(leaking=True), st.randoms(use_true_random=False))
@QUICK
def test_an_eviction_on_every_way_silences(program: Made, random: Random) -> None:
    """Whatever takes it out again, in a `finally` around the store or as the next statement."""
    release = random.choice([one for one in RELEASES[program.kind] if "[:-8]" not in one])
    evicting = replace(program, evicts="in place", release=release, wrap=random.choice(["finally", "bare"]))
    assert findings({"program.py": program.source}) or program.carrier not in ("stream", "object")
    assert findings({"program.py": evicting.source}) == ()


@given(st.lists(made(leaking=True), min_size=1, max_size=4))
@QUICK
def test_findings_are_sorted_and_told_apart(programs: list[Made]) -> None:
    found = findings(named(programs))
    assert [each.order for each in found] == sorted(each.order for each in found)
    assert len({each.fingerprint for each in found}) == len(found)
    assert len({(each.where, each.code) for each in found}) == len(found)


@given(made(leaking=True))
@QUICK
def test_asking_twice_says_the_same(program: Made) -> None:
    assert fingerprints(program.source) == fingerprints(program.source)


@given(made(leaking=True))
@QUICK
def test_silencing_the_line_silences_the_finding(program: Made) -> None:
    silenced = program.source.replace("  # here", "  # streamlint: ignore")
    found = findings({"program.py": program.source})
    assume(found)
    assert findings({"program.py": silenced}) == ()


@pytest.mark.parametrize("owner", ["local", "default"])
def test_the_name_of_a_local_container_is_in_no_fingerprint(owner: str) -> None:
    source = Made(owner=owner).source
    assert fingerprints(source)
    assert fingerprints(source.replace("kept", "turns")) == fingerprints(source)
