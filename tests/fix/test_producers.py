"""Stream classes of one's own, before and after their mend: both are played on each of their ways out."""

from __future__ import annotations

import pytest

from fix.played import HERE, play, ways
from fix.runs import mend
from streamlint.config.configuration import Configuration

NAMES = sorted(path.stem for path in HERE.glob("*.py") if not path.stem.endswith("_mended"))


def texts(name: str) -> tuple[str, str]:
    return tuple((HERE / f"{each}.py").read_text(encoding="utf-8") for each in (name, f"{name}_mended"))  # type: ignore[return-value]


def codes(name: str) -> list[str]:
    """The codes with which the docstring of a program begins."""
    return texts(name)[0].removeprefix('"""').partition(":")[0].split(", ")


@pytest.mark.parametrize("name", NAMES)
def test_the_class_is_mended_and_stays_so(name: str, configuration: Configuration) -> None:
    before, after = texts(name)
    done = mend(before, configuration, unsafe=True)
    assert sorted(finding.code for finding in done.done) == codes(name)
    assert done.files["program.py"].decode() == after
    assert done.report.findings == ()
    assert not mend(after, configuration, unsafe=True).files
    assert not mend(before, configuration, unsafe=False).files


CASES = [(name, way) for name in NAMES for way in ways(name)]


@pytest.mark.parametrize(("name", "way"), CASES)
def test_what_it_says_is_the_same_or_what_the_rule_asks_for(name: str, way: str) -> None:
    before, after = play(name, way), play(f"{name}_mended", way)
    if codes(name)[0] in ("STL301", "STL305"):
        assert (before.heard, before.final, before.raised) == (after.heard, after.final, after.raised)
    assert before.final in (after.final, None, "IndexError")


@pytest.mark.parametrize("name", NAMES)
def test_it_lets_go_at_its_end(name: str) -> None:
    before, after = play(name, "end"), play(f"{name}_mended", "end")
    assert after.alive <= 1 <= max(before.alive, 1)
    if "STL301" in codes(name):
        assert before.alive == 5 or name == "aborted"
    if "STL305" in codes(name):
        assert (before.listening > 0, after.listening) == (True, 0)


@pytest.mark.parametrize(("name", "way"), [case for case in CASES if "STL301" in codes(case[0])])
def test_it_lets_go_on_every_way(name: str, way: str) -> None:
    if (name, way) in LEFT_OPEN:
        assert play(f"{name}_mended", way).alive <= play(name, way).alive
    else:
        assert play(f"{name}_mended", way).alive <= 1


LEFT_OPEN = {
    ("emitter", "early"),
    ("next_and_close", "early"),
    ("next_and_close", "error"),
    ("aborted", "error"),
    ("aborted", "early"),
}
"""Streams that have not ended: who left them can go on reading. An error that nobody catches ends none that tells."""


@pytest.mark.parametrize(
    ("name", "way", "heard"),
    [
        ("cached_after_clearing", "end", ("end", 4, 0)),
        ("cached_after_listeners", "end", ("end", 4, 0)),
        ("cleared_before_end", "end", ("end", None, 5)),
        ("dropped_first", "end", ("end", None, 5)),
    ],
)
def test_listeners_of_the_end_find_what_they_look_for(name: str, way: str, heard: tuple[str, object, int]) -> None:
    assert heard in play(f"{name}_mended", way).heard
    assert heard not in play(name, way).heard


def test_a_hook_sees_what_has_come() -> None:
    assert play("hook_in_finally", "end").seen == 0
    assert play("hook_in_finally_mended", "end").seen == 5


@pytest.mark.parametrize(
    ("name", "way", "final"),
    [("accessor_reads_the_list", "end", 4), ("cached_after_clearing", "end", 4), ("cached_one_way", "error", 2)],
)
def test_the_accessor_answers_after_the_end(name: str, way: str, final: int) -> None:
    assert play(f"{name}_mended", way).final == final
    assert play(name, way).final != final
