"""`--add-noqa`: a comment for each finding, on the line where it counts.

Files keep their encoding, their line ends, their other comments and the codes of other tools. Where the line of a
finding cannot hold a comment, because it ends in a string that goes on or in a backslash, the next line of the
statement that can is taken. A file is written whole or not at all.
"""

from __future__ import annotations

import re
import sys
import tokenize
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from streamlint.engine.comments import Comment, comments
from streamlint.engine.run_rules import RUN_RULES
from streamlint.finding import Finding
from streamlint.source.decoding import SourceError, decode, encode, lines_of
from streamlint.source.writing import replace_file

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)?")
_ABOUT_THE_RUN = frozenset(rule.code for rule in RUN_RULES)


@dataclass(frozen=True, slots=True)
class Silenced:
    """What `--add-noqa` did: the findings that comments suppress now, and those that none could be added for."""

    silenced: tuple[Finding, ...]
    left: tuple[Finding, ...]


def silence(findings: Iterable[Finding]) -> Silenced:
    """Writes comments into the files of the findings. Findings about the run itself are left.

    Raises OSError where a file cannot be written; those before it are written by then.
    """
    given = list(findings)
    by_path: dict[str, list[Finding]] = {}
    for finding in given:
        if finding.code not in _ABOUT_THE_RUN:
            by_path.setdefault(finding.where.path, []).append(finding)
    done = {finding for path, here in sorted(by_path.items()) for finding in _silence_in(Path(path), here)}
    return Silenced(
        tuple(finding for finding in given if finding in done),
        tuple(finding for finding in given if finding not in done),
    )


def _silence_in(path: Path, findings: Sequence[Finding]) -> list[Finding]:
    data = path.read_bytes()
    try:
        text = with_comments(decode(data), findings)
        new = encode(text, data)
    except (SourceError, UnicodeEncodeError):
        return []
    said = comments(text)
    done = [found for found in findings if any(one.covers(found.code, found.where.span) for one in said)]
    if done and new != data:
        replace_file(path, new)
    return done


def with_comments(text: str, findings: Iterable[Finding]) -> str:
    """A source text with a `# noqa: CODE` for each finding that no comment suppresses yet."""
    lines = _LINE.findall(text)
    slots = _slots(lines_of(text))
    said = [one for one in comments(text) if one.kind == "noqa" and one.codes and one.last < sys.maxsize]
    wanted: dict[int, set[str]] = {}
    for finding in findings:
        at = bisect_left(slots, finding.where.line)
        if at < len(slots):
            wanted.setdefault(slots[at], set()).add(finding.code)
    for line, codes in wanted.items():
        there = next((one for one in said if one.first <= line <= one.last), None)
        number = there.at.line if there else line
        lines[number - 1] = _added(lines[number - 1], sorted(codes), there)
    return "".join(lines)


def _added(line: str, codes: Sequence[str], there: Comment | None) -> str:
    """A line with these codes in a comment at its end, or in the comment that is there."""
    listed = ", ".join(codes)
    if there:
        end = there.at.end_column - 1
        return f"{line[:end]}, {listed}{line[end:]}"
    body = line.rstrip("\r\n")
    return f"{body.rstrip()}  # noqa: {listed}{line[len(body) :]}"


def _slots(lines: Sequence[str]) -> list[int]:
    """The lines, from 1, that can hold a comment at their end: no string and no backslash carries them on."""
    return sorted(set(_line_ends(lines)))


def _line_ends(lines: Sequence[str]) -> Iterator[int]:
    feed = iter([f"{line}\n" for line in lines])
    try:
        for token in tokenize.generate_tokens(lambda: next(feed, "")):
            if token.type in (tokenize.NL, tokenize.NEWLINE):
                yield token.start[0]
    except (tokenize.TokenError, SyntaxError):
        return
