"""Glancing at the files of a run: in this process or in others, and only at what no run has glanced at yet."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from streamlint.engine.glances import Asked, Glance, Glancing
from streamlint.engine.memory import Memory
from streamlint.engine.reading import Raw
from streamlint.engine.workers import Lost, Workers

_PIECE: Final = 3_000_000
"""Bytes of text that are worth a process: to glance at them takes about 0.3 s."""


def glances_at(files: Sequence[Raw], asked: Asked, memory: Memory, workers: Workers) -> list[Glance]:
    """What a glance at each file says. `asked` is what the text gate asks for."""
    found = memory.glances(files)
    missing = [file for file, glance in zip(files, found, strict=True) if glance is None]
    new = iter(_new(missing, asked, workers))
    glances = []
    for file, known in zip(files, found, strict=True):
        glance = known
        if glance is None:
            glance = next(new)
            memory.keep_glance(file, glance)
        glances.append(glance)
    return glances


def _new(files: Sequence[Raw], asked: Asked, workers: Workers) -> list[Glance]:
    texts = [file.data for file in files]
    sizes = [len(data) for data in texts]
    if workers.are_remote or not workers.are_worth(sizes, _PIECE):
        return look(asked, texts)
    found = workers.spread(partial(look, asked), texts, sizes, _PIECE)
    glancing = Glancing(asked)
    return [glancing.at(data) if isinstance(got, Lost) else got for data, got in zip(texts, found, strict=True)]


def look(asked: Asked, texts: Sequence[bytes]) -> list[Glance]:
    """A glance at each text. Other processes run this."""
    glancing = Glancing(asked)
    return [glancing.at(data) for data in texts]
