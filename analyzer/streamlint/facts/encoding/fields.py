"""The one table of what is written of each record, and in which way. `SCHEMA` changes with it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Final, Literal, TypeAlias

from streamlint.facts import records

Field: TypeAlias = Literal[
    "span",
    "name",  # a string
    "name?",  # a string or None
    "names",  # a tuple of strings
    "name set",
    "constant",
    "annotation?",
    "number",
    "number?",
    "flag",
    "collected",  # a word of WORDS
    "choice",
    "loop",
    "kind",
    "scope",
    "arguments",  # tuples of rows of INNER
    "elements",
    "parameters",
    "pairs",  # a tuple of pairs of strings
    "function",  # the number of a function or class of the module
    "class",
    "class?",
    "parent?",  # a function before this one
    "star",  # -1 or more
    "block",
    "handlers",
]
Fields: TypeAlias = tuple[Field, ...]

WORDS: Final[Mapping[Field, tuple[str, ...]]] = {
    "collected": ("list", "tuple", "set", "dict"),
    "choice": ("or", "and", "if"),
    "loop": ("for", "while", "comprehension"),
    "kind": ("positional", "normal", "star", "keyword", "kwargs"),
    "scope": ("module", "class", "def", "lambda", "generator"),
}
"""The words that a field of few may hold, by their number."""

FLAT: Final[Mapping[type, Fields]] = {
    records.Const: ("span", "name", "constant"),
    records.Copy: ("span", "name", "name?", "annotation?"),
    records.Import: ("span", "name", "name", "name?", "number"),
    records.LoadAttr: ("span", "name", "name", "name"),
    records.StoreAttr: ("span", "name", "name", "name?", "annotation?"),
    records.DeleteAttr: ("span", "name", "name"),
    records.Slice: ("span", "name", "name?", "name?", "name?"),
    records.LoadItem: ("span", "name", "name", "name"),
    records.StoreItem: ("span", "name", "name", "name"),
    records.DeleteItem: ("span", "name", "name"),
    records.DeleteName: ("span", "name"),
    records.Call: ("span", "name", "name", "arguments"),
    records.Collection: ("span", "name", "collected", "elements"),
    records.Collect: ("span", "name", "name", "name?"),
    records.MakeFunction: ("span", "name", "function", "pairs"),
    records.MakeClass: ("span", "name", "class", "names", "pairs"),
    records.Yield: ("span", "name", "name?"),
    records.YieldFrom: ("span", "name", "name"),
    records.Await: ("span", "name", "name"),
    records.Unpack: ("span", "names", "star", "name"),
    records.Either: ("span", "name", "names", "choice"),
    records.Operate: ("span", "name", "name", "names"),
    records.Return: ("span", "name?"),
    records.Raise: ("span", "name?", "name?"),
    records.Break: ("span",),
    records.Continue: ("span",),
}
"""Records without blocks: a table each."""

NESTED: Final[Mapping[type, Fields]] = {
    records.Loop: ("span", "loop", "name?", "name?", "block", "name?", "block", "block", "flag"),
    records.Branch: ("span", "name", "block", "block"),
    records.Try: ("span", "block", "handlers", "block", "block"),
    records.With: ("span", "name", "name", "block", "flag"),
}
"""Records with blocks: they stand among the numbers that tell how records lie in blocks."""

HANDLER: Final[Fields] = ("span", "name?", "name?", "block", "block", "flag")

INNER: Final[Mapping[Field, tuple[type, Fields]]] = {
    "arguments": (records.Argument, ("name", "name?", "number")),
    "elements": (records.Element, ("name", "name?", "flag")),
    "parameters": (records.Parameter, ("name", "kind", "annotation?", "flag")),
}
"""What the tuples of a field are made of."""

FUNCTION: Final[Fields] = (
    "name",
    "name",
    "scope",
    "span",
    "span",
    "parameters",
    "block",
    "parent?",
    "class?",
    "name set",
    "name set",
    "name set",
    "flag",
    "flag",
    "names",
    "annotation?",
    "number",
)
"""A function, but for its number, which is its place."""

CLASS: Final[Fields] = ("name", "name", "span", "function", "names")
"""A class, but for its number."""

DEEPEST: Final = 250
"""How deep blocks and annotations may nest in what is read: deeper than lowering writes them."""

_WRITTEN = (FLAT, NESTED, HANDLER, INNER, FUNCTION, CLASS, WORDS)
SCHEMA: Final = hashlib.blake2b(repr(_WRITTEN).encode(), digest_size=8).hexdigest()
"""What is written, and in which order, in a word: facts of another schema cannot be read."""
