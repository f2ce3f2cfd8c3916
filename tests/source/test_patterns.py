"""Patterns say what git and pathspec say of them, in time that does not grow with the ways to match."""

from __future__ import annotations

import re
import time
import warnings
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pathspec import GitIgnoreSpec

from streamlint.source.ignoring import Ignoring, matches
from streamlint.source.patterns import patterns_of

BASE = Path("/base")
PIECES = st.sampled_from(
    ["*", "**", "/", "a", "b", "?", "[ab]", "[!a]", "\\*", "a*", "*a*b", "**/", "/**", "/**/", "é", "[]a]", "("]
)
LINES = st.lists(
    st.tuples(st.sampled_from(["", "", "!"]), st.lists(PIECES, min_size=1, max_size=7).map("".join)), max_size=3
)
WAYS = st.lists(st.text(alphabet="ab*é(]", min_size=1, max_size=5), min_size=1, max_size=5).map("/".join)


def as_git_has_it(lines: list[str]) -> GitIgnoreSpec:
    """What pathspec makes of lines; but `[!a]` is no slash."""
    found = GitIgnoreSpec.from_lines(lines).patterns
    for one in found:
        if one.regex is not None:
            one.regex = re.compile(one.regex.pattern.replace("[^a]", "[^a/]"))
    return GitIgnoreSpec(found)


@given(LINES, WAYS, st.booleans())
@settings(max_examples=300, deadline=None)
def test_they_say_what_pathspec_says(lines: list[tuple[str, str]], way: str, is_folder: bool) -> None:
    written = [mark + text for mark, text in lines]
    found = patterns_of(written, BASE)
    wanted = as_git_has_it(written).check_file(f"{way}/" if is_folder else way).include
    assert (found.verdict(BASE / way, is_folder=is_folder) if found else None) == wanted


@pytest.mark.parametrize(
    "pattern",
    [
        "*a" * 20 + "*b",
        "/" + "*a*a*a*a/" * 6 + "b",
        "**/a/" * 12 + "b",
        "a/**/" * 12 + "b",
        "?*" * 30 + "b",
        "[a-z]*" * 20 + "b",
    ],
)
def test_no_pattern_takes_long(pattern: str) -> None:
    found = patterns_of([pattern], BASE)
    assert found is not None
    for path in (BASE / ("a" * 250), BASE / "/".join(["a" * 40] * 40), BASE / "/".join("a" * 400)):
        start = time.process_time()
        assert found.verdict(path, is_folder=False) is None
        assert time.process_time() - start < 5


def test_braces_do_not_multiply_without_end() -> None:
    start = time.process_time()
    assert not matches("{a,b}" * 40, BASE / "c.py", BASE)
    assert time.process_time() - start < 5


def test_a_set_in_a_set_is_no_word_to_the_user() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert patterns_of(["[[a]", "x&&y[--a]"], BASE) is not None


def test_what_is_no_pattern_leaves_nothing_out() -> None:
    ignoring = Ignoring.from_patterns(["\\", "!", "a\\", "[z-a]", "*.gen.py"], BASE)
    assert not ignoring.ignores(BASE / "a.py")
    assert ignoring.ignores(BASE / "a.gen.py")
    assert patterns_of(["\\"], BASE) is None
