"""Reading the files of a run: their texts, and which of them go further."""

from __future__ import annotations

import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from streamlint.engine.comments import may_suppress
from streamlint.outcome import FileError
from streamlint.source.decoding import SourceError, decode
from streamlint.source.discovery import SourceFile, Unlisted
from streamlint.source.gate import Gate, Needed
from streamlint.source.syntax import is_doubtful


@dataclass(frozen=True, slots=True)
class StandardInput:
    """A file that is not on the disk: its bytes, and the path that it goes by."""

    data: bytes
    path: str = "<stdin>"


@dataclass(frozen=True, slots=True)
class Read:
    """A file that could be read. `printed` is its path as reports spell it, `path` and `root` are absolute.

    `passes`: the text gate lets it through; `doubtful`: the running interpreter does not take it for Python;
    `commented`: it may hold comments that suppress.
    """

    printed: str
    path: Path
    root: Path
    text: str
    passes: bool
    doubtful: bool
    commented: bool

    @property
    def parsed(self) -> bool:
        """Whether it is to be lowered."""
        return self.passes or self.doubtful

    @property
    def matters(self) -> bool:
        """Whether anything more is asked of it."""
        return self.parsed or self.commented


@dataclass(frozen=True, slots=True)
class _Bytes:
    """A file as it lies on the disk, or came from standard input."""

    printed: str
    path: Path
    root: Path
    data: bytes


def read(
    entries: Iterable[SourceFile | Unlisted | StandardInput], needed: Iterable[Needed]
) -> Iterator[Read | FileError]:
    """Every entry, decoded and shown to the gate. All are read first: what one imports opens the gate to others."""
    found = [_bytes(entry) for entry in entries]
    gate = Gate(needed)
    for file in found:
        if isinstance(file, _Bytes):
            gate.learn(file.data, _own_packages(file))
    for file in found:
        yield file if isinstance(file, FileError) else _read(file, gate)


def _own_packages(file: _Bytes) -> Iterator[bytes]:
    """The packages that a file may belong to: a package's own files import each other relatively."""
    for part in (file.path.stem, *file.path.parent.parts):
        yield part.encode("utf-8", "surrogateescape")


def _read(file: _Bytes, gate: Gate) -> Read | FileError:
    try:
        text = decode(file.data)
    except SourceError as error:
        return FileError(file.printed, error.line, error.column, error.message)
    passes, commented = gate.passes(file.data), may_suppress(file.data)
    doubtful = not passes and is_doubtful(text, file.printed)
    return Read(file.printed, file.path, file.root, text, passes, doubtful, commented)


def _bytes(entry: SourceFile | Unlisted | StandardInput) -> _Bytes | FileError:
    if isinstance(entry, StandardInput):
        path = Path.cwd() / entry.path
        return _Bytes(entry.path, path, path.parent, entry.data)
    if isinstance(entry, Unlisted):
        return FileError(entry.printed, 1, 1, entry.message)
    try:
        if not stat.S_ISREG(entry.path.stat().st_mode):
            return FileError(entry.printed, 1, 1, "not a regular file")
        return _Bytes(entry.printed, entry.path, entry.root, entry.path.read_bytes())
    except OSError as error:
        return FileError(entry.printed, 1, 1, f"cannot be read: {error.strerror or error}")
