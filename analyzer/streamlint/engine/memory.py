"""What a run may take from the runs before it, and leaves for the next: glances, facts, whole reports, their ground.

Each is found by a hash of all that it rests on: the program itself, the bytes of the file, and for glances the tables
of the configuration, which the text gate asks for. The ground of a report is found by all but the bytes of the files:
it tells itself which they were. Without a store nothing is found and nothing is left.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from streamlint.engine import plain
from streamlint.engine.identity import identity
from streamlint.engine.reading import Raw
from streamlint.outcome import Report

if TYPE_CHECKING:
    from streamlint.engine.glances import Asked, Glance
    from streamlint.engine.ground import Ground
    from streamlint.engine.store import Kind, Store

Value = TypeVar("Value")


class Memory:
    """The store of a run, if it has one. `tables` says on which tables glances rest, but for those of the program."""

    def __init__(self, store: Store | None = None, tables: bytes = b"") -> None:
        self._store = store
        self._tables = tables
        self._new: dict[Kind, dict[bytes, bytes]] = {"asked": {}, "glance": {}, "facts": {}, "report": {}, "ground": {}}
        self.computed: set[str] = set()
        """The paths of the files of which something had to be found out anew."""
        self.ground: Ground | None = None
        """What the report of this run rests on, once the run has come to its end."""

    @property
    def is_kept(self) -> bool:
        """Whether there is a store."""
        return self._store is not None

    # ---- glances

    def asked(self, anew: Callable[[], Asked]) -> Asked:
        """What the text gate asks for: to read the tables for it takes longer than to glance at many files."""
        if self._store is None:
            return anew()
        from streamlint.engine import glances

        key = _hash(identity(), self._tables)
        known = _or_none(glances.read_asked, self._store.get("asked", [key]).get(key))
        if known is None:
            known = anew()
            self._new["asked"][key] = glances.written_asked(known)
        return known

    def glances(self, files: Sequence[Raw]) -> list[Glance | None]:
        """What is known of each file."""
        if self._store is None:
            return [None] * len(files)
        from streamlint.engine import glances

        keys = [self._glance_key(file) for file in files]
        found = self._store.get("glance", keys)
        return [_or_none(glances.read, found.get(key)) for key in keys]

    def keep_glance(self, file: Raw, glance: Glance) -> None:
        """Leaves a glance for the next run."""
        self.computed.add(file.source.printed)
        if self._store is not None:
            from streamlint.engine import glances

            self._new["glance"][self._glance_key(file)] = glances.written(glance)

    def _glance_key(self, file: Raw) -> bytes:
        return _hash(identity(), self._tables, file.digest)

    # ---- facts

    def facts(self, files: Sequence[Raw]) -> list[bytes | None]:
        """The facts of each file, as they were written."""
        if self._store is None:
            return [None] * len(files)
        keys = [_facts_key(file) for file in files]
        found = self._store.get("facts", keys)
        return [found.get(key) for key in keys]

    def keep_facts(self, file: Raw, facts: bytes) -> None:
        """Leaves facts for the next run."""
        self.computed.add(file.source.printed)
        if self._store is not None:
            self._new["facts"][_facts_key(file)] = facts

    # ---- reports

    def report(self, key: bytes) -> Report | None:
        """What a whole run with this key came to."""
        if self._store is None:
            return None
        return _or_none(_report, self._store.get("report", [key]).get(key))

    def keep_report(self, key: bytes, report: Report) -> None:
        """Leaves a report for the next run, but for the files' paths and lines, which it knows."""
        if self._store is not None:
            self._new["report"][key] = json.dumps(plain.written(replace(report, sources={}, files=()))).encode()

    # ---- the ground of reports

    def earlier_ground(self, key: bytes) -> Ground | None:
        """What the last report with this key rests on."""
        if self._store is None or (data := self._store.get("ground", [key]).get(key)) is None:
            return None
        from streamlint.engine import ground

        return _or_none(ground.read, data)

    def keep_ground(self, key: bytes) -> None:
        """Leaves what this run's report rests on for the next run, in the place of the last one with this key."""
        if self._store is not None and self.ground is not None:
            from streamlint.engine import ground

            self._new["ground"][key] = ground.written(self.ground)

    def save(self) -> None:
        """Writes all that is new."""
        if self._store is not None:
            self._store.put(self._new)
        self._new = {kind: {} for kind in self._new}


def _facts_key(file: Raw) -> bytes:
    return _hash(identity(), file.digest)


def _hash(*parts: bytes) -> bytes:
    return hashlib.blake2b(b"\0".join(parts), digest_size=16).digest()


def _report(data: bytes) -> Report:
    report: Report = plain.reader(Report)(json.loads(data))
    return report


def _or_none(read: Callable[[bytes], Value], data: bytes | None) -> Value | None:
    """A value that can be read; none where the bytes are not there, or are another program's."""
    try:
        return None if data is None else read(data)
    except (ValueError, RecursionError):
        return None
