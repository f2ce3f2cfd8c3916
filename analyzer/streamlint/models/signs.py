"""What a file's text must hold for a stream to be made or named in it: words for the search before parsing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from streamlint.models.names import bare, leaf, method_of, segments, top
from streamlint.models.tables import Api, Constant, Factory, Given


@dataclass(frozen=True, slots=True)
class Sign:
    """A file without all of this cannot contain one factory of `api`, or name one of its classes.

    `words` are identifiers, the `keywords` of the call among them. `constants` are keywords and what those must be.
    `declared` is a class that annotates or is inherited from: to import it, or to ask for it, makes no stream;
    `handed_in` where a framework fills the parameter. `member` is a method and the attribute before it, empty where its
    name says enough; `function` a function or class and its package. `caught` is an error that `except` must bind.
    """

    api: str
    words: frozenset[str]
    keywords: frozenset[str] = frozenset()
    constants: tuple[tuple[str, Constant], ...] = ()
    declared: str = ""
    handed_in: bool = False
    member: tuple[str, str] | None = None
    function: tuple[str, str] | None = None
    caught: str = ""


def signs(api: Api) -> Iterator[Sign]:
    """The signs of an api: one for each factory, and one for each class by which a stream can be told.

    An error is caught and then kept: a file that only raises or handles errors makes no stream.
    """
    if not api.package:
        yield from (Sign(api.id, frozenset((bare(leaf(factory.call)),))) for factory in api.factories)
    if api.returns == "error":
        yield from (Sign(api.id, frozenset((leaf(name), top(name))), caught=leaf(name)) for name in api.types)
        return
    handed_in = {factory.call for factory in api.factories if factory.how == "annotation"}
    for factory in api.factories:
        if factory.how == "annotation":
            yield _declared(api, factory.call, handed_in=True)
        elif api.package:
            yield _made(api, factory)
    if api.type_decides:
        for name in {**dict.fromkeys(api.types), **dict.fromkeys(api.managers)}:
            yield _declared(api, name, handed_in=bool(handed_in))


def _declared(api: Api, dotted: str, *, handed_in: bool) -> Sign:
    name = leaf(dotted)
    return Sign(api.id, frozenset((name, top(dotted))), declared=name, handed_in=handed_in)


def _made(api: Api, factory: Factory) -> Sign:
    """A function, class or annotation is imported, so its package is named too.

    A method is reached from an object of any origin: its name is enough where it is a special one. A plain word
    (`stream`, `create`, `get`) needs the attribute before it or a keyword as well, or else the package.
    """
    keywords = [keyword for keyword, _ in factory.when]
    constants = tuple((keyword, value) for keyword, value in factory.when if not isinstance(value, Given))
    *before, last = segments(factory.call)
    name, package = bare(last), top(factory.call)
    owner = next((index for index, part in enumerate(before) if _is_instance(part)), None)
    if owner is None:
        return Sign(
            api.id, frozenset((name, package, *keywords)), frozenset(keywords), constants, function=(package, name)
        )
    parents = before[owner + 1 :][-1:] if "_" not in name else []
    adjacent = next((part for part in parents if method_of(part) is None), "")
    said = [name, *keywords, *(bare(part) for part in parents if not adjacent)]
    if "_" not in name and not parents and not keywords:
        said.append(package)
    return Sign(api.id, frozenset(said), frozenset(keywords), constants, member=(adjacent, name))


def _is_instance(segment: str) -> bool:
    """Whether what follows is reached from an object: the segment is a class by its spelling, or a call."""
    return segment[0].isupper() or method_of(segment) is not None
