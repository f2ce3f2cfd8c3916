"""Colour for terminals: text between Select Graphic Rendition codes (ECMA-48, 8.3.117), or as it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Style: TypeAlias = Literal["bold", "dim", "red", "green", "yellow", "cyan"]
_CODES: dict[Style, int] = {"bold": 1, "dim": 2, "red": 31, "green": 32, "yellow": 33, "cyan": 36}


@dataclass(frozen=True, slots=True)
class Ink:
    """Writes text in styles, where `colored`."""

    colored: bool = False

    def __call__(self, text: str, *styles: Style) -> str:
        """The text, and after it the terminal's own style again."""
        if not self.colored or not text:
            return text
        return f"\x1b[{';'.join(str(_CODES[style]) for style in styles)}m{text}\x1b[0m"


PLAIN = Ink()
