"""Reading the files of a run: their bytes, what a glance at them says, and which of them go further."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from streamlint.config.nearest import Nearest
from streamlint.contents import contents
from streamlint.engine.deadline import NEVER, Deadline, TimeUpError
from streamlint.engine.unread import SourcePath
from streamlint.outcome import FileError
from streamlint.source.decoding import decode, lines_of
from streamlint.source.discovery import SourceFile, Unlisted, discover, printed
from streamlint.source.ignoring import Ignoring
from streamlint.source.shared import shared_folder

if TYPE_CHECKING:
    from streamlint.config.configuration import Configuration
    from streamlint.engine.glances import Glance, Glancing

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


class Raw:
    """A file as it lies on the disk, or came from standard input. `digest` is a hash of its bytes."""

    __slots__ = ("_data", "digest", "source")

    def __init__(self, source: SourcePath, data: bytes, digest: bytes) -> None:
        self.source = source
        self.digest = digest
        self._data: bytes | None = data

    @property
    def data(self) -> bytes:
        """Its bytes, read again where they were put away. A file that has changed since is as good as empty."""
        if self._data is not None:
            return self._data
        data = self.source.read()
        return data if _digest(data) == self.digest else b""

    def put_away(self) -> None:
        """Lets go of the bytes. What has none on the disk keeps them."""
        if self.source.data is None:
            self._data = None


class Contents(Mapping[str, bytes]):
    """The bytes of files by their paths. Those that were put away are read again when they are asked for."""

    def __init__(self, files: Iterable[Raw | FileError]) -> None:
        self._files = {file.source.printed: file for file in files if isinstance(file, Raw)}

    def __getitem__(self, path: str) -> bytes:
        """The bytes of a file. Raises KeyError where the run has none of this name."""
        return self._files[path].data

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


@dataclass(frozen=True, slots=True)
class Read:
    """A file that can be read as text.

    `passes`: the text gate lets it through; `doubtful`: the running interpreter does not take it for Python;
    `commented`: it may hold comments that suppress.
    """

    raw: Raw
    passes: bool
    doubtful: bool
    commented: bool

    @property
    def source(self) -> SourcePath:
        """Where it is."""
        return self.raw.source

    @property
    def text(self) -> str:
        """Its text, decoded anew: few files are asked for it, and none often."""
        return decode(self.raw.data)

    @property
    def printed(self) -> str:
        """Its path as reports spell it."""
        return self.raw.source.printed

    @property
    def parsed(self) -> bool:
        """Whether it is to be lowered."""
        return self.passes or self.doubtful

    @property
    def matters(self) -> bool:
        """Whether anything more is asked of it."""
        return self.parsed or self.commented


def files_of(
    paths: Iterable[str | os.PathLike[str]],
    configuration: Configuration | Nearest,
    standard_input: StandardInput | None = None,
    deadline: Deadline = NEVER,
) -> list[Raw | FileError]:
    """The files that `paths` name, and standard input where it is given, or why one of them cannot be had.

    What is nearest has met all configurations that are in force in them afterwards. When the time is up, no more is
    listed and read.

    Raises MissingPathError where a path is not there.
    """
    nearest = Nearest.around(configuration)

    @cache
    def ignoring(folder: Path) -> Ignoring:
        return _ignoring(nearest.of(folder))

    entries = discover(paths, ignoring, lambda: "the time of the run was up before it was listed" * deadline.is_up)
    files = [
        _unlisted(entry, deadline) if isinstance(entry, Unlisted) else _in_time(entry, deadline) for entry in entries
    ]
    source = standard_input.source if standard_input else None
    if standard_input and source and not ignoring(source.path.parent).excludes(source.path, is_folder=False):
        files.append(raw(source, standard_input.data))
    return files


def _ignoring(configuration: Configuration) -> Ignoring:
    """What a configuration leaves out."""
    patterns = (*configuration.exclude, *configuration.extend_exclude)
    return Ignoring.from_patterns(patterns, configuration.root, strict=configuration.force_exclude)


def folder_of(paths: Sequence[str | os.PathLike[str]], standard_input: StandardInput | None = None) -> Path:
    """The folder that all files of a run share."""
    return shared_folder(paths or ([standard_input.path] if standard_input else []))


def path_of(file: Raw | FileError) -> str:
    """A file's path as reports spell it."""
    return file.path if isinstance(file, FileError) else file.source.printed


def _unlisted(entry: Unlisted, deadline: Deadline) -> FileError:
    return FileError(entry.printed, 1, 1, entry.message, deadline.is_up)


def _in_time(entry: SourceFile, deadline: Deadline) -> Raw | FileError:
    try:
        deadline.check()
        with deadline.of_file():
            return _from_disk(entry)
    except TimeUpError:
        return too_slow(entry.printed, deadline, "read")


def too_slow(printed: str, deadline: Deadline, done: str) -> FileError:
    """A file for which the time was up, its own or that of the run, before it was `done`."""
    if deadline.is_up or deadline.file is None:
        return FileError(printed, 1, 1, f"the time of the run was up before it was {done}", passing=True)
    return FileError(printed, 1, 1, f"it could not be {done} in {deadline.file:g} s", passing=True)


def _from_disk(entry: SourceFile) -> Raw | FileError:
    try:
        if entry.path.suffix == ".ipynb":
            return FileError(entry.printed, 1, 1, "a notebook: only Python files are read")
        return raw(SourcePath(entry.printed, entry.path, entry.root), contents(entry.path, follow=entry.explicit))
    except OSError as error:
        return FileError(entry.printed, 1, 1, f"cannot be read: {error.strerror or error}")


def raw(source: SourcePath, data: bytes) -> Raw:
    """A file with these bytes."""
    return Raw(source, data, _digest(data))


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=16).digest()


def read(
    files: Sequence[Raw], glances: Sequence[Glance | None], glancing: Glancing, deadline: Deadline = NEVER
) -> Iterator[Read | FileError]:
    """Every file, shown to the gate. All are looked at first: what one imports opens the gate to others."""
    gate = glancing.gate
    for file, glance in zip(files, glances, strict=True):
        if glance is not None:
            gate.learn(glance.look, _own_packages(file.source))
    for file, glance in zip(files, glances, strict=True):
        if glance is None:
            yield too_slow(file.source.printed, deadline, "looked at")
            continue
        if glance.error is not None:
            message, line, column = glance.error
            yield FileError(file.source.printed, line, column, message)
            continue
        passes = gate.passes(glance.look, file.data)
        doubtful = not passes and (glancing.doubts(file.data) if glance.doubtful is None else glance.doubtful)
        yield Read(file, passes, doubtful, glance.commented)


def read_again(source: SourcePath) -> Read:
    """A file that the gate left out: something leads to it."""
    from streamlint.engine.comments import may_suppress

    data = source.read()
    return Read(raw(source, data), passes=False, doubtful=False, commented=may_suppress(data))


def lines_in(files: Mapping[str, Read], paths: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The lines of those of the files that are among `paths`."""
    return {path: tuple(lines_of(files[path].text)) for path in sorted(paths) if path in files}


def _own_packages(source: SourcePath) -> tuple[str, ...]:
    """The packages that a file may belong to: a package's own files import each other relatively."""
    return (source.path.stem, *source.path.parent.parts)
