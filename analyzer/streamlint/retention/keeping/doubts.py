"""What a finding rests on that the code does not show."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from streamlint.facts import records
from streamlint.models.occasions import Occasions
from streamlint.retention.keeping.handlers_inside import runs_inside
from streamlint.retention.keeping.owners import Owner
from streamlint.retention.keeping.paths import Link
from streamlint.retention.keeping.reaching import is_guessed
from streamlint.retention.keeping.regions import Region, Regions
from streamlint.retention.keeping.unread import is_light
from streamlint.retention.linking.containers import is_mapping
from streamlint.retention.linking.linker import Linker
from streamlint.retention.places import Attribute, Elements, Place, Result, Variable
from streamlint.retention.values import Caught, Container, Instance, Opaque, Stream, Value


@dataclass(frozen=True, slots=True)
class Doubt:
    """What a finding rests on that the code does not show: `assumed` where nothing speaks for it, else inferred."""

    text: str
    assumed: bool = False


def of_stream(source: Value) -> Iterator[Doubt]:
    """A light stream is a leak only where nothing reads it, in code out of sight either; some are streams on a condition."""
    if is_light(source):
        yield Doubt(f"nothing reads the `{source.label}`")
    if isinstance(source, Stream) and source.assumes:
        yield Doubt(source.assumes, assumed=True)


def of_keeping(container: Container, region: Region, owner: Owner, regions: Regions) -> Iterator[Doubt]:
    """What is not known of the container, of its owner, and of what repeats."""
    if container.assumed == "parameter" or (container.assumed == "annotation" and owner.kind == "call"):
        sure = region.kind in ("loop", "implicit") and not _is_seen_made(owner, regions)
        yield Doubt(f"`{owner.name}` is a container that the caller keeps", assumed=not sure)
    elif container.assumed == "attribute":
        yield Doubt(f"`{owner.name}` is a container")
    if isinstance(owner.holder, Opaque):
        yield Doubt(f"`{owner.name}` outlives the call")
    if region.kind == "function" and not regions.is_handler(region.scope):
        on = f" on one `{owner.holder.label}`" if isinstance(owner.holder, Instance) else ""
        yield Doubt(f"`{region.scope.title}` is called more than once{on}")
    elif region.kind == "function" and owner.kind == "call" and runs_inside(region.scope):
        yield Doubt(f"what `{region.scope.title}` is handed to calls it again and again", assumed=True)


def _is_seen_made(owner: Owner, regions: Regions) -> bool:
    """Whether all callers of a function are seen, and hand over a container that one of them made."""
    place = owner.place
    if not isinstance(place, Variable) or place.scope is None or regions.is_root(place.scope):
        return False
    return any(isinstance(value, Container) and not value.assumed for value in place.values)


def of_local(
    owner: Owner, region: Region, source: Value, carriers: tuple[Value, ...], *, over_a_list: bool
) -> Iterator[Doubt]:
    """A local list ends with its call: that the call goes on is a guess, where only parts of what it lists are streams.

    So it is of objects of the project's own classes that are made `over_a_list` of what there is one for each.
    """
    own = isinstance(source, Instance) or any(isinstance(carrier, Instance) for carrier in carriers)
    if (over_a_list and own) or (owner.kind == "call" and isinstance(source, Instance) and carriers):
        yield Doubt(f"`{region.scope.title}` goes on making them", assumed=True)


def of_double(owner: Owner, words: Occasions) -> Iterator[Doubt]:
    """What stands for another in tests remembers on purpose; that it lives for longer than one is a guess."""
    if isinstance(owner.holder, Instance) and words.is_("double", owner.holder.cls.name):
        yield Doubt(f"the `{owner.holder.label}` lives for longer than one test", assumed=True)


def on_the_way(
    links: tuple[Link, ...], carriers: tuple[Value, ...], is_stream: Callable[[Value], bool]
) -> Iterator[Doubt]:
    """Places on the way that also give things which are no streams: that it is the stream which comes is a guess."""
    yield from _by_some_name(links)
    kinds = {carrier.cls for carrier in carriers if isinstance(carrier, Instance)}
    for link in links:
        place = link.source
        if not isinstance(place, Result | Attribute):
            continue
        things = (value for value in place.values if isinstance(value, Instance) and value.cls not in kinds)
        if not all(map(is_stream, things)):
            name = place.scope.title if isinstance(place, Result) and place.scope is not None else place.name  # type: ignore[union-attr]
            yield Doubt(
                f"what `{name}` gives is the stream, and not another of the things that it can be", assumed=True
            )
            return


def of_exceptions(things: tuple[Value, ...]) -> Iterator[Doubt]:
    """How often something is raised is not known."""
    caught = next((thing for thing in things if isinstance(thing, Caught)), None)
    if caught is not None and caught.scope is not None:
        yield Doubt(f"exceptions go on coming out of `{caught.scope.title}`")


def of_hubs(linker: Linker, source: Value, links: tuple[Link, ...]) -> Iterator[Doubt]:
    """Where more values come together than are followed, that it is the stream which goes on from there is a guess.

    So is that what a method is called on is what makes streams.
    """
    places = [place for link in links for place in (link.source, link.target)]
    hub = next((place for place in places if place in linker.hubs), None)
    if hub is not None:
        yield Doubt(f"`{_name(hub)}` is the stream, and not another of the many things that it can be", assumed=True)
    maker = next((place for place in _called_on(linker, source) if place in linker.clouded), None)
    if maker is not None:
        yield Doubt(
            f"`{_name(maker)}` makes streams, and is not another of the many things that it can be", assumed=True
        )


def of_rounds(linker: Linker, source: Value, region: Region, *, reads: bool) -> Iterator[Doubt]:
    """Where more values meet on the way than are followed, that each round of a loop comes to the making is a guess.

    `reads` where the loop goes over something that makes what it yields.
    """
    if region.site is None or region.kind not in ("loop", "implicit"):
        return
    record = region.site.record
    if reads and isinstance(record, records.Loop):
        guessed = record.iterable is not None and linker.variable(region.site.scope, record.iterable) in linker.clouded
    else:
        guessed = is_guessed(linker, source.site, region)
    if guessed:
        yield Doubt(f"each round comes to where the `{source.label}` is made", assumed=True)


def _called_on(linker: Linker, source: Value) -> Iterator[Place]:
    """What the call that makes a stream goes through: `client.messages` and `client` of `client.messages.create()`."""
    site = source.site
    record: records.Record | None = site.record if site is not None else None
    operand = record.function if isinstance(record, records.Call) else None
    while site is not None and operand is not None:
        yield linker.variable(site.scope, operand)
        made = site.scope.definitions.get(operand)
        operand = made.record.of if made is not None and isinstance(made.record, records.LoadAttr) else None


def _name(place: Place) -> str:
    match place:
        case Variable(name=name) | Attribute(name=name) if "%" not in name:
            return name
        case Elements(holder=holder) if holder is not None:
            return f"{holder.label}[...]"
        case Result(scope=scope) if scope is not None:
            return f"{scope.title}()"
        case _:
            return "it"


def _by_some_name(links: tuple[Link, ...]) -> Iterator[Doubt]:
    """`f(**values)` of a dict whose keys are not known: that what it holds becomes just this parameter is a guess."""
    for link in links:
        source, target = link.source, link.target
        if not isinstance(source, Elements) or not isinstance(target, Variable) or source.key is not None:
            continue
        name, spread, _ = target.name.removeprefix("%").partition(" of *")
        if spread and isinstance(source.holder, Container) and is_mapping(source.holder):
            yield Doubt(f"a value of the `{source.holder.label}` is passed as `{name}`", assumed=True)
            return
