"""Tokens: which object an operand stands for, on one way through one function and what it calls.

The linker says what a place *can* hold, on any way and in any call. For "this stream has ended before that read" it
must be the same object on this way: a token is a name for one, and two operands with one token are surely the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal
from weakref import WeakValueDictionary

if TYPE_CHECKING:
    from streamlint.retention.places import Variable
    from streamlint.retention.scopes import Site

Kind = Literal["given", "made", "field", "part", "mixed"]
UNKNOWN_KEY = "?"
BEFORE = "before"
"""The name of what a record made the last time but one: the stream of the round before."""

_DEEPEST = 6


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Token:
    """One object. There is one token for each, made by `token_of` and compared by identity.

    "given": what a variable held when the walk began. "made": what the record at `site` made last. "field": what
    attribute `name` of `of` held when the walk began. "part": something that a container (`of`) holds under the
    constant key `name`; the key is empty for all of it, `UNKNOWN_KEY` where it is not known. "mixed": one of several.
    """

    kind: Kind
    variable: Variable | None = None
    site: Site | None = None
    of: Token | None = None
    name: str = ""

    @property
    def base(self) -> Token:
        """The object from which a field or part is reached."""
        token = self
        while token.of is not None:
            token = token.of
        return token

    @property
    def depth(self) -> int:
        """How many steps it is away from its base."""
        return 0 if self.of is None else 1 + self.of.depth

    def within(self, other: Token) -> bool:
        """Whether it is `other`, or reached from it."""
        token: Token | None = self
        while token is not None:
            if token is other:
                return True
            token = token.of
        return False

    def moved(self, old: Token, new: Token) -> Token:
        """The same with `new` in the place of `old`."""
        if self is old:
            return new
        if self.of is None or not self.within(old):
            return self
        return token_of(self.kind, self.variable, self.site, self.of.moved(old, new), self.name)


_TOKENS: WeakValueDictionary[tuple[object, ...], Token] = WeakValueDictionary()


def token_of(
    kind: Kind, variable: Variable | None = None, site: Site | None = None, of: Token | None = None, name: str = ""
) -> Token:
    """The one token of this object."""
    key = (kind, variable, site, of, name)
    token = _TOKENS.get(key)
    if token is None:
        token = _TOKENS[key] = Token(kind, variable, site, of, name)
    return token


def given(variable: Variable) -> Token:
    """What a variable held when the walk began."""
    return token_of("given", variable=variable)


def made(site: Site) -> Token:
    """What the record at `site` made last."""
    return token_of("made", site=site)


def numbered(site: Site, number: int) -> Token:
    """One of several things that the record at `site` made."""
    return token_of("made", site=site, name=str(number))


def mixed(key: object) -> Token:
    """One of several objects, under what it is known: a variable, or an attribute of an object."""
    if isinstance(key, tuple):
        return token_of("mixed", of=key[0], name=key[1])
    return token_of("mixed", variable=key)  # type: ignore[arg-type]


def field(of: Token, name: str) -> Token:
    """What attribute `name` of an object held when the walk began."""
    return token_of("field", of=of, name=name) if of.depth < _DEEPEST else of.base


def part(of: Token, key: str) -> Token:
    """Something that a container holds. A part of a part is a part of the same container."""
    if of.kind == "part" and of.of is not None:
        return token_of("part", of=of.of, name=of.name or key)
    return token_of("part", of=of, name=key)
