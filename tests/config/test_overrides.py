"""The command line over the file, and which rules run in the end."""

import pytest

from streamlint.config.configuration import Configuration
from streamlint.config.overriding import Overrides

CODES = ("STL001", "STL101", "STL103", "STL201")


def running(configuration: Configuration) -> list[str]:
    return [code for code in CODES if configuration.selects(code)]


@pytest.mark.parametrize(
    ("select", "extend", "ignore", "expected"),
    [
        (("STL",), (), (), list(CODES)),
        ((), (), (), []),
        (("STL1",), (), (), ["STL101", "STL103"]),
        (("STL1",), ("STL2",), (), ["STL101", "STL103", "STL201"]),
        (("STL",), (), ("STL1",), ["STL001", "STL201"]),
        (("STL", "STL103"), (), ("STL1",), ["STL001", "STL103", "STL201"]),
        (("STL103",), (), ("STL103",), []),
    ],
)
def test_the_longest_prefix_decides(
    select: tuple[str, ...], extend: tuple[str, ...], ignore: tuple[str, ...], expected: list[str]
) -> None:
    assert running(Configuration(select=select, extend_select=extend, ignore=ignore)) == expected


@pytest.mark.parametrize(
    ("file", "options", "expected"),
    [
        (Configuration(ignore=("STL103",)), Overrides(select=("STL1",)), ["STL101", "STL103"]),
        (Configuration(extend_select=("STL2",)), Overrides(select=("STL101",)), ["STL101"]),
        (Configuration(select=("STL103",)), Overrides(ignore=("STL1",)), []),
        (Configuration(ignore=("STL103",)), Overrides(extend_select=("STL1",)), list(CODES)),
        (Configuration(select=("STL2",)), Overrides(extend_select=("STL103",)), ["STL103", "STL201"]),
        (Configuration(), Overrides(select=("STL", "STL103"), ignore=("STL1",)), ["STL001", "STL103", "STL201"]),
        (Configuration(ignore=("STL001",)), Overrides(ignore=("STL2",)), ["STL101", "STL103"]),
    ],
)
def test_the_command_line_wins(file: Configuration, options: Overrides, expected: list[str]) -> None:
    assert running(options.over(file)) == expected


def test_exclude_replaces_and_extend_exclude_adds() -> None:
    file = Configuration(exclude=("a",), extend_exclude=("b",))
    laid = Overrides(exclude=("c",), extend_exclude=("d",)).over(file)
    assert (laid.exclude, laid.extend_exclude) == (("c",), ("b", "d"))
    assert Overrides().over(file) == file


def test_what_is_merely_not_selected_is_not_ignored() -> None:
    assert not Configuration(select=("STL1",)).ignored_explicitly("STL001")
    assert Configuration(ignore=("STL0",)).ignored_explicitly("STL001")
    assert not Configuration(select=("STL001",), ignore=("STL0",)).ignored_explicitly("STL001")


def test_keys_that_the_command_line_had_a_part_in() -> None:
    assert Overrides(min_confidence="low").keys() == ("min-confidence",)
    assert Overrides(select=("STL1",)).keys() == ("extend-select", "ignore", "select")
