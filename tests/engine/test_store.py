"""The store: what goes in comes out, and nothing that happens to its file is worse than a slower run."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checkout import ROOT
from streamlint.engine import store as module
from streamlint.engine.store import FILE, Store, is_store

KEYS = [bytes([number]) * 16 for number in range(40)]


def stored(folder: Path, values: dict[bytes, bytes], **options: int) -> Store:
    store = Store(folder, **options)
    store.put({"facts": values})
    return store


def test_what_goes_in_comes_out(tmp_path: Path) -> None:
    values = {key: key * 100 for key in KEYS}
    first = stored(tmp_path / "cache", values)
    first.put({"glance": {KEYS[0]: b"other"}})
    first.close()
    second = Store(tmp_path / "cache")
    assert second.get("facts", [*KEYS, b"unknown"]) == values
    assert second.get("glance", KEYS) == {KEYS[0]: b"other"}
    assert second.get("report", KEYS) == {}
    assert not first.notes + second.notes


def test_many_keys_at_once(tmp_path: Path) -> None:
    values = {number.to_bytes(4, "big"): b"x" for number in range(3_000)}
    assert stored(tmp_path / "cache", values).get("facts", values) == values


def test_its_folder_says_what_it_is(tmp_path: Path) -> None:
    Store(tmp_path / "cache")
    assert (tmp_path / "cache" / ".gitignore").read_text() == "*\n"
    assert (tmp_path / "cache" / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f06886806bc55\n")
    assert sorted(path.name for path in (tmp_path / "cache").iterdir()) == [".gitignore", "CACHEDIR.TAG", FILE]
    assert is_store(tmp_path / "cache")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "work.txt").touch()
    assert not is_store(tmp_path / "other")


def rubbish(path: Path) -> None:
    path.write_bytes(b"rubbish" * 1000)


def empty(path: Path) -> None:
    path.write_bytes(b"")


def of_another_program(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE entry (kind, key, used, proof, value)")


def with_a_view_that_never_ends(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TABLE entry")
        connection.execute(
            "CREATE VIEW entry AS WITH RECURSIVE n(kind) AS (SELECT 1 UNION ALL SELECT kind + 1 FROM n) "
            "SELECT kind, 1 AS key, 1 AS used, 1 AS proof, 1 AS value FROM n"
        )


def cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("damage", [rubbish, empty, of_another_program, with_a_view_that_never_ends, cut_off])
def test_a_damaged_file_is_made_anew(damage: object, tmp_path: Path) -> None:
    stored(tmp_path, dict.fromkeys(KEYS, b"x" * 500)).close()
    damage(tmp_path / FILE)  # type: ignore[operator]
    store = Store(tmp_path)
    assert store.get("facts", KEYS) == {}
    assert len(store.notes) == 1
    assert "is made anew" in store.notes[0]
    store.put({"facts": {KEYS[0]: b"again"}})
    store.close()
    again = Store(tmp_path)
    assert again.get("facts", KEYS) == {KEYS[0]: b"again"}
    assert not again.notes


def test_what_cannot_be_made_anew_is_done_without(tmp_path: Path) -> None:
    stored(tmp_path, {KEYS[0]: b"x"}).close()
    a_folder(tmp_path / FILE)
    (tmp_path / "file").touch()
    (tmp_path / "link").symlink_to(tmp_path)
    for folder in (tmp_path, tmp_path / "file" / "below", tmp_path / "link"):
        store = Store(folder)
        store.put({"facts": {KEYS[0]: b"x"}})
        assert store.get("facts", KEYS) == {}
        assert len(store.notes) == 1


def test_an_entry_that_was_changed_is_not_believed(tmp_path: Path) -> None:
    stored(tmp_path, {KEYS[0]: b"right"}).close()
    with sqlite3.connect(tmp_path / FILE) as connection:
        connection.execute("UPDATE entry SET value = ?", (b"wrong",))
    store = Store(tmp_path)
    assert store.get("facts", KEYS) == {}
    assert "an entry is damaged" in store.notes[0]
    with sqlite3.connect(tmp_path / FILE) as connection:
        connection.execute("INSERT INTO entry VALUES ('facts', ?, 'day', 7, 'text')", (KEYS[0],))
    assert Store(tmp_path).get("facts", KEYS) == {}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 60_000), st.binary(min_size=1, max_size=200)), min_size=1, max_size=5))
def test_whatever_is_written_over_it_gives_right_values_or_none(
    tmp_path: Path, changes: list[tuple[int, bytes]]
) -> None:
    values = {key: key * 50 for key in KEYS}
    stored(tmp_path, values).close()
    data = bytearray((tmp_path / FILE).read_bytes())
    for at, change in changes:
        data[at : at + len(change)] = change
    (tmp_path / FILE).write_bytes(data)
    store = Store(tmp_path)
    assert store.get("facts", KEYS).items() <= values.items()
    store.put({"facts": values})
    store.close()
    (tmp_path / FILE).unlink()


def test_a_store_that_cannot_be_written_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stored(tmp_path, {KEYS[0]: b"x"}).close()
    before = (tmp_path / FILE).read_bytes()
    monkeypatch.setattr("streamlint.engine.store.os.access", lambda path, how: how != os.W_OK)
    store = Store(tmp_path)
    assert store.get("facts", KEYS) == {KEYS[0]: b"x"}
    store.put({"facts": {KEYS[1]: b"y"}})
    assert not store.notes
    assert (tmp_path / FILE).read_bytes() == before


def test_it_stays_within_its_limit_and_keeps_what_was_used_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    limit = 400_000
    for day, key in enumerate(KEYS):
        monkeypatch.setattr(module, "_today", lambda day=day: day)
        store = Store(tmp_path, limit=limit)
        store.get("facts", KEYS[:1])
        store.put({"facts": {key: os.urandom(30_000)}})
        store.close()
        assert (tmp_path / FILE).stat().st_size <= limit * 1.2
    left = list(Store(tmp_path).get("facts", KEYS))
    assert KEYS[0] in left
    assert KEYS[-1] in left
    assert KEYS[1] not in left


def test_what_is_too_large_is_not_kept(tmp_path: Path) -> None:
    assert stored(tmp_path, {KEYS[0]: bytes(200_000)}, limit=400_000).get("facts", KEYS) == {}


WRITER = """
import sys
from pathlib import Path
from streamlint.engine.store import Store
for turn in range(int(sys.argv[2])):
    store = Store(Path(sys.argv[1]))
    values = {bytes([number]) * 16: bytes([number]) * 3_000 for number in range(turn % 7, 250, 3)}
    store.put({"facts": values})
    got = store.get("facts", values)
    assert all(values[key] == value for key, value in got.items())
    # On a busy machine a run may wait too long for the others, and do without.
    assert all("locked" in note for note in store.notes), store.notes
    assert got == values or store.notes
    store.close()
    print(turn, flush=True)
"""


def writer(folder: Path, turns: int) -> "subprocess.Popen[bytes]":
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "analyzer")}
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(folder), str(turns)], env=environment, stdout=subprocess.PIPE
    )


def test_several_runs_at_once(tmp_path: Path) -> None:
    running = [writer(tmp_path / "cache", 5) for _ in range(4)]
    assert [process.wait(120) for process in running] == [0, 0, 0, 0]


def test_a_run_that_is_killed_leaves_a_sound_store(tmp_path: Path) -> None:
    for turn in range(6):
        process = writer(tmp_path / "cache", 10_000)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(turn * 0.013)
        process.send_signal(signal.SIGKILL)
        process.wait(20)
        store = Store(tmp_path / "cache")
        assert store.get("facts", KEYS).items() <= {key: key[:1] * 3_000 for key in KEYS}.items()
        store.put({"facts": {KEYS[0]: KEYS[0][:1] * 3_000}})
        assert not store.notes
        store.close()
        with sqlite3.connect(tmp_path / "cache" / FILE) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
