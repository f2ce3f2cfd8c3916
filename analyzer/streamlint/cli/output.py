"""What the program says, and where to: standard output, standard error, a file. Nothing else prints."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NoReturn, TextIO

from streamlint.contents import LARGEST
from streamlint.report.plain import plain

FOUND, UNUSABLE, INTERRUPTED = 1, 2, 130


class UnwritableError(Exception):
    """Standard output takes no more, on a full disk say. `str()` says why, in a sentence for users."""

    def __init__(self, error: OSError) -> None:
        super().__init__(f"standard output: cannot be written: {error.strerror or error}")


def given_bytes() -> bytes:
    """Standard input to its end, which it must have."""
    try:
        data = sys.stdin.buffer.read(LARGEST + 1)
    except OSError as error:
        fail(f"standard input: cannot be read: {error.strerror or error}")
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
    """Prints as it stands: whoever made the line decided about colour.

    Raises BrokenPipeError and UnwritableError; where standard error takes nothing, there is nobody to tell.
    """
    if stream is sys.stderr:
        with suppress(OSError):
            print(line, file=stream)
        return
    try:
        print(line, file=stream or sys.stdout)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise UnwritableError(error) from error


def write_bytes(data: bytes) -> None:
    """Writes to standard output what is no text of ours. Raises as `say` does."""
    try:
        sys.stdout.buffer.write(data)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise UnwritableError(error) from error


def finish() -> None:
    """Hands on what was printed and is still held back. Raises as `say` does."""
    try:
        sys.stderr.flush()
    except OSError:
        forget(sys.stderr)
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise UnwritableError(error) from error


def leave(status: int) -> NoReturn:
    """Ends the process at once, after what was printed: it waits for no thread that waits for processes that are no more."""
    with suppress(OSError, ValueError):
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(status)


def forget(stream: TextIO) -> None:
    """Lets an output lead nowhere: Python would complain once more about what it still holds back, at its exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def draw(text: str) -> None:
    """Writes to the terminal of standard error, without ending the line."""
    with suppress(OSError):
        sys.stderr.write(text)
        sys.stderr.flush()


def fail(message: str) -> NoReturn:
    """Says what the user can mend, and ends the program."""
    say(plain(f"streamlint: error: {message}"), sys.stderr)
    sys.exit(UNUSABLE)
