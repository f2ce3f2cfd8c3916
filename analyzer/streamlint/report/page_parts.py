"""A rule's page taken apart into its parts, each under the words that open it."""

from __future__ import annotations

import re
from dataclasses import dataclass

TITLES = (
    "What it does",
    "Why it matters",
    "What to do instead",
    "Fixes",
    "What grows",
    "How sure it is",
    "False alarms",
    "Missed alarms",
)
_OPENS = re.compile(rf"(?:\A|(?<=\s))({'|'.join(TITLES)}):\s+")


@dataclass(frozen=True, slots=True)
class Part:
    """Paragraphs under one title; the title is empty for what stands before the first."""

    title: str
    text: str


def parts(page: str) -> tuple[Part, ...]:
    """The parts of a page in their order, without the sentence that opens the page."""
    _, _, body = page.partition("\n\n")
    found: list[tuple[str, list[str]]] = []
    for paragraph in body.split("\n\n"):
        pieces = _OPENS.split(paragraph)
        if pieces[0].strip():
            if not found:
                found.append(("", []))
            found[-1][1].append(_wrapped(pieces[0]))
        for title, text in zip(pieces[1::2], pieces[2::2], strict=True):
            found.append((title, [_wrapped(text)]))
    return tuple(Part(title, "\n\n".join(paragraphs)) for title, paragraphs in found)


def _wrapped(text: str) -> str:
    """A paragraph with its lines as they are; its first word is written large, unless it is a symbol such as `n`."""
    text = text.strip()
    return text if text[1:2] == " " else text[:1].upper() + text[1:]
