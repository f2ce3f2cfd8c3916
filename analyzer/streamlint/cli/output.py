"""What the program says, and where to: standard output, standard error, a file. Nothing else prints."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NoReturn, TextIO

from streamlint.contents import LARGEST
from streamlint.report.plain import plain

FOUND, UNUSABLE, INTERRUPTED = 1, 2, 130


def given_bytes() -> bytes:
    """Standard input to its end, which it must have."""
    data = sys.stdin.buffer.read(LARGEST + 1)
    if len(data) > LARGEST:
        fail(f"standard input: larger than {LARGEST // 1_000_000} MB")
    return data


def write(lines: Iterable[str], file: Path | None = None) -> None:
    """Writes lines to a file, or prints them."""
    if file is None:
        for line in lines:
            say(line)
        return
    try:
        with file.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as output:
            output.writelines(f"{line}\n" for line in lines)
    except OSError as error:
        fail(f"{file}: cannot be written: {error.strerror or error}")


def say(line: str, stream: TextIO | None = None) -> None:
    """Prints as it stands: whoever made the line decided about colour."""
    print(line, file=stream or sys.stdout)


def draw(text: str) -> None:
    """Writes to the terminal of standard error, without ending the line."""
    sys.stderr.write(text)
    sys.stderr.flush()


def fail(message: str) -> NoReturn:
    """Says what the user can mend, and ends the program."""
    say(plain(f"streamlint: error: {message}"), sys.stderr)
    sys.exit(UNUSABLE)
