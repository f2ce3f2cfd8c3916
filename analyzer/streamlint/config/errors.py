"""What is wrong with a configuration: every problem at once, each with file, line, key and the nearest right word."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong. `file` is "command line" for an option; `line` is None where it cannot be found."""

    file: str
    key: str
    message: str
    line: int | None = None

    def __str__(self) -> str:
        """`pyproject.toml:12: key: message`."""
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        return ": ".join(part for part in (place, self.key, self.message) if part)


class ConfigError(Exception):
    """A configuration that cannot be used."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = tuple(problems)


class WrongValueError(ValueError):
    """What is wrong with the value of a key: for each thing a sentence, and the word of the value that it is about.

    A sentence begins where `key: ` ends; the word is empty where it is about the whole value.
    """

    def __init__(self, *said: tuple[str, str]) -> None:
        super().__init__("; ".join(sentence for sentence, _ in said))
        self.said = said


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`, did you mean ...?` with the nearest known word, or nothing."""
    nearest = difflib.get_close_matches(word, list(known), n=1, cutoff=0.5)
    return f"; did you mean `{nearest[0]}`?" if nearest else ""
