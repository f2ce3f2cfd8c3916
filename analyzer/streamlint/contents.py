"""The bytes of files that nobody vouches for: never of what has no end, and never more than can be meant as text."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import Final

LARGEST: Final = 256_000_000
"""Bytes of a file that is read at all."""
_NO_WAITING: Final = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


def contents(path: Path, *, follow: bool = True) -> bytes:
    """The bytes of a regular file. Without `follow`, a symbolic link is none.

    What it is is asked before it is opened, since to open a device may do something, and of the opened file, since
    another may have taken its place. A pipe is not waited for. Raises OSError, also where it is not a regular file, or
    larger than LARGEST.
    """
    _check(path, path.stat(follow_symlinks=follow))
    way = os.O_RDONLY | _NO_WAITING | (0 if follow else getattr(os, "O_NOFOLLOW", 0))
    with open(os.open(path, way), "rb") as file:  # noqa: PTH123 - a path has been opened already
        _check(path, os.fstat(file.fileno()))
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise _too_large(path)
    return data


def _check(path: Path, found: os.stat_result) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise OSError(errno.EISDIR, os.strerror(errno.EISDIR), os.fspath(path))
    if not stat.S_ISREG(found.st_mode):
        raise OSError(errno.EINVAL, "not a regular file", os.fspath(path))
    if found.st_size > LARGEST:
        raise _too_large(path)


def _too_large(path: Path) -> OSError:
    return OSError(errno.EFBIG, f"larger than {LARGEST // 1_000_000} MB", os.fspath(path))
