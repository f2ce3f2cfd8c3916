"""What inputs are made from: real files, grammar, odd words; and the one source of chance of an input."""

from __future__ import annotations

import sysconfig
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from random import Random
from typing import Final

from benchmarks.fuzz import grammar
from benchmarks.fuzz.mutations import broken, spliced

ROOT: Final = Path(__file__).parents[2]
_LARGEST: Final = 12_000
_LIBRARY: Final = 400
SHARP: Final = (
    "\x1b[2J", "\x1b]8;;http://x\x07", "\x9b31m", "\r", "\n", "\r\n", "\t", "\x00", "\x07", "\x85", "\u2028", "\u202e",
    "\u200b", "\ufeff", "\ud800", "\udcff", "\ufffe", "\U000e0001", "\U0010ffff", "::", "::error::", "##[", "##vso[",
    "%0A", "%", ",", ":", " ", "<", ">", "&", "'", '"', "<script>", "</code>", "<!--", "-->", "]]>", "&#10;", "`",
    "](x)", "{0}", "\\", "|", "#", "é", "日本", "e\u0301", "x", "a b", "/", "..", "-", "*", "**", "[", "]", "!", "~",
    "$HOME", "%s", "\\N{DIGIT ONE}", "--", "STL103",
)  # fmt: skip


@cache
def own() -> tuple[bytes, ...]:
    """The marked programs and the examples: in most of them something is found."""
    found = sorted([*(ROOT / "tests" / "programs").rglob("*.py"), *(ROOT / "examples").rglob("*.py")])
    return tuple(path.read_bytes() for path in found)


@cache
def texts() -> tuple[bytes, ...]:
    """Real programs: those of this project, and small files of the standard library."""
    library = Path(sysconfig.get_path("stdlib"))
    there = [path for path in library.rglob("*.py") if "site-packages" not in path.parts]
    small = sorted(path for path in there if 200 < path.stat().st_size < _LARGEST)
    step = max(len(small) // _LIBRARY, 1)
    return (*own(), *(path.read_bytes() for path in small[::step]))


class Materials:
    """Makes things of one seed."""

    def __init__(self, seed: str) -> None:
        self.random = Random(seed)

    @property
    def others(self) -> Sequence[bytes]:
        """Programs to take parts of."""
        return texts()

    def program(self) -> bytes:
        """A program that most often is Python."""
        match self.random.randrange(10):
            case 0 | 1 | 2:
                return grammar.program(self.random)
            case 3:
                return spliced(self.random, grammar.program(self.random), self.others)
            case 4:
                return self.broken()
            case 5 | 6 | 7:
                return spliced(self.random, self.random.choice(own()), own())
        return spliced(self.random, self.random.choice(self.others), self.others)

    def broken(self) -> bytes:
        """A program in which something is wrong."""
        return broken(self.random, self.random.choice(self.others), self.others)

    def mangled(self, data: bytes) -> bytes:
        """Any bytes with something wrong."""
        return broken(self.random, data, self.others)

    def text(self, most: int = 6) -> str:
        """Text with anything in it."""
        parts = [self._piece() for _ in range(self.random.randint(0, most))]
        return "".join(parts)

    def _piece(self) -> str:
        if self.random.random() < 0.8:
            return self.random.choice(SHARP)
        return chr(self.random.choice((self.random.randrange(0x300), self.random.randrange(0x110000))))

    def name(self) -> bytes:
        """The name of a file, in any bytes that a file system takes."""
        name = self.text(4).encode("utf-8", "surrogatepass") + self.random.randbytes(self.random.choice((0, 0, 0, 2)))
        name = name.replace(b"/", b"").replace(b"\0", b"")[:60]
        return name if name not in (b"", b".", b"..") else b"x"
