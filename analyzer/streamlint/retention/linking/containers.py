"""Containers: what goes in, what comes out, what is taken out, by the tables' words for each method."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from streamlint.facts import records
from streamlint.models.tables import ContainerMethod as MethodTable
from streamlint.retention.graph import Flow
from streamlint.retention.linking import aliases, applications, classes, namespaces, operators, owning
from streamlint.retention.linking.linker import KEYS, Linker
from streamlint.retention.places import Place, Variable
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.values import (
    ClassValue,
    Closure,
    Container,
    ContainerMethod,
    Instance,
    Lazy,
    Library,
    Stream,
    Value,
)

_PAIRS = frozenset({"channel", "connection", "stream", "manager"})
"""What can come as a pair: the two ends of a channel, the reader and the writer of a connection."""
_MAPPINGS = frozenset({"dict", "cache", "mapping", "context"})
_COUNTER = "counter"
"""The kind of container whose elements are its keys: what it has under them are numbers."""
_IMMUTABLE = frozenset({"tuple", "frozenset"})
_CONTAINERS = frozenset({"+", "+=", "|=", "|", "*"})


def display(linker: Linker, site: Site, record: records.Collection) -> None:
    """A list, tuple, set or dict that is written out, or the empty one that a comprehension fills."""
    target = linker.variable(site.scope, record.to)
    old = next(
        (element.value for element in record.elements if element.star and is_stored_back(site, element.value)), None
    )
    if old is not None:
        rest = [element for element in record.elements if element.value != old]
        linker.watch(linker.variable(site.scope, old), lambda value: _extended(linker, site, value, rest, target))
        return
    made = linker.container(site, record.kind)
    linker.give(target, made)
    for position, element in enumerate(record.elements):
        value = linker.variable(site.scope, element.value)
        if element.star or (record.kind == "dict" and element.key is None):
            made.copied = True
            over = frozenset(_constants(site.scope, record.elements[position + 1 :]))
            _put_each(linker, site, made, value, mapping=record.kind == "dict", over=over)
        elif element.key is not None:
            constant = site.scope.constant(element.key)
            key = constant.value if constant is not None else None
            linker.flow(value, linker.elements(made, key), Flow("slot", site, key=element.key))
        else:
            linker.flow(value, linker.elements(made, position), Flow("slot", site))


def _extended(linker: Linker, site: Site, value: Value, added: list[records.Element], target: Place) -> None:
    """`self.x = [*self.x, more]` adds to what `self.x` is, by another spelling."""
    if not isinstance(value, Container):
        return
    linker.give(target, value, root=False)
    for element in added:
        source = linker.variable(site.scope, element.value)
        if element.star or (value.kind == "dict" and element.key is None):
            _put_each(linker, site, value, source, mapping=is_mapping(value))
        else:
            put(linker, site, value, source, element.key)


def is_mapping(container: Container) -> bool:
    """Whether iterating it gives keys."""
    return "dict" in container.kind.lower() or container.kind in _MAPPINGS or "mapping" in container.kind.lower()


def put(linker: Linker, site: Site, holder: Value, value: Place, key: str | None) -> None:
    """One more element, or (under a constant key) another in the place of the last."""
    if not isinstance(holder, Container):
        return
    if key is None:
        linker.flow(value, linker.elements(holder), Flow("append", site))
        return
    constant = site.scope.constant(key)
    if constant is not None and constant.value is not None:
        linker.flow(value, linker.elements(holder, constant.value), Flow("slot", site, key=key))
        return
    how = "slot" if _wraps_around(site.scope, key) else "append"
    linker.flow(value, linker.elements(holder), Flow(how, site, key=key))
    linker.flow(linker.variable(site.scope, key), linker.elements(holder, KEYS), Flow(how, site, key=key))


def _wraps_around(scope: Scope, key: str) -> bool:
    """Whether a key is computed with `%`, of which no text is filled: a ring has a fixed number of slots."""
    made = scope.definitions.get(key)
    if made is None and len(scope.bindings.get(key, ())) == 1:
        copied = scope.bindings[key][0].record
        made = scope.definitions.get(copied.value or "") if isinstance(copied, records.Copy) else None
    if made is None or not isinstance(made.record, records.Operate) or made.record.operator != "%":
        return False
    filled = scope.constant(made.record.values[0])
    return filled is None or not isinstance(filled.value, str)


def _constants(scope: Scope, elements: Iterable[records.Element]) -> Iterator[object]:
    """The keys of elements that are always the same."""
    for element in elements:
        constant = scope.constant(element.key) if element.key is not None else None
        if constant is not None:
            yield constant.value


def _put_each(
    linker: Linker,
    site: Site,
    holder: Container,
    source: Place,
    *,
    mapping: bool,
    over: frozenset[object] = frozenset(),
) -> None:
    """Puts what a container has into another one; what it has under one of the keys `over` is put over by something else."""
    linker.implicit.add(site)
    into = linker.elements(holder)

    def each(value: Value) -> None:
        if isinstance(value, Container) and mapping and not is_mapping(value):
            linker.watch(linker.every(value), lambda pair: _put_pair(linker, site, holder, pair))
        elif over and isinstance(value, Container) and (own := _written_keys(value)):
            for key in (each for each in own if each not in over):
                linker.flow(linker.elements(value, key), linker.elements(holder, key), Flow("slot", site))
            linker.flow(linker.elements(value), into, Flow("append", site))
        elif isinstance(value, Container) and (mapping or not is_mapping(value)):
            linker.flow(linker.every(value), into, Flow("append", site))
        elif not mapping:
            read = linker.hidden(site, value, "each")
            linker.flow(read, into, Flow("append", site))
            linker.does.iterate(linker, site, value, read, "iterate")

    linker.watch(source, each)


def _written_keys(value: Container) -> tuple[object, ...]:
    """The constant keys of a dict that is written out."""
    site = value.site
    if site is None or not isinstance(site.record, records.Collection) or value.kind != "dict":
        return ()
    return tuple(dict.fromkeys(_constants(site.scope, site.record.elements)))


def _put_pair(linker: Linker, site: Site, holder: Container, pair: Value) -> None:
    """One of the pairs of a key and a value of which a mapping is made or updated."""
    if not isinstance(pair, Container):
        return
    key = _first_constant(pair)
    how = "append" if key is None else "slot"
    for place in (linker.elements(pair, 1), linker.elements(pair)):
        linker.flow(place, linker.elements(holder, key), Flow(how, site))


def _first_constant(pair: Container) -> records.Constant:
    made = pair.site.record if pair.site is not None else None
    if pair.site is None or not isinstance(made, records.Collection) or not made.elements:
        return None
    constant = pair.site.scope.constant(made.elements[0].value)
    return constant.value if constant is not None else None


def load_item(linker: Linker, site: Site, value: Value, key: str, target: Place) -> None:
    """`target = value[key]`."""
    match value:
        case Container():
            made = site.scope.definitions.get(key)
            if made is not None and isinstance(made.record, records.Slice):
                _slice(linker, site, value, target)
                return
            _load_element(linker, site, value, key, target)
        case Instance():
            constant = site.scope.constant(key)
            names = classes.tuple_fields(value.cls)
            if constant is not None and isinstance(constant.value, int) and -1 < constant.value < len(names):
                linker.flow(linker.attribute(value, names[constant.value]), target, Flow("load", site))
            elif not linker.does.call_method(linker, site, value, "__getitem__", (records.Argument(key),), target):
                inherited = classes.inherited_container(linker, value)
                if inherited is not None:
                    load_item(linker, site, inherited, key, target)
        case Library() if (kept := applications.items(linker, value)) is not None:
            constant = site.scope.constant(key)
            known = applications.key(site.scope, key) if constant is None else constant.value
            for place in places_of(linker, kept, known):
                linker.flow(place, target, Flow("load", site))
        case ClassValue() | Library():
            linker.give(target, value, root=False)
            aliases.subscribed(linker, site, value, key, target)
        case Stream() if value.api is not None and value.returns == "mapping":
            _part_of_mapping(linker, site, value, target)
        case _:
            pass


def _load_element(linker: Linker, site: Site, value: Container, key: str, target: Place) -> None:
    constant = site.scope.constant(key)
    for place in places_of(linker, value, constant.value if constant is not None else None):
        linker.flow(place, target, Flow("load", site))
    named = namespaces.under(linker, value, constant.value) if constant is not None else None
    if named is not None:
        linker.flow(named, target, Flow("load", site))
    if constant is None and value in linker.defaulting:
        linker.flow(linker.variable(site.scope, key), linker.elements(value, KEYS), Flow("append", site, key=key))


def places_of(linker: Linker, holder: Container, key: records.Constant) -> tuple[Place, ...]:
    """Where the element may be that `holder` has under a constant key, or (None) under one that is not known."""
    position = _position(key)
    if position is None:
        return (linker.every(holder),)
    return linker.elements(holder, position), linker.elements(holder)


def _part_of_mapping(linker: Linker, site: Site, value: Stream, target: Place) -> None:
    """`answer["stream"]`: the answer and the stream in it keep each other."""
    if isinstance(site.record, records.LoadItem):
        source = linker.variable(site.scope, site.record.of)
        linker.graph.connect(source, target, Flow("assign", site), carries=False)
    linker.give(target, value, root=False)


def _position(value: records.Constant) -> records.Constant:
    """A negative index counts from an end that is not known: it may be any element."""
    return None if isinstance(value, int) and not isinstance(value, bool) and value < 0 else value


def _slice(linker: Linker, site: Site, value: Container, target: Place) -> None:
    part = linker.container(site, value.kind)
    part.copied = True
    linker.flow(linker.every(value), linker.elements(part), Flow("load", site))
    linker.give(target, part)


def store_item(linker: Linker, site: Site, holder: Value, key: str, value: Place) -> None:
    """`holder[key] = value`."""
    match holder:
        case Library() if (kept := applications.items(linker, holder)) is not None:
            known = applications.key(site.scope, key)
            if known is None:
                put(linker, site, kept, value, key)
            else:
                linker.flow(value, linker.elements(kept, known), Flow("slot", site, key=key))
        case Container():
            made = site.scope.definitions.get(key)
            if made is not None and isinstance(made.record, records.Slice):
                _put_each(linker, site, holder, value, mapping=False)
            elif is_mapping(holder) or holder.assumed:
                put(linker, site, holder, value, key)
                constant = site.scope.constant(key)
                named = namespaces.under(linker, holder, constant.value) if constant is not None else None
                if named is not None:
                    how = "assign" if isinstance(named, Variable) else "keep"
                    linker.flow(value, named, Flow(how, site))
            elif holder.kind == _COUNTER:
                linker.flow(linker.variable(site.scope, key), linker.elements(holder), Flow("append", site, key=key))
            else:
                linker.flow(value, linker.elements(holder), Flow("slot", site, key=key))
        case Instance():
            record = site.record
            if isinstance(record, records.StoreItem):
                arguments = (records.Argument(key), records.Argument(record.value))
                received = linker.variable(site.scope, record.of)
                if not linker.does.call_method(linker, site, holder, "__setitem__", arguments, None, received):
                    inherited = classes.inherited_container(linker, holder)
                    if inherited is not None:
                        store_item(linker, site, inherited, key, value)
        case _:
            pass


def delete_item(linker: Linker, site: Site, holder: Value, key: str) -> None:
    """`del holder[key]`."""
    match holder:
        case Library() if (kept := applications.items(linker, holder)) is not None:
            delete_item(linker, site, kept, key)
        case Container():
            made = site.scope.definitions.get(key)
            sliced = made is not None and isinstance(made.record, records.Slice)
            linker.evict(site, holder, "trim" if sliced else "one")
        case Instance():
            if not linker.does.call_method(linker, site, holder, "__delitem__", (records.Argument(key),), None):
                inherited = classes.inherited_container(linker, holder)
                if inherited is not None:
                    delete_item(linker, site, inherited, key)
        case _:
            pass


def unpack_display(linker: Linker, site: Site, sources: Sequence[Place], targets: list[Place], star: int) -> bool:
    """`a, *b = x, y, z`: each target gets its own value; whether the numbers of both sides allow it."""
    more = len(sources) - len(targets)
    if more < (0 if star == -1 else -1) or (star == -1 and more):
        return False
    for position, target in enumerate(targets):
        if position == star:
            rest = linker.intern(("rest", site), lambda: Container(site, "list"))
            linker.give(target, rest)
            for number, source in enumerate(sources[star : star + more + 1]):
                linker.flow(source, linker.elements(rest, number), Flow("slot", site))
        else:
            source = sources[position if star == -1 or position < star else position + more]
            linker.flow(source, target, Flow("assign", site))
    return True


def unpack(linker: Linker, site: Site, value: Value, targets: list[Place], star: int) -> None:
    """`a, *b, c = value`."""
    if isinstance(value, Stream) and value.returns in _PAIRS:
        for place in targets:
            linker.flow(linker.variable(site.scope, _unpacked(site)), place, Flow("assign", site), carries=False)
            linker.give(place, value, root=False)
        return
    if isinstance(value, Instance) and (names := classes.tuple_fields(value.cls)):
        for name, place in zip(names, targets, strict=False):
            linker.flow(linker.attribute(value, name), place, Flow("load", site))
        return
    if not isinstance(value, Container):
        for position, place in enumerate(targets):
            read = _gather_rest(linker, site, value, place) if position == star else place
            linker.does.iterate(linker, site, value, read, "iterate")
        return
    if is_mapping(value):
        return
    for position, place in enumerate(targets):
        if position == star:
            rest = linker.intern(("rest", site), lambda: Container(site, "list", copied=True))
            linker.flow(linker.every(value), linker.elements(rest), Flow("load", site))
            linker.give(place, rest)
        elif star == -1 or position < star:
            linker.flow(linker.elements(value, position), place, Flow("load", site))
            linker.flow(linker.elements(value), place, Flow("load", site))
        else:
            linker.flow(linker.every(value), place, Flow("load", site))


def _gather_rest(linker: Linker, site: Site, value: Value, place: Place) -> Place:
    """`*b` of `a, *b = runner` is a new list of all that the runner goes on to give."""
    linker.implicit.add(site)
    rest = linker.intern(("rest", site), lambda: Container(site, "list"))
    linker.give(place, rest)
    read = linker.hidden(site, value, "rest")
    linker.flow(read, linker.elements(rest), Flow("append", site))
    return read


def _unpacked(site: Site) -> str:
    record = site.record
    assert isinstance(record, records.Unpack)
    return record.value


# --------------------------------------------------------------------------------------------------- methods


def call_method(
    linker: Linker, site: Site, bound: ContainerMethod, arguments: tuple[records.Argument, ...], target: Place
) -> None:
    """A call of a container's method, as the tables describe it."""
    holder = bound.receiver
    if holder is None:
        return
    does = linker.container_method(holder, bound.name)
    if does is not None:
        apply(linker, site, holder, does, arguments, target)


def apply(
    linker: Linker,
    site: Site,
    holder: Container,
    does: MethodTable,
    arguments: tuple[records.Argument, ...],
    target: Place,
) -> None:
    """What one method, or function on a container, does with `holder` and its arguments."""
    places = [argument for argument in arguments if argument.keyword is None and argument.star == 0]

    def argument(position: int | None) -> str | None:
        return places[position].value if position is not None and position < len(places) else None

    stored = argument(does.puts)
    if stored is not None:
        value: Place = linker.variable(site.scope, stored)
        if does.name == "setdefault":
            value = _lazily(linker, site, holder, value)
        put(linker, site, holder, value, argument(does.key))
    for position, mapping in ((does.puts_each, False), (does.puts_mapping, True)):
        source = argument(position)
        if source is not None:
            _put_each(linker, site, holder, linker.variable(site.scope, source), mapping=mapping)
    if does.puts_mapping is not None:
        for given in arguments:
            if given.keyword is not None:
                value = linker.variable(site.scope, given.value)
                linker.flow(value, linker.elements(holder, given.keyword), Flow("slot", site))
    if does.evicts != "none":
        linker.evict(site, holder, does.evicts)
    _give_back(linker, site, holder, does, argument(does.key), target)
    if does.gives == "joined":
        _join(linker, site, holder, places, target)


def _lazily(linker: Linker, site: Site, holder: Container, given: Place) -> Place:
    """A default that `setdefault` puts in is made once for a key, however often the call runs: each holder has its own."""
    default = linker.hidden(site, holder, "default")

    def own(value: Value) -> None:
        if isinstance(value, Container):
            mine = linker.intern(("lazy", value, holder), lambda: replace(value, lazy=True))
            linker.flow(linker.every(value), linker.elements(mine), Flow("load", None))
            linker.give(default, mine)
            made = value.site.record if value.site is not None else None
            if isinstance(made, records.Collection) and made.elements:
                linker.give(default, value, root=False)  # what is written out in it comes with it, for each key
        else:
            linker.give(default, value, root=False)

    linker.graph.connect(given, default, Flow("assign", site), carries=False)
    linker.watch(given, own)
    return default


def _give_back(
    linker: Linker, site: Site, holder: Container, does: MethodTable, key: str | None, target: Place
) -> None:
    gives = does.gives
    made: Container | None = None
    match gives:
        case "value":
            constant = site.scope.constant(key) if key is not None else None
            for place in places_of(linker, holder, constant.value if constant is not None else None):
                linker.flow(place, target, Flow("load", site))
        case "key":
            linker.flow(linker.elements(holder, KEYS), target, Flow("load", site))
        case "pair":
            linker.give(target, _pair(linker, site, holder))
        case "values" | "copy":
            made = linker.intern((gives, site), lambda: Container(site, _sequence(holder, gives), copied=True))
            linker.flow(linker.every(holder), linker.elements(made), Flow("load", site))
        case "keys":
            made = linker.intern(("keys", site), lambda: Container(site, "list", copied=True))
            linker.flow(linker.elements(holder, KEYS), linker.elements(made), Flow("load", site))
        case "pairs":
            made = linker.intern(("pairs", site), lambda: Container(site, "list", copied=True))
            linker.give(linker.elements(made), _pair(linker, site, holder))
        case "self":
            linker.give(target, holder, root=False)
    if made is not None:
        linker.give(target, made)
        if gives != "copy" and is_mapping(holder):
            _view(linker, site, made)


def _view(linker: Linker, site: Site, view: Container) -> None:
    """The values, keys or pairs of a mapping are no copies: they keep the mapping that they show."""
    shown = linker.receiver_place(site)
    if shown is not None:
        linker.flow(shown, linker.attribute(view, "mapping"), Flow("keep", site))


def _join(linker: Linker, site: Site, holder: Container, places: list[records.Argument], target: Place) -> None:
    """`one.union(another)` gives a set of what both hold; one that is stored in the place of the first adds to that."""
    loaded = site.scope.definitions.get(getattr(site.record, "function", ""))
    operand = loaded.record.of if loaded is not None and isinstance(loaded.record, records.LoadAttr) else ""
    whole = holder if is_stored_back(site, operand) else _joined(linker, site, holder)
    linker.give(target, whole, root=whole is not holder)
    for argument in places:
        _put_each(linker, site, whole, linker.variable(site.scope, argument.value), mapping=is_mapping(whole))


def _sequence(holder: Container, gives: str) -> str:
    return holder.kind if gives == "copy" else "list"


def _pair(linker: Linker, site: Site, holder: Container) -> Container:
    pair = linker.intern(("pair", site), lambda: Container(site, "tuple", copied=True))
    linker.flow(linker.elements(holder, KEYS), linker.elements(pair, 0), Flow("load", site))
    linker.flow(linker.every(holder), linker.elements(pair, 1), Flow("load", site))
    return pair


# ------------------------------------------------------------------------------------------------- operators


def operate(linker: Linker, site: Site, record: records.Operate) -> None:
    """`+`, `|` and their like on containers; other operators call the methods of the project's classes."""
    protocol = operators.names(record.operator, linker.methods)
    if (record.operator not in _CONTAINERS and not protocol) or len(record.values) != 2:
        return
    left, right = (linker.variable(site.scope, operand) for operand in record.values)
    target = linker.variable(site.scope, record.to)
    grows = record.operator.endswith("=") or grows_itself(site)

    def grown(whole: Container) -> None:
        linker.give(target, whole, root=not grows)
        _put_each(linker, site, whole, right, mapping=is_mapping(whole))

    def operated(value: Value) -> None:
        if record.operator == "|" and isinstance(value, ClassValue | Library):
            aliases.either(linker, site, value, right, target)
        elif isinstance(value, Container) and record.operator == "*":
            linker.graph.connect(left, target, Flow("assign", site), carries=False)
            linker.give(target, value, root=False)
        elif isinstance(value, Container) and grows and value.kind in _IMMUTABLE and value.owner is None:
            owning.each(linker, site, record.values[0], value, grown)
        elif isinstance(value, Container) and record.operator in _CONTAINERS:
            grown(value if grows else _joined(linker, site, value))

    linker.watch(left, operated)
    if protocol:
        operators.apply(linker, site, record, protocol)


def _joined(linker: Linker, site: Site, left: Container) -> Container:
    whole = linker.container(site, left.kind)
    whole.copied = True
    linker.flow(linker.every(left), linker.elements(whole), Flow("load", site))
    return whole


def grows_itself(site: Site) -> bool:
    """Whether `x = x + ...` or `self.x = self.x + ...` follows: the same container by another spelling."""
    return isinstance(site.record, records.Operate) and is_stored_back(site, site.record.values[0])


def is_stored_back(site: Site, operand: str) -> bool:
    """Whether what a record makes is stored in the very place from which `operand` was taken, under its name or another."""
    return _is_put_back(site, operand) or _is_put_back(site, taken_from(site.scope, operand), by_set=False)


def taken_from(scope: Scope, name: str) -> str:
    """Of what a local name is another one: `self.x` for the `before` of `before = self.x`."""
    copied = scope.copied(name) if scope.home_of(name) is scope else None
    return name if copied is None else copied


def _is_put_back(site: Site, operand: str, *, by_set: bool = True) -> bool:
    record = site.record
    if not isinstance(record, records.Operate | records.Collection | records.Call) or site.index + 1 >= len(site.block):
        return False
    after = site.block[site.index + 1]
    if isinstance(after, records.Copy) and after.value == record.to:
        return after.to == operand
    if by_set and isinstance(after, records.Call) and [given.value for given in after.arguments] == [record.to]:
        stored = _method_of(site.scope, after.function, "set")
        made = site.scope.definitions.get(operand)
        got = made.record.function if made is not None and isinstance(made.record, records.Call) else ""
        return stored is not None and stored == _method_of(site.scope, got, "get")
    if isinstance(after, records.StoreAttr) and after.value == record.to:
        loaded = site.scope.definitions.get(operand)
        if loaded is not None and isinstance(loaded.record, records.LoadAttr):
            return (loaded.record.of, loaded.record.name) == (after.of, after.name)
    return False


def _method_of(scope: Scope, function: str, name: str) -> str | None:
    """The `x` of the `x.name` that is called."""
    loaded = scope.definitions.get(function)
    if loaded is None or not isinstance(loaded.record, records.LoadAttr) or loaded.record.name != name:
        return None
    return loaded.record.of


# ---------------------------------------------------------------------------------------------- construction


def construct(linker: Linker, site: Site, record: records.Call, dotted: str, target: Place) -> bool:
    """The call of a container's class, such as `deque(maxlen=9)`; whether it is one."""
    table = linker.models.container(dotted)
    if table is None or table.memo:
        return False
    made = linker.container(
        site, table.kind, bounded=is_bounded(site.scope, record, table.bound), weak=bool(table.weak)
    )
    made.api = next((match.api for match in linker.models.match_call(dotted)), None)
    linker.give(target, made)
    places = [argument.value for argument in record.arguments if argument.keyword is None and argument.star == 0]
    filling = places[table.fills :] if table.fills is not None else []
    for operand in filling if table.fills_rest else filling[:1]:
        source = linker.variable(site.scope, operand)
        made.copied = not operand.startswith("%") or _is_loaded(site.scope, operand)
        linker.watch(source, lambda value: _fill(made, value))
        _put_each(linker, site, made, source, mapping="dict" in table.kind)
    for argument in record.arguments if table.kind == "dict" else ():
        if argument.keyword is not None:
            place = linker.elements(made, argument.keyword)
            linker.flow(linker.variable(site.scope, argument.value), place, Flow("slot", site))
    if dotted.endswith("defaultdict") and places:
        linker.defaulting.add(made)
        linker.watch(linker.variable(site.scope, places[0]), lambda value: _default(linker, site, made, value))
    return True


def from_keys(linker: Linker, site: Site, record: records.Call, target: Place) -> None:
    """`dict.fromkeys(keys, value)`: the same value under each key."""
    made = linker.container(site, "dict")
    linker.give(target, made)
    for argument in record.arguments[1:2]:
        linker.flow(linker.variable(site.scope, argument.value), linker.elements(made), Flow("append", site))


def _is_loaded(scope: Scope, operand: str) -> bool:
    made = scope.definitions.get(operand)
    return made is not None and isinstance(made.record, records.LoadAttr | records.LoadItem)


def _fill(made: Container, value: Value) -> None:
    if isinstance(value, Container):
        made.copied = True


def is_bounded(scope: Scope, record: records.Call, bound: object) -> bool:
    """Whether the call that makes a container gives it a bound, by the table's words for which argument that is."""
    from streamlint.models.tables import Bound

    if not isinstance(bound, Bound):
        return False
    if bound.always:
        return True
    positional = [argument for argument in record.arguments if argument.keyword is None]
    given = [
        argument for argument in record.arguments if bound.keyword is not None and argument.keyword == bound.keyword
    ]
    if bound.position is not None and bound.position < len(positional):
        given.append(positional[bound.position])
    if not given:
        return bound.by_default
    constant = scope.constant(given[0].value)
    if constant is None or isinstance(constant.value, bytes):
        return True
    return bound.limits(constant.value)


def _default(linker: Linker, site: Site, made: Container, factory: Value) -> None:
    """What reading a missing key of a defaultdict puts there: made once for a key."""
    inner: Value | None = None
    if isinstance(factory, Library):
        table = linker.models.container(factory.dotted)
        if table is not None:
            empty = Container(site, table.kind, lazy=True, weak=bool(table.weak))
            inner = linker.intern(("default", site), lambda: empty)
    elif isinstance(factory, ClassValue):
        inner = linker.instance(factory, site)
    elif isinstance(factory, Closure) and factory.scope is not None and factory.scope.returned is not None:
        within = factory.scope
        linker.watch(factory.scope.returned, lambda value: _of_function(linker, made, value, within))
    if inner is not None:
        linker.give(linker.elements(made), inner)


def _of_function(linker: Linker, made: Container, value: Value, within: Scope) -> None:
    """What the function that a defaultdict calls gives: made once for a key, where that function makes it."""
    if isinstance(value, Container) and value.site is not None and value.site.scope is within:
        value.lazy = True
    linker.give(linker.elements(made), value)


def each_source(value: Lazy) -> Iterable[Place]:
    """The sources of a lazy iterator."""
    return value.sources


Put = Callable[[Value], None]
