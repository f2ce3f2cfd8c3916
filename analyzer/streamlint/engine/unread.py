"""The files of a run that the text gate left out: where they are, what their modules are called, how to read them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from streamlint.source.modules import ModuleNames


@dataclass(frozen=True, slots=True)
class SourcePath:
    """One file of the run. `data` are its bytes where it is not on the disk."""

    printed: str
    path: Path
    root: Path
    data: bytes | None = None

    def read(self) -> bytes:
        """Its bytes, read anew: to keep them all for a search that may not come would take as much memory as they do.

        A file that has gone since it was first read is as good as empty.
        """
        if self.data is not None:
            return self.data
        try:
            return self.path.read_bytes()
        except OSError:
            return b""


class Modules:
    """Every file of a run by the name of its module. Where two have one name, the first by path counts."""

    def __init__(self, files: Iterable[SourcePath], names: ModuleNames) -> None:
        self._files: dict[str, SourcePath] = {}
        self._names: dict[str, str] = {}
        for file in sorted(files, key=lambda file: file.printed):
            name, _ = names.name(file.path, file.root)
            self._files.setdefault(name, file)
            self._names[file.printed] = name

    def name(self, file: SourcePath) -> str:
        """The dotted name of a file's module."""
        return self._names[file.printed]

    def holding(self, dotted: str) -> SourcePath | None:
        """The module in which a dotted name lies: the longest part of the name that is one."""
        return next((self._files[name] for name in _prefixes(dotted) if name in self._files), None)

    def packages(self, dotted: str) -> Iterator[tuple[str, SourcePath]]:
        """The packages around a module that have a file of their own, innermost first."""
        for name in _prefixes(dotted.rpartition(".")[0]):
            if name in self._files:
                yield name, self._files[name]


def _prefixes(dotted: str) -> Iterator[str]:
    while dotted:
        yield dotted
        dotted = dotted.rpartition(".")[0]
