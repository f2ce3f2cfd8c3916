"""How hard laws are tried: a few examples in each run of the tests, many where STREAMLINT_LAWS is `long`."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Final, TypeVar

from hypothesis import HealthCheck, settings

LONG: Final = os.environ.get("STREAMLINT_LAWS") == "long"
_MORE: Final = 40

Item = TypeVar("Item")


def examples(few: int) -> settings:
    """Settings for so many examples, always the same ones; or for many more, others each time."""
    return settings(
        max_examples=few * _MORE if LONG else few,
        derandomize=not LONG,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )


def some(items: Sequence[Item], few: int) -> list[Item]:
    """So many of the items, spread evenly; or all of them."""
    return list(items) if LONG else list(items[:: max(len(items) // few, 1)])
