"""The quick look at files that the gate leaves out."""

import warnings

import pytest

from streamlint.source.syntax import is_doubtful


@pytest.mark.parametrize(
    ("text", "doubtful"),
    [
        ("x = 1\n", False),
        ("", False),
        ("def broken(:\n", True),
        ("print 'hello'\n", True),
        ("if x:\npass\n", True),
        ("(" * 300 + ")" * 300, True),
        ("x = '\\d'\n", False),
        ("a = '\ud800'\n", True),
    ],
)
def test_doubt(text: str, doubtful: bool) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert is_doubtful(text, "x.py") is doubtful
