"""A quick look whether a file that the gate leaves out is Python at all.

Its users expect a file with a syntax error to be reported wherever it is. The parser of the running interpreter
answers that at some 470,000 lines a second (one core, CPython 3.11; `ast.parse`, which also builds the tree, at
275,000; LibCST at 20,000). It knows only the grammar of its own version, so its yes is an answer and its no a doubt.
"""

from __future__ import annotations

import symtable
import warnings
from typing import Final

LARGEST: Final = 4_000_000
"""Characters of a text that is parsed at all. LibCST needs a kilobyte of memory for each, and half a minute a million."""


def is_doubtful(text: str, path: str) -> bool:
    """Whether the running interpreter cannot compile `text`: whether it is wrong must then be asked of LibCST.

    A text that is too large to be parsed is not doubted: nothing in it matters, right or wrong.
    """
    if len(text) > LARGEST:
        return False
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # such as an invalid escape in a string: not ours to report
        try:
            symtable.symtable(text, path, "exec")
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return True
    return False
