"""A cache that was put there by somebody else: it makes nobody run code, write, delete or read anything beside itself."""

from __future__ import annotations

import os
import pickle
import struct
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.test_store import KEYS, stored
from streamlint.config.configuration import Configuration
from streamlint.engine import memory as module
from streamlint.engine.memory import Memory
from streamlint.engine.reading import files_of
from streamlint.engine.store import FILE, Store
from streamlint.facts.encoding import DamagedFactsError, decode

MAGIC = bytes.fromhex("d9d505f920a163d7")


@pytest.fixture
def victim(tmp_path: Path) -> Path:
    path = tmp_path / "victim.txt"
    path.write_text("precious")
    return path


def journal_that_names(other: Path, store: Path) -> bytes:
    """A rollback journal without pages, of a transaction over several files, of which `other` would be the list."""
    page = int.from_bytes(store.read_bytes()[16:18], "big")
    pages = store.stat().st_size // page
    name = os.fsencode(other)
    total = sum(byte - 256 * (byte > 127) for byte in name) & 0xFFFFFFFF
    head = (MAGIC + struct.pack(">IIIII", 0, 0, pages, 512, page)).ljust(512, b"\0")
    return head + struct.pack(">I", 0x40000000 // page + 1) + name + struct.pack(">II", len(name), total) + MAGIC


def test_a_journal_makes_it_delete_nothing(tmp_path: Path, victim: Path) -> None:
    folder = tmp_path / "cache"
    stored(folder, {KEYS[0]: b"x"}).close()
    (folder / f"{FILE}-journal").write_bytes(journal_that_names(victim, folder / FILE))
    store = Store(folder)
    assert store.get("facts", KEYS) == {KEYS[0]: b"x"}
    store.put({"facts": {KEYS[1]: b"y"}})
    store.close()
    assert victim.read_text() == "precious"
    assert not store.notes


def test_nor_does_one_that_waits_for_a_store_to_be_made(tmp_path: Path, victim: Path) -> None:
    stored(tmp_path / "other", {KEYS[0]: b"x"}).close()
    folder = tmp_path / "cache"
    folder.mkdir()
    (folder / f"{FILE}-journal").write_bytes(journal_that_names(victim, tmp_path / "other" / FILE))
    stored(folder, {KEYS[0]: b"x"}).close()
    assert victim.read_text() == "precious"


@pytest.mark.parametrize("name", [f"{FILE}-journal", f"{FILE}-wal", f"{FILE}-shm"])
def test_links_beside_the_file_are_not_followed(name: str, tmp_path: Path, victim: Path) -> None:
    folder = tmp_path / "cache"
    stored(folder, {KEYS[0]: b"x"}).close()
    (folder / name).symlink_to(victim)
    store = Store(folder)
    store.put({"facts": {KEYS[1]: b"y"}})
    assert set(store.get("facts", KEYS)) == {KEYS[0], KEYS[1]}
    store.close()
    assert victim.read_text() == "precious"


@pytest.mark.parametrize("name", [FILE, ".gitignore", "CACHEDIR.TAG"])
@pytest.mark.parametrize("is_there", [True, False])
def test_links_in_the_place_of_its_files_are_not_followed(name: str, is_there: bool, tmp_path: Path) -> None:
    folder, target = tmp_path / "cache", tmp_path / "target"
    folder.mkdir()
    if is_there:
        target.write_text("precious")
    (folder / name).symlink_to(target)
    store = Store(folder)
    store.put({"facts": {KEYS[0]: b"x"}})
    store.close()
    assert (target.read_text() if target.exists() else "") == "precious" * is_there


def test_the_store_of_another_project_is_not_written_through_a_link(tmp_path: Path) -> None:
    stored(tmp_path / "other", {KEYS[0]: b"x"}).close()
    before = (tmp_path / "other" / FILE).read_bytes()
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / FILE).symlink_to(tmp_path / "other" / FILE)
    store = Store(tmp_path / "cache")
    store.put({"facts": {KEYS[1]: b"y"}})
    assert len(store.notes) == 1
    assert (tmp_path / "other" / FILE).read_bytes() == before


class Runs:
    """Where this is unpickled, code runs."""

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return Path.touch, (Path("ran"),)


@pytest.mark.parametrize("kind", ["report", "glance", "facts"])
def test_no_entry_is_run(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever stands where an entry is expected: it is read as plain values, or not at all."""
    monkeypatch.chdir(tmp_path)
    Path("a.py").write_text("x = 1\n")
    (file,) = files_of(["a.py"], Configuration())
    store = Store(tmp_path / "cache")
    memory = Memory(store)
    keys = {
        "report": b"key",
        "glance": memory._glance_key(file),  # type: ignore[arg-type]
        "facts": module._facts_key(file),  # type: ignore[arg-type]
    }
    for hostile in (pickle.dumps(Runs()), b"cos\nsystem\n(S'touch ran'\ntR.", b'{"__reduce__": []}', b"[" * 100_000):
        store.put({kind: {keys[kind]: hostile}})  # type: ignore[dict-item]
        assert memory.report(keys["report"]) is None
        assert memory.glances([file]) == [None]  # type: ignore[list-item]
        for found in memory.facts([file]):  # type: ignore[list-item]
            if found is not None:
                with pytest.raises(DamagedFactsError):
                    decode(found, "a.py", "a", False)
    assert not Path("ran").exists()
