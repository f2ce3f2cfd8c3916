"""TOML that nobody vouches for: read by Python's own parser, but for what would keep it busy for hours."""

from __future__ import annotations

import re
import tomllib
from typing import Any, Final

_KEY: Final = r"""(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')"""
_DEEP: Final = re.compile(rf"""(?<![\w"'.-])(?:{_KEY}[ \t]*+\.[ \t]*+){{100}}""")
"""A key of a hundred parts. The parser's time grows with the square of their number."""


class TooDeepError(ValueError):
    """Keys are nested beyond measure."""


def loads(text: str) -> dict[str, Any]:
    """What a text of TOML holds. Raises ValueError where it is none, and RecursionError."""
    if _DEEP.search(text):
        raise TooDeepError("a key has more parts than anybody can mean")
    return tomllib.loads(text)
