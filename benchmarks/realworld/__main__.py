"""Measures streamlint on leaks that happened, before and after their fix, and on look-alikes.

    python -m benchmarks.realworld [pairs | elsewhere] [--folder FOLDER] [--only ID] [--module] [--jobs N]
    python -m benchmarks.realworld packages [--folder FOLDER] [--only PACKAGE]

`elsewhere` asks the same of leaks that were looked for afterwards in other packages, to see what generalises; their figures
are apart. `packages` runs on pinned releases and compares what it finds with the verdicts on file. FOLDER is where the
releases lie unpacked, or are brought to (some hundred megabytes).
"""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.realworld import comparing, verdicts

CACHE = Path.home() / ".cache" / "streamlint-benchmarks" / "releases"


def main() -> None:
    """Reads the command line and prints the table that is asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.realworld", description=__doc__)
    parser.add_argument("--folder", type=Path, default=CACHE, help="where releases lie unpacked, or are brought to")
    parser.add_argument("--only", action="append", default=[], metavar="ID", help="a record; may be repeated")
    parser.add_argument(
        "--module",
        action="store_true",
        help="analyse the record's file, and those that it needs, alone: faster, and sees less",
    )
    parser.add_argument("--confidence", default="medium", choices=("low", "medium", "high"))
    parser.add_argument("--jobs", type=int, default=2, help="how many runs at a time")
    parser.add_argument("what", nargs="?", default="pairs", choices=("pairs", "elsewhere", "packages"))
    options = parser.parse_args()
    if options.what == "packages":
        lines = verdicts.table(options.folder, options.only, options.confidence)
    else:
        lines = comparing.table(
            options.folder, options.only, options.module, options.confidence, options.jobs, options.what
        )
    for line in lines:
        print(line, flush=True)


main()
