"""Projects inside of projects: which configuration is in force in which folder of a run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from streamlint.config.configuration import Configuration


class Nearest:
    """The configuration of each folder: that of the nearest file upwards.

    `base` is in force in `start`, the folder that all paths of a run share, and everywhere below it where `own` finds no
    nearer one. `own` gives the configuration that lies in a folder itself; without it, `base` is in force everywhere.
    """

    def __init__(
        self,
        base: Configuration,
        start: Path | None = None,
        own: Callable[[Path], Configuration | None] | None = None,
    ) -> None:
        self.base = base
        self._start = start
        self._own = own
        self._known: dict[Path, Configuration] = {}

    @classmethod
    def around(cls, configuration: Configuration | Nearest) -> Nearest:
        """The same, where one configuration may be given that is in force everywhere."""
        return configuration if isinstance(configuration, Nearest) else cls(configuration)

    def of(self, folder: Path) -> Configuration:
        """The configuration for files that lie in a folder. Raises ConfigError where it cannot be used."""
        if self._own is None or self._start is None:
            return self.base
        climbed: list[Path] = []
        found = self.base
        while folder != self._start and folder.is_relative_to(self._start):
            known = self._known.get(folder)
            if known is not None:
                found = known
                break
            climbed.append(folder)
            mine = self._own(folder)
            if mine is not None:
                found = mine
                break
            folder = folder.parent
        self._known.update(dict.fromkeys(climbed, found))
        return found

    def of_file(self, path: str) -> Configuration:
        """The configuration for one file, by its path from the working directory."""
        return self.of((Path.cwd() / path).parent)

    def met(self) -> tuple[Configuration, ...]:
        """All that have been asked for so far: the base, then those below it by their folders."""
        below = {one.root: one for one in self._known.values() if one is not self.base}
        return (self.base, *(below[root] for root in sorted(below)))
