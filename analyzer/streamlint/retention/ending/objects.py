"""Objects: what the tokens of a walk can be, by what the linker says of the places that hold them."""

from __future__ import annotations

from streamlint.retention.ending.clearing import class_of
from streamlint.retention.ending.releases import Releases
from streamlint.retention.ending.states import State
from streamlint.retention.ending.tokens import Token
from streamlint.retention.linking.classes import lineage
from streamlint.retention.linking.linker import Linker
from streamlint.retention.scopes import Scope
from streamlint.retention.values import ClassValue, Instance, Value


class Objects:
    """The values of tokens, and what they have to do with streams."""

    def __init__(self, linker: Linker, releases: Releases) -> None:
        self.linker = linker
        self.releases = releases
        self._values: dict[Token, tuple[Value, ...]] = {}
        self._classes: dict[Token, set[ClassValue]] = {}
        self._known: dict[Token, bool] = {}

    def values(self, token: Token) -> tuple[Value, ...]:
        """What an object can be."""
        found = self._values.get(token)
        if found is None:
            found = self._values[token] = tuple(dict.fromkeys(self._find_values(token)))
        return found

    def _find_values(self, token: Token) -> list[Value]:
        if token.variable is not None:
            return list(token.variable.values)
        if token.kind in ("field", "mixed") and token.of is not None:
            holders = self.values(token.of)
            return [value for holder in holders for value in self.linker.attribute(holder, token.name).values]
        return []

    def note(self, token: Token, values: tuple[Value, ...]) -> None:
        """Remembers what an object can be, where nothing else says it."""
        if values and not self.values(token):
            self._values[token] = values
            self._classes.pop(token, None)
            self._known.pop(token, None)

    def classes(self, token: Token) -> set[ClassValue]:
        """The project's classes that an object can be of, with those that they inherit from."""
        found = self._classes.get(token)
        if found is None:
            instances = [value for value in self.values(token) if isinstance(value, Instance)]
            found = self._classes[token] = {cls for value in instances for cls in lineage(value.cls)}
        return found

    def is_known(self, token: Token) -> bool:
        """Whether an object is a stream that lets go of its state, or carries one."""
        found = self._known.get(token)
        if found is None:
            found = self._known[token] = any(self.releases.matters(value) for value in self.values(token))
        return found

    def holds_state(self, token: Token, name: str) -> bool:
        """Whether attribute `name` of an object is state that its class lets go of."""
        return any(isinstance(value, Instance) and name in self.releases.of(value.cls) for value in self.values(token))

    def matters(self, token: Token, state: State) -> bool:
        """Whether an object is, carries, or will read a stream that lets go of its state."""
        if self.is_known(token):
            return True
        if token in state.suspended or token in state.wraps:
            return True
        return any(of.within(token) for of, _ in state.gone) or any(of is token for of, _ in state.fields)

    def owns(self, scope: Scope, token: Token) -> bool:
        """Whether a function is part of the class of an object."""
        cls = class_of(scope)
        return cls is not None and cls in self.classes(token)
