"""What the tables say of Python's own containers, wrappers and schedulers."""

import asyncio
import collections
import functools
import importlib
import inspect
import queue
import weakref
from collections.abc import Iterator

import pytest

from streamlint.models.loader import load_builtin
from streamlint.models.tables import Arguments, Bound, Container, ContainerMethod

MODELS = load_builtin()
STANDARD = ("builtins", "collections", "queue", "asyncio", "weakref", "multiprocessing")


def method(dotted: str, name: str) -> ContainerMethod:
    container = MODELS.container(dotted)
    assert container is not None
    found = container.method(name)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("dotted", "name", "expected"),
    [
        ("list", "append", ContainerMethod("append", puts=0)),
        ("builtins.list", "insert", ContainerMethod("insert", puts=1)),
        ("list", "extend", ContainerMethod("extend", puts_each=0)),
        ("collections.deque", "appendleft", ContainerMethod("appendleft", puts=0)),
        ("collections.deque", "popleft", ContainerMethod("popleft", evicts="one", gives="value")),
        ("collections.deque", "append", ContainerMethod("append", puts=0)),
        ("dict", "setdefault", ContainerMethod("setdefault", key=0, puts=1, gives="value")),
        ("collections.defaultdict", "pop", ContainerMethod("pop", key=0, evicts="one", gives="value")),
        ("collections.OrderedDict", "update", ContainerMethod("update", puts_mapping=0)),
        ("set", "difference_update", ContainerMethod("difference_update", evicts="some")),
        ("dict", "clear", ContainerMethod("clear", evicts="all")),
        ("asyncio.Queue", "put_nowait", ContainerMethod("put_nowait", puts=0)),
        ("queue.Queue", "get", ContainerMethod("get", evicts="one", gives="value")),
        ("weakref.WeakSet", "discard", ContainerMethod("discard", evicts="one")),
        ("cachetools.TTLCache", "__setitem__", ContainerMethod("__setitem__", key=0, puts=1)),
    ],
)
def test_method(dotted: str, name: str, expected: ContainerMethod) -> None:
    assert method(dotted, name) == expected


def test_unknown_methods_are_unknown() -> None:
    container = MODELS.container("list")
    assert container is not None
    assert container.method("appendleft") is None
    assert MODELS.container("acme.List") is None


def classes_of_python() -> Iterator[tuple[Container, type]]:
    for container in MODELS.tables.containers:
        module, _, name = container.call.rpartition(".")
        if (module or "builtins") in STANDARD:
            made = getattr(importlib.import_module(module or "builtins"), name)
            if inspect.isclass(made):
                yield container, made


@pytest.mark.parametrize(("container", "cls"), list(classes_of_python()), ids=lambda value: getattr(value, "call", ""))
def test_methods_exist_in_python(container: Container, cls: type) -> None:
    assert [found.name for found in container.methods if not hasattr(cls, found.name)] == []


@pytest.mark.parametrize(
    ("dotted", "absent", "given"),
    [
        ("collections.deque", False, {None: False, 0: True, 10: True}),
        ("asyncio.Queue", False, {0: False, -1: False, 1: True}),
        ("queue.LifoQueue", False, {0: False, 5: True}),
        ("functools.lru_cache", True, {None: False, 128: True, 0: True}),
        ("cachetools.LRUCache", True, {None: True}),
        ("async_lru.alru_cache", True, {None: False}),
        ("streamlit.cache_resource", False, {None: False, 3: True}),
    ],
)
def test_bound(dotted: str, absent: bool, given: dict[int | None, bool]) -> None:
    container = MODELS.container(dotted)
    assert container is not None
    bound = container.bound
    assert isinstance(bound, Bound)
    assert (bound.always or bound.by_default) is absent
    assert {value: bound.limits(value) for value in given} == given


@pytest.mark.parametrize("dotted", ["functools.cache", "list", "queue.SimpleQueue", "collections.defaultdict"])
def test_unbounded(dotted: str) -> None:
    container = MODELS.container(dotted)
    assert container is not None
    assert container.bound is None


def test_bound_arguments_are_those_of_python() -> None:
    assert next(iter(inspect.signature(queue.Queue).parameters)) == "maxsize"
    assert next(iter(inspect.signature(asyncio.Queue).parameters)) == "maxsize"
    assert next(iter(inspect.signature(functools.lru_cache).parameters)) == "maxsize"
    assert collections.deque([1, 2, 3], 2).maxlen == 2


def test_weak_containers() -> None:
    weak = {
        name: MODELS.container(f"weakref.{name}") for name in ("WeakSet", "WeakValueDictionary", "WeakKeyDictionary")
    }
    assert {name: found and found.weak for name, found in weak.items()} == {
        "WeakSet": "values",
        "WeakValueDictionary": "values",
        "WeakKeyDictionary": "keys",
    }
    assert all(hasattr(weakref, name) for name in weak)


def test_one_kind_has_one_set_of_methods() -> None:
    """What a container can do is looked up by its kind: the first of the kind must know every method of the others."""
    for container in MODELS.tables.containers:
        first = MODELS.container_of_kind(container.kind)
        assert first is not None
        if not container.memo:
            assert set(container.methods) <= set(first.methods), container.call


def test_memos_are_marked() -> None:
    memos = {container.call for container in MODELS.tables.containers if container.memo}
    assert {"functools.cache", "functools.lru_cache"} <= memos
    assert "list" not in memos


@pytest.mark.parametrize(("kind", "call"), [("list", "list"), ("dict", "dict"), ("set", "set"), ("tuple", "tuple")])
def test_kind_of_a_display(kind: str, call: str) -> None:
    container = MODELS.container_of_kind(kind)
    assert container is not None
    assert container.call == call


def test_functions_on_containers() -> None:
    push = MODELS.container_function("heapq.heappush")
    assert push is not None
    assert (push.into, push.does.puts) == (0, 1)
    pop = MODELS.container_function("heapq.heappop")
    assert pop is not None
    assert (pop.does.evicts, pop.does.gives) == ("one", "value")
    assert MODELS.container_function("heapq.nlargest") is None


def test_wrappers_keep_what_they_say() -> None:
    partial = MODELS.wrapper("functools.partial")
    mapped = MODELS.wrapper("map")
    listed = MODELS.wrapper("list")
    entered = MODELS.wrapper("contextlib.AsyncExitStack.enter_async_context")
    assert partial is not None
    assert mapped is not None
    assert listed is not None
    assert entered is not None
    assert partial.keeps.covers(0)
    assert partial.keeps.covers("stream")
    assert partial.until == "always"
    assert mapped.iterates == Arguments(rest=1)
    assert not mapped.iterates.covers(0)
    assert mapped.iterates.covers(3)
    assert not listed.keeps.covers(0)
    assert listed.stores_items
    assert (entered.holder, entered.enters) == ("receiver", True)
    assert MODELS.wrapper("acme.partial") is None


def test_what_comes_back_is_told() -> None:
    cast = MODELS.wrapper("typing.cast")
    following = MODELS.wrapper("next")
    assert cast is not None
    assert following is not None
    assert (cast.gives_argument, cast.gives_item) == (1, False)
    assert (following.gives_argument, following.gives_item) == (None, True)


def test_no_call_is_described_twice() -> None:
    tables = MODELS.tables
    for entries in (
        tables.wrappers,
        tables.containers,
        tables.functions,
        tables.spawners,
        tables.registrars,
        tables.waitings,
    ):
        calls = [entry.call for entry in entries]
        assert len(calls) == len(set(calls)), [call for call in calls if calls.count(call) > 1]


def test_wrappers_of_the_standard_library_exist() -> None:
    later = {"itertools.batched", "typing.assert_type", "typing.reveal_type"}
    for wrapper in MODELS.tables.wrappers:
        module, _, name = wrapper.call.rpartition(".")
        if module in ("itertools", "functools", "contextlib", "weakref", "heapq", "types", "operator", "traceback"):
            assert wrapper.call in later or hasattr(importlib.import_module(module), name), wrapper.call


def test_closing_binds_its_argument() -> None:
    closing = MODELS.wrapper("contextlib.closing")
    assert closing is not None
    assert closing.enter_gives == 0
    assert closing.keeps == Arguments(named=(0,))


def test_spawners() -> None:
    thread = MODELS.spawner("threading.Thread")
    task = MODELS.spawner("asyncio.create_task")
    gather = MODELS.spawner("asyncio.gather")
    leave = MODELS.spawner("atexit.register")
    assert thread is not None
    assert task is not None
    assert gather is not None
    assert leave is not None
    assert (thread.position, thread.keyword, thread.args, thread.takes) == (1, "target", 3, "function")
    assert (task.position, task.takes, task.returns, task.runs) == (0, "coroutine", "task", "once")
    assert gather.all_arguments
    assert gather.position is None
    assert (leave.runs, leave.held_by, leave.removed_by) == ("shutdown", "process", ("atexit.unregister",))
    assert MODELS.spawner("threading.Lock") is None


def test_spawner_positions_are_those_of_python() -> None:
    for spawner in MODELS.tables.spawners:
        module, _, name = spawner.call.rpartition(".")
        if module not in ("asyncio", "threading", "atexit", "signal") or spawner.keyword is None:
            continue
        parameters = list(inspect.signature(getattr(importlib.import_module(module), name)).parameters)
        if spawner.call != "asyncio.ensure_future":
            assert parameters[spawner.position or 0] == spawner.keyword, spawner.call


def test_methods_of_unknown_receivers() -> None:
    soon = MODELS.spawner_method("call_later")
    assert soon is not None
    assert (soon.position, soon.rest) == (1, 2)
    assert MODELS.spawner_method("run") is None
    assert MODELS.spawner_method("call") is None
    assert MODELS.spawner("call_later") is None
