"""What is known of a file before it is parsed, by its bytes alone: for the gate, and for what becomes of it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Final

from streamlint.engine import plain
from streamlint.engine.comments import may_suppress
from streamlint.source.decoding import SourceError, decode
from streamlint.source.gate import Gate, Look, Needed
from streamlint.source.keyed_stores import KeyedStores, Naming
from streamlint.source.syntax import is_doubtful

_NOTHING: Final = Look()
NAME: Final = "<file>"
"""What a file is called while it is tried. The answer does not depend on it."""


@dataclass(frozen=True, slots=True)
class Glance:
    """One file's bytes, read but not parsed.

    `look` is what the text gate asks; `doubtful`: the running interpreter does not take it for Python (None where that
    was not tried, since the gate may let it through); `commented`: it may hold comments that suppress; `error` says why
    it is no text, and where: message, line, column. Then nothing else is known.
    """

    look: Look = _NOTHING
    doubtful: bool | None = None
    commented: bool = False
    error: tuple[str, int, int] | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """What the text gate asks for: APIs, and what comes and goes."""

    needed: tuple[Needed, ...]
    naming: Naming


class Glancing:
    """Glances at files, with what the text gate asks of them."""

    def __init__(self, asked: Asked) -> None:
        self.gate = Gate(asked.needed, KeyedStores(asked.naming))

    def at(self, data: bytes) -> Glance:
        """What is to be known of a file with these bytes."""
        try:
            text = decode(data)
        except SourceError as error:
            return Glance(error=(error.message, error.line, error.column))
        look = self.gate.look(data)
        may_pass = look.matters or bool(look.needs)
        return Glance(look, None if may_pass else is_doubtful(text, NAME), may_suppress(data))

    def doubts(self, data: bytes) -> bool:
        """Whether the running interpreter does not take these bytes for Python. They can be decoded."""
        return is_doubtful(decode(data), NAME)


def written(glance: Glance) -> bytes:
    """A glance as bytes, for the cache."""
    return json.dumps(plain.written(glance)).encode()


def read(data: bytes) -> Glance:
    """The glance that these bytes are. Raises ValueError where they are none."""
    glance: Glance = plain.reader(Glance)(json.loads(data))
    return glance


def written_asked(asked: Asked) -> bytes:
    """What the text gate asks for as bytes, for the cache."""
    return json.dumps(plain.written(asked)).encode()


def read_asked(data: bytes) -> Asked:
    """What the text gate asks for, from these bytes. Raises ValueError where they are none."""
    asked: Asked = plain.reader(Asked)(json.loads(data))
    return asked
