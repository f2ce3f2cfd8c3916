"""`python -m benchmarks.speed`: streamlint and its peers over the same trees, alternating, in several rounds.

    python -m benchmarks.speed --work FOLDER [--quick] [--rounds N] [--peers ruff,flake8] [--parts trees,growth,bad,one]

Peers and trees are pinned, and fetched into the work folder. The medians go to docs/speed.md and docs/speed.svg. With
`--quick` there is one round over django and the small synthetic trees, beside ruff alone.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from benchmarks.speed import pages, synthetic
from benchmarks.speed.changing import Change, changes
from benchmarks.speed.measuring import Measured, measured, median
from benchmarks.speed.peers import PEERS, STREAMLINT, Peer
from benchmarks.speed.trees import DJANGO, PINNED, lines, tree

DOCS = Path(__file__).parents[2] / "docs"
PARTS = ("trees", "growth", "bad", "one")
Row = tuple[str, int, Measured]
Run = tuple[str, Callable[[], Measured]]


def main() -> None:
    """Measures what is asked for, and writes the page."""
    options = _options()
    work = options.work.absolute()
    wanted = [peer for peer in PEERS if peer.name in options.peers]
    for peer in wanted:
        print(f"installing {peer.name}", file=sys.stderr)
        peer.install(work / "peers")
    bench = Bench(work, wanted, options)
    found = {part: list(getattr(bench, part)()) for part in options.parts}
    _write(found, options)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--work", type=Path, required=True, help="where peers and trees are kept")
    parser.add_argument("--quick", action="store_true", help="one round over small trees, beside ruff")
    parser.add_argument("--rounds", type=int, default=0, help="default: 5, or 1 with --quick")
    parser.add_argument("--limit", type=float, default=1800.0, help="seconds that one run may take")
    parser.add_argument("--peers", default="", help="default: all, or ruff with --quick")
    parser.add_argument("--parts", default=",".join(PARTS), help="trees, growth, bad, one")
    parser.add_argument("--sizes", default="", help="lines of the trees that grow")
    parser.add_argument("--note", default="", help="what is to be known of the machine, for the page")
    parser.add_argument("--docs", type=Path, default=DOCS, help="where the page and the picture go")
    options = parser.parse_args()
    every = "ruff" if options.quick else ",".join(peer.name for peer in PEERS)
    options.peers = (options.peers or every).split(",")
    options.parts = options.parts.split(",")
    sizes = synthetic.SIZES[:2] if options.quick else synthetic.SIZES
    options.sizes = [int(size) for size in options.sizes.split(",")] if options.sizes else sizes
    options.rounds = options.rounds or (1 if options.quick else 5)
    return options


class Bench:
    """What is measured. Every method gives the rows of one table."""

    def __init__(self, work: Path, peers: Sequence[Peer], options: argparse.Namespace) -> None:
        self._work = work
        self._peers = peers
        self._rounds: int = options.rounds
        self._limit: float = options.limit
        self._sizes: Sequence[int] = options.sizes
        self._quick: bool = options.quick
        work.mkdir(parents=True, exist_ok=True)

    def trees(self) -> Iterator[Row]:
        """Real code: every peer, and streamlint cold, with nothing changed, and with one file changed."""
        for name in [DJANGO] if self._quick else PINNED:
            folder = tree(name, self._work / "trees")
            yield from self._alternating(name, lines(folder), [*self._of_peers(folder), *self._of_streamlint(folder)])

    def growth(self) -> Iterator[Row]:
        """Trees of the same kind of code, of growing size, cold."""
        for size in self._sizes:
            folder = synthetic.growing(size, self._work / "synthetic")
            runs = [("streamlint", self._run(*STREAMLINT, "--no-cache", folder))]
            runs += [run for run in self._of_peers(folder) if run[0] == "ruff"]
            yield from self._alternating("", lines(folder), runs)

    def bad(self) -> Iterator[Row]:
        """Trees that are as bad as can be, cold."""
        for folder in synthetic.pathological(self._work / "bad"):
            run = self._run(*STREAMLINT, "--no-cache", folder)
            yield from self._alternating(folder.name, lines(folder), [("streamlint", run)])

    def one(self) -> Iterator[Row]:
        """One file with nothing changed, as pre-commit calls it; and the interpreter alone."""
        folder = self._work / "one"
        (folder / "leak.py").parent.mkdir(parents=True, exist_ok=True)
        (folder / "leak.py").write_text(
            synthetic.growing(10_000, self._work / "synthetic").joinpath("package0", "module0.py").read_text()
        )
        warm = self._run(*STREAMLINT, "--cache-dir", self._work / "caches" / "one", folder / "leak.py")
        warm()
        runs = [("streamlint, warm", warm), ("python -c pass", self._run(sys.executable, "-c", "pass"))]
        yield from self._alternating("one file", 300, runs)

    # ---- runs

    def _alternating(self, name: str, size: int, runs: Sequence[Run]) -> Iterator[Row]:
        """Each run in turn, round by round: what slows the machine down slows all of them."""
        found: dict[str, list[Measured]] = {}
        for turn in range(self._rounds):
            for label, run in runs:
                print(f"{name or size}: {label}, round {turn + 1}", file=sys.stderr)
                found.setdefault(label, []).append(run())
        for label, each in found.items():
            yield f"{name}: {label}" if name else label, size, median(each)

    def _run(self, *command: str | Path) -> Callable[[], Measured]:
        return lambda: measured(command, self._work, limit=self._limit)

    def _of_peers(self, folder: Path) -> list[Run]:
        return [(peer.name, self._run(*peer.command(self._work / "peers", folder))) for peer in self._peers]

    def _of_streamlint(self, folder: Path) -> list[Run]:
        cache = self._work / "caches" / folder.name
        shutil.rmtree(cache, ignore_errors=True)
        return [
            ("streamlint, cold", self._run(*STREAMLINT, "--no-cache", folder)),
            ("streamlint, cold, one process", self._run(*STREAMLINT, "--no-cache", "-j1", folder)),
            ("streamlint, first run with a cache", self._run(*STREAMLINT, "--cache-dir", cache, folder)),
            ("streamlint, nothing changed", self._run(*STREAMLINT, "--cache-dir", cache, folder)),
            *(
                (f"streamlint, {change.what}", partial(self._changed, change, folder, cache))
                for change in changes(folder.name)
            ),
        ]

    def _changed(self, change: Change, folder: Path, cache: Path) -> Measured:
        """A run after one change, before which the cache has seen the tree as it is."""
        command: list[str | Path] = [*STREAMLINT, "--cache-dir", cache, folder]
        measured(command, self._work, limit=self._limit)
        with change.made(folder):
            return measured(command, self._work, limit=self._limit)


def _write(found: dict[str, list[Row]], options: argparse.Namespace) -> None:
    heads = {"trees": "tree and program", "growth": "program", "bad": "tree", "one": "what"}
    titles = {
        "trees": "Real code",
        "growth": "Trees that grow",
        "bad": "As bad as can be",
        "one": "One file, as pre-commit calls it",
    }
    machine = f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, Python {platform.python_version()}"
    peers = ", ".join(" ".join(peer.packages) for peer in PEERS if peer.name in options.peers)
    rounds = "One round" if options.rounds == 1 else f"Medians of {options.rounds} rounds"
    page = [
        "# How fast it is",
        "",
        f"{rounds} on {machine}, written by `python -m benchmarks.speed`. Every program ran over",
        "the same files in turn. CPU seconds are those of all processes, the peak is that of the largest.",
        f"Beside it: {peers}. Trees: {', '.join(name for each in PINNED.values() for name in each)}.",
    ]
    if options.note:
        page += ["", options.note]
    for part, rows in found.items():
        page += ["", f"## {titles[part]}", "", pages.table(heads[part], rows)]
    series: dict[str, list[tuple[int, float]]] = {}
    for name, size, run in found.get("growth", []):
        if not run.failed:
            series.setdefault(name, []).append((size, run.wall))
    if series:
        (options.docs / "speed.svg").write_text(pages.plot(series), encoding="utf-8")
        page += ["", "![Seconds against lines, both logarithmic](speed.svg)"]
    (options.docs / "speed.md").write_text("\n".join([*page, ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
