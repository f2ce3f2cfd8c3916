"""Bytes to text as Python reads a source file: byte order mark, coding line (PEP 263), UTF-8 where neither says more.

The rules are those of https://docs.python.org/3/reference/lexical_analysis.html#encoding-declarations. Nothing here
runs code of the analysed project: a codec is looked up by name in the standard library's own `encodings` package only.
"""

from __future__ import annotations

import codecs
import re

_CODING = re.compile(rb"^[ \t\f]*#.*?coding[:=][ \t]*([-_.a-zA-Z0-9]+)")
_BLANK = re.compile(rb"^[ \t\f]*(?:#.*)?$")
_LINE_END = re.compile(r"\r\n|\r|\n")
_LINE_END_BYTES = re.compile(rb"\r\n|\r|\n")


class SourceError(Exception):
    """A file that cannot be read or turned into text. `line` and `column` count from 1."""

    def __init__(self, message: str, line: int = 1, column: int = 1) -> None:
        super().__init__(message)
        self.message = message
        self.line = line
        self.column = column


def decode(data: bytes) -> str:
    """The text of a source file, without its byte order mark. Raises SourceError where Python would refuse it."""
    encoding, declared_on = _encoding(data)
    body = data.removeprefix(codecs.BOM_UTF8)
    nul = body.find(b"\0")
    if nul >= 0:
        line, column = _place(body, nul)
        raise SourceError("source code cannot contain NUL bytes", line, column)
    try:
        return body.decode(encoding)
    except UnicodeDecodeError as error:
        line, column = _place(body, error.start)
        byte = body[error.start] if error.start < len(body) else 0
        raise SourceError(f"byte 0x{byte:02x} is not {encoding} ({error.reason})", line, column) from error
    except (LookupError, ValueError) as error:
        raise SourceError(f"cannot be decoded as {encoding}: {error}", declared_on) from error


def encode(text: str, like: bytes) -> bytes:
    """The bytes of a source text in the encoding of the file that held `like`, with its byte order mark if it had one.

    Raises SourceError and UnicodeEncodeError.
    """
    encoding, _ = _encoding(like)
    mark = codecs.BOM_UTF8 if like.startswith(codecs.BOM_UTF8) else b""
    return mark + text.encode(encoding)


def lines_of(text: str) -> list[str]:
    """The lines of a source text without their ends, split where Python splits them: not at form feeds and the like."""
    return _LINE_END.split(text)


def _encoding(data: bytes) -> tuple[str, int]:
    """The name of the codec, and the line that declares it (1 where none does)."""
    marked = data.startswith(codecs.BOM_UTF8)
    declared = _declared(data.removeprefix(codecs.BOM_UTF8))
    if declared is None:
        return "utf-8", 1
    name, line = declared
    canonical = _text_codec(name, line)
    if marked and canonical != "utf-8":
        raise SourceError(f"the coding line says `{name}`, but the file opens with a UTF-8 byte order mark", line)
    return canonical, line


def _declared(body: bytes) -> tuple[str, int] | None:
    """The codec that one of the first two lines names; the second counts only below a blank or comment line."""
    for number, line in enumerate(_LINE_END_BYTES.split(body[:4096], maxsplit=2)[:2], start=1):
        if found := _CODING.match(line):
            return found[1].decode("ascii"), number
        if not _BLANK.match(line):
            return None
    return None


def _text_codec(name: str, line: int) -> str:
    try:
        codec = codecs.lookup(name)
    except (LookupError, ValueError) as error:
        raise SourceError(f"unknown encoding in the coding line: `{name}`", line) from error
    if not getattr(codec, "_is_text_encoding", True):
        raise SourceError(f"`{name}` in the coding line is not an encoding of text", line)
    return "utf-8" if codec.name in ("utf-8", "utf-8-sig") else codec.name


def _place(body: bytes, offset: int) -> tuple[int, int]:
    """Line and column of a byte. The column counts the characters before it, as well as they can be read."""
    lines = _LINE_END_BYTES.split(body[:offset])
    return len(lines), len(lines[-1].decode("utf-8", "replace")) + 1
