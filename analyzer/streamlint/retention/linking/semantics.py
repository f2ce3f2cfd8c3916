"""What a room needs of those above it: Python's rules call each other, and the code that models them must not go in circles.

The linker carries these functions, so that iterating can call a method and a method can be iterated over.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from streamlint.facts import records
    from streamlint.retention.linking.linker import Linker
    from streamlint.retention.places import Place
    from streamlint.retention.scopes import Scope, Site
    from streamlint.retention.values import Instance, Library, Value


class Semantics(Protocol):
    """The rules of Python that other rules lead to."""

    def bind(
        self,
        linker: Linker,
        site: Site,
        callee: Scope,
        arguments: Iterable[records.Argument],
        receiver: Value | None,
        target: Place | None,
        received_from: Place | None,
    ) -> None:
        """Gives a function's parameters what a call hands over, and the call what comes back."""

    def call(self, linker: Linker, site: Site, record: records.Call, callee: Value) -> None:
        """A call of one value that its function operand can be."""

    def call_method(
        self,
        linker: Linker,
        site: Site,
        receiver: Instance,
        name: str,
        arguments: Iterable[records.Argument],
        target: Place | None,
        received_from: Place | None = None,
    ) -> bool:
        """Calls a method of the project by name; whether the class has one."""

    def iterate(self, linker: Linker, site: Site, value: Value, item: Place, how: str) -> None:
        """Each round of reading `value` puts what it yields into `item`."""

    def call_library(self, linker: Linker, site: Site, record: records.Call, library: Library, target: Place) -> None:
        """A call of a library's function or class."""

    def make_streams(
        self,
        linker: Linker,
        site: Site,
        record: records.Call,
        dotted: str,
        target: Place,
        before: tuple[Scope, records.Call] | None = None,
        *,
        wrapped: bool = False,
    ) -> bool:
        """Gives a call the streams that the tables say it makes; whether there are any.

        `before` is the call of `functools.partial` that gave its first arguments, or that of a function which is `wrapped`.
        """

    def keep(
        self,
        linker: Linker,
        site: Site,
        record: records.Call,
        dotted: str,
        receiver: Value,
        callee: Scope | None = None,
    ) -> None:
        """A keeper of the tables keeps an argument of the call, or lets it go."""

    def release(self, linker: Linker, site: Site, dotted: str, receiver: Value) -> None:
        """A call, or a block that is left, by which a keeper of the tables lets go of what it keeps."""
