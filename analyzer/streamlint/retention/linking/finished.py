"""What a task, a future or a call that was submitted has come to, when it is done."""

from __future__ import annotations

from typing import cast

from streamlint.facts import records
from streamlint.retention.graph import Flow
from streamlint.retention.linking.linker import Linker
from streamlint.retention.places import Place, Variable
from streamlint.retention.scopes import Site
from streamlint.retention.values import Future, Generator, Task, Value, View

TELLS = "add_done_callback"
"""The method by which a task or future is told what to call when it is done."""


def result_of(linker: Linker, value: Value) -> Place:
    """Where the result of a task or future is. A future that is kept keeps what it was given."""
    if isinstance(value, Future):
        return linker.attribute(value, "result")
    return linker.hidden(cast("Site", value.site), value, "result")


def follow(linker: Linker, site: Site, task: Task, target: Place) -> None:
    """What the call that starts a task has besides the task is what the task will give."""
    _without_tasks(linker, site, target, result_of(linker, task))


def _without_tasks(linker: Linker, site: Site, source: Place, target: Place) -> None:
    def given(value: Value) -> None:
        if not isinstance(value, Task | Generator):
            linker.give(target, value, root=False)

    linker.graph.connect(source, target, Flow("assign", site), carries=False)
    linker.watch(source, given)


def gather(linker: Linker, site: Site, record: records.Call, target: Place) -> None:
    """`gather(one, two)` gives a list of what each has come to, in the order of the arguments."""
    made = linker.container(site, "list")
    linker.give(target, made)
    for position, argument in enumerate(each for each in record.arguments if each.keyword is None):
        source = linker.variable(site.scope, argument.value)
        ended = linker.hidden(site, made, f"ended {position}")
        if argument.star:
            linker.implicit.add(site)
            _without_tasks(linker, site, _each(linker, site, source, position), ended)
            made.copied = True
            linker.flow(ended, linker.elements(made), Flow("load", site))
        else:
            _without_tasks(linker, site, source, ended)
            linker.flow(ended, linker.elements(made, position), Flow("slot", site))


def _each(linker: Linker, site: Site, source: Place, position: int) -> Variable:
    each = linker.hidden(site, linker.library("item"), f"each {position}")
    linker.watch(source, lambda value: linker.does.iterate(linker, site, value, each, "iterate"))
    return each


def create(linker: Linker, site: Site, target: Place) -> None:
    """A future, which something gives its result later."""
    linker.give(target, linker.intern(("future", site), lambda: Future(site)))
    linker.give(target, linker.library("asyncio.Future", made=True, site=site))


def call(linker: Linker, site: Site, record: records.Call, view: View, target: Place) -> None:
    """`future.result()`, `future.set_result(value)`, and what it tells that it is done."""
    assert view.of is not None
    if view.name == TELLS:
        _tell(linker, site, record)
        return
    result = result_of(linker, view.of)
    if view.name == "result":
        linker.flow(result, target, Flow("load", site))
        return
    for argument in record.arguments[:1]:
        linker.flow(linker.variable(site.scope, argument.value), result, Flow("keep", site))


def _tell(linker: Linker, site: Site, record: records.Call) -> None:
    """A done-callback is called with the task or future itself."""
    loaded = site.scope.definitions.get(record.function)
    spawner = linker.models.spawner_method(TELLS)
    if loaded is None or not isinstance(loaded.record, records.LoadAttr) or spawner is None:
        return
    linker.spawned[site] = spawner
    for argument in record.arguments[:1]:
        told = records.Call(record.at, f"{record.to} told", argument.value, (records.Argument(loaded.record.of),))
        callback = linker.variable(site.scope, argument.value)
        linker.watch(callback, lambda callee, told=told: linker.does.call(linker, site, told, callee))  # type: ignore[misc]
