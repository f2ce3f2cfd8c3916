"""Reading the files of a run: their texts, and which of them go further."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from streamlint.engine.comments import may_suppress
from streamlint.engine.unread import SourcePath
from streamlint.outcome import FileError
from streamlint.source.decoding import SourceError, decode
from streamlint.source.discovery import SourceFile, Unlisted, printed
from streamlint.source.gate import Gate, Needed
from streamlint.source.keyed_stores import KeyedStores
from streamlint.source.syntax import is_doubtful

NAMELESS = "<stdin>"


@dataclass(frozen=True, slots=True)
class StandardInput:
    """A file that is not on the disk: its bytes, and the path that it goes by."""

    data: bytes
    path: str = NAMELESS

    @property
    def source(self) -> SourcePath:
        """Where it would be if it were on the disk, in whatever way its path is spelled."""
        path = Path(os.path.abspath(self.path))  # noqa: PTH100 - resolve() would follow links
        return SourcePath(self.path if self.path == NAMELESS else printed(path), path, path.parent, self.data)


@dataclass(frozen=True, slots=True)
class Read:
    """A file that could be read, and its text.

    `passes`: the text gate lets it through; `doubtful`: the running interpreter does not take it for Python;
    `commented`: it may hold comments that suppress.
    """

    source: SourcePath
    text: str
    passes: bool
    doubtful: bool
    commented: bool

    @property
    def printed(self) -> str:
        """Its path as reports spell it."""
        return self.source.printed

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

    source: SourcePath
    data: bytes


def read(
    entries: Iterable[SourceFile | Unlisted | StandardInput],
    needed: Iterable[Needed],
    stores: KeyedStores | None = None,
) -> Iterator[Read | FileError]:
    """Every entry, decoded and shown to the gate. All are read first: what one imports opens the gate to others."""
    found = [_bytes(entry) for entry in entries]
    gate = Gate(needed, stores)
    for file in found:
        if isinstance(file, _Bytes):
            gate.learn(file.data, _own_packages(file.source))
    for file in found:
        yield file if isinstance(file, FileError) else _read(file, gate)


def read_again(source: SourcePath) -> Read | FileError:
    """A file that the gate left out, decoded once more: something leads to it."""
    data = source.read()
    text = _text(source, data)
    return text if isinstance(text, FileError) else Read(source, text, False, False, may_suppress(data))


def _own_packages(source: SourcePath) -> Iterator[bytes]:
    """The packages that a file may belong to: a package's own files import each other relatively."""
    for part in (source.path.stem, *source.path.parent.parts):
        yield part.encode("utf-8", "surrogateescape")


def _text(source: SourcePath, data: bytes) -> str | FileError:
    try:
        return decode(data)
    except SourceError as error:
        return FileError(source.printed, error.line, error.column, error.message)


def _read(file: _Bytes, gate: Gate) -> Read | FileError:
    text = _text(file.source, file.data)
    if isinstance(text, FileError):
        return text
    passes, commented = gate.passes(file.data), may_suppress(file.data)
    doubtful = not passes and is_doubtful(text, file.source.printed)
    return Read(file.source, text, passes, doubtful, commented)


def _bytes(entry: SourceFile | Unlisted | StandardInput) -> _Bytes | FileError:
    if isinstance(entry, StandardInput):
        return _Bytes(entry.source, entry.data)
    if isinstance(entry, Unlisted):
        return FileError(entry.printed, 1, 1, entry.message)
    try:
        if not stat.S_ISREG(entry.path.stat().st_mode):
            return FileError(entry.printed, 1, 1, "not a regular file")
        if entry.path.suffix == ".ipynb":
            return FileError(entry.printed, 1, 1, "a notebook: only Python files are read")
        return _Bytes(SourcePath(entry.printed, entry.path, entry.root), entry.path.read_bytes())
    except OSError as error:
        return FileError(entry.printed, 1, 1, f"cannot be read: {error.strerror or error}")
