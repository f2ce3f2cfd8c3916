"""What a file's text must hold for a factory to occur in it: words for the search over bytes before parsing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from streamlint.models.names import bare, leaf, method_of, segments, top
from streamlint.models.tables import Api, Factory

_FIRST_NON_ASCII: Final = 128
_SPACED: Final = bytes(
    code if code >= _FIRST_NON_ASCII or chr(code).isalnum() or chr(code) == "_" else ord(" ") for code in range(256)
)
"""A translation of bytes that leaves the words of Python source, non-ASCII letters included, and spaces."""


@dataclass(frozen=True, slots=True)
class Gate:
    """A file without one of `all_of` cannot contain this factory of `api`, or name this class.

    The words are identifiers; a leading dot marks the name of a method or attribute.
    """

    api: str
    kind: Literal["factory", "type"]
    all_of: tuple[str, ...]

    @property
    def rarest(self) -> str:
        """The one word to search for where only one can be: the longest is the least common."""
        return max(self.all_of, key=len)

    def may_occur(self, text: bytes) -> bool:
        """Whether the bytes hold every word."""
        return all(word.encode() in text for word in self.all_of)


class Search:
    """All gates at once: the words of a file are made a set, in which each gate is looked up."""

    def __init__(self, gates: Iterable[Gate]) -> None:
        self._by_word: dict[bytes, list[tuple[Gate, frozenset[bytes]]]] = {}
        for gate in gates:
            words = frozenset(map(_identifier, gate.all_of))
            self._by_word.setdefault(_identifier(gate.rarest), []).append((gate, words))

    def passes(self, text: bytes) -> bool:
        """Whether some gate may occur in the bytes of a file."""
        return next(self._found(text), None) is not None

    def apis(self, text: bytes) -> frozenset[str]:
        """The ids of the apis that may occur in the bytes of a file."""
        return frozenset(self._found(text))

    def _found(self, text: bytes) -> Iterator[str]:
        words = frozenset(text.translate(_SPACED).split())
        for word in self._by_word.keys() & words:
            for gate, needed in self._by_word[word]:
                if needed <= words and gate.may_occur(text):
                    yield gate.api


def _identifier(word: str) -> bytes:
    return word.removeprefix(".").encode()


def api_gates(api: Api) -> Iterator[Gate]:
    """The gates of an api: one for each factory and each class."""
    for factory in api.factories:
        yield Gate(api.id, "factory", tuple(dict.fromkeys(_words(factory))))
    for name in (*api.types, *api.managers):
        yield Gate(api.id, "type", tuple(dict.fromkeys((leaf(name), top(name)))))


def _words(factory: Factory) -> Iterator[str]:
    """A function, class or annotation is imported, so its package is named too.

    A method is reached from an object of any origin: its name is enough where it is a special one. A plain word
    (`stream`, `create`, `get`) needs the attribute before it or a keyword as well, or else the package.
    """
    keywords = tuple(keyword for keyword, _ in factory.when)
    *before, last = segments(factory.call)
    name = bare(last)
    owner = next((index for index, part in enumerate(before) if _is_instance(part)), None)
    if owner is None:
        return iter((name, top(factory.call), *keywords))
    if "_" in name:
        return iter((f".{name}", *keywords))
    parent = tuple(map(bare, before[owner + 1 :][-1:]))
    return iter((f".{name}", *(parent + keywords or (top(factory.call),))))


def _is_instance(segment: str) -> bool:
    """Whether what follows is reached from an object: the segment is a class by its spelling, or a call."""
    return segment[0].isupper() or method_of(segment) is not None
