"""On which line of a TOML file a key stands."""

import pytest

from streamlint.config.places import line_of

TEXT = """\
[project]
select = 1

[tool.streamlint]
select = ["a"]
"quoted-key" = 1
per-file-ignores.x = []

[[tool.streamlint.api]]
call = "a"
[[tool.streamlint.api.factory]]
call = "b"
[[tool.streamlint.api]]
call = "c"

[tool]
other.select = 1
"""


@pytest.mark.parametrize(
    ("key", "nth", "line"),
    [
        (("tool", "streamlint", "select"), 0, 5),
        (("tool", "streamlint", "quoted-key"), 0, 6),
        (("tool", "streamlint", "per-file-ignores"), 0, 7),
        (("tool", "streamlint", "api"), 0, 9),
        (("tool", "streamlint", "api"), 1, 13),
        (("tool", "streamlint", "api"), 2, None),
        (("tool", "other", "select"), 0, 17),
        (("select",), 0, None),
    ],
)
def test_lines(key: tuple[str, ...], nth: int, line: int | None) -> None:
    assert line_of(TEXT, key, nth) == line
