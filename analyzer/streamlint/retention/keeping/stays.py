"""How long the owner of a container is likely to stay, next to the occasions whose objects it keeps."""

from __future__ import annotations

from collections.abc import Iterator

from streamlint.models.occasions import words
from streamlint.retention.keeping.owners import Owner
from streamlint.retention.linking.classes import lineage
from streamlint.retention.linking.linker import Linker
from streamlint.retention.scopes import Scope
from streamlint.retention.values import ClassValue, Instance

FOR_GOOD = 0
"""The rank of what stays as long as the program."""
CONNECTED = 1
"""The rank of what lasts as long as a connection: more comes in that time than anyone counts."""


class Stays:
    """Ranks owners as the tables rank occasions: 0 stays, 1 lasts a connection, 2 a run, 3 a request, 4 a part of one."""

    def __init__(self, linker: Linker) -> None:
        self._linker = linker
        self._known: dict[ClassValue, int | None] = {}

    def rank(self, owner: Owner) -> int | None:
        """How long an owner stays; None where the code does not say."""
        if owner.kind in ("module", "class", "default", "function"):
            return FOR_GOOD
        if isinstance(owner.holder, Instance):
            return self.of_class(owner.holder.cls)
        return self._linker.models.occasions.rank_of_class(owner.holder.label) if owner.holder is not None else None

    def of_class(self, cls: ClassValue) -> int | None:
        """How long instances of a class stay: by what its constructor is given, else by its name and those above it."""
        if cls not in self._known:
            given = [rank for scope in self._constructors(cls) for rank in self._given(scope)]
            self._known[cls] = max(given) if given else next(self._named(cls), None)
        return self._known[cls]

    def is_named(self, cls: ClassValue) -> bool:
        """Whether the last word of a class's name says how long its instances stay."""
        last = words(cls.name)[-1:]
        return bool(last) and self._linker.models.occasions.rank_of_class(last[0].capitalize()) is not None

    def _constructors(self, cls: ClassValue) -> Iterator[Scope]:
        for owner in lineage(cls):
            found = [scope for scope in self._linker.scopes if scope.cls is owner and scope.is_constructor]
            if found:
                yield from found
                return

    def _given(self, scope: Scope) -> Iterator[int]:
        """The ranks of the occasions that a constructor is told of: whose id it gets, or which it gets itself."""
        for parameter in scope.function.parameters[1:]:
            found = self._linker.models.occasions.of_id(parameter.name)
            found = found or self._linker.models.occasions.of_object(parameter.name)
            if found is not None:
                yield found.rank

    def _named(self, cls: ClassValue) -> Iterator[int]:
        for owner in lineage(cls):
            for name in (owner.name, *(base.label for base in owner.bases if not isinstance(base, ClassValue))):
                rank = self._linker.models.occasions.rank_of_class(name)
                if rank is not None:
                    yield rank
