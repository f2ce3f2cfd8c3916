"""The text gate: a search over the bytes of the files that decides which can matter at all.

LibCST is the slow part of the road, so no file is parsed that no stream can reach. The gate errs on one side only: it
may pass a file in which nothing is found, and should pass every file in which a stream is made or defined; what these
lead to is found by widening. It works in two steps: which packages does any file of the run import, and which files
hold what a factory or class of one of those packages cannot be written without. To make a set of a file's words and
look all of them up is eight times faster than to search for two hundred words one by one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from streamlint.source.keyed_stores import KeyedStores
from streamlint.source.occurrence import Constant, catches, declares, gives, imports, names, reaches, words
from streamlint.source.own_callbacks import keeps_callbacks
from streamlint.source.own_streams import defines_stream
from streamlint.source.own_waits import leaves_waiters, shielding


@dataclass(frozen=True, slots=True)
class Needed:
    """What a factory or class cannot occur without: one of the packages in the run, and the rest in the file.

    `words` are identifiers. `constants` are keywords and the literals that they must be given. `declared` is a class
    that must annotate something or be inherited from; `handed_in` where that is a parameter which must be handed on.
    `member` is a method with the attribute before it (empty where any will do), `function` one with its package.
    `caught` is an error that must be bound by `except` and then be put somewhere.
    """

    packages: frozenset[str]
    words: frozenset[str]
    constants: tuple[tuple[str, Constant], ...] = ()
    declared: str = ""
    handed_in: bool = False
    member: tuple[str, str] | None = None
    function: tuple[str, str] | None = None
    caught: str = ""


class Gate:
    """What lets a file through. It learns from the files of a run which packages there are, and is then asked."""

    def __init__(self, needed: Iterable[Needed], stores: KeyedStores | None = None) -> None:
        self._stores = stores
        self._needed = tuple(needed)
        self._wanted = frozenset(package.encode() for one in self._needed for package in one.packages)
        self._named: set[bytes] = set()
        self._open: dict[bytes, list[Needed]] | None = None
        self._shields: frozenset[bytes] = frozenset()

    def learn(self, data: bytes, own: Iterable[bytes] = ()) -> None:
        """A file of the run imports packages; `own` are those that it may be a part of by its path."""
        unknown = self._wanted - self._named
        self._named |= unknown.intersection(own)
        self._named.update(name for name in unknown & words(data) if imports(name, data))
        self._shields |= frozenset(shielding(data))
        self._open = None

    def passes(self, data: bytes) -> bool:
        """Whether a file with these bytes can make or define a stream, or leave a waiter, callback or state behind."""
        said = words(data)
        return (
            self._names_stream(data, said)
            or defines_stream(data, said)
            or leaves_waiters(data, said, self._shields)
            or keeps_callbacks(data, said)
            or (self._stores is not None and self._stores.keeps(data))
        )

    def _names_stream(self, data: bytes, said: frozenset[bytes]) -> bool:
        """Whether a stream of the tables can be made or named in these bytes."""
        by_word = self._by_word()
        return any(
            all(word.encode() in said for word in needed.words) and _occurs(needed, data)
            for word in by_word.keys() & said
            for needed in by_word[word]
        )

    def _by_word(self) -> dict[bytes, list[Needed]]:
        """What is needed of the packages that the run names, by the longest and so the rarest of its words."""
        if self._open is None:
            self._open = {}
            for needed in dict.fromkeys(self._needed):
                if any(package.encode() in self._named for package in needed.packages):
                    self._open.setdefault(max(needed.words, key=len).encode(), []).append(needed)
        return self._open


def _occurs(needed: Needed, data: bytes) -> bool:
    """Whether what is needed stands in the bytes as it must. The cheap questions come first."""
    if needed.function is not None and not names(*needed.function, data):
        return False
    if needed.member is not None and not reaches(*needed.member, data):
        return False
    if needed.declared and not declares(needed.declared, data, handed_on=needed.handed_in):
        return False
    if needed.caught and not catches(needed.caught, data):
        return False
    return all(gives(keyword, constant, data) for keyword, constant in needed.constants)
