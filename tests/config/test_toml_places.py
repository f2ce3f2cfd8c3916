"""On which line of a TOML file a key stands."""

import pytest

from streamlint.config.places import line_of, line_of_word, line_within

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


TABLES = """\
[[api]]
call = "a"

[api.more]
deep = 1

[[api]]
# call
final.x = 1
[[api.factory]]
call = "b"
[other]
final = 1
"""


@pytest.mark.parametrize(
    ("nth", "key", "line"),
    [
        (0, "call", 2),
        (0, "more", 4),
        (0, "final", None),
        (1, "final", 9),
        (1, "factory", 10),
        (1, "other", None),
        (2, "call", None),
    ],
)
def test_keys_of_tables(nth: int, key: str, line: int | None) -> None:
    assert line_within(TABLES, ("api",), nth, key) == line


def test_words_of_values() -> None:
    text = "a = [\n  'b',\n  \"c\",\n]\n"
    assert [line_of_word(text, 1, word) for word in "bcd"] == [2, 3, 1]
