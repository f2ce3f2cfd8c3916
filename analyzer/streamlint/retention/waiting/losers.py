"""Losers: which waiters of a race can still be pending when the round, or the call, is over.

A walk over the records that follow the race, forward along every way but those that raise. A state is the set of waiters
that nothing was seen to end: `cancel`, awaiting it, handing it on, or knowing that it is done ends one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from streamlint.facts import records
from streamlint.retention.chains import Chain, bound_to, chain
from streamlint.retention.scopes import Scope, Site, arms
from streamlint.retention.waiting.races import Race

State = frozenset[str]
States = frozenset[State]
_NOTHING: States = frozenset()
_LOOKING = frozenset({"isinstance", "len", "bool", "print", "repr", "str", "id", "type"})


@dataclass(slots=True)
class _Exits:
    """With which states a block is left: at its end, by `break`, by `continue`, by `return`."""

    end: States = _NOTHING
    broken: States = _NOTHING
    continued: States = _NOTHING
    returned: States = _NOTHING


def losers(race: Race, waiting: Mapping[str, Chain], loop: Site | None) -> frozenset[str]:
    """The waiters that some way leaves pending, of those that wait on what is given for their names."""
    walk = _Walk(race, waiting)
    return walk.left(loop)


@dataclass(slots=True)
class _Walk:
    race: Race
    waiting: Mapping[str, Chain]
    names: frozenset[str] = field(init=False)
    scope: Scope = field(init=False)

    def __post_init__(self) -> None:
        self.names = frozenset(self.waiting)
        self.scope = self.race.site.scope

    def left(self, loop: Site | None) -> frozenset[str]:
        """What is pending where the next round of `loop` begins, or where the call ends."""
        site = self.race.at
        exits = self._block(site.block[site.index + 1 :], frozenset({self.names}))
        for enclosing, arm in reversed(site.path):
            exits = self._leave(enclosing, arm, exits)
            if enclosing is loop:
                return _names(exits.end | exits.continued)
            if isinstance(enclosing.record, records.Loop):
                exits = _Exits(end=exits.broken | exits.end | exits.continued, returned=exits.returned)
            exits = self._after(exits, enclosing.block[enclosing.index + 1 :])
        return _names(exits.end | exits.returned)

    def _leave(self, enclosing: Site, arm: str, exits: _Exits) -> _Exits:
        """What a `finally` does on the way out of its `try`."""
        record = enclosing.record
        if not isinstance(record, records.Try) or arm == "final":
            return exits
        if arm == "body" and record.orelse:
            exits = self._after(exits, record.orelse)
        return self._finally(exits, record.final)

    def _after(self, exits: _Exits, block: records.Block) -> _Exits:
        rest = self._block(block, exits.end)
        return _Exits(
            rest.end, exits.broken | rest.broken, exits.continued | rest.continued, exits.returned | rest.returned
        )

    def _finally(self, exits: _Exits, final: records.Block) -> _Exits:
        if not final:
            return exits
        return _Exits(
            self._block(final, exits.end).end,
            self._block(final, exits.broken).end,
            self._block(final, exits.continued).end,
            self._block(final, exits.returned).end,
        )

    # ------------------------------------------------------------------------------------------------- one block

    def _block(self, block: records.Block, states: States) -> _Exits:
        exits = _Exits(end=states)
        for record in block:
            if not exits.end:
                break
            step = self._record(record, exits.end)
            exits = _Exits(
                step.end,
                exits.broken | step.broken,
                exits.continued | step.continued,
                exits.returned | step.returned,
            )
        return exits

    def _record(self, record: records.Record, states: States) -> _Exits:
        match record:
            case records.Return(value=value):
                gone = self._meant(value) if value is not None else frozenset()
                return _Exits(returned=_without(states, gone))
            case records.Raise():
                return _Exits()
            case records.Break():
                return _Exits(broken=states)
            case records.Continue():
                return _Exits(continued=states)
            case records.Branch():
                return self._branch(record, states)
            case records.Loop():
                return self._loop(record, states)
            case records.Try():
                return self._try(record, states)
            case records.With(body=body):
                return self._block(body, states)
            case _:
                return _Exits(end=_without(states, self._ended(record)))

    def _branch(self, record: records.Branch, states: States) -> _Exits:
        done, not_done = self._known(record.test)
        then = self._block(record.then, _without(states, done))
        orelse = self._block(record.orelse, _without(states, not_done))
        return _joined(then, orelse)

    def _loop(self, record: records.Loop, states: States) -> _Exits:
        meant = self._meant(record.iterable) if record.iterable is not None else frozenset()
        if meant and any(_ends_item(inner) for inner in record.body):
            states = _without(states, meant)
        inside = self._block((*record.head, *record.body), states)
        after = states | inside.end | inside.continued | inside.broken
        rest = self._block(record.orelse, after)
        return _Exits(rest.end, _NOTHING, _NOTHING, inside.returned | rest.returned)

    def _try(self, record: records.Try, states: States) -> _Exits:
        exits = self._after(self._block(record.body, states), record.orelse)
        for handler in record.handlers:
            exits = _joined(exits, self._block((*handler.head, *handler.body), states))
        return self._finally(exits, record.final)

    # --------------------------------------------------------------------------------------------- what ends one

    def _known(self, test: str) -> tuple[frozenset[str], frozenset[str]]:
        """Which waiters are done, or gone, where a test holds, and where it does not."""
        made = next(iter(bound_to(self.scope, test)), None) if test[:1] != "%" else self.scope.definitions.get(test)
        if test == self.race.pending:
            return frozenset(), self.names
        if test == self.race.done:
            return self._only(), frozenset()
        match made.record if made is not None else None:
            case records.Operate(operator="not", values=(value,)):
                yes, no = self._known(value)
                return no, yes
            case records.Operate(operator="in", values=(one, many)) if many == self.race.done:
                return self._meant(one), frozenset()
            case records.Operate(operator="in", values=(one, many)) if many == self.race.pending:
                return frozenset(), self._meant(one)
            case records.Operate(operator="not in", values=(one, many)) if many == self.race.done:
                return frozenset(), self._meant(one)
            case records.Operate(operator="not in", values=(one, many)) if many == self.race.pending:
                return self._meant(one), frozenset()
            case records.Call(function=function):
                loaded = self.scope.definitions.get(function)
                if loaded is not None and isinstance(loaded.record, records.LoadAttr):
                    return self._answered(loaded.record), frozenset()
            case records.Either(values=values) if any(map(self._asks_whether_none, values)):
                return frozenset(), self._only()
            case records.Either(values=values):
                known = [self._known(value) for value in values]
                every = frozenset(name for yes, no in known for name in (*yes, *no))
                return every, every
            case _:
                pass
        return frozenset(), frozenset()

    def _only(self) -> frozenset[str]:
        """What is done if anything is: the one that is waited for, where it is but one."""
        return self.names if len(self.race.operands) == 1 else frozenset()

    def _asks_whether_none(self, test: str) -> bool:
        """Whether a test is `not done`."""
        made = self.scope.definitions.get(test)
        return (
            made is not None
            and isinstance(made.record, records.Operate)
            and made.record.operator == "not"
            and made.record.values[:1] == (self.race.done,)
        )

    def _answered(self, asked: records.LoadAttr) -> frozenset[str]:
        """Which waiters are done where `x.done()`, `event.is_set()` of what one waits on, or `loop.is_closed()`, holds."""
        if asked.name == "is_closed" and _is_event_loop(chain(self.scope, asked.of)):
            return self.names
        if asked.name == "is_set":
            on = chain(self.scope, asked.of)
            return frozenset(name for name, waited in self.waiting.items() if waited == on)
        return self._meant(asked.of) if asked.name == "done" else frozenset()

    def _ended(self, record: records.Record) -> frozenset[str]:
        """The waiters that a record cancels, awaits, keeps for later or hands on."""
        match record:
            case records.Call(function=function, arguments=arguments):
                if function in _LOOKING:
                    return frozenset()
                loaded = self.scope.definitions.get(function)
                of = loaded.record.of if loaded is not None and isinstance(loaded.record, records.LoadAttr) else ""
                name = loaded.record.name if loaded is not None and isinstance(loaded.record, records.LoadAttr) else ""
                gone = self._meant(of) if name not in ("done", "cancelled", "add_done_callback", "") else frozenset()
                return gone.union(*(self._meant(argument.value) for argument in arguments))
            case records.Await(value=value) | records.YieldFrom(value=value) | records.Yield(value=value):
                return self._meant(value) if value is not None else frozenset()
            case records.Copy(value=value) | records.StoreAttr(value=value) | records.Unpack(value=value):
                return self._meant(value) if value is not None else frozenset()
            case records.StoreItem(value=value) | records.Collect(value=value):
                return self._meant(value)
            case records.Collection(elements=elements):
                return frozenset().union(*(self._meant(element.value) for element in elements))
            case records.Operate(operator=operator, values=values) if operator not in ("in", "not in", "is", "not"):
                return frozenset().union(*(self._meant(value) for value in values))
            case _:
                return frozenset()

    def _meant(self, operand: str) -> frozenset[str]:
        """The waiters that an operand is, or holds."""
        if operand in self.names:
            return frozenset({operand})
        if operand == self.race.pending or operand in self.race.all:
            return self.names
        made = self.scope.definitions.get(operand)
        match made.record if made is not None else None:
            case records.Collection(elements=elements):
                return frozenset().union(*(self._meant(element.value) for element in elements))
            case records.Operate(values=values) if operand.startswith("%"):
                return frozenset().union(*(self._meant(value) for value in values))
            case _:
                return frozenset()


def _is_event_loop(asked: Chain) -> bool:
    """Whether something is called what event loops are: in one that is closed nothing waits any more."""
    return (asked.names or (asked.root,))[-1].endswith("loop")


def _ends_item(record: records.Record) -> bool:
    """Whether a record of a loop over waiters cancels or awaits, itself or in its blocks."""
    if isinstance(record, records.Await | records.Call | records.YieldFrom):
        return True
    return any(_ends_item(inner) for _, block in arms(record) for inner in block)


def _without(states: States, gone: Iterable[str]) -> States:
    ended = frozenset(gone)
    return frozenset(state - ended for state in states) if ended else states


def _names(states: States) -> frozenset[str]:
    return frozenset(name for state in states for name in state)


def _joined(one: _Exits, other: _Exits) -> _Exits:
    return _Exits(
        one.end | other.end,
        one.broken | other.broken,
        one.continued | other.continued,
        one.returned | other.returned,
    )
