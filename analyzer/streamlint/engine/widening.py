"""Widening: from what a linked program lacks to the files that have it, until nothing new is reached.

The search over the bytes is the index. A file that nothing leads to is never parsed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeAlias

from streamlint.engine.unread import Modules, SourcePath
from streamlint.source.bodies import does_more_than_look
from streamlint.source.imports import Imported, imported
from streamlint.source.occurrence import evicts, uses, words

if TYPE_CHECKING:
    from streamlint.retention.program import Program
    from streamlint.retention.widening.wanted import Wanted

Question: TypeAlias = "Callable[[Program], Sequence[Wanted]]"

_ROUNDS = 8
_ROUNDS_OF_LARGE = 2
_LARGE = 4_000
"""Scopes of a program from which on to link it once more costs as much as all that came before."""
_FOR_EACH = 4
_AT_LEAST = 50
_AT_MOST = 150


def flows(program: Program) -> Sequence[Wanted]:
    """Where else streams come from and go to."""
    from streamlint.retention.widening import flows

    return flows.flows(program)


def lives(program: Program) -> Sequence[Wanted]:
    """What else decides whether what is kept is a leak. To ask this costs the search for all that is kept."""
    from streamlint.retention.widening import lives

    return lives.lives(program)


def registered(program: Program) -> Sequence[Wanted]:
    """What may keep a callback."""
    from streamlint.retention.widening import registered

    return registered.registered(program)


QUESTIONS: tuple[Question, ...] = (flows, registered, lives)


def widened(
    program: Program,
    search: Search,
    relink: Callable[[Sequence[SourcePath]], Program],
    questions: Sequence[Question] = QUESTIONS,
) -> Program:
    """The program with all that it leads to. `relink` lowers further files and links everything again."""
    for _ in range(_ROUNDS if len(program.linker.scopes) < _LARGE else _ROUNDS_OF_LARGE):
        found = next((files for question in questions if (files := search.reached(question(program)))), ())
        if not found:
            break
        program.dissolve()
        program = relink(found)
    return program


class Search:
    """Finds, among the files that are not lowered yet, those that something is wanted of."""

    def __init__(self, left: Iterable[SourcePath], modules: Modules, lowered: int) -> None:
        self._left = {file.printed: file for file in sorted(left, key=lambda file: file.printed)}
        self._modules = modules
        self._most = min(_FOR_EACH * lowered + _AT_LEAST, _AT_MOST)
        self._asked: dict[tuple[object, ...], Wanted] = {}
        self._imports: dict[str, Imported] = {}
        self._exports: dict[str, frozenset[str]] = {}
        self.count = 0
        self.is_cut = False
        """Whether more was reached than the run may widen to."""

    @property
    def asked(self) -> tuple[Wanted, ...]:
        """All that was wanted so far."""
        return tuple(self._asked.values())

    def reached(self, wanted: Iterable[Wanted]) -> tuple[SourcePath, ...]:
        """The files to lower next, nearest first, as many as the run may still widen to. They are not found again."""
        ranks: dict[str, tuple[object, ...]] = {}
        new = [one for one in wanted if self._is_new(one)]
        for printed, rank in (*self._named(new), *self._using([one for one in new if one.word])):
            ranks[printed] = min(rank, ranks.get(printed, rank))
        nearest = sorted(ranks, key=lambda printed: ranks[printed])[: max(0, self._most - self.count)]
        self.is_cut = self.is_cut or len(nearest) < len(ranks)
        self.count += len(nearest)
        return tuple(self._left.pop(printed) for printed in sorted(nearest))

    def _is_new(self, wanted: Wanted) -> bool:
        key = (wanted.module, wanted.word, wanted.cls, wanted.evicts, wanted.taker)
        return self._asked.setdefault(key, wanted) is wanted

    def _named(self, wanted: Iterable[Wanted]) -> Iterator[tuple[str, tuple[object, ...]]]:
        """The modules that are wanted by name."""
        for one in wanted:
            file = self._modules.holding(one.module, one.near) if not one.word else None
            if file is not None and file.printed in self._left and self._takes(one, file):
                yield file.printed, (0, -_shared(file.printed, one.near), file.printed)

    def _using(self, wanted: Sequence[Wanted]) -> Iterator[tuple[str, tuple[object, ...]]]:
        """The files that use a name."""
        by_word: dict[bytes, list[Wanted]] = {}
        for one in wanted:
            by_word.setdefault(one.word.encode(), []).append(one)
        for file in self._left.values() if by_word else ():
            data = file.read()
            said = words(data)
            for word in by_word.keys() & said:
                for one in by_word[word]:
                    if self._matches(one, file, data):
                        yield file.printed, (1, -_shared(file.printed, one.near), file.printed)

    def _takes(self, one: Wanted, file: SourcePath) -> bool:
        return not one.taker or does_more_than_look(one.taker, file.read(), one.reads)

    def _matches(self, one: Wanted, file: SourcePath, data: bytes) -> bool:
        used = evicts(one.word, data) if one.evicts else uses(one.word, data, member=bool(one.cls))
        return used and (not one.module or self._can_name(one, file))

    def _can_name(self, one: Wanted, file: SourcePath) -> bool:
        """Whether a file imports what is wanted, from its module or from a package that hands it on.

        Of a method it is enough that the file imports the class from anywhere, or anything from the class's module.
        """
        found = self._imported(file)
        handed_on = self._handed_on(one.module)
        if one.cls:
            return found.ends_with(one.cls) or one.module in found.modules or not found.names.isdisjoint(handed_on)
        word = one.word
        packages = (name for name in handed_on if name.rpartition(".")[2] in (word, "*"))
        return found.binds(one.module, word) or any(found.binds(name.rpartition(".")[0], word) for name in packages)

    def _handed_on(self, module: str) -> frozenset[str]:
        """The dotted names under which packages around a module hand on what they import from it. Module included."""
        known = self._exports.get(module)
        if known is None:
            homes = {module}
            names = {module}
            for name, package in self._modules.packages(module):
                found = {bound for bound in self._imported(package).names if bound.rpartition(".")[0] in homes}
                if found:
                    homes.add(name)
                    names.update(f"{name}.{bound.rpartition('.')[2]}" for bound in found)
            known = self._exports[module] = frozenset(names)
        return known

    def _imported(self, file: SourcePath) -> Imported:
        found = self._imports.get(file.printed)
        if found is None:
            name = self._modules.name(file)
            found = imported(file.read(), name, is_package=file.path.stem == "__init__")
            self._imports[file.printed] = found
        return found


def _shared(path: str, other: str) -> int:
    """How many folders two paths have in common."""
    count = 0
    for one, two in zip(path.split("/"), other.split("/"), strict=False):
        if one != two:
            break
        count += 1
    return count
