"""`python -m benchmarks.fuzz`: tries inputs that nobody would write on every part that reads something.

    python -m benchmarks.fuzz --minutes N [--seed S] [--target NAME]... [--folder FOLDER] [--verbose]
    python -m benchmarks.fuzz --again FILE

Every input has a seed (`S:target:number`), from which it is made anew. One that fails is made smaller and written to the
folder, with what went wrong; `--again` tries such a file. Ends with 1 where anything failed.
"""

from __future__ import annotations

import argparse
import json
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from benchmarks.fuzz.materials import Materials
from benchmarks.fuzz.running import Fault, Tried, attempt, tried
from benchmarks.fuzz.shrinking import shrunk
from benchmarks.fuzz.target import Input, Target
from benchmarks.fuzz.targets import TARGETS

BATCH = 100
"""Inputs that one process tries."""


def main() -> None:
    """Fuzzes for as long as is asked for, and sums up."""
    options = _options()
    if options.again:
        sys.exit(_again(options.again, options.limit))
    chosen = [target for target in TARGETS if not options.target or target.name in options.target]
    session = Session(chosen, options)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with suppress(KeyboardInterrupt):
        session.run(options.minutes * 60)
    for line in session.summary():
        print(line)
    sys.exit(bool(session.faults))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fuzz", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--seed", default="0", help="the same seed makes the same inputs")
    parser.add_argument("--target", action="append", choices=[target.name for target in TARGETS], help="default: all")
    parser.add_argument("--folder", type=Path, default=Path("fuzzed"), help="where inputs that fail are written")
    parser.add_argument("--limit", type=float, default=20.0, help="seconds of CPU time that an input may take")
    parser.add_argument("--verbose", action="store_true", help="print the seed of every input")
    parser.add_argument("--again", type=Path, help="try an input that was written")
    return parser.parse_args()


class Session:
    """What was tried so far. `faults` has the first of each kind by target and kind."""

    def __init__(self, targets: list[Target], options: argparse.Namespace) -> None:
        self._targets = targets
        self._options = options
        self._counts: Counter[str] = Counter()
        self._seconds: Counter[str] = Counter()
        self._slowest: dict[str, Tried] = {}
        self.faults: dict[tuple[str, str], Fault] = {}
        self._again: Counter[tuple[str, str]] = Counter()
        self._took = 0.0

    def run(self, seconds: float) -> None:
        """Tries inputs of all targets in turn, each for its share of the time."""
        start = time.monotonic()
        whole = sum(target.weight for target in self._targets)
        while time.monotonic() - start < seconds:
            for target in self._targets:
                left = seconds - (time.monotonic() - start)
                self._some(target, min(30 * len(self._targets) * target.weight / whole, left))
                self._took = time.monotonic() - start

    def _some(self, target: Target, seconds: float) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            first = self._counts[target.name]
            seeds = [f"{self._options.seed}:{target.name}:{number}" for number in range(first, first + BATCH)]
            for result in tried(target, seeds, self._options.limit):
                self._take(target, result)
                if time.monotonic() > end:
                    break

    def _take(self, target: Target, result: Tried) -> None:
        self._counts[target.name] += 1
        self._seconds[target.name] += result.seconds  # type: ignore[assignment]
        if target.name not in self._slowest or result.seconds > self._slowest[target.name].seconds:
            self._slowest[target.name] = result
        if self._options.verbose:
            print(f"{result.seed} {result.seconds:.2f} s", flush=True)
        if result.fault is not None:
            self._fault(target, result.fault)

    def _fault(self, target: Target, fault: Fault) -> None:
        key = (fault.target, fault.kind)
        self._again[key] += 1
        if key in self.faults:
            return
        self.faults[key] = fault
        print(f"{fault.seed}: {fault.kind}\n{fault.trace}", flush=True)
        given = target.make(Materials(fault.seed))
        self._write(fault, given)
        if "died" not in fault.kind:
            seconds = 60.0 if fault.kind != "too slow" else 10 * self._options.limit
            self._write(fault, shrunk(target, given, fault.kind, limit=self._options.limit, seconds=seconds))

    def _write(self, fault: Fault, given: Input) -> None:
        self._options.folder.mkdir(parents=True, exist_ok=True)
        path = self._options.folder / f"{fault.seed.replace(':', '-')}.json"
        files = {name: data.decode("latin-1") for name, data in given.items()}
        path.write_text(
            json.dumps({"target": fault.target, "kind": fault.kind, "trace": fault.trace, "files": files}, indent=1)
        )

    def summary(self) -> Iterator[str]:
        """A line for each target, and one for each fault."""
        yield f"{self._took / 60:.1f} minutes, {sum(self._counts.values())} inputs, {len(self.faults)} faults"
        for name, count in self._counts.items():
            slowest = self._slowest[name]
            yield f"{name:14} {count:8} inputs  slowest {slowest.seconds:6.2f} s {slowest.seed}"
        for key, fault in self.faults.items():
            yield f"{fault.seed}: {fault.kind} ({self._again[key]} times)"


def _again(path: Path, limit: float) -> int:
    written = json.loads(path.read_text())
    target = next(target for target in TARGETS if target.name == written["target"])
    files = {name: text.encode("latin-1") for name, text in written["files"].items()}
    fault = attempt(target, path.stem, files, limit)
    print(fault.trace if fault is not None else "nothing failed")
    return int(fault is not None)


if __name__ == "__main__":
    main()
