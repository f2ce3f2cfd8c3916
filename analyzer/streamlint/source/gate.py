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
from streamlint.source.own_caches import caches_requests
from streamlint.source.own_callbacks import keeps_callbacks
from streamlint.source.own_streams import defines_stream
from streamlint.source.own_tasks import leaves_tasks
from streamlint.source.own_waits import leaves_waiters, races, shielding


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


@dataclass(frozen=True, slots=True)
class Look:
    """What one file says by itself, whatever else is in the run.

    `imports` are the packages of the tables that it imports. Of each group of packages in `needs`, it holds what a
    stream cannot be made or named without. `shields` are its properties that return a shield. `matters`: it may hold a
    class that behaves as a stream, or leave a waiter, callback or state behind; `needs` is then not asked. `races`: it
    waits for several things, and may leave waiters on what another file shields.
    """

    imports: tuple[str, ...] = ()
    needs: tuple[tuple[str, ...], ...] = ()
    shields: tuple[str, ...] = ()
    matters: bool = False
    races: bool = False


class Gate:
    """What lets a file through. It looks at each, learns from all which packages there are, and is then asked."""

    def __init__(self, needed: Iterable[Needed], stores: KeyedStores | None = None) -> None:
        self._stores = stores
        self._by_word: dict[bytes, list[Needed]] = {}
        """What is needed, by the longest and so the rarest of its words."""
        self._packages: dict[bytes, str] = {}
        for one in dict.fromkeys(needed):
            self._by_word.setdefault(max(one.words, key=len).encode(), []).append(one)
            self._packages.update((package.encode(), package) for package in one.packages)
        self._named: set[str] = set()
        self._shields: set[bytes] = set()

    def look(self, data: bytes) -> Look:
        """What is to be known of a file with these bytes."""
        said = words(data)
        imported = tuple(sorted(self._packages[name] for name in self._packages.keys() & said if imports(name, data)))
        shields = tuple(sorted(name.decode("utf-8", "surrogateescape") for name in shielding(data)))
        if self._matters(data, said):
            return Look(imported, (), shields, matters=True)
        needs = tuple(sorted(tuple(sorted(group)) for group in self._needs(data, said)))
        return Look(imported, needs, shields, races=races(data, said))

    def learn(self, look: Look, own: Iterable[str] = ()) -> None:
        """A file of the run imports packages; `own` are those that it may be a part of by its path."""
        self._named.update(look.imports)
        self._shields.update(name.encode("utf-8", "surrogateescape") for name in look.shields)
        self._named.update(name for name in own if name.encode("utf-8", "surrogateescape") in self._packages)

    def passes(self, look: Look, data: bytes) -> bool:
        """Whether a file can make or define a stream, or leave a waiter, task, callback or state behind."""
        return (
            look.matters
            or any(not self._named.isdisjoint(packages) for packages in look.needs)
            or (look.races and bool(self._shields) and not self._shields.isdisjoint(words(data)))
        )

    def _matters(self, data: bytes, said: frozenset[bytes]) -> bool:
        """Whether a file defines a stream, or leaves a waiter, callback, cache or state behind, whatever it imports."""
        return (
            defines_stream(data, said)
            or leaves_waiters(data, said)
            or keeps_callbacks(data, said)
            or leaves_tasks(data, said)
            or caches_requests(data, said)
            or (self._stores is not None and self._stores.keeps(data))
        )

    def _needs(self, data: bytes, said: frozenset[bytes]) -> set[frozenset[str]]:
        """The packages of which a stream can be made or named in these bytes, each group once."""
        found: set[frozenset[str]] = set()
        for word in self._by_word.keys() & said:
            for one in self._by_word[word]:
                if one.packages not in found and said.issuperset(map(str.encode, one.words)) and _occurs(one, data):
                    found.add(one.packages)
        return found


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
