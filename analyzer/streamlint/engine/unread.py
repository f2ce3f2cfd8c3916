"""The files of a run that the text gate left out: where they are, what their modules are called, how to read them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from streamlint.contents import contents
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
            return contents(self.path)
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

    def holding(self, dotted: str, near: str) -> SourcePath | None:
        """The module in which a dotted name lies, as the file `near` sees it: the longest part of the name that is one.

        A script that stands in no package is a module for those in its folder and below, not for all others: `openai.py`
        among some examples is not what the rest of the project imports by that name.
        """
        for name in _prefixes(dotted):
            file = self._files.get(name)
            if file is not None:
                return file if "." in name or file.path.stem == "__init__" or _sees(near, file) else None
        return None

    def packages(self, dotted: str) -> Iterator[tuple[str, SourcePath]]:
        """The packages around a module that have a file of their own, innermost first."""
        for name in _prefixes(dotted.rpartition(".")[0]):
            if name in self._files:
                yield name, self._files[name]


def _sees(near: str, file: SourcePath) -> bool:
    folder = file.printed.rpartition("/")[0]
    return not near or not folder or near.startswith(f"{folder}/")


def _prefixes(dotted: str) -> Iterator[str]:
    while dotted:
        yield dotted
        dotted = dotted.rpartition(".")[0]
