"""Limits: a store that is made only while its container has room: `if len(used) >= limit: return`, `if not first: ...`.

What holds where the store is made is what the tests around it say, and what those before it say that leave otherwise. A
test may stand in a property or a function that gives nothing but its outcome.
"""

from __future__ import annotations

from collections.abc import Iterator

from streamlint.facts import records
from streamlint.retention.chains import chain, method_called
from streamlint.retention.linking.linker import Linker
from streamlint.retention.scopes import Scope, Site, leaves
from streamlint.retention.values import Container

_SIZES = frozenset({"len"})
_ASKING = frozenset({"qsize", "__len__"})
_LESS = frozenset({"<", "<="})
_MORE = frozenset({">", ">="})
_DEEPEST = 5


class Limits:
    """Tells the stores that are made only up to a number."""

    def __init__(self, linker: Linker) -> None:
        self._linker = linker

    def has_room_only(self, store: Site, container: Container) -> bool:
        """Whether a store is made only where there is less in the container than some number that stays the same.

        Of containers that are made for each key there are as many as there are keys.
        """
        if self._linker.containers_of(container):
            return False
        return any(
            self._limits(store.scope, test, container, truth=truth, depth=_DEEPEST) for test, truth in _known_at(store)
        )

    def _limits(self, scope: Scope, operand: str, container: Container, *, truth: bool, depth: int) -> bool:
        """Whether a test that comes out so says that there is less in the container than some number."""
        if depth == 0:
            return False
        if container in self._linker.variable(scope, operand).values:
            return not truth
        made = scope.definitions.get(operand)
        if made is None:
            copied = scope.copied(operand)
            return copied is not None and self._limits(scope, copied, container, truth=truth, depth=depth - 1)
        match made.record:
            case records.Operate(operator="not", values=(value,)):
                return self._limits(scope, value, container, truth=not truth, depth=depth - 1)
            case records.Operate(operator=operator, values=(left, right)):
                return self._compares(scope, operator, left, right, container, truth=truth)
            case records.Either(operator=operator, values=values) if operator != "if":
                each = (self._limits(scope, value, container, truth=truth, depth=depth - 1) for value in values)
                return any(each) if truth is (operator == "and") else all(each)
            case records.Call() | records.LoadAttr():
                return self._is_told(made, container, truth=truth, depth=depth - 1)
            case _:
                return False

    def _compares(
        self, scope: Scope, operator: str, left: str, right: str, container: Container, *, truth: bool
    ) -> bool:
        """Whether the comparison of a size with a number says that the size is the smaller one."""
        if operator == "==":
            sized = self._is_size(scope, left, container) and self._is_fixed(scope, right)
            return truth and sized
        if operator not in _LESS | _MORE:
            return False
        smaller, greater = (left, right) if (operator in _LESS) is truth else (right, left)
        return self._is_size(scope, smaller, container) and self._is_fixed(scope, greater)

    def _is_size(self, scope: Scope, operand: str, container: Container) -> bool:
        """Whether an operand is how many there are in the container."""
        made = scope.definitions.get(operand)
        if made is None:
            copied = scope.copied(operand)
            made = scope.definitions.get(copied) if copied is not None else None
        if made is None or not isinstance(made.record, records.Call):
            return False
        called = method_called(made)
        asked = [argument.value for argument in made.record.arguments] if made.record.function in _SIZES else []
        if called is not None and called.name in _ASKING:
            asked = [called.of]
        return any(container in self._linker.variable(scope, each).values for each in asked)

    def _is_fixed(self, scope: Scope, operand: str) -> bool:
        """Whether a number stays the same: a literal, a parameter, a name or an attribute that is set once."""
        constant = scope.constant(operand)
        if constant is not None:
            return isinstance(constant.value, int | float)
        found = chain(scope, operand)
        if not found.is_plain:
            return False
        if found.names:
            return all(site.scope.is_constructor for site in self._linker.attribute_stores.get(found.last, ()))
        return found.home is not None and len(found.home.bindings.get(operand, ())) <= 1

    def _is_told(self, asked: Site, container: Container, *, truth: bool, depth: int) -> bool:
        """Whether a function or a property of the program gives the outcome of such a test."""
        told = self._linker.callees.get(asked, ())
        return bool(told) and all(
            (value := _outcome(scope)) is not None and self._limits(scope, value, container, truth=truth, depth=depth)
            for scope in told
        )


def _known_at(store: Site) -> Iterator[tuple[str, bool]]:
    """The tests whose outcome is known each time that the control comes to a site, and that outcome."""
    inner = store
    for outer, arm in reversed(store.path):
        yield from _left_before(inner)
        match outer.record:
            case records.Branch(test=test):
                yield test, arm == "then"
            case records.Loop():
                return  # what was so before its first round need not be so in the others
            case _:
                pass
        inner = outer
    yield from _left_before(inner)


def _left_before(site: Site) -> Iterator[tuple[str, bool]]:
    """The tests before a site of the same block, where one outcome of them leaves that block."""
    for record in site.block[: site.index]:
        if isinstance(record, records.Branch) and leaves(record.then) and not record.orelse:
            yield record.test, False


def _outcome(scope: Scope) -> str | None:
    """What a function gives that does nothing else."""
    body = scope.function.body
    simple = all(not isinstance(record, records.Branch | records.Loop | records.Try) for record in body)
    return body[-1].value if simple and body and isinstance(body[-1], records.Return) else None
