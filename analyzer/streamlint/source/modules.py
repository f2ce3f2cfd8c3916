"""The dotted name under which other modules import a file."""

from __future__ import annotations

from pathlib import Path

_SOURCE_ROOTS = ("src", "lib", "python")


class ModuleNames:
    """Names the modules of one run. It looks at each folder once."""

    def __init__(self) -> None:
        self._packages: dict[Path, bool] = {}

    def name(self, path: Path, root: Path) -> tuple[str, bool]:
        """The dotted name of the module in `path`, and whether it is a package's `__init__`.

        Packages are climbed while the folder has an `__init__.py`; a folder without one that lies in a package is a part
        of it. A file outside of any package is named by its way
        down from `root`, so namespace packages keep their full name; a folder `src`, `lib` or `python` at the top of
        that way is a source root and no part of the name. Both paths are absolute.
        """
        is_package = path.stem == "__init__"
        names = [] if is_package else [path.stem]
        folder = path.parent
        if is_package:  # also where the file itself is not there: the text of standard input
            names, folder = [folder.name], folder.parent
        if not is_package and not self._is_package(folder) and not self._is_in_package(folder, root):
            return ".".join([*_way_down(folder, root), *names]), False
        while folder != folder.parent and (self._is_package(folder) or self._is_in_package(folder, root)):
            names.insert(0, folder.name)
            folder = folder.parent
        return ".".join(names), is_package

    def _is_in_package(self, folder: Path, root: Path) -> bool:
        """Whether a folder between this one and `root` is a package."""
        return any(self._is_package(above) for above in folder.parents if root in above.parents)

    def _is_package(self, folder: Path) -> bool:
        known = self._packages.get(folder)
        if known is None:
            known = self._packages[folder] = (folder / "__init__.py").is_file()
        return known


def _way_down(folder: Path, root: Path) -> tuple[str, ...]:
    if not folder.is_relative_to(root):
        return ()
    names = folder.relative_to(root).parts
    return names[1:] if names and names[0] in _SOURCE_ROOTS else names
