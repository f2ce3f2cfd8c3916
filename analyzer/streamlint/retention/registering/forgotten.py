"""Forgotten callbacks: registered with something that outlives what they hold, and taken back on no way.

That an emitter outlives an object is shown by the code in one of these ways, and by none of them alone that it is handed
in: the class takes other callbacks back from the same emitter; other classes take theirs back from it; the object is
made again and again; it is made once, but its constructor runs each time it is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from streamlint.facts import records
from streamlint.retention.chains import Chain, chain, own_name
from streamlint.retention.keeping.bounds import is_bounded_loop, is_once
from streamlint.retention.keeping.evictions import Evictions
from streamlint.retention.keeping.regions import Regions
from streamlint.retention.linking.calls import is_decorator
from streamlint.retention.linking.linker import Linker
from streamlint.retention.registering.emitters import Origin, class_of, origin
from streamlint.retention.registering.held import Held, entered, held, is_local
from streamlint.retention.registering.lives import Lives
from streamlint.retention.registering.parting import Partings
from streamlint.retention.registering.registrations import Registration, Registrations
from streamlint.retention.registering.undoing import Undo, Undoing
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.values import BoundMethod, ClassValue, Closure, Container, Instance, Partial, Value, View

_HELD = (BoundMethod, Closure, Partial, View, Instance)


@dataclass(frozen=True, slots=True)
class Forgotten:
    """A callback that stays. `why` says by what it is known that the emitter lives on, `sure` whether that is shown."""

    registration: Registration
    held: Held
    why: str
    sure: bool
    maker: Site | None = None


class ForgottenCallbacks:
    """Finds them."""

    def __init__(self, linker: Linker, regions: Regions, evictions: Evictions) -> None:
        self._linker = linker
        self._evictions = evictions
        self._regions = regions
        self._registrations = tuple(Registrations(linker).all())
        self._undoing = Undoing(linker, self._registrations)
        self._lives = Lives(linker, regions, self._undoing)
        self._partings = Partings(linker)

    def all(self) -> Iterator[Forgotten]:
        """All of them, one for each registration, in the order of the code."""
        for registration in self._registrations:
            if self._is_answered(registration) or _is_guarded(registration.site) or self._is_taken_out(registration):
                continue
            found = next(self._forgotten(registration), None)
            if found is not None:
                yield found

    @property
    def of_the_process(self) -> frozenset[Site]:
        """The calls that register something for as long as the process runs."""
        return frozenset(each.site for each in self._registrations if each.table.registry == "process")

    @property
    def calls(self) -> frozenset[Site]:
        """The calls that hand a callback to something, but for what stacks enter."""
        return frozenset(each.site for each in self._registrations if not each.enters)

    def _forgotten(self, registration: Registration) -> Iterator[Forgotten]:
        scope = registration.site.scope
        for operand in registration.callbacks:
            for each in self._held(registration, operand):
                undo = self._undoing.undoes(registration, each.callback)
                if undo is not None:
                    yield from self._once_of_many(registration, each, undo)
                    continue
                source = origin(self._linker, scope, registration.emitter)
                if each.kind == "self":
                    yield from self._of_self(registration, each, source)
                else:
                    yield from self._of_call(registration, each, source)

    def _held(self, registration: Registration, operand: str) -> Iterator[Held]:
        scope = registration.site.scope
        found = held(self._linker, scope, operand)
        yield from found
        if (
            registration.table.registry == "process"
            and operand in registration.callbacks[1:]
            and is_local(scope, operand)
        ):
            yield Held("made", operand, "", "its argument")
        if registration.table.registry == "stack" and not found:
            yield from entered(scope, operand)

    # ------------------------------------------------------------------------------------- the object's own methods

    def _of_self(self, registration: Registration, each: Held, source: Origin) -> Iterator[Forgotten]:
        if source not in ("given", "process") or registration.table.registry == "stack":
            return
        known = self._lives.ends_before(registration, source)
        if known is not None:
            why, sure, maker = known
            yield Forgotten(registration, each, why, sure, maker)

    # ----------------------------------------------------------------------------------------- what the call makes

    def _of_call(self, registration: Registration, each: Held, source: Origin) -> Iterator[Forgotten]:
        scope = registration.site.scope
        emitter = registration.emitter
        if emitter is not None and not self._outlives_call(scope, emitter, source):
            return
        if registration.table.registry == "hooks" and each.how == "itself":
            return
        if registration.table.registry == "stack" and self._is_closed(registration):
            return
        why = self._lives.runs_often(registration, each)
        if why is not None:
            yield Forgotten(registration, each, why, False)
            return
        parting = self._partings.of(registration, each)
        if parting is not None:
            why = f"`{parting.scope.title}` takes them out of a registry again, but not off the stack"
            yield Forgotten(registration, each, why, False, parting)

    def _is_closed(self, registration: Registration) -> bool:
        """Whether the function that enters something on a stack closes that too, or its object goes with each request."""
        scope, emitter = registration.site.scope, registration.emitter
        if emitter is None:
            return False
        closed = (site.record.of for site in scope.sites if isinstance(site.record, records.LoadAttr) and _closes(site))
        if any(chain(scope, of).spelled == emitter.spelled for of in closed):
            return True
        return emitter.root == own_name(scope) and self._lives.is_of_request(registration)

    def _outlives_call(self, scope: Scope, emitter: Chain, source: Origin) -> bool:
        """Whether an emitter is there before and after the call: an attribute of its object, or handed in."""
        if emitter.root == own_name(scope) and emitter.names:
            return not _is_stored_in(scope, emitter)
        return source in ("given", "process")

    # ---------------------------------------------------------------------------------------------- n against one

    def _once_of_many(self, registration: Registration, each: Held, undo: Undo) -> Iterator[Forgotten]:
        """A callback that a loop registers once for each item, and that is taken out of a list once."""
        loop = _loop(registration.site)
        if loop is None or each.kind != "self" or _loop(undo.site) is not None or self._undoing.is_open(undo):
            return
        if not _depends_on(registration, loop) or not self._is_list(registration, undo):
            return
        yield Forgotten(
            registration,
            each,
            f"a loop registers it once for each item, and `{undo.name}` takes out one",
            True,
            undo.site,
        )

    def _is_list(self, registration: Registration, undo: Undo) -> bool:
        """Whether the program's own methods of these names add to a list, and remove from it."""
        call = registration.site.record
        assert isinstance(call, records.Call)
        loaded = registration.site.scope.definitions.get(call.function)
        name = loaded.record.name if loaded is not None and isinstance(loaded.record, records.LoadAttr) else ""
        return self._does(name, "append") and self._does(undo.name, "remove")

    def _does(self, method: str, on_list: str) -> bool:
        return any(
            scope.function.name == method
            and scope.cls is not None
            and any(isinstance(site.record, records.LoadAttr) and site.record.name == on_list for site in scope.sites)
            for scope in self._linker.scopes
        )

    # ------------------------------------------------------------------------------------------------------ handles

    def _is_answered(self, registration: Registration) -> bool:
        """Whether what the call gives is used: it may be the handle by which the callback is taken back."""
        if registration.table.registry == "stack":
            return False
        call = registration.site.record
        assert isinstance(call, records.Call)
        if is_decorator(registration.site.scope, call):
            return False
        result = call.to
        for record in registration.site.block[registration.site.index + 1 :]:
            if isinstance(record, records.Await) and record.value == result:
                result = record.to
            elif isinstance(record, records.Call) and record.function == result:
                return False
            elif result in _operands(record):
                return True
        return False

    # ------------------------------------------------------------------------------------------- the program's own

    def _is_taken_out(self, registration: Registration) -> bool:
        """Whether an emitter of the program does not keep its callbacks, or others than itself take them out again."""
        site = registration.site
        own = {class_of(scope) for scope in self._linker.callees.get(site, ())}
        if not own:
            return False
        callbacks = {
            value
            for operand in registration.callbacks
            for value in self._linker.variable(site.scope, operand).values
            if isinstance(value, _HELD)
        }
        if not callbacks:
            return False
        containers = {each for callback in callbacks for each in self._containers.get(callback, ())}
        if not any(map(self._is_out_of_sight, callbacks)) and all(
            each.weak or each.bounded or self._is_slot(registration, each) for each in containers
        ):
            return True
        return any(self._is_emptied(site, each) or not self._takers.get(each, own) <= own for each in containers)

    def _is_slot(self, registration: Registration, container: Container) -> bool:
        """Whether a container has one callback for each event, in the place of the last, and the event is always the same."""
        flows = (flow for _, flow in self._linker.graph.before(self._linker.elements(container)))
        keys = [flow.key for flow in flows if flow.how == "append"]
        return registration.event is not None and bool(keys) and None not in keys

    def _is_out_of_sight(self, callback: Value) -> bool:
        """Whether unknown code has a callback, too, and may keep it."""
        scope = getattr(callback, "scope", None)
        return scope in self._linker.escaped if scope is not None else not isinstance(callback, Instance)

    def _is_emptied(self, site: Site, container: Container) -> bool:
        """Whether a container that has callbacks is emptied as a whole while more are registered."""
        return any(
            eviction.kind in ("all", "trim")
            for region in self._regions.around(site)
            for eviction in self._evictions.counting(container, region)
        )

    @cached_property
    def _containers(self) -> dict[Value, set[Container]]:
        """The containers that hold what may be a callback."""
        found: dict[Value, set[Container]] = {}
        for place in self._linker.all_elements():
            for value in place.values if isinstance(place.holder, Container) else ():
                if isinstance(value, _HELD) and isinstance(place.holder, Container):
                    found.setdefault(value, set()).add(place.holder)
        return found

    @cached_property
    def _takers(self) -> dict[Container, set[ClassValue | None]]:
        """The classes of which code takes something out, by container; None for code that is of none."""
        found: dict[Container, set[ClassValue | None]] = {}
        for site, container in self._linker.evictions:
            found.setdefault(container, set()).add(class_of(site.scope))
        return found


def _closes(site: Site) -> bool:
    return isinstance(site.record, records.LoadAttr) and site.record.name in (
        "close",
        "aclose",
        "__exit__",
        "__aexit__",
    )


def _operands(record: records.Record) -> tuple[str | None, ...]:
    match record:
        case records.Call(function=function, arguments=arguments):
            return (function, *(argument.value for argument in arguments))
        case records.Copy(value=value) | records.StoreAttr(value=value) | records.Return(value=value):
            return (value,)
        case records.Yield(value=value) | records.StoreItem(value=value) | records.Unpack(value=value):
            return (value,)
        case records.LoadAttr(of=of) | records.LoadItem(of=of):
            return (of,)
        case records.Collection(elements=elements):
            return tuple(element.value for element in elements)
        case records.Operate(values=values) | records.Either(values=values):
            return values
        case records.Branch(test=test):
            return (test,)
        case records.With(manager=manager):
            return (manager,)
        case _:
            return ()


def _is_guarded(site: Site) -> bool:
    """Whether a registration happens once only: under a guard that the function makes false, or after one that leaves."""
    if is_once(site):
        return True
    stored = {record.name for record in _flat(site.scope) if isinstance(record, records.StoreAttr)}
    blocks = [(site.block, site.index), *((enclosing.block, enclosing.index) for enclosing, _ in site.path)]
    for block, index in blocks:
        for record in block[:index]:
            if isinstance(record, records.Branch) and any(
                isinstance(last, records.Return) for last in record.then[-1:]
            ):
                made = site.scope.definitions.get(record.test)
                if made is not None and isinstance(made.record, records.LoadAttr) and made.record.name in stored:
                    return True
    return False


def _flat(scope: Scope) -> Iterator[records.Record]:
    return (site.record for site in scope.sites)


def _is_stored_in(scope: Scope, emitter: Chain) -> bool:
    """Whether the function itself makes the attribute that the emitter is, and so a new one each time."""
    return any(
        isinstance(site.record, records.StoreAttr)
        and site.record.name == emitter.names[0]
        and site.record.value is not None
        and site.record.of == emitter.root
        for site in scope.sites
    )


def _loop(site: Site) -> Site | None:
    for enclosing, arm in reversed(site.path):
        if isinstance(enclosing.record, records.Loop) and arm == "body" and not is_bounded_loop(enclosing):
            return enclosing
    return None


def _depends_on(registration: Registration, loop: Site) -> bool:
    """Whether an argument is, or is made of, what the loop binds."""
    scope = registration.site.scope
    bound = {name for name, sites in scope.bindings.items() if any(site.inside(loop) for site in sites)}
    call = registration.site.record
    assert isinstance(call, records.Call)
    pending = [argument.value for argument in call.arguments]
    for _ in range(20):
        if not pending:
            break
        operand = pending.pop()
        if operand in bound:
            return True
        made = scope.definitions.get(operand)
        if made is not None:
            pending.extend(each for each in _operands(made.record) if each is not None)
    return False
