"""What runs leave for the next: one SQLite file of plain bytes, safe to share, to kill and to throw away.

Every entry is found by a hash of all that it rests on, so it is right or is not found; it carries a hash of itself, so
that damage is noticed. Nothing here raises for a store that cannot be used: a run without one is only slower. What went
wrong is in `notes`.

Several runs may use one store at once: SQLite locks the file, and who waits too long does without. A run that is killed
leaves a journal, which the next to open the file rolls back. A file that is damaged or belongs to something else is
replaced by a new one, put in place whole.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, suppress
from pathlib import Path
from typing import Final, Literal, TypeAlias

from streamlint.engine.foreign import drop_foreign

Kind: TypeAlias = Literal["asked", "glance", "facts", "report", "ground"]

FOLDER: Final = ".streamlint_cache"
FILE: Final = "cache-1.sqlite3"
"""The number is that of the schema below: programs of different ages do not replace each other's files."""
LARGEST: Final = 256 * 1024 * 1024
"""Bytes that a store may take. Facts of a million lines take some 20 MB."""
_KEPT: Final = 0.7
"""The share of LARGEST that is left when room is made."""
_APPLICATION: Final = 0x534C4E54
_TABLES: Final = (
    """CREATE TABLE entry (
        kind TEXT NOT NULL,
        key BLOB NOT NULL,
        used INTEGER NOT NULL,  -- days since 1970
        proof BLOB NOT NULL,
        value BLOB NOT NULL,
        PRIMARY KEY (kind, key)
    )""",
    "CREATE INDEX entry_used ON entry (used)",
)
_DAMAGE: Final = (sqlite3.Error, TypeError, ValueError)
"""What SQLite raises of a file that is none of its own, its own messages that are no text included."""
_WAIT: Final = 5.0
_DAY: Final = 86_400
_MANY: Final = 500
_TAG: Final = """Signature: 8a477f597d28d172789f06886806bc55
# This folder is a cache of streamlint, and can be deleted.
# https://bford.info/cachedir/
"""


class Store:
    """The store in a folder, which is made where it is not there. `limit` is how many bytes it may take."""

    def __init__(self, folder: Path, *, limit: int = LARGEST) -> None:
        self.folder = folder
        self.notes: list[str] = []
        self._limit = limit
        self._connection: sqlite3.Connection | None = None
        self._writable = True
        self._stale: list[tuple[Kind, bytes]] = []
        try:
            self._connection = self._opened()
        except (*_DAMAGE, OSError) as error:
            self._note(f"cannot be used: {_why(error)}")

    # ---- entries

    def get(self, kind: Kind, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """The values of those keys that are here."""
        wanted, found = list(dict.fromkeys(keys)), dict[bytes, bytes]()
        if self._connection is None:
            return found
        try:
            for start in range(0, len(wanted), _MANY):
                for key, used, proof, value in self._rows(kind, wanted[start : start + _MANY]):
                    if proof != _proof(kind, key, value):
                        raise sqlite3.DatabaseError("an entry is damaged")
                    found[key] = value
                    if used != _today():
                        self._stale.append((kind, key))
        except sqlite3.OperationalError as error:
            self._note(f"cannot be read: {error}")
        except _DAMAGE as error:
            self._begin_anew(error)
            return {}
        return found

    def _rows(self, kind: Kind, keys: list[bytes]) -> Iterator[tuple[bytes, int, bytes, bytes]]:
        assert self._connection is not None
        marks = ",".join("?" * len(keys))
        # The values are bound; what is put together is as many question marks as there are keys.
        query = f"SELECT key, used, proof, value FROM entry WHERE kind = ? AND key IN ({marks})"  # noqa: S608
        yield from self._connection.execute(query, (kind, *keys))

    def put(self, entries: Mapping[Kind, Mapping[bytes, bytes]]) -> None:
        """Keeps entries, all or none of them, and makes room where they take too much."""
        rows = [
            (kind, key, _today(), _proof(kind, key, value), value)
            for kind, values in entries.items()
            for key, value in values.items()
            if len(value) * 4 <= self._limit
        ]
        if self._connection is None or not self._writable or not (rows or self._stale):
            return
        try:
            with self._connection as connection:
                connection.execute("BEGIN IMMEDIATE")
                connection.executemany("INSERT OR REPLACE INTO entry VALUES (?, ?, ?, ?, ?)", rows)
                today = [(_today(), kind, key) for kind, key in self._stale]
                connection.executemany("UPDATE entry SET used = ? WHERE kind = ? AND key = ?", today)
                self._make_room(connection)
            self._connection.execute("PRAGMA incremental_vacuum").fetchall()
        except sqlite3.OperationalError as error:
            self._note(f"cannot be written: {error}")
        except _DAMAGE as error:
            self._begin_anew(error)
        self._stale = []

    def _make_room(self, connection: sqlite3.Connection) -> None:
        """Takes out what was not used for longest, if there is too much."""
        if _taken(connection) <= self._limit:
            return
        total = connection.execute("SELECT sum(length(value)) FROM entry").fetchone()[0]
        excess = total - self._limit * _KEPT
        for rowid, size in connection.execute("SELECT rowid, length(value) FROM entry ORDER BY used, rowid").fetchall():
            if excess <= 0:
                break
            connection.execute("DELETE FROM entry WHERE rowid = ?", (rowid,))
            excess -= size

    def close(self) -> None:
        """Lets go of the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    # ---- the file

    def _opened(self) -> sqlite3.Connection | None:
        """A connection to a sound file, which is made where there is none."""
        path = self.folder / FILE
        if self.folder.is_symlink() or path.is_symlink():
            self._note("is a symbolic link, and not used")
            return None
        if not path.exists():
            self._make_folder()
            self._make_file()
        seen = path.stat()
        try:
            return self._connected()
        except sqlite3.OperationalError:
            raise
        except _DAMAGE as error:
            self._note(f"is made anew: {error}")
            self._make_file(seen)
            return self._connected()

    def _connected(self) -> sqlite3.Connection:
        path = self.folder / FILE
        self._writable = os.access(path, os.W_OK) and os.access(self.folder, os.W_OK)
        # A folder that cannot be written holds no journal, and nobody changes what is in it.
        mode = "mode=rw" if self._writable else "mode=ro&immutable=1"
        if self._writable:
            drop_foreign(path)
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?{mode}", timeout=_WAIT, uri=True, isolation_level=None
        )
        try:
            _check(connection)
        except Exception:
            connection.close()
            raise
        return connection

    def _make_folder(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        for name, text in ((".gitignore", "*\n"), ("CACHEDIR.TAG", _TAG)):
            with (
                suppress(FileExistsError),
                (self.folder / name).open("x", encoding="utf-8") as file,
            ):  # no link is followed
                file.write(text)

    def _make_file(self, damaged: os.stat_result | None = None) -> None:
        """Makes a new file beside its place and moves it there whole: nobody ever sees half of one.

        `damaged` is the file that it replaces, unless another run was faster.
        """
        path, new = self.folder / FILE, self.folder / f"{FILE}.{os.getpid()}.new"
        new.unlink(missing_ok=True)
        try:
            with closing(sqlite3.connect(new, isolation_level=None)) as connection:
                for line in ("journal_mode = OFF", "auto_vacuum = INCREMENTAL", f"application_id = {_APPLICATION}"):
                    connection.execute(f"PRAGMA {line}")
                for table in _TABLES:
                    connection.execute(table)
            if damaged is None:
                _put_in_place(new, path)
            elif os.path.samestat(damaged, path.stat()):
                (self.folder / f"{FILE}-journal").unlink(missing_ok=True)  # what is left over belongs to that file
                new.replace(path)
        finally:
            new.unlink(missing_ok=True)

    def _begin_anew(self, error: Exception) -> None:
        """The file turned out to be damaged in use."""
        self._note(f"is made anew: {error}")
        self.close()
        self._stale = []
        try:
            self._make_file((self.folder / FILE).stat())
            self._connection = self._connected()
        except (*_DAMAGE, OSError) as again:
            self._note(f"cannot be used: {_why(again)}")

    def _note(self, what: str) -> None:
        self.notes.append(f"the cache in {self.folder} {what}")


def _why(error: Exception) -> str:
    return error.strerror or str(error) if isinstance(error, OSError) else str(error)


def is_store(folder: Path) -> bool:
    """Whether a folder is one that a store was in, and so may be removed."""
    return folder.name == FOLDER or (folder / FILE).exists() or not any(folder.iterdir())


def _put_in_place(new: Path, path: Path) -> None:
    """Moves a file to its place, unless there is one now: that of another run, which may be writing to it."""
    try:
        os.link(new, path)
    except FileExistsError:
        pass
    except OSError:  # no links in this file system
        new.replace(path)


def _check(connection: sqlite3.Connection) -> None:
    """Raises where a file is no store, or one with other tables (a view could be made to run for ever)."""
    if connection.execute("PRAGMA application_id").fetchone()[0] != _APPLICATION:
        raise sqlite3.DatabaseError("it belongs to something else")
    made = connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid").fetchall()
    if made != [(table,) for table in _TABLES]:
        raise sqlite3.DatabaseError("its tables are others")
    connection.execute("PRAGMA synchronous = NORMAL")


def _proof(kind: Kind, key: bytes, value: bytes) -> bytes:
    return hashlib.blake2b(b"%b %b %b" % (kind.encode(), key, value), digest_size=8).digest()


def _taken(connection: sqlite3.Connection) -> int:
    """Bytes in use."""
    size, count, free = (
        connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_size", "page_count", "freelist_count")
    )
    return int(size) * (int(count) - int(free))


def _today() -> int:
    return int(time.time() // _DAY)
