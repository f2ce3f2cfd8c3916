"""What may lie beside a store's file and was put there by others: SQLite follows it out of the folder.

A journal can name a second one, which SQLite deletes once the first is rolled back, whatever file that is
(https://www.sqlite.org/fileformat.html#the_rollback_journal, https://www.sqlite.org/atomiccommit.html, section 5). A store
never writes such a journal, nor a write-ahead log, so neither is left for SQLite to find.
"""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Final

_MAGIC: Final = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"
"""With these bytes a journal opens. One that names another also ends with them."""


def drop_foreign(path: Path) -> None:
    """Removes what lies beside the store's file `path` and is not a store's. Raises OSError where that cannot be done."""
    for suffix in ("-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    journal = path.with_name(path.name + "-journal")
    if _names_another(journal):
        journal.unlink(missing_ok=True)


def _names_another(journal: Path) -> bool:
    try:
        if not stat.S_ISREG(journal.lstat().st_mode):
            return True
        with journal.open("rb") as file:
            file.seek(0, 2)
            file.seek(max(file.tell() - len(_MAGIC), 0))
            return file.read() == _MAGIC
    except FileNotFoundError:
        return False
