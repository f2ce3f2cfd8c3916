"""Iterators that nothing has read: `map(str.upper, stream)` keeps the stream whose text it is to give.

So does a generator expression, whose first iterable is asked for its iterator where it is made (Python's language
reference, "Generator expressions"). Only streams, their views and other such iterators are followed: an iterator over a
container is kept for what the container holds, which is followed already.
"""

from __future__ import annotations

from streamlint.retention.graph import Flow
from streamlint.retention.linking.linker import Linker
from streamlint.retention.places import Place
from streamlint.retention.scopes import Site
from streamlint.retention.values import Generator, Lazy, Stream, Value, View

READS = "reads"
"""The attribute that stands for what an iterator is to read."""


def keep(linker: Linker, site: Site, iterator: Value, sources: tuple[Place, ...]) -> None:
    """Gives an iterator the streams that it is to read."""
    reads = linker.attribute(iterator, READS)

    def hold(value: Value) -> None:
        if value is not iterator and isinstance(value, Stream | View | Generator | Lazy):
            linker.give(reads, value, root=False)

    for source in sources:
        linker.graph.connect(source, reads, Flow("keep", site), carries=False)
        linker.watch(source, hold)


def of_view(linker: Linker, site: Site, target: Place) -> None:
    """What a stream's method gives that keeps the stream: `response.iter_lines()`."""
    stream = linker.receiver_place(site)
    if stream is not None:
        iterator = linker.intern(("lazy", site), lambda: Lazy(site, (), "called"))
        linker.give(target, iterator)
        keep(linker, site, iterator, (stream,))


def is_unread(value: Value | None) -> bool:
    """Whether a value is such an iterator, where it has not been read."""
    return isinstance(value, Lazy) or (
        isinstance(value, Generator) and value.scope is not None and value.scope.function.kind == "generator"
    )
