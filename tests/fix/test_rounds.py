"""Fixes in rounds: which are applied together, which one after the other, and which are left alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

import pytest

from streamlint.finding import Confidence, Edit, Finding, Fix
from streamlint.fix.rounds import Fixed, fixed
from streamlint.location import Location, Span
from streamlint.outcome import FileError, InternalError, Report

Analyse = Callable[[Mapping[str, bytes]], Report]
BAD, GOOD, WORSE, BROKEN = "bad", "good", "worse", "broken"


def finding(path: str, line: int, text: str, new: str | None, column: int = 1) -> Finding:
    where = Location(path, Span(line, column, line, column + len(text)))
    fix = Fix("safe", "as it should be", (Edit(where, new),)) if new is not None else None
    return Finding("STL103", "a-rule", text, where, "error", Confidence.HIGH, "", fix=fix)


def analysing(becomes: Mapping[str, str | None]) -> Analyse:
    """An analysis that finds each word that `becomes` has, and knows what is to stand there."""

    def analyse(files: Mapping[str, bytes]) -> Report:
        return Report(tuple(_found(files, becomes)), tuple(_errors(files)))

    return analyse


def _found(files: Mapping[str, bytes], becomes: Mapping[str, str | None]) -> Iterator[Finding]:
    for path, data in sorted(files.items()):
        for line, text in enumerate(data.decode("latin-1").splitlines(), start=1):
            for word in re.finditer(r"\w+", text):
                if word[0] in becomes:
                    yield finding(path, line, word[0], becomes[word[0]], word.start() + 1)


def _errors(files: Mapping[str, bytes]) -> Iterator[FileError]:
    for path, data in files.items():
        if BROKEN.encode() in data:
            yield FileError(path, 1, 1, "does not parse")


def after(files: Mapping[str, str], becomes: Mapping[str, str | None]) -> tuple[dict[str, str], Fixed]:
    done = fixed({path: text.encode("latin-1") for path, text in files.items()}, analysing(becomes))
    return {path: data.decode("latin-1") for path, data in done.files.items()}, done


def reasons(done: Fixed) -> list[str]:
    return [refused.reason for refused in done.refused]


def test_all_that_do_not_meet_are_applied_at_once() -> None:
    files, done = after({"a.py": "bad\nfine\nbad\n", "b.py": "bad\n"}, {BAD: GOOD})
    assert files == {"a.py": "good\nfine\ngood\n", "b.py": "good\n"}
    assert len(done.done) == 3
    assert not done.refused


def test_those_of_one_line_are_applied_one_after_the_other() -> None:
    seen: list[str] = []
    words = {BAD: GOOD, "bas": "better"}

    def analyse(files: Mapping[str, bytes]) -> Report:
        seen.append(files["a.py"].decode())
        return analysing(words)(files)

    done = fixed({"a.py": b"bad bas # bad\n"}, analyse)
    assert done.files == {"a.py": b"good better # good\n"}
    assert [one.message for one in done.done] == ["bad", "bas", "bad"]
    assert seen == ["bad bas # bad\n", "good bas # bad\n", "good better # bad\n", "good better # good\n"]


@pytest.mark.parametrize(
    ("new", "becomes", "reason"),
    [
        (BROKEN, {}, "it would not parse"),
        (WORSE, {WORSE: None}, "it would raise STL103: worse"),
        ("bad", {}, "STL103 would still be found"),
        ("\N{SNOWMAN}", {}, "it cannot be written in the encoding of the file"),
    ],
)
def test_a_file_that_would_be_no_better_is_left_alone(new: str, becomes: dict[str, str | None], reason: str) -> None:
    head = "# coding: latin-1\n"
    files, done = after({"a.py": f"{head}bad\n", "b.py": "bas\n"}, {BAD: new, "bas": GOOD, **becomes})
    assert files == {"b.py": "good\n"}
    assert reasons(done) == [reason]
    assert [one.message for one in done.report.findings if one.where.path == "a.py"] == ["bad"]


def test_one_that_fails_does_not_hold_up_the_others_of_its_file() -> None:
    files, done = after({"a.py": "bad\nbas\nbat\n"}, {BAD: GOOD, "bas": BROKEN, "bat": GOOD})
    assert files == {"a.py": "good\nbas\ngood\n"}
    assert reasons(done) == ["it would not parse"]


def test_a_file_is_not_mended_to_the_harm_of_another() -> None:
    def analyse(files: Mapping[str, bytes]) -> Report:
        report = analysing({BAD: GOOD})(files)
        other = (finding("b.py", 1, WORSE, None),) if b"good" in files["a.py"] else ()
        return Report((*report.findings, *other))

    done = fixed({"a.py": b"bad\n", "b.py": b"fine\n"}, analyse)
    assert not done.files
    assert reasons(done) == ["another file would be worse for it"]


def test_nothing_is_mended_on_which_streamlint_fails() -> None:
    def analyse(files: Mapping[str, bytes]) -> Report:
        report = analysing({BAD: GOOD})(files)
        failures = (InternalError("a rule", "a.py", "it fails", ""),) if b"good" in files["a.py"] else ()
        return Report(report.findings, failures=failures)

    done = fixed({"a.py": b"bad\n"}, analyse)
    assert not done.files
    assert reasons(done) == ["streamlint itself fails on what it would be"]


def test_it_ends() -> None:
    files, done = after({"a.py": "bad\n"}, {BAD: "bas", "bas": BAD})
    assert len(done.done) <= 20
    assert set(files.values()) <= {"bas\n"}
