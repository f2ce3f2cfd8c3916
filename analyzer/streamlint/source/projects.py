"""Which project a file belongs to, and its path in there: what fingerprints call a file.

Neither depends on the working directory or on how a path was given, so that a baseline made on one machine holds on
another.
"""

from __future__ import annotations

from pathlib import Path

MARKERS = (
    "pyproject.toml",
    "setup.py",
    "setup.cfg",
    "streamlint.toml",
    ".streamlint.toml",
    ".git",
    ".hg",
)
"""What lies at the root of a project."""


class Projects:
    """Finds the roots of projects. It looks at each folder once."""

    def __init__(self) -> None:
        self._roots: dict[Path, Path | None] = {}

    def way(self, path: Path) -> str:
        """The path of a file from the root of its project, with forward slashes.

        The root is the nearest folder above with one of MARKERS. Where there is none, the way begins where the packages
        around the file do.
        """
        root = self.root(path.parent)
        return path.relative_to(root or _outside_of_packages(path.parent)).as_posix()

    def root(self, folder: Path) -> Path | None:
        """The root of the project that a folder lies in; None where it lies in none."""
        climbed = []
        found: Path | None = None
        for above in (folder, *folder.parents):
            if above in self._roots:
                found = self._roots[above]
                break
            climbed.append(above)
            if any((above / marker).exists() for marker in MARKERS):
                found = above
                break
        self._roots.update(dict.fromkeys(climbed, found))
        return found


def _outside_of_packages(folder: Path) -> Path:
    while folder != folder.parent and (folder / "__init__.py").is_file():
        folder = folder.parent
    return folder
