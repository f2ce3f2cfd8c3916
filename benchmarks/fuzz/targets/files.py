"""Discovery and the text gate: names in any bytes, odd trees, files of any content."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Final

from benchmarks.fuzz.materials import Materials
from benchmarks.fuzz.target import Input, Target, sound
from streamlint.api import check
from streamlint.config.configuration import Configuration
from streamlint.engine.glances import Glancing, read, written
from streamlint.engine.modelling import asked
from streamlint.models.loader import load_builtin

_ENDS: Final = (b".py", b".pyi", b".ipynb", b".PY", b"", b"/__init__.py", b".gitignore", b".txt", b".py/x.py")
_IGNORES: Final = (
    b"*",
    b"!*.py",
    b"**/x",
    b"/x",
    b"[",
    b"[!a]*",
    b"\\",
    b"a\\ ",
    b"#",
    b"**",
    b"a/**/b",
    b"\xff",
    b"!",
    b"[a-",
    b"{a,b}",
)


def _tree(materials: Materials) -> Input:
    random = materials.random
    tree: dict[str, bytes] = {}
    for _ in range(random.randint(1, 12)):
        parts = [materials.name() for _ in range(random.choice((1, 1, 2, 3)))]
        name = os.fsdecode(b"/".join(parts) + random.choice(_ENDS))
        match random.randrange(8):
            case 0:
                tree["->" + name] = random.choice((b".", b"..", b"/", b"nowhere", os.fsencode(name), *parts))
            case 1:
                tree["::" + name] = b""
            case _:
                tree[name] = random.choice((b"", b"import anthropic\n", materials.random.choice(materials.others)))
    tree[".gitignore"] = _patterns(materials, random.randint(0, 5))
    tree["exclude"] = _patterns(materials, random.randint(0, 3))
    return tree


def _patterns(materials: Materials, count: int) -> bytes:
    """Lines of patterns, each of a few pieces."""
    pieces = (*_IGNORES, materials.name(), b"*a", b"/", b"?")
    return b"\n".join(
        b"".join(materials.random.choices(pieces, k=materials.random.choice((1, 1, 3, 30)))) for _ in range(count)
    )


def _discover(tree: Input) -> None:
    """A tree; a name after `->` is a link to the value, one after `::` is a FIFO."""
    with tempfile.TemporaryDirectory(prefix="fuzz") as made:
        root = Path(made).resolve()
        for name, data in tree.items():
            with suppress(OSError, ValueError):  # names that this file system does not take, or that are taken
                _put(root, name, data)
        exclude = tuple(os.fsdecode(line) for line in tree.get("exclude", b"").split(b"\n") if line)
        sound(check([root], Configuration(root=root, extend_exclude=exclude)))


def _put(root: Path, name: str, data: bytes) -> None:
    path = root / name.removeprefix("->").removeprefix("::")
    if not path.is_relative_to(root) or os.path.lexists(path):  # a pipe that is there would be waited for
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    if name.startswith("->"):
        path.symlink_to(os.fsdecode(data))
    elif name.startswith("::"):
        os.mkfifo(path)
    else:
        path.write_bytes(data)


@cache
def _glancing() -> Glancing:
    models = load_builtin()
    return Glancing(asked(models))


def _glance(given: Input) -> None:
    data = given["file"]
    glance = _glancing().at(data)
    assert read(written(glance)) == glance
    if glance.error is None:
        _glancing().gate.passes(glance.look, data)
        _glancing().doubts(data)


TARGETS: Final = (
    Target("discovery", _tree, _discover),
    Target("gate", lambda materials: {"file": materials.broken()}, _glance),
)
