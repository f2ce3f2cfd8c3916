"""Where a path begins: the classes, modules and makers of clients, and the several names of one class."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from streamlint.models.names import called, leaf, method_of, segments, top
from streamlint.models.tables import Api, Client


class Roots:
    """Brings the spellings of a path to one: all classes of a client are one, so are all names of a class."""

    def __init__(self, clients: tuple[Client, ...], apis: tuple[Api, ...]) -> None:
        self._makers: dict[str, list[Client]] = {}
        self._clients: dict[str, Client] = {}
        self._names: dict[str, str] = dict(_aliases(apis))
        self._kin: dict[str, list[str]] = {}
        self._known_splits: dict[str, tuple[str, tuple[str, ...], Client | None]] = {}
        for client in clients:
            self._add(client)
        by_id = {client.id: client for client in clients}
        for client in clients:
            for member in client.any_of:
                self._kin.setdefault(by_id[member].root, []).append(client.root)

    def _add(self, client: Client) -> None:
        for maker in client.made_by:
            self._makers.setdefault(maker.partition("(")[0], []).append(client)
        for name in (*client.classes, *client.modules, *map(called, client.made_by)):
            self._clients.setdefault(name, client)
            self._names[name] = self._clients[name].root

    def names(self) -> Iterator[str]:
        """All classes, modules and makers."""
        yield from self._names
        yield from self._makers
        for client in self._clients.values():
            yield from (f"{client.root}.{method}" for method in client.derive)

    def type_name(self, dotted: str) -> str:
        """The first name of a class that is known by several."""
        return self._names.get(dotted, dotted)

    def client(self, dotted: str) -> Client | None:
        """The client whose class or module this is."""
        return self._clients.get(dotted)

    def made_by(self, maker: str, first_argument: str | None) -> Client | None:
        """The client that a call of `maker` makes.

        Where the first argument decides and is not known, that is the client which is any of them.
        """
        found = self._makers.get(maker, [])
        plain = next((client for client in found if maker in client.made_by), None)
        if first_argument is None or all(maker in client.made_by for client in found):
            return plain
        exact = f"{maker}({first_argument})"
        return next((client for client in found if exact in client.made_by), None)

    def canonical(self, dotted: str) -> tuple[str, ...]:
        """The paths that a name in a table stands for: its own, and that of a client which may be this one."""
        root, rest, _ = self._split(dotted)
        return tuple(_path(start, rest) for start in (root, *self._kin.get(root, ())))

    def spellings(self, dotted: str) -> Iterator[str]:
        """The paths to look for, the likeliest first: as it is, then without attributes that change nothing."""
        root, rest, client = self._split(dotted)
        yield _path(root, rest)
        if client is not None:
            kept = tuple(name for name in rest if name not in client.prefixes)
            if kept != rest:
                yield _path(root, kept)

    def _split(self, dotted: str) -> tuple[str, tuple[str, ...], Client | None]:
        found = self._known_splits.get(dotted)
        if found is None:
            found = self._known_splits[dotted] = self._new_split(dotted)
        return found

    def _new_split(self, dotted: str) -> tuple[str, tuple[str, ...], Client | None]:
        parts = segments(dotted)
        for length in range(len(parts), 0, -1):
            start = ".".join(parts[:length])
            root = self._names.get(start)
            if root is not None:
                client = self._clients.get(start)
                derive = client.derive if client is not None else ()
                rest = tuple(part for part in parts[length:] if method_of(part) not in derive)
                return root, rest, client
        return "", parts, None


def _path(root: str, rest: tuple[str, ...]) -> str:
    return ".".join((root, *rest) if root else rest)


def _aliases(apis: tuple[Api, ...]) -> Iterator[tuple[str, str]]:
    """Each name of a class with its shortest: names of one api, one package and one last part are one class."""
    for api in apis:
        names = sorted({*api.types, *api.managers}, key=lambda name: (top(name), leaf(name)))
        for _, group in groupby(names, key=lambda name: (top(name), leaf(name))):
            same = list(group)
            for name in same:
                yield name, min(same, key=len)
