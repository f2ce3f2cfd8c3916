"""The models of a run: the built-in tables and those of the configuration."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from streamlint.config.configuration import Configuration, Table
from streamlint.config.nearest import Nearest

if TYPE_CHECKING:
    from streamlint.engine.glances import Asked
    from streamlint.models.catalogue import Models
    from streamlint.source.gate import Needed
    from streamlint.source.keyed_stores import KeyedStores, Naming


def models_for(configuration: Configuration | Nearest, folder: Path | None = None) -> Models:
    """The built-in models, extended by the `api` and `keeper` tables of all configurations, which must be valid.

    They are those of the releases that the project at `folder` uses, where it is given and its files say which.
    """
    from streamlint.models.loader import load_builtin
    from streamlint.source.pins import pinned

    models = load_builtin()
    if folder is not None:
        models = models.at(pinned(folder, models.versioned))
    for one in Nearest.around(configuration).met():
        if one.api or one.keeper:
            models = models.extended(one.api, one.keeper, origin(one))
    return models


def needed(models: Models) -> Iterator[Needed]:
    """What the text gate asks for, API by API."""
    from streamlint.models.names import top
    from streamlint.source.gate import Needed

    packages: dict[str, set[str]] = {}
    for api in models.apis:
        names = (*api.types, *api.managers, *(factory.call for factory in api.factories))
        packages.setdefault(api.id, set()).update(map(top, names))
    for sign in models.signs():
        yield Needed(
            frozenset(packages[sign.api]),
            sign.words,
            sign.constants,
            sign.declared,
            sign.handed_in,
            sign.member,
            sign.function,
            sign.caught,
        )


def keyed_stores(models: Models) -> KeyedStores:
    """What the text gate asks for beside APIs."""
    from streamlint.source.keyed_stores import KeyedStores

    return KeyedStores(_naming(models))


def asked(models: Models) -> Asked:
    """All that the text gate asks for."""
    from streamlint.engine.glances import Asked

    return Asked(tuple(needed(models)), _naming(models))


def _naming(models: Models) -> Naming:
    from streamlint.models.names import leaf
    from streamlint.source.keyed_stores import Naming

    words = models.occasions
    connections = tuple(sorted({leaf(name) for name in models.tables.connection_classes}))
    return Naming(
        words.id_words,
        words.id_names,
        words.object_names,
        fresh=words.patterns("fresh"),
        apart=words.patterns("apart"),
        accepting=words.patterns("accepting"),
        connections=connections,
    )


def origin(configuration: Configuration) -> str:
    """How lists of APIs name the configuration that a table comes from."""
    return configuration.file.name if configuration.file else "configuration"


def table_problems(configuration: Configuration) -> Iterator[tuple[str, int, str, str]]:
    """What is wrong in a configuration's tables: which of them, its index (from 0), the key in it, and the message."""
    for kind, tables in (("api", configuration.api), ("keeper", configuration.keeper)):
        for index, table in enumerate(tables):
            for key, message in _problems(kind, index, table, origin(configuration)):
                yield kind, index, key, message
    seen: dict[str, int] = {}
    for index, table in enumerate(configuration.api):
        name = table.get("id")
        if isinstance(name, str) and seen.setdefault(name, index) != index:
            number = seen[name] + 1
            yield "api", index, "id", f"the id {name!r} is already that of another table, the api number {number}"


def _problems(kind: str, index: int, table: Table, file: str) -> Iterator[tuple[str, str]]:
    """All that is wrong in one table: what a key holds is looked at again without the keys that are wrong."""
    from streamlint.models.reading import read_api, read_keeper
    from streamlint.models.schema import Place, TableError

    place = Place(file, f"[[{kind}]]", index)
    left, wrong = dict(table), set[str]()
    while True:
        try:
            (read_api if kind == "api" else read_keeper)(left, place)
        except TableError as error:
            if error.key in left or not wrong:
                yield error.key, str(error).removeprefix(f"{place}: ").removeprefix(f"{place} ")
            if error.key not in left:
                return
            wrong.add(error.key)
            del left[error.key]
        else:
            return
