"""States: what is surely so at one point of one way through a program.

Where ways meet, only that stays which holds on all of them. That makes late reads certain: what is gone there is gone
on every way on which the object exists at all.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar

from streamlint.retention.ending.tokens import Token, given, mixed
from streamlint.retention.ending.tokens import field as field_token

if TYPE_CHECKING:
    from streamlint.models.tables import Api
    from streamlint.retention.ending.wholes import Whole
    from streamlint.retention.places import Variable
    from streamlint.retention.scopes import Scope, Site

Slot = tuple[Token, str]
K = TypeVar("K")
Pair = tuple["State", "State"]


@dataclass(frozen=True, slots=True)
class Gone:
    """State of a stream is no longer there: `end` is the code that ended it, `clear` what took the state away.

    `clear` is None where a table says so; `assumed` where the table only leaves it open. `trail` are the calls by which a
    method of the stream's own came to the clear.
    """

    end: Site
    clear: Site | None
    assumed: bool = False
    trail: tuple[Site, ...] = ()


@dataclass(frozen=True, slots=True)
class Unread:
    """A stream whose block was entered and that was not read to its end since.

    It is one of the library's `api`, or of a class of the project that asks for all of it, as `wholes` say.
    `broke` is the statement that left the loop over it early, `left` the block that was left; None as long as it was not.
    `sure` says whether it is so on every way, `shared` whether an object keeps it, so that others may come to it.
    """

    api: Api | None = None
    wholes: tuple[Whole, ...] = ()
    broke: Site | None = None
    left: Site | None = None
    sure: bool = True
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Suspended:
    """A call whose body runs later: a generator or coroutine, with the objects that its parameters are bound to."""

    scope: Scope
    bound: tuple[tuple[Variable, Token], ...]
    at: Site


@dataclass(slots=True)
class State:
    """Variables and attributes by the objects they hold, and which state of which object is gone.

    `temporaries` are those variables that are only used before ways part again, so they are neither copied nor joined.

    `born` are the objects made on this way, `suspended` the generators and coroutines by their objects, `wraps` the
    iterators that only hand on what another one yields. `filled` is what was added to or stored again. `late` says
    whether a handler has come to where its stream's state is gone. `unread` are the streams that may still give something.
    `opened` is what ends with the block of something else: of an exit stack, a task group, a function that manages it.

    Of the object whose own method is walked: `dropped` are the attributes that it has emptied, `stored` those that it has
    set or added to, `told` says whether it may have called the handlers of its end.
    """

    variables: dict[Variable, Token] = field(default_factory=dict)
    temporaries: dict[Variable, Token] = field(default_factory=dict)
    fields: dict[Slot, Token] = field(default_factory=dict)
    gone: dict[Slot, Gone] = field(default_factory=dict)
    born: set[Token] = field(default_factory=set)
    suspended: dict[Token, tuple[Suspended, ...]] = field(default_factory=dict)
    wraps: dict[Token, Token] = field(default_factory=dict)
    filled: set[Slot] = field(default_factory=set)
    unread: dict[Token, Unread] = field(default_factory=dict)
    opened: dict[Token, tuple[Token, ...]] = field(default_factory=dict)
    dropped: dict[str, Gone] = field(default_factory=dict)
    stored: set[str] = field(default_factory=set)
    told: bool = False
    late: bool = False

    def copy(self) -> State:
        """A state that can go another way."""
        return State(
            dict(self.variables),
            {},
            dict(self.fields),
            dict(self.gone),
            set(self.born),
            dict(self.suspended),
            dict(self.wraps),
            set(self.filled),
            dict(self.unread),
            dict(self.opened),
            dict(self.dropped),
            set(self.stored),
            self.told,
            self.late,
        )

    def become(self, other: State) -> None:
        """Takes over everything of another state."""
        self.temporaries.update(other.temporaries)
        self.variables, self.fields, self.gone = other.variables, other.fields, other.gone
        self.born, self.suspended, self.wraps = other.born, other.suspended, other.wraps
        self.filled, self.unread, self.late = other.filled, other.unread, other.late
        self.opened = other.opened
        self.dropped, self.stored, self.told = other.dropped, other.stored, other.told

    def of(self, variable: Variable) -> Token:
        """The object that a variable holds."""
        return self.variables.get(variable) or self.temporaries.get(variable) or given(variable)

    def at(self, of: Token, name: str) -> Token:
        """The object that an attribute holds."""
        return self.fields.get((of, name)) or field_token(of, name)

    def forget(self, token: Token) -> None:
        """Nothing is known any more of the state of an object."""
        for slot in [slot for slot in self.gone if slot[0].within(token)]:
            del self.gone[slot]

    def renew(self, token: Token) -> None:
        """`token` from now on names another object: who still holds the old one holds something unknown."""
        if token in self.born:
            for held_by in (self.variables, self.temporaries):
                for variable in [key for key, held in held_by.items() if held.within(token)]:
                    held_by[variable] = mixed(variable)
            self.fields = {
                slot: mixed(slot) if held.within(token) else held
                for slot, held in self.fields.items()
                if not slot[0].within(token)
            }
            self.filled = {slot for slot in self.filled if not slot[0].within(token)}
            self.suspended.pop(token, None)
            self.wraps.pop(token, None)
            self.unread.pop(token, None)
            self.opened.pop(token, None)
            self.forget(token)
        self.born.add(token)

    def rename(self, old: Token, new: Token) -> None:
        """The object has another name: what a call made is what the call gave."""
        self.variables = {key: held.moved(old, new) for key, held in self.variables.items()}
        self.temporaries = {key: held.moved(old, new) for key, held in self.temporaries.items()}
        self.fields = {(of.moved(old, new), name): held.moved(old, new) for (of, name), held in self.fields.items()}
        self.gone = {(of.moved(old, new), name): gone for (of, name), gone in self.gone.items()}
        self.filled = {(of.moved(old, new), name) for of, name in self.filled}
        self.suspended = {
            token.moved(old, new): tuple(
                Suspended(each.scope, tuple((key, held.moved(old, new)) for key, held in each.bound), each.at)
                for each in suspended
            )
            for token, suspended in self.suspended.items()
        }
        self.wraps = {token.moved(old, new): held.moved(old, new) for token, held in self.wraps.items()}
        self.unread = {token.moved(old, new): unread for token, unread in self.unread.items()}
        self.opened = {
            token.moved(old, new): tuple(held.moved(old, new) for held in opened)
            for token, opened in self.opened.items()
        }
        self.born = {token.moved(old, new) for token in self.born}


def join(left: State | None, right: State | None) -> State | None:
    """What holds whichever way was taken. None is a way that does not come here."""
    if left is None or right is None:
        return left or right
    both = (left, right)
    met = State(born=left.born | right.born, filled=left.filled | right.filled, late=left.late and right.late)
    met.dropped = {name: gone for name, gone in left.dropped.items() if name in right.dropped}
    met.stored, met.told = left.stored & right.stored, left.told or right.told
    met.suspended = {**left.suspended, **right.suspended}
    met.wraps = {**left.wraps, **right.wraps}
    met.opened = {token: opened for token, opened in left.opened.items() if right.opened.get(token) == opened}
    met.gone = {slot: gone for slot, gone in left.gone.items() if slot in right.gone or _unborn(slot[0], right)}
    met.gone.update(
        (slot, gone) for slot, gone in right.gone.items() if slot not in left.gone and _unborn(slot[0], left)
    )
    _meet_unread(both, met)
    _meet(both, met, left.variables, right.variables, met.variables, _unassigned)
    _meet(both, met, left.fields, right.fields, met.fields, lambda slot: _unstored(slot, both))
    return met


def _meet_unread(both: Pair, met: State) -> None:
    """A stream that is unread on one of the ways may be so. What an exception leaves unread is nobody's decision."""
    for state, other in (both, both[::-1]):
        for token, unread in state.unread.items():
            if token in other.unread:
                sure = unread.sure and other.unread[token].sure
                met.unread.setdefault(token, replace(unread if unread.broke else other.unread[token], sure=sure))
            elif _unborn(token, other):
                met.unread[token] = unread
            elif unread.broke is not None:
                met.unread[token] = replace(unread, sure=False)


def _unborn(token: Token, state: State) -> bool:
    """Whether an object was not made on this way."""
    return token.base.kind == "made" and token.base not in state.born


def _unassigned(variable: Variable) -> Token | None:
    """What a variable holds on a way that does not assign it: nothing where it is a local, and no parameter."""
    scope = variable.scope
    if scope is None or variable.name.startswith("%"):
        return None
    parameter = any(parameter.name == variable.name for parameter in scope.function.parameters)
    return given(variable) if parameter or scope.function.kind == "module" else None


def _unstored(slot: Slot, both: Pair) -> Token | None:
    """What an attribute holds on a way that does not store it: nothing where the object is not made on that way."""
    lacking = both[1] if slot in both[0].fields else both[0]
    return None if _unborn(slot[0], lacking) else field_token(slot[0], slot[1])


def _meet(
    both: Pair,
    met: State,
    left: dict[K, Token],
    right: dict[K, Token],
    into: dict[K, Token],
    default: Callable[[K], Token | None],
) -> None:
    for key in {**left, **right}:
        one, other = left.get(key), right.get(key)
        if one is other and one is not None:
            into[key] = one
            continue
        one, other = one or default(key), other or default(key)
        if one is None or other is None or one is other:
            held = one or other
            assert held is not None
            into[key] = held
            continue
        token = mixed(key)
        into[key] = token
        met.forget(token)
        _common(both, met, one, other, token)


def _common(both: Pair, met: State, one: Token, other: Token, token: Token) -> None:
    """What is gone of both objects is gone of the one of them that it is."""
    for (of, name), gone in tuple(both[0].gone.items()):
        if of is one and (other, name) in both[1].gone:
            met.gone[token, name] = gone
