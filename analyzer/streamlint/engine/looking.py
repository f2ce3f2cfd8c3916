"""Glancing at the files of a run: in this process or in others, and only at what no run has glanced at yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from streamlint.engine.deadline import NEVER, Deadline, TimeUpError
from streamlint.engine.glances import Asked, Glance, Glancing
from streamlint.engine.memory import Memory
from streamlint.engine.reading import Raw
from streamlint.engine.workers import Lost, Workers

_PIECE: Final = 3_000_000
"""Bytes of text that are worth a process: to glance at them takes about 0.3 s."""


def glances_at(
    files: Sequence[Raw], asked: Asked, memory: Memory, workers: Workers, deadline: Deadline = NEVER
) -> list[Glance | None]:
    """What a glance at each file says, or None for one that took too long. `asked` is what the text gate asks for."""
    found = memory.glances(files)
    missing = [file for file, glance in zip(files, found, strict=True) if glance is None]
    new = iter(_new(missing, asked, workers, deadline))
    glances = []
    for file, known in zip(files, found, strict=True):
        glance = known
        if glance is None:
            glance = next(new)
            if glance is not None:
                memory.keep_glance(file, glance)
        glances.append(glance)
    return glances


def _new(files: Sequence[Raw], asked: Asked, workers: Workers, deadline: Deadline) -> Iterator[Glance | None]:
    texts = [file.data for file in files]
    sizes = [len(data) for data in texts]
    glancing = Glancing(asked)
    if workers.are_remote or not workers.are_worth(sizes, _PIECE):
        yield from (_at(data, glancing, deadline) for data in texts)
        return
    found = workers.each(partial(look, asked, each=deadline.file), texts, sizes, _PIECE)
    for data, got in zip(texts, found, strict=True):
        yield _at(data, glancing, deadline) if isinstance(got, Lost) else got


def look(asked: Asked, texts: Sequence[bytes], each: float | None = None) -> list[Glance | None]:
    """A glance at each text, in so many seconds. Other processes run this."""
    glancing, deadline = Glancing(asked), Deadline(file=each)
    return [_at(data, glancing, deadline) for data in texts]


def _at(data: bytes, glancing: Glancing, deadline: Deadline) -> Glance | None:
    try:
        with deadline.of_file():
            return glancing.at(data)
    except TimeUpError:
        deadline.check()
        return None
