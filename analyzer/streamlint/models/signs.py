"""What a file's text must hold for a stream to be made or named in it: words for the search before parsing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from streamlint.models.names import bare, leaf, method_of, segments, top
from streamlint.models.tables import GIVEN, Api, Constant, Factory


@dataclass(frozen=True, slots=True)
class Sign:
    """A file without all of this cannot contain one factory of `api`, or name one of its classes.

    `words` are identifiers; a leading dot marks the name of a method or attribute. `constants` are keywords and what
    they must be given. `declared` is a class that annotates a parameter or is inherited from: to import it, or to ask
    for it, makes no stream.
    """

    api: str
    words: tuple[str, ...]
    constants: tuple[tuple[str, Constant], ...] = ()
    declared: str = ""


def signs(api: Api) -> Iterator[Sign]:
    """The signs of an api: one for each factory, and one for each class by which a stream can be told."""
    for factory in api.factories:
        if factory.how == "annotation":
            yield _declared(api, factory.call)
            continue
        constants = tuple((keyword, value) for keyword, value in factory.when if value is not GIVEN)
        yield Sign(api.id, tuple(dict.fromkeys(_words(factory))), constants)
    if api.type_decides:
        for name in (*api.types, *api.managers):
            yield _declared(api, name)


def _declared(api: Api, dotted: str) -> Sign:
    return Sign(api.id, tuple(dict.fromkeys((leaf(dotted), top(dotted)))), declared=leaf(dotted))


def _words(factory: Factory) -> Iterator[str]:
    """A function or class is imported, so its package is named too.

    A method is reached from an object of any origin: its name is enough where it is a special one. A plain word
    (`stream`, `create`, `get`) needs the attribute before it or a keyword as well, or else the package.
    """
    keywords = tuple(keyword for keyword, _ in factory.when)
    *before, last = segments(factory.call)
    name = bare(last)
    owner = next((index for index, part in enumerate(before) if _is_instance(part)), None)
    if owner is None:
        return iter((name, top(factory.call), *keywords))
    if "_" in name:
        return iter((f".{name}", *keywords))
    parent = tuple(map(bare, before[owner + 1 :][-1:]))
    return iter((f".{name}", *(parent + keywords or (top(factory.call),))))


def _is_instance(segment: str) -> bool:
    """Whether what follows is reached from an object: the segment is a class by its spelling, or a call."""
    return segment[0].isupper() or method_of(segment) is not None
