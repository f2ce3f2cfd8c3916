"""Which program left something in the cache: the same text is the same program, wherever it lies."""

from pathlib import Path

import pytest

from checkout import run
from streamlint import __version__
from streamlint.engine import identity as module


def program(folder: Path, text: str, record: str = "") -> Path:
    """A program that lies in a folder, and what its installer left."""
    for package in ("streamlint", "streamlint_rules"):
        (folder / package / "models").mkdir(parents=True)
        (folder / package / "__init__.py").write_text(text)
        (folder / package / "models" / "a.toml").write_text("x = 1\n")
    if record:
        (folder / f"streamlint-{__version__}.dist-info").mkdir()
        (folder / f"streamlint-{__version__}.dist-info" / "RECORD").write_text(record)
    return folder


def text_of(folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    monkeypatch.setattr(module, "_folder", lambda package: folder / package)
    return list(module._text())


def test_it_is_the_same_in_every_process() -> None:
    said = {run("-c", "from streamlint.engine.identity import identity; print(identity().hex())").stdout for _ in "12"}
    assert said == {f"{module.identity().hex()}\n"}


def test_a_checkout_is_known_by_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, same, other = (
        text_of(program(tmp_path / name, text), monkeypatch) for name, text in (("a", "x"), ("b", "x"), ("c", "y"))
    )
    assert len(one) == 4
    assert one == same
    assert one != other


RECORD = """streamlint/__init__.py,sha256=aaa,1
streamlint/__pycache__/__init__.cpython-311.pyc,,
streamlint/models/a.toml,sha256=bbb,2
../../bin/streamlint,sha256=ccc,3
"""


def test_what_is_installed_is_known_by_its_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = text_of(program(tmp_path / "a", "x", RECORD), monkeypatch)
    same = text_of(program(tmp_path / "b", "x", RECORD.replace("ccc", "other")), monkeypatch)
    other = text_of(program(tmp_path / "c", "x", RECORD.replace("bbb", "other")), monkeypatch)
    assert one == same == [b"streamlint/__init__.py,sha256=aaa,1", b"streamlint/models/a.toml,sha256=bbb,2"]
    assert one != other
