"""How far a run has come, for whoever wants to show it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias, TypeVar

T = TypeVar("T")
Progress: TypeAlias = Callable[[str, int, int | None], None]
"""Is told the stage, how much of it is done, and of how much (None: that is not known). It is called often."""


def untold(stage: str, done: int, of: int | None) -> None:
    """Nobody wants to know."""


def told(stage: str, items: Sequence[T], progress: Progress) -> Iterator[T]:
    """The items, each told of before it is handed out."""
    for number, item in enumerate(items):
        progress(stage, number, len(items))
        yield item
