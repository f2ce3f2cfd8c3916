"""From the paths of the command line to the files to analyse."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from streamlint.source.ignoring import Ignoring

SUFFIX = ".py"


class MissingPathError(Exception):
    """A path that was asked for does not exist."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path}: no such file or folder")
        self.path = path


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file. `printed` is its path as reports spell it, `root` the folder that was given and led to it.

    `explicit` marks a file that was named itself: it is analysed whatever its suffix, and whatever is excluded unless
    excludes are strict.
    """

    printed: str
    path: Path
    root: Path
    explicit: bool = False


@dataclass(frozen=True, slots=True)
class Unlisted:
    """A folder whose entries could not be listed, and why."""

    printed: str
    message: str


def discover(
    paths: Iterable[str | os.PathLike[str]],
    ignoring: Ignoring | Callable[[Path], Ignoring],
    refused: Callable[[], str] = str,
) -> Iterator[SourceFile | Unlisted]:
    """The files under `paths`, each once, sorted by path; the same for any order and spelling of `paths`.

    `ignoring` is what is left out everywhere, or gives it for a folder. `refused` is asked before a folder is listed, and
    says why it is not to be.

    Symbolic links are followed where they are named themselves, never where they are met: a walk ends, and stays inside
    the folders that were given. Raises MissingPathError for the first path that does not exist.
    """
    roots = sorted({Path(os.path.abspath(path)) for path in paths})  # noqa: PTH100 - resolve() would follow links
    for root in roots:
        if not os.path.lexists(root) or (root.is_symlink() and not root.exists()):
            raise MissingPathError(printed(root))
    within = _everywhere(ignoring) if isinstance(ignoring, Ignoring) else ignoring
    found: dict[Path, SourceFile | Unlisted] = {}
    for root in roots:
        is_folder = root.is_dir()
        if within(root if is_folder else root.parent).excludes(root, is_folder=is_folder):
            continue
        if is_folder:
            for path, entry in _walk(root, within, refused):
                found.setdefault(path, entry)
        else:
            found[root] = SourceFile(printed(root), root, root.parent, explicit=True)
    for path in sorted(found):
        yield found[path]


def printed(path: PurePath) -> str:
    """A path as reports spell it: from the working directory where it lies below it, else absolute; forward slashes."""
    here = Path.cwd()
    return (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()


def _everywhere(ignoring: Ignoring) -> Callable[[Path], Ignoring]:
    return lambda folder: ignoring


def _walk(
    root: Path, within: Callable[[Path], Ignoring], refused: Callable[[], str]
) -> Iterator[tuple[Path, SourceFile | Unlisted]]:
    """What lies under `root`, depth first. An explicit stack, so that no depth of folders is too much."""
    pending = [(root, within(root).under(root))]
    while pending:
        folder, ignoring = pending.pop()
        if why := refused():
            yield folder, Unlisted(printed(folder), why)
            continue
        try:
            with os.scandir(folder) as listing:
                entries = list(listing)
        except OSError as error:
            yield folder, Unlisted(printed(folder), f"cannot be listed: {error.strerror or error}")
            continue
        if folder != root and any(entry.name.endswith(".toml") for entry in entries):  # a configuration, it may be
            ignoring = ignoring.with_excludes(within(folder))
        if any(entry.name == ".gitignore" for entry in entries):
            ignoring = ignoring.with_gitignore(folder)
        for entry in entries:
            path = folder / entry.name
            if entry.is_dir(follow_symlinks=False):
                if not ignoring.ignores(path, is_folder=True):
                    pending.append((path, ignoring))
            elif entry.name.endswith(SUFFIX) and entry.is_file(follow_symlinks=False) and not ignoring.ignores(path):
                yield path, SourceFile(printed(path), path, root)
