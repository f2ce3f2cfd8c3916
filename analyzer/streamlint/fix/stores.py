"""Stores: the statement that puts something into a container, and the statement that makes the container."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

import libcst as cst

from streamlint.finding import Container, Finding
from streamlint.fix.source import Source

_TASKS = frozenset({"create_task", "ensure_future", "create_future", "run_coroutine_threadsafe", "submit"})

Made: TypeAlias = cst.Assign | cst.AnnAssign
"""The assignment that makes a container."""

_PUTS = frozenset({"append", "appendleft", "add", "put", "put_nowait", "insert", "setdefault", "push"})


@dataclass(frozen=True, slots=True)
class Store:
    """`into` is the container as it is spelled, `method` what stores (`[]=` for an item), `value` what is stored."""

    node: cst.CSTNode
    into: cst.BaseExpression
    method: str
    value: cst.BaseExpression


def store_of(source: Source, finding: Finding) -> Store | None:
    """The store that a finding points at."""
    span = finding.where.span
    call = source.at(cst.Call, span)
    if call is not None and isinstance(call.func, cst.Attribute) and call.func.attr.value in _PUTS and call.args:
        given = call.args[-1]
        plain = given.keyword is None and not given.star
        return Store(call, call.func.value, call.func.attr.value, given.value) if plain else None
    assigned = source.at(cst.Assign, span)
    if assigned is not None and len(assigned.targets) == 1:
        target = assigned.targets[0].target
        if isinstance(target, cst.Subscript):
            return Store(assigned, target.value, "[]=", assigned.value)
    return None


def is_task(source: Source, store: Store) -> bool:
    """Whether what is stored is a task or future that is made right there, or in the same function."""
    made: list[cst.BaseExpression] = [store.value]
    if isinstance(store.value, cst.Name):
        function, name = source.function(store.node), store.value.value
        made = [
            node.value
            for node in source.nodes(cst.Assign)
            if source.function(node) is function and any(source.code(each.target) == name for each in node.targets)
        ]
    return bool(made) and all(_makes_task(value) for value in made)


def _makes_task(value: cst.BaseExpression) -> bool:
    match value:
        case cst.Call(func=cst.Attribute(attr=cst.Name(value=name))) | cst.Call(func=cst.Name(value=name)):
            return name in _TASKS
        case _:
            return False


def name_of(container: Container) -> str:
    """The variable or attribute that a container is named by: `history` of `Agent.history`."""
    return container.name.rpartition(".")[2]


def made_at(source: Source, finding: Finding) -> Made | None:
    """The assignment that makes a finding's container, in the finding's own file, and nothing else."""
    container = finding.container
    if container is None or container.where.path != finding.where.path:
        return None
    plain = [node for node in source.nodes(cst.Assign) if len(node.targets) == 1]
    made: list[Made] = [*plain, *source.nodes(cst.AnnAssign)]
    for node in made:
        named = source.code(target_of(node)).rpartition(".")[2] == name_of(container)
        if named and node.value is not None and source.span(node.value).line == container.where.line:
            return node
    return None


def uses_of(source: Source, container: Container, made: Made) -> Iterator[cst.Name | cst.Attribute]:
    """Every use in the file of a container's name: of an attribute also on anything else, of a local in its function."""
    function = source.function(made)
    for use in source.uses(name_of(container)):
        if not _is_local(container) or (isinstance(use, cst.Name) and function in source.around(use)):
            yield use


def is_used_elsewhere(source: Source, container: Container) -> bool:
    """Whether another file of the run may use a container: it has an attribute, or any word, of this name."""
    if _is_local(container):
        return False
    name = re.escape(name_of(container))
    return source.is_elsewhere(rf"[.\"']\s*{name}\b" if "." in container.name else rf"\b{name}\b")


def _is_local(container: Container) -> bool:
    return container.owner == "call" and "." not in container.name


def target_of(made: Made) -> cst.BaseExpression:
    """What an assignment assigns to, the first where there are several."""
    return made.target if isinstance(made, cst.AnnAssign) else made.targets[0].target


def is_empty(value: cst.BaseExpression | None, kind: str) -> bool:
    """Whether a container is made empty: `[]`, `list()`, `set()`, `{}`, `dict()`."""
    match value:
        case cst.List(elements=()) if kind == "list":
            return True
        case cst.Dict(elements=()) if kind == "dict":
            return True
        case cst.Call(func=cst.Name(value=name), args=()):
            return name == kind
        case _:
            return False
