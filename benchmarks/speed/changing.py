"""Changes as people make them between two runs: where a stream is followed, and where none is."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.speed.trees import DJANGO, STREAMS


@dataclass(frozen=True, slots=True)
class Change:
    """`text` is put at the end of a file of the tree. `%` in it stands for something that is new each time."""

    what: str
    file: str
    text: str

    @contextmanager
    def made(self, folder: Path) -> Iterator[None]:
        """The tree with the change, which is taken back afterwards."""
        path = folder / self.file
        before = path.read_bytes()
        path.write_bytes(before + self.text.replace("%", os.urandom(4).hex()).encode())
        try:
            yield
        finally:
            path.write_bytes(before)


_FUNCTION: Final = "\n\ndef added_%(one, two):\n    return one + two\n"
_COMMENT: Final = "\n# %\n"
_FOLLOWED: Final = {STREAMS: "langchain_core/runnables/base.py", DJANGO: "django/db/models/query.py"}
"""The largest file of each tree that is parsed."""
_LEFT_OUT: Final = {STREAMS: "langchain_core/prompts/chat.py", DJANGO: "django/db/models/fields/related.py"}


def changes(tree: str) -> tuple[Change, ...]:
    """The changes that are made to one of the pinned trees."""
    return (
        Change("a function added to a file that no stream comes near", _LEFT_OUT[tree], _FUNCTION),
        Change("a comment added to the largest file that is parsed", _FOLLOWED[tree], _COMMENT),
        Change("a function added to the largest file that is parsed", _FOLLOWED[tree], _FUNCTION),
    )
