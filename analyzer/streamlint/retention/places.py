"""Places: where a program can hold a value. They are the nodes of the retention graph."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from streamlint.retention.scopes import Scope
    from streamlint.retention.values import Value

Listener = Callable[["Value"], None]


class Lifetime(IntEnum):
    """How long a place lives. A longer life that keeps what a shorter one made is a suspect."""

    ITERATION = 1
    CALL = 2
    INSTANCE = 3
    PROCESS = 4


@dataclass(eq=False, slots=True, repr=False)
class Place:
    """A node of the retention graph.

    `values` are what it can hold, in the order in which linking found them; `roots` those that begin there rather than
    flow in. `listeners` are told of each new value while the graph is built.
    """

    values: dict[Value, None] = field(default_factory=dict)
    roots: set[Value] = field(default_factory=set)
    listeners: list[Listener] = field(default_factory=list)


@dataclass(eq=False, slots=True, repr=False)
class Variable(Place):
    """A variable, parameter or temporary of one function, class body or module."""

    scope: Scope | None = None
    name: str = ""


@dataclass(eq=False, slots=True, repr=False)
class Attribute(Place):
    """`holder.name`. While the holder lives, what stands there cannot be freed."""

    holder: Value | None = None
    name: str = ""


@dataclass(eq=False, slots=True, repr=False)
class Elements(Place):
    """What a container holds under one constant key, or (`key` is None) under keys that are only known when it runs.

    `every` marks the place through which all elements leave again: nothing is stored there directly.
    """

    holder: Value | None = None
    key: object = None
    every: bool = False


@dataclass(eq=False, slots=True, repr=False)
class Result(Place):
    """What a function returns, or (`yielded`) yields."""

    scope: Scope | None = None
    yielded: bool = False
