"""The comments that suppress findings: `# noqa`, `# flake8: noqa`, `# streamlint: ignore`, `# streamlint: skip-file`."""

from __future__ import annotations

import re
import sys
import tokenize
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from streamlint.location import Span
from streamlint.source.decoding import lines_of

# As flake8 reads it: codes are letters and digits; words that are no code make the comment a bare one.
_CODES = r"(?:\s*:\s?(?P<codes>[A-Z]+[0-9]+(?:[,\s]+[A-Z]+[0-9]+)*))?(?![\w-])"
_NOQA = re.compile(rf"#\s*noqa{_CODES}", re.IGNORECASE)
_FILE = re.compile(rf"#\s*flake8[:=]\s*noqa{_CODES}", re.IGNORECASE)
_OWN = re.compile(r"#\s*streamlint:\s*(?P<word>[a-z][\w-]*)(?:\s*\[(?P<codes>[^\]]*)\])?", re.IGNORECASE)
_SEPARATOR = re.compile(r"[,\s]+")

Kind: TypeAlias = Literal["noqa", "ignore", "skip-file", "unknown"]


@dataclass(frozen=True, slots=True)
class Comment:
    """One suppressing comment.

    `kind` is "noqa", "ignore" or "skip-file", or "unknown" for `streamlint:` and another word. `codes` are the codes or
    prefixes that it names; None where it names none and so means all. It speaks about the lines `first` to `last`:
    those of the logical line that it stands in, as in flake8; all lines where it speaks about the file.
    """

    kind: Kind
    codes: tuple[str, ...] | None
    text: str
    at: Span
    first: int
    last: int

    @property
    def is_ours(self) -> bool:
        """Whether it speaks to this program alone, and not to flake8 too."""
        return "streamlint" in self.text.lower()

    def covers(self, code: str, span: Span) -> bool:
        """Whether it suppresses a finding with this code at this place."""
        if self.kind == "skip-file":
            return True
        near = self.first <= span.line <= self.last or self.first <= span.end_line <= self.last
        return near and self.kind != "unknown" and (self.codes is None or code.startswith(self.codes))


def may_suppress(data: bytes) -> bool:
    """Whether a file's bytes can hold a comment that `comments` finds."""
    lowered = data.lower()
    return b"noqa" in lowered or b"streamlint" in lowered


def may_be_in_vain(data: bytes) -> bool:
    """Whether a file's bytes can hold a comment that is to be reported where there is no finding: it says so to us."""
    lowered = data.lower()
    return b"stl" in lowered or b"streamlint" in lowered


def comments(text: str) -> tuple[Comment, ...]:
    """The suppressing comments of a source text, in order."""
    lines = lines_of(text)
    return tuple(
        found
        for words, line, column, first, last in _comment_texts(lines)
        for found in _read(words, line, column, first, last, alone=not lines[line - 1][: column - 1].strip())
    )


def _read(words: str, line: int, column: int, first: int, last: int, *, alone: bool) -> Iterator[Comment]:
    """What one comment says; it may say several things."""
    kind: Kind
    for match in _NOQA.finditer(words):
        at = Span(line, column + match.start(), line, column + match.end())
        yield Comment("noqa", _codes(match["codes"]), match[0], at, first, last)
    if alone and (about := _FILE.match(words)):
        kind = "skip-file" if about["codes"] is None else "noqa"
        at = Span(line, column, line, column + about.end())
        yield Comment(kind, _codes(about["codes"]), about[0], at, 0, sys.maxsize)
    for match in _OWN.finditer(words):
        at = Span(line, column + match.start(), line, column + match.end())
        word = match["word"].lower()
        kind = "unknown"
        if word == "ignore" or word == "skip-file":
            kind = "ignore" if word == "ignore" else "skip-file"
        yield Comment(kind, _codes(match["codes"]), match[0], at, first, last)


def _codes(listed: str | None) -> tuple[str, ...] | None:
    if listed is None:
        return None
    return tuple(code.upper() for code in _SEPARATOR.split(listed.strip()) if code)


def _comment_texts(lines: Sequence[str]) -> Iterator[tuple[str, int, int, int, int]]:
    """Each comment with its line, column, and the first and last line of its logical line.

    The tokenizer knows the grammar of the running interpreter only. Where it gives up, the rest is searched line by
    line: a string that looks like a comment is then taken for one.
    """
    pending: list[tuple[str, int, int]] = []
    first, reached = 0, 0
    feed = iter([f"{line}\n" for line in lines])
    try:
        for token in tokenize.generate_tokens(lambda: next(feed, "")):
            if token.type in (tokenize.INDENT, tokenize.DEDENT):
                continue
            first = first or token.start[0]
            if token.type == tokenize.COMMENT:
                pending.append((token.string, token.start[0], token.start[1] + 1))
            if token.type in (tokenize.NEWLINE, tokenize.ENDMARKER) or _ends_blank(token, pending, first):
                reached = token.start[0]
                yield from ((*comment, first, reached) for comment in pending)
                pending, first = [], 0
    except (tokenize.TokenError, SyntaxError):
        for number, line in enumerate(lines[reached:], start=reached + 1):
            if "#" in line:
                column = line.index("#") + 1
                yield line[column - 1 :], number, column, number, number


def _ends_blank(token: tokenize.TokenInfo, pending: list[tuple[str, int, int]], first: int) -> bool:
    """Whether a line ends that holds nothing but a comment or nothing at all: no logical line has begun."""
    if token.type != tokenize.NL:
        return False
    return (first == token.start[0] and token.line.lstrip().startswith(("#", "\n", "\r"))) or not token.line.strip()
