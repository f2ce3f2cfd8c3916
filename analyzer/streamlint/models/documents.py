"""Reads tables: whole files of them, and those of a user's configuration."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import TypeVar

from streamlint.models import occasions, reading, reading_callbacks, reading_python
from streamlint.models.schema import Place, TableError, nearest
from streamlint.models.tables import Container, Tables

Value = TypeVar("Value")

TABLES = (
    "api",
    "client",
    "wrapper",
    "container",
    "container-function",
    "spawner",
    "keeper",
    "registrar",
    "waiting",
    "release-precedent",
    "retain-precedent",
    "false-friend",
    "occasion",
    "class-word",
    "handler-class",
    "inert",
    "connection-class",
    "handshake",
    "application",
    "habit",
)


def read_documents(documents: Iterable[tuple[str, Mapping[str, object]]]) -> Tables:
    """The tables of parsed files, given with their names. Raises `TableError`."""
    tables = joined([_read_document(file, document) for file, document in documents])
    _check_references(tables)
    return tables


def joined(parts: Sequence[Tables]) -> Tables:
    """All tables in one, in their order."""
    return Tables(
        **{name: tuple(chain.from_iterable(getattr(part, name) for part in parts)) for name in Tables.__slots__}
    )


def _read_document(file: str, document: Mapping[str, object]) -> Tables:
    def raws(kind: str) -> list[tuple[object, Place]]:
        raw = document.get(kind, [])
        if not isinstance(raw, list):
            raise TableError(Place(file, kind), kind, f"must be an array of tables, [[{kind}]]")
        return [(item, Place(file, f"[[{kind}]]", index)) for index, item in enumerate(raw)]

    for kind in document:
        if kind not in TABLES:
            raise TableError(Place(file, "the file"), kind, f"unknown table {kind!r}", nearest(kind, TABLES))

    def each(kind: str, read: Callable[[object, Place], tuple[Value, ...]]) -> tuple[Value, ...]:
        return tuple(found for raw, place in raws(kind) for found in read(raw, place))

    released = (reading.read_precedent(raw, place, releases=True) for raw, place in raws("release-precedent"))
    retained = (reading.read_precedent(raw, place, releases=False) for raw, place in raws("retain-precedent"))
    return Tables(
        apis=tuple(reading.read_api(raw, place) for raw, place in raws("api")),
        clients=tuple(reading.read_client(raw, place) for raw, place in raws("client")),
        wrappers=each("wrapper", reading_python.read_wrapper),
        containers=_read_containers(raws("container")),
        functions=each("container-function", reading_python.read_function),
        spawners=each("spawner", reading_python.read_spawner),
        keepers=each("keeper", reading.read_keeper),
        registrars=each("registrar", reading_callbacks.read_registrar),
        waitings=each("waiting", reading_callbacks.read_waiting),
        precedents=(*released, *retained),
        false_friends=each("false-friend", reading.read_false_friend),
        occasions=tuple(occasions.read_occasion(raw, place) for raw, place in raws("occasion")),
        class_words=each("class-word", occasions.read_class_words),
        handler_classes=each("handler-class", occasions.read_handler_class),
        inert=each("inert", occasions.read_inert),
        connection_classes=each("connection-class", occasions.read_handler_class),
        handshakes=tuple(occasions.read_handshake(raw, place) for raw, place in raws("handshake")),
        applications=tuple(occasions.read_application(raw, place) for raw, place in raws("application")),
        habits=each("habit", occasions.read_habit),
    )


def _read_containers(raws: list[tuple[object, Place]]) -> tuple[Container, ...]:
    known: dict[str, Container] = {}
    for raw, place in raws:
        known.update({found.call: found for found in reading_python.read_container(raw, place, known)})
    return tuple(known.values())


def _check_references(tables: Tables) -> None:
    for kind, entries in (("api", tables.apis), ("client", tables.clients)):
        seen: dict[str, str] = {}
        for entry in entries:
            if entry.id in seen:
                raise TableError(
                    Place(entry.origin, f"[[{kind}]]"), "id", f"{entry.id!r} is already in {seen[entry.id]}"
                )
            seen[entry.id] = entry.origin
    known = {client.id for client in tables.clients}
    for client in tables.clients:
        unknown = next((name for name in client.any_of if name not in known), None)
        if unknown is not None:
            problem = f"'any-of' names no client: {unknown!r}"
            raise TableError(Place(client.origin, "[[client]]"), "any-of", problem, nearest(unknown, known))


def read_configuration(apis: Sequence[object], keepers: Sequence[object], origin: str) -> Tables:
    """A configuration's `[[api]]` and `[[keeper]]` tables. Raises `TableError`.

    `origin` is the configuration file as errors are to name it; in a pyproject.toml, the tables are tool.streamlint's.
    """
    prefix = "tool.streamlint." if Path(origin).name == "pyproject.toml" else ""

    def places(kind: str, raws: Sequence[object]) -> Iterable[tuple[object, Place]]:
        return ((raw, Place(origin, f"[[{prefix}{kind}]]", index)) for index, raw in enumerate(raws))

    return Tables(
        apis=tuple(reading.read_api(raw, place) for raw, place in places("api", apis)),
        keepers=tuple(found for raw, place in places("keeper", keepers) for found in reading.read_keeper(raw, place)),
    )
