"""The cache: whatever its file holds, the findings are those of a run without one."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from benchmarks.fuzz.materials import Materials
from benchmarks.fuzz.target import BrokenError, Input, Target, folder, sound
from streamlint.api import all_rules, with_fixes
from streamlint.config.configuration import Configuration
from streamlint.engine import store as stores
from streamlint.engine.checking import check
from streamlint.engine.store import FILE, Store
from streamlint.outcome import Report


def _program(materials: Materials) -> Input:
    """A program, and what to do to the cache that it leaves: places and bytes to write there, in JSON."""
    random = materials.random
    writes = [
        [random.random(), random.randbytes(random.choice((1, 1, 2, 16, 300))).hex()]
        for _ in range(random.randint(0, 6))
    ]
    what = {
        "cut": random.choice((None, None, random.random())),
        "writes": writes,
        "rows": random.choice(("", "value", "all")),
    }
    return {"file0.py": materials.program(), "damage": json.dumps(what).encode(), "seed": str(random.random()).encode()}


def _run(files: Input) -> None:
    what: dict[str, Any] = json.loads(files["damage"])
    with folder({"file0.py": files["file0.py"]}) as root:
        wanted = _checked(root, None)
        _checked(root, root / "kept")
        path = root / "kept" / FILE
        if what["rows"]:
            _change_rows(path, Materials(files["seed"].decode()), proven=what["rows"] == "all")
        else:
            path.write_bytes(_damaged(path.read_bytes(), what))
        for _ in range(2):
            found = _checked(root, root / "kept")
            if what["rows"] != "all" and found.findings != wanted.findings:
                raise BrokenError(f"a damaged cache changes findings: {found.findings}\n{wanted.findings}", "findings")


def _checked(root: Path, folder: Path | None) -> Report:
    store = Store(folder) if folder is not None else None
    try:
        return sound(check([root], Configuration(root=root), all_rules, store=store, mend=with_fixes))
    finally:
        if store is not None:
            store.close()


def _damaged(data: bytes, what: dict[str, Any]) -> bytes:
    held = bytearray(data)
    for place, written in what["writes"]:
        at, new = int(place * len(held)), bytes.fromhex(written)
        held[at : at + len(new)] = new
    return bytes(held if what["cut"] is None else held[: int(what["cut"] * len(held))])


def _change_rows(path: Path, materials: Materials, *, proven: bool) -> None:
    """Other values in the rows; `proven`: with hashes that fit them, as somebody who knows the format would write."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for kind, key, value in connection.execute("SELECT kind, key, value FROM entry").fetchall():
            new = materials.mangled(value)
            proof = stores._proof(kind, key, new) if proven else b"x" * 8
            connection.execute(
                "UPDATE entry SET value = ?, proof = ? WHERE kind = ? AND key = ?", (new, proof, kind, key)
            )


TARGETS: Final = (Target("cache", _program, _run, 2),)
