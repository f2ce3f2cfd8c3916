"""Calls of libraries: everything here is read from the tables, but for the few builtins that act on names."""

from __future__ import annotations

from collections.abc import Iterator

from streamlint.facts import records
from streamlint.models.tables import GIVEN, Match, Spawner
from streamlint.retention import setting
from streamlint.retention.graph import Flow
from streamlint.retention.linking import (
    aliases,
    attributes,
    calls,
    containers,
    errors,
    finalizing,
    finished,
    getters,
    imports,
    iteration,
    keepers,
    namespaces,
    wrapping,
)
from streamlint.retention.linking.handed import hand_in
from streamlint.retention.linking.linker import Linker
from streamlint.retention.places import Place
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.values import (
    BoundMethod,
    ClassValue,
    Closure,
    Container,
    Instance,
    Library,
    Super,
    Task,
    Value,
)


def call(linker: Linker, site: Site, record: records.Call, library: Library, target: Place) -> None:
    """A call of a library's function or class, or of a method of an object that it made."""
    dotted = library.dotted
    builtin = _BUILTINS.get(dotted)
    if builtin is not None:
        builtin(linker, site, record, target)
        return
    if containers.construct(linker, site, record, dotted, target):
        return
    if errors.make(linker, site, record, dotted, target):
        return
    if make_streams(linker, site, record, dotted, target):
        return
    hand_in(linker, site, record, dotted)
    function = linker.models.container_function(dotted)
    if function is not None:
        _on_container(linker, site, record, dotted, target)
        return
    if not library.made and _unbound(linker, site, record, dotted, target):
        return
    finalizing.keep(linker, site, record, dotted)
    keepers.keep(linker, site, record, dotted, linker.library(dotted.rpartition(".")[0], made=True, site=library.site))
    spawner = linker.models.spawner(dotted)
    if spawner is not None:
        linker.spawned[site] = spawner
        _spawn(linker, site, record, dotted, target)
        return
    wrapper = linker.models.wrapper(dotted)
    if wrapper is not None:
        wrapping.wrap(linker, site, record, wrapper, target)
        return
    _made(linker, site, record, library, target)


def make_streams(
    linker: Linker,
    site: Site,
    record: records.Call,
    dotted: str,
    target: Place,
    before: tuple[Scope, records.Call] | None = None,
    *,
    wrapped: bool = False,
) -> bool:
    """Gives the call the streams that the catalogue says it makes; whether there are any.

    `before` is the call of `functools.partial` that gave its first arguments, or that of a function which is `wrapped`:
    that makes its streams itself, but for those for which the arguments of this call ask.
    """
    given = ((site.scope, record),) if before is None else ((site.scope, record), before)
    matches = [match for match in linker.models.match_call(dotted) if _holds(given, match)]
    if wrapped and before is not None:
        matches = [match for match in matches if not _holds((before,), match)]
    matches.sort(key=lambda match: -len(match.factory.when))
    for match in matches[:1]:
        api = match.api if match.factory.gives == "streams" else linker.models.stream_api(match)
        name = match.factory.enter or match.factory.item or next(iter(api.types), "")
        made = linker.stream(site, api, match.factory, name)
        made.assumes = match.factory.assumes
        made.renews = match.factory.gives == "manager" and match.factory.item is not None
        linker.give(target, made)
    return bool(matches)


def _holds(given: tuple[tuple[Scope, records.Call], ...], match: Match) -> bool:
    """Whether every keyword that makes a factory one is given, by the call or by what gave its first arguments."""
    return all(
        any(_has(scope, record, keyword, value) for scope, record in given) for keyword, value in match.factory.when
    )


def _has(scope: Scope, record: records.Call, keyword: str, wanted: object) -> bool:
    for argument in record.arguments:
        if argument.keyword == keyword:
            constant = scope.constant(argument.value)
            return wanted is GIVEN or (constant is not None and constant.value == wanted)
        if argument.star == 2 and _visible(scope, argument.value, keyword, wanted):
            return True
    return False


def _visible(scope: Scope, operand: str, keyword: str, wanted: object) -> bool:
    """Whether the dict behind `**operand` is seen in this scope to hold the keyword with the wanted value."""
    home = scope.home_of(operand)
    if home is None:
        return False
    made = [home.definitions[operand]] if operand in home.definitions else []
    for binding in home.bindings.get(operand, ()):
        if isinstance(binding.record, records.Copy) and binding.record.value in home.definitions:
            made.append(home.definitions[binding.record.value])
    if any(_spells(site, keyword, wanted) for site in made):
        return True
    return any(
        isinstance(site.record, records.StoreItem)
        and site.record.of == operand
        and _is(site.scope, site.record.key, keyword)
        and _is(site.scope, site.record.value, wanted)
        for site in home.sites
    )


def _spells(site: Site, keyword: str, wanted: object) -> bool:
    match site.record:
        case records.Collection(elements=elements):
            return any(
                element.key is not None
                and _is(site.scope, element.key, keyword)
                and _is(site.scope, element.value, wanted)
                for element in elements
            )
        case records.Call(arguments=arguments, function="dict"):
            return any(given.keyword == keyword and _is(site.scope, given.value, wanted) for given in arguments)
        case _:
            return False


def _is(scope: Scope, operand: str, wanted: object) -> bool:
    constant = scope.constant(operand)
    return constant is not None and constant.value == wanted


# ------------------------------------------------------------------------------------------- wrappers, spawners


def _unbound(linker: Linker, site: Site, record: records.Call, dotted: str, target: Place) -> bool:
    """`list.append(kept, value)`: a container's method by its class; whether it is one."""
    owner, _, name = dotted.rpartition(".")
    table = linker.models.container(owner)
    does = table.method(name) if table is not None and not table.memo else None
    if does is None or not record.arguments:
        return False

    def into(value: Value) -> None:
        if isinstance(value, Container):
            containers.apply(linker, site, value, does, record.arguments[1:], target)

    linker.watch(linker.variable(site.scope, record.arguments[0].value), into)
    return True


def _on_container(linker: Linker, site: Site, record: records.Call, dotted: str, target: Place) -> None:
    function = linker.models.container_function(dotted)
    places = wrapping.positional(record)
    if function is None or function.into >= len(places):
        return

    def into(value: Value) -> None:
        if isinstance(value, Container):
            containers.apply(linker, site, value, function.does, record.arguments, target)

    linker.watch(linker.variable(site.scope, places[function.into]), into)


def _spawn(linker: Linker, site: Site, record: records.Call, dotted: str, target: Place) -> None:
    spawner = linker.models.spawner(dotted)
    if spawner is not None:
        spawn(linker, site, record, spawner, target)


def spawn(linker: Linker, site: Site, record: records.Call, spawner: Spawner, target: Place) -> None:
    """A call that runs the function or coroutine that it is given, now or later."""
    places = wrapping.positional(record)
    operands = [argument.value for argument in record.arguments if argument.keyword == spawner.keyword]
    if spawner.position is not None and spawner.position < len(places):
        operands.append(places[spawner.position])
    if spawner.all_arguments:
        operands = [argument.value for argument in record.arguments if argument.keyword is None]
    if spawner.runs == "shutdown":
        for operand in operands:
            linker.watch(linker.variable(site.scope, operand), lambda value: _at_shutdown(linker, value))
        return
    _give_started(linker, site, record, spawner, target)
    passed = tuple(_passed(record, spawner, places))
    for operand in operands:
        source = linker.variable(site.scope, operand)
        if spawner.takes != "function" and spawner.returns != "list":
            linker.flow(source, target, Flow("assign", site))
        if spawner.enters:
            linker.watch(source, lambda callee: _entered(linker, site, callee, target))
        if spawner.takes != "coroutine":
            if spawner.runs == "many":
                linker.watch(source, linker.escape)
            if spawner.returns == "list":
                continue
            started = records.Call(record.at, record.to, operand, passed)
            linker.watch(source, lambda callee, started=started: calls.call(linker, site, started, callee))  # type: ignore[misc]


_SPREAD = (frozenset({"args", "argument"}), frozenset({"kwargs", "kwds"}))
"""The keywords of a function's arguments: of the tuple, and of the dict."""


def _passed(record: records.Call, spawner: Spawner, places: list[str]) -> Iterator[records.Argument]:
    """What the function is called with: the rest of the arguments, or what a tuple and a dict among them hold."""
    if spawner.rest is not None:
        yield from (records.Argument(operand) for operand in places[spawner.rest :])
    if spawner.args is not None:
        stars = (1, 2)
        for star, operand in zip(stars, places[spawner.args : spawner.args + 2], strict=False):
            yield records.Argument(operand, star=star)
        for argument in record.arguments:
            star = next((star for star, names in zip(stars, _SPREAD, strict=True) if argument.keyword in names), 0)
            if star:
                yield records.Argument(argument.value, star=star)


def _give_started(linker: Linker, site: Site, record: records.Call, spawner: Spawner, target: Place) -> None:
    """The task that the call returns, or the list of what has come of all that it started."""
    if spawner.returns == "task":
        task = linker.intern(("task", site), lambda: Task(site))
        linker.give(target, task)
        finished.follow(linker, site, task, target)
    elif spawner.returns == "list" and spawner.takes == "function":
        wrapping.call_each(linker, site, record, target)
    elif spawner.returns == "list":
        finished.gather(linker, site, record, target)


def _entered(linker: Linker, site: Site, callee: Value, target: Place) -> None:
    """A dependency that yields is entered: what it yields is what comes."""
    scope = callee.scope if isinstance(callee, Closure | BoundMethod) else None
    if scope is not None and scope.generator and scope.yielded is not None:
        linker.flow(scope.yielded, target, Flow("enter", site))


def _at_shutdown(linker: Linker, value: Value) -> None:
    """What runs only when the process ends takes nothing out in time."""
    if isinstance(value, Closure | BoundMethod) and value.scope is not None:
        linker.shutdown.add(value.scope)


def _made(linker: Linker, site: Site, record: records.Call, library: Library, target: Place) -> None:
    dotted = library.dotted
    if linker.models.client_class(dotted) is not None:
        linker.give(target, linker.library(dotted, made=True))
        return
    first = wrapping.positional(record)[:1]
    constant = site.scope.constant(first[0]) if first else None
    text = constant.value if constant is not None and isinstance(constant.value, str) else None
    client = linker.models.client_made_by(dotted, text)
    if client is not None:
        linker.give(target, linker.library(client.root, made=True))
        return
    owner, _, method = dotted.rpartition(".")
    deriving = linker.models.client_class(owner)
    if deriving is not None and linker.models.derives(deriving, method):
        linker.give(target, linker.library(owner, made=True))
        return
    leaf = dotted.rpartition(".")[2]
    if not library.made and leaf[:1].isupper():
        keeps = linker.models.keeps(dotted)
        linker.give(target, linker.library(dotted, made=True, site=site if keeps else None))
    elif linker.models.leads_on(f"{dotted}()"):
        linker.give(target, linker.library(f"{dotted}()", made=True))


# ------------------------------------------------------------------------------------------------------- builtins


def _super(linker: Linker, site: Site, record: records.Call, target: Place) -> None:
    del record
    scope: Scope | None = site.scope
    while scope is not None and scope.cls is None:
        scope = scope.parent
    if scope is None or scope.cls is None or not scope.function.parameters:
        return
    cls = scope.cls
    own = linker.variable(scope, scope.function.parameters[0].name)
    linker.watch(
        own,
        lambda value: linker.give(target, linker.intern(("super", site, value), lambda: Super(site, cls, value))),
    )


def _next(linker: Linker, site: Site, record: records.Call, target: Place) -> None:
    for operand in wrapping.positional(record)[:1]:
        source = linker.variable(site.scope, operand)

        def read(value: Value) -> None:
            if isinstance(value, Instance):
                if not calls.call_method(linker, site, value, "__next__", (), target):
                    calls.call_method(linker, site, value, "__anext__", (), target)
            else:
                iteration.iterate(linker, site, value, target, "iterate")

        linker.watch(source, read)


def _iter(linker: Linker, site: Site, record: records.Call, target: Place) -> None:
    places = wrapping.positional(record)
    if len(places) == 2:
        wrapping.call_again(linker, site, record, target)
        return
    for operand in places[:1]:
        source = linker.variable(site.scope, operand)

        def opened(value: Value) -> None:
            if isinstance(value, Instance):
                for name in ("__iter__", "__aiter__"):
                    calls.call_method(linker, site, value, name, (), target)
            else:
                linker.give(target, value, root=False)

        linker.graph.connect(source, target, Flow("assign", site), carries=False)
        linker.watch(source, opened)


def _getattr(linker: Linker, site: Site, record: records.Call, target: Place) -> None:
    places = wrapping.positional(record)
    names = tuple(setting.texts(site.scope, places[1])) if len(places) > 1 else ()
    if names:

        def load(value: Value) -> None:
            for name in names:
                attributes.load(linker, site, value, name, target)

        linker.watch(linker.variable(site.scope, places[0]), load)
    for operand in places[2:]:
        linker.flow(linker.variable(site.scope, operand), target, Flow("assign", site))


def _setattr(linker: Linker, site: Site, record: records.Call, target: Place) -> None:
    del target
    places = wrapping.positional(record)
    names = tuple(setting.texts(site.scope, places[1])) if len(places) > 2 else ()
    if names:
        source, stored_in = linker.variable(site.scope, places[2]), linker.variable(site.scope, places[0])

        def store(value: Value) -> None:
            for name in names:
                attributes.store(linker, site, value, name, source)

        linker.watch(stored_in, store)
    if not names and len(places) > 2 and namespaces.is_composed(site.scope, places[1]):
        key, given = places[1], linker.variable(site.scope, places[2])
        holder = linker.variable(site.scope, places[0])

        def put(value: Value) -> None:
            if isinstance(value, Instance):
                containers.put(linker, site, namespaces.behind(linker, value), given, key)

        linker.watch(holder, put)


def _delattr(linker: Linker, site: Site, record: records.Call, target: Place) -> None:
    del target
    places = wrapping.positional(record)
    if len(places) == 2 and site.scope.constant(places[1]) is None:

        def evict(value: Value) -> None:
            if isinstance(value, Instance):
                linker.evict(site, namespaces.behind(linker, value), "one")

        linker.watch(linker.variable(site.scope, places[0]), evict)


def _type(linker: Linker, site: Site, record: records.Call, target: Place) -> None:
    places = wrapping.positional(record)
    if len(places) == 1:

        def typed(value: Value) -> None:
            if isinstance(value, Instance):
                linker.give(target, value.cls, root=False)

        linker.watch(linker.variable(site.scope, places[0]), typed)


def _new(linker: Linker, site: Site, record: records.Call, target: Place) -> None:
    """`object.__new__(cls)`, also by `super()`: the instance that a class's own `__new__` hands on."""
    for operand in wrapping.positional(record)[:1]:

        def made(value: Value) -> None:
            if isinstance(value, ClassValue):
                linker.give(target, linker.instance(value, site))

        linker.watch(linker.variable(site.scope, operand), made)


_BUILTINS = {
    "builtins.object.__new__": _new,
    "builtins.type": _type,
    "builtins.super": _super,
    "builtins.next": _next,
    "builtins.anext": _next,
    "builtins.iter": _iter,
    "builtins.aiter": _iter,
    "builtins.getattr": _getattr,
    "builtins.setattr": _setattr,
    "builtins.delattr": _delattr,
    "builtins.dict.fromkeys": containers.from_keys,
    "builtins.vars": namespaces.of_call,
    "builtins.globals": namespaces.of_module,
    "collections.namedtuple": namespaces.named_tuple,
    "types.SimpleNamespace": namespaces.simple,
    "argparse.Namespace": namespaces.simple,
    "importlib.import_module": imports.call,
    "operator.itemgetter": getters.item,
    "operator.attrgetter": getters.attribute,
    "operator.methodcaller": getters.method,
    "typing.TypeVar": aliases.variable,
    "typing_extensions.TypeVar": aliases.variable,
    "typing.cast": aliases.cast,
    "typing_extensions.cast": aliases.cast,
}
