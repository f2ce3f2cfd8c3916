"""Whatever a configuration holds, it is read, or all that is wrong with it is told."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from streamlint.api import known_codes
from streamlint.config.errors import ConfigError, Problem
from streamlint.config.keys import KEYS
from streamlint.config.loading import from_values, load
from streamlint.engine.modelling import models_for, table_problems
from streamlint.models import fields

QUICK = settings(max_examples=150, deadline=None, derandomize=True)
NAMES = [*(key.name for key in KEYS), "zzz", ""]
INNER = [*fields.API, *fields.KEEPER, *fields.FACTORY, "zzz"]
WORDS = st.sampled_from(
    ["", "STL", "stl1", "STL999", "acme.open", "a b", "stream", "low", "json", "é", "\ud7ff", "*", "!"]
)
SCALARS = st.one_of(WORDS, st.integers(-1, 9), st.booleans(), st.just(1.5), st.just(date(2000, 1, 1)))
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(INNER), inner, max_size=3),
    max_leaves=6,
)


def problems(read: Callable[[], object]) -> Sequence[Problem]:
    """What is wrong; nothing where it can be read."""
    try:
        read()
    except ConfigError as error:
        return error.problems or pytest.fail("a fault that is not told")
    return ()


@given(st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=4))
@QUICK
def test_any_values(values: dict[str, object]) -> None:
    wrong = problems(lambda: from_values(values, known_codes(), table_problems))
    assert all(problem.message for problem in wrong)
    if not wrong:
        assert models_for(from_values(values, known_codes(), table_problems)).apis


@given(st.one_of(st.binary(max_size=40), st.text(alphabet="[]{}=\"'#\n,.aselct1 -", max_size=60).map(str.encode)))
@QUICK
def test_any_file(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "streamlint.toml").write_bytes(data)
        wrong = problems(lambda: load(Path(folder), known_codes(), check_tables=table_problems))
    assert all("streamlint.toml" in problem.file for problem in wrong)


def test_a_number_that_python_writes_no_more_is_told() -> None:
    [wrong] = problems(lambda: from_values({"api": [{"call": 16**9000}]}, known_codes(), table_problems))
    assert "a number beyond measure" in wrong.message
