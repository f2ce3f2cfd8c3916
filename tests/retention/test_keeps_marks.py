"""The mark on the graph: `# keeps: Agent.history -> stream` tests what is inferred, apart from what rules say of it.

A line that stores ends in what keeps what: the owner's name and the label of what goes in, several with commas between.
Every other line must keep nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from retention.linked import linked, stores

PROGRAMS = sorted((Path(__file__).parent / "keeps").glob("*.py"))
MARK = re.compile(r"# keeps: (.+)$")


def marks(source: str) -> Iterator[tuple[int, str, str]]:
    """Line, owner and thing of each mark."""
    for number, line in enumerate(source.splitlines(), start=1):
        if found := MARK.search(line):
            for one in found[1].split(", "):
                owner, _, thing = one.partition(" -> ")
                yield number, owner, thing


@pytest.mark.parametrize("path", PROGRAMS, ids=[path.stem for path in PROGRAMS])
def test_exactly_what_is_marked_is_kept(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert stores(linked(source)) == set(marks(source))


def test_there_are_programs_with_and_without_marks() -> None:
    marked = [path for path in PROGRAMS if list(marks(path.read_text(encoding="utf-8")))]
    assert len(marked) >= 8
    assert len(PROGRAMS) - len(marked) >= 3
    assert all("keeps:" not in line or MARK.search(line) for path in PROGRAMS for line in path.read_text().splitlines())
