"""Which program this is: what it answers may be kept for the next run of the same program, and of no other."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from streamlint import __version__

_PACKAGES = ("streamlint", "streamlint_rules")
_LIBRARIES = ("libcst", "networkx")


@cache
def identity() -> bytes:
    """A hash of this program: its text and tables, the libraries that parse and link, and the Python that runs it."""
    said = hashlib.blake2b(digest_size=16)
    for part in (__version__, sys.implementation.name, hex(sys.hexversion)):
        said.update(part.encode() + b"\0")
    for library in _LIBRARIES:
        said.update(_version(library).encode() + b"\0")
    for line in _text():
        said.update(line)
    return said.digest()


def _folder(package: str) -> Path | None:
    """Where a package lies. It is not imported."""
    spec = find_spec(package)
    return Path(spec.origin).parent if spec is not None and spec.origin is not None else None


def _version(library: str) -> str:
    """The version that the folder beside a library names; to ask `importlib.metadata` first imports a mail parser."""
    folder = _folder(library)
    if folder is not None and folder.parent.is_dir():
        for beside in folder.parent.glob(f"{library}-*.dist-info"):
            return beside.name
    from importlib import metadata

    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:
        return ""


def _text() -> Iterator[bytes]:
    """What the program's files hold: by the record that an installer has left of them, else by themselves."""
    folders = [folder for folder in map(_folder, _PACKAGES) if folder is not None]
    recorded = folders[0].parent / f"streamlint-{__version__}.dist-info" / "RECORD"
    lines = recorded.read_bytes().splitlines() if recorded.is_file() else []
    lines = [
        line for line in lines if line.startswith(b"streamlint") and line.split(b",")[0].endswith((b".py", b".toml"))
    ]
    if lines:
        yield from sorted(lines)
        return
    for folder in folders:
        for path in sorted(path for path in folder.rglob("*") if path.suffix in (".py", ".toml")):
            yield path.relative_to(folder).as_posix().encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest()
