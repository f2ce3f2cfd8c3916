"""Where the engine hands files over to lowering: in this process or in others, and only what no run has lowered yet."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final, TypeAlias

from streamlint.engine.deadline import NEVER, Deadline, TimeUpError
from streamlint.engine.memory import Memory
from streamlint.engine.reading import Read, too_slow
from streamlint.engine.workers import Lost, Workers
from streamlint.outcome import FileError, InternalError
from streamlint.source.decoding import SourceError, decode
from streamlint.source.modules import ModuleNames
from streamlint.source.syntax import LARGEST

if TYPE_CHECKING:
    from streamlint.facts.records import Module

Failed: TypeAlias = FileError | InternalError
Text: TypeAlias = tuple[bytes, str]
"""A file's bytes, and its path as reports spell it."""

_PIECE: Final = 250_000
"""Bytes of text that are worth a process: it takes about as long to lower them as to import LibCST there."""
_HEAVY: Final = 1_000_000
"""Bytes of one file from which on it is lowered in a process of its own: where memory ends, it is LibCST that ends it."""


class Lowering:
    """Turns files into facts. `count` says how many could be lowered, and were not taken from the cache."""

    def __init__(self, names: ModuleNames, memory: Memory, workers: Workers, deadline: Deadline = NEVER) -> None:
        self._names = names
        self._memory = memory
        self._workers = workers
        self._deadline = deadline
        self._work = partial(facts_of, each=deadline.file)
        self.count = 0

    def of(self, files: Sequence[Read]) -> Iterator[Module | Failed]:
        """The facts of each file, or why there are none; in no certain order."""
        missing: list[Read] = []
        for file, facts in zip(files, self._memory.facts([file.raw for file in files]), strict=True):
            module = None if facts is None else self._decoded(file, facts)
            if module is None:
                missing.append(file)
            else:
                yield module
        if missing:
            for lowered in self._lowered(missing):
                self.count += not isinstance(lowered, Failed)
                yield lowered

    def _lowered(self, files: Sequence[Read]) -> Iterator[Module | Failed]:
        heavy = [] if self._workers.are_remote else [file for file in files if _HEAVY < len(file.raw.data) <= LARGEST]
        yield from self._there(heavy, self._workers.alone(self._work, [_text(file) for file in heavy]))
        apart = {file.printed for file in heavy}
        files = [file for file in files if file.printed not in apart]
        sizes = [len(file.raw.data) for file in files]
        if not self._workers.are_worth(sizes, _PIECE):
            yield from (self._here(file) for file in files)
            return
        yield from self._there(files, self._workers.each(self._work, [_text(file) for file in files], sizes, _PIECE))

    def _there(self, files: Sequence[Read], found: Iterable[bytes | Failed | Lost]) -> Iterator[Module | Failed]:
        for file, facts in zip(files, found, strict=True):
            yield self._from_there(file, facts)

    def _here(self, file: Read) -> Module | Failed:
        from streamlint.facts.encoding import encode

        module = lowered(file.raw.data, file.printed, *self._name(file), self._deadline)
        if self._memory.is_kept and not isinstance(module, Failed):
            self._memory.keep_facts(file.raw, encode(module))
        return module

    def _from_there(self, file: Read, facts: bytes | Failed | Lost) -> Module | Failed:
        if isinstance(facts, Lost):
            return FileError(file.printed, 1, 1, "the process that parsed it died", passing=True)
        if isinstance(facts, Failed):
            return facts
        self._memory.keep_facts(file.raw, facts)
        return self._decoded(file, facts) or self._here(file)

    def _decoded(self, file: Read, facts: bytes) -> Module | None:
        from streamlint.facts.encoding import DamagedFactsError, decode

        try:
            return decode(facts, file.printed, *self._name(file))
        except DamagedFactsError:
            return None

    def _name(self, file: Read) -> tuple[str, bool]:
        return self._names.name(file.source.path, file.source.root)


def _text(file: Read) -> Text:
    return file.raw.data, file.printed


def facts_of(files: Sequence[Text], each: float | None = None) -> list[bytes | Failed]:
    """The facts of files as they are written, or why there are none. Other processes run this.

    `each` is how many seconds one of them may take.
    """
    from streamlint.facts.encoding import encode

    deadline = Deadline(file=each)
    found = [lowered(data, printed, "", False, deadline) for data, printed in files]
    return [module if isinstance(module, Failed) else encode(module) for module in found]


def lowered(data: bytes, printed: str, name: str, is_package: bool, deadline: Deadline = NEVER) -> Module | Failed:
    """The facts of a file, or why there are none. Raises TimeUpError where the time of the run is up."""
    from streamlint.facts.lowering import lower
    from streamlint.facts.lowering.errors import LoweringError

    if len(data) > LARGEST:
        return FileError(printed, 1, 1, f"too large to be parsed: more than {LARGEST // 1_000_000} MB")
    try:
        with deadline.of_file():
            return lower(decode(data), printed, name, is_package)
    except TimeUpError:
        deadline.check()
        return too_slow(printed, deadline, "parsed")
    except (LoweringError, SourceError) as error:
        return FileError(printed, error.line, error.column, error.message)
    except MemoryError:
        return FileError(printed, 1, 1, "there is not enough memory to parse it", passing=True)
    except RecursionError:
        return FileError(printed, 1, 1, "nested too deeply to be analysed")
    except Exception as error:  # noqa: BLE001 - a fault of ours in one file must not end the run
        message = f"{type(error).__name__}: {error}"
        return InternalError("reading the syntax", printed, message, traceback.format_exc(-30))
