"""Kept streams: which streams a program makes anew in a region that a container outlives, and puts into it for good."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from streamlint.facts import records
from streamlint.retention.chains import own_name
from streamlint.retention.graph import Flow
from streamlint.retention.keeping import doubts
from streamlint.retention.keeping.absent import is_enrolled_once
from streamlint.retention.keeping.batches import Batches
from streamlint.retention.keeping.bounds import has_no_end
from streamlint.retention.keeping.classifying import is_memo, is_pooled, pattern_of
from streamlint.retention.keeping.doubts import Doubt
from streamlint.retention.keeping.emptied import EmptiedParts
from streamlint.retention.keeping.evictions import Evictions
from streamlint.retention.keeping.fates import Fate, Fates, Skipped
from streamlint.retention.keeping.keys import is_sifted
from streamlint.retention.keeping.limits import Limits
from streamlint.retention.keeping.owners import Owner, Owners
from streamlint.retention.keeping.parts import is_of_another, is_part_of_itself
from streamlint.retention.keeping.paths import Hop, Link, Paths, Stack, receiver_of
from streamlint.retention.keeping.patterns import Pattern
from streamlint.retention.keeping.readers import Readers
from streamlint.retention.keeping.regions import Region, Regions
from streamlint.retention.keeping.replies import Replies
from streamlint.retention.keeping.risks import is_fixture
from streamlint.retention.keeping.varying import Varying
from streamlint.retention.linking import contexts
from streamlint.retention.linking.chained import CHAIN
from streamlint.retention.linking.classes import inherited_library
from streamlint.retention.linking.iterators import is_unread
from streamlint.retention.linking.linker import Linker
from streamlint.retention.places import Attribute, Elements, Variable
from streamlint.retention.registering.names import is_for_each, sets_up
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.values import (
    CALLBACKS,
    QUEUES,
    BoundMethod,
    Caught,
    ClassValue,
    Closure,
    Container,
    ContainerMethod,
    Context,
    Future,
    Generator,
    Instance,
    Lazy,
    Library,
    Partial,
    Raised,
    Stream,
    Value,
    View,
)

_LOCALS = frozenset({"threading.local", "gevent.local.local", "asgiref.local.Local"})
_OF_CALLBACKS = (Pattern.PLAIN, Pattern.VIEW)
_CALLABLES = (BoundMethod, Closure, Partial, View)
_DEEPEST_CARRIER = 6
_MOST_CARRIERS = 80
_MOST_CALLS = 4
"""How many ways to make one carrier are told apart."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A stream goes into a container again and again and never out.

    `source` is the stream, `thing` what goes into `container` at `store` (the stream or what carries it), `links` the way
    from the one to the other, `carriers` what holds the stream on the way. `region` repeats. `pattern` is the most specific
    way of keeping that fits: it decides which rule speaks. `skipped` is the eviction that is not made on every way.
    """

    source: Value
    thing: Value
    container: Container
    store: Site
    region: Region
    owner: Owner
    links: tuple[Link, ...]
    carriers: tuple[Value, ...] = ()
    unsure: tuple[Doubt, ...] = ()
    pattern: Pattern = Pattern.PLAIN
    skipped: Skipped | None = None
    registering: Site | None = None

    @property
    def told_at(self) -> Site:
        """Where it is told of: the store, or the call that hands a callback to the emitter of the program that keeps it."""
        return self.registering or self.store

    @property
    def calls(self) -> frozenset[Site]:
        """The store, and the calls that lead to it with what is kept."""
        return frozenset({self.store, *(link.flow.enters for link in self.links if link.flow.enters is not None)})


class _Carried:
    """What carries a stream, inside which calls: each carrier is followed for some of them, then for all others at once."""

    def __init__(self, source: Value) -> None:
        self._source = source
        self._calls: dict[Value, set[Stack]] = {}

    @property
    def is_full(self) -> bool:
        return len(self._calls) >= _MOST_CARRIERS

    def take(self, holder: Value, calls: Stack) -> Stack | None:
        """The calls inside which a carrier is to be followed now; None where it is followed already."""
        known = self._calls.setdefault(holder, set())
        if holder is self._source or calls in known or () in known:
            return None
        calls = calls if len(known) < _MOST_CALLS else ()
        known.add(calls)
        return calls


class KeptStreams:
    """Finds what is kept, one stream after another."""

    def __init__(
        self,
        linker: Linker,
        regions: Regions,
        evictions: Evictions,
        fates: Fates,
        owners: Owners,
        paths: Paths,
        is_stream: Callable[[Value], bool],
    ) -> None:
        self._is_stream = is_stream
        self._linker = linker
        self._regions = regions
        self._fates = fates
        self._owners = owners
        self._paths = paths
        self._emptied = EmptiedParts(linker)
        self._known: dict[Value, tuple[Hop, ...]] = {}
        self._readers = Readers(linker, regions)
        self._limits = Limits(linker)
        self._replies = Replies(linker, evictions, fates)
        self._varying = Varying(linker, regions)
        self._batches = Batches(linker, self._readers.reads_maker)

    def of(self, source: Value) -> Iterator[Kept]:
        """Every container that keeps `source`, or something that carries it, for good."""
        pending: list[tuple[Value, tuple[Link, ...], tuple[Value, ...], Stack]] = [(source, (), (), ())]
        carried = _Carried(source)
        while pending:
            thing, before, carriers, calls = pending.pop(0)
            for found in self._hops(thing):
                hop = _within(found, thing, calls)
                links = (*before, *hop.path)
                if isinstance(hop.holder, Container) and (hop.holder.weak or hop.flow.how == "view"):
                    continue
                if not self._is_made_here(hop):
                    continue
                kept = self._judge(source, thing, hop, links, carriers)
                if kept is not None:
                    yield kept
                if carried.is_full or len(carriers) >= _DEEPEST_CARRIER:
                    continue
                for holder, way in self._carriers(hop, source):
                    if self._is_carrier(holder) and (new := carried.take(holder, _calls_of(hop, holder))) is not None:
                        pending.append((holder, (*links, *way), (*carriers, holder), new))

    def _carriers(self, hop: Hop, source: Value) -> Iterator[tuple[Value, tuple[Link, ...]]]:
        """What goes on to carry what a holder was given: the holder, or the object of which it is a part.

        A channel of an object's own goes with it, and is told where the object itself is given that.
        """
        channel = isinstance(source, Container)
        if hop.flow.how != "load" or self._is_part(hop) or (_is_own(hop) and not channel):
            yield hop.holder, ()
        if channel or not isinstance(hop.holder, Container) or self._fates.evictions(hop.holder):
            return
        whole = self._owners.of(hop.holder)
        if whole is not None and whole.holder is hop.holder.owner and isinstance(whole.holder, Instance):
            yield whole.holder, (Link(hop.place, whole.place, Flow("keep", hop.holder.site)),)

    def _is_made_here(self, hop: Hop) -> bool:
        """Whether a value that was given to a constructor goes into the instance which that call makes."""
        made = self._made.get(hop.open[-1], ()) if hop.open else ()
        return not made or not isinstance(hop.holder, Instance) or hop.holder in made

    @cached_property
    def _made(self) -> dict[Site, list[Instance]]:
        """The instances that each site makes."""
        made: dict[Site, list[Instance]] = {}
        for value in self._linker.all_values():
            if isinstance(value, Instance) and value.site is not None:
                made.setdefault(value.site, []).append(value)
        return made

    def _hops(self, thing: Value) -> tuple[Hop, ...]:
        known = self._known.get(thing)
        if known is None:
            known = self._known[thing] = tuple(self._paths.hops(thing))
        return known

    def _is_carrier(self, holder: Value) -> bool:
        """Whether a holder can be stored again and again itself: one that is made once only cannot."""
        return _carries(holder) and holder.site is not None and bool(self._regions.around(holder.site))

    def _is_part(self, hop: Hop) -> bool:
        """Whether what was loaded goes on in a part of a container that was written out there: `[number, stream][1:]`."""
        whole = hop.path[-1].source.holder if hop.path and isinstance(hop.path[-1].source, Elements) else None
        if not isinstance(whole, Container) or whole.owner is not None or whole.site is None or hop.flow.site is None:
            return False
        made_here = isinstance(whole.site.record, records.Collection) and whole.site.scope is hop.flow.site.scope
        return made_here and self._is_carrier(whole)

    def _judge(
        self, source: Value, thing: Value, hop: Hop, links: tuple[Link, ...], carriers: tuple[Value, ...]
    ) -> Kept | None:
        container = hop.holder
        site = hop.flow.site
        if not isinstance(container, Container) or container.bounded or site is None:
            return None
        if hop.flow.how != "append" and not (hop.flow.how == "slot" and container.lazy and _key_of_lazy(site)):
            return None
        if thing.site is None or not self._is_receiver(hop, container, site):
            return None
        passing = is_sifted(site) if isinstance(thing, Container) else self._is_read(carriers, container)
        passing = passing or (_is_read_back((*links, *hop.path)) and is_enrolled_once(self._linker, site, container))
        if passing or is_part_of_itself(self._linker, (source, *carriers), container, site, (*links, *hop.path)):
            return None
        repeating = self._repeats(thing, hop, container, site) - _moving(links)
        regions = self._growing(container, repeating - _attempts(repeating, source, (thing, *carriers)))
        if not regions:
            return None
        owner = self._owners.of(container) or self._passing(container, regions)
        if owner is None or (owner.kind == "call" and (_is_error(source, (thing, *carriers)) or _is_of_fixture(owner))):
            return None
        for region in sorted(regions, key=self._most_telling(site, (source, thing, *carriers))):
            if not self._is_source_fresh(source, region, container, links, carriers):
                continue
            if not self._varies(hop, region, container) or self._is_once_for(owner, container, region):
                continue
            if self._is_batch(source, links, container, owner, region) or self._is_of_task(owner, site, region):
                continue
            pattern = pattern_of(self._linker, source, (*carriers, thing), links, site, container)
            if pattern is Pattern.CACHE and is_pooled(source, thing):
                return None
            fate = self._fate(container, site, region, frozenset({source, thing, *carriers}))
            if not fate.freed and not _ends_with_call(fate, owner) and not self._is_limited(fate, site, container):
                way = (*links, *hop.path)
                unsure = (
                    *doubts.of_keeping(container, region, owner, self._regions),
                    *doubts.of_stream(source),
                    *doubts.of_local(owner, region, source, carriers, over_a_list=self._batches.is_over_a_list(region)),
                    *doubts.on_the_way(way, carriers, self._is_stream),
                    *doubts.of_hubs(self._linker, source, way),
                    *doubts.of_rounds(self._linker, source, region, reads=self._readers.reads_maker(region)),
                    *doubts.of_exceptions((thing, *carriers)),
                    *(self._emptied.doubts(site, way) if carriers else ()),
                    *(Doubt(f"nothing sets `{flag}`") for flag in fate.unset),
                )
                kept = Kept(source, thing, container, site, region, owner, links, carriers, unsure, pattern)
                return with_fate(kept, fate)
        return None

    def _is_batch(
        self, source: Value, links: tuple[Link, ...], container: Container, owner: Owner, region: Region
    ) -> bool:
        """Whether what the rounds put in is a batch that ends with them, or begins anew each time."""
        if self._batches.ends_with(owner, region, source, links):
            return True
        return self._batches.starts_anew(container, owner, region, self._fates.evictions(container))

    def _is_read(self, carriers: tuple[Value, ...], container: Container) -> bool:
        """Whether the program takes the iterators that a container holds, and so may read them to their end."""
        if not any(map(is_unread, carriers)):
            return False
        places = (place for place in self._linker.all_elements() if place.holder is container)
        taken = (target for place in places for target, _ in self._linker.graph.after(place))
        return any(not isinstance(target, Elements) for target in taken)

    def _is_of_task(self, owner: Owner, site: Site, region: Region) -> bool:
        """Whether each round sets a context variable anew in a task, which has a context of its own."""
        anew = isinstance(site.record, records.Operate | records.Collection)
        return anew and _is_context(owner.holder) and contexts.ends_with_task(self._linker, site, region.scope)

    def _fate(self, container: Container, store: Site, region: Region, things: frozenset[Value]) -> Fate:
        """What becomes of what is stored; what is waited for with a deadline is not always taken out by who answers."""
        fate = self._fates.of(container, store, region, things)
        given_up = self._replies.skipped(container, store, _stored(store), region) if fate.freed else None
        return Fate(freed=False, skipped=given_up) if given_up is not None else fate

    def _is_once_for(self, owner: Owner, container: Container, region: Region) -> bool:
        """Whether the call that a local container lives for comes to a function once: `session.get(seen.append)`."""
        made = container.site
        if owner.kind != "call" or made is None or region.kind != "function" or made.scope is region.scope:
            return False
        calls = [site for site in self._linker.callers.get(region.scope, ()) if site.scope is made.scope]
        return bool(calls) and not any(site.is_looped for site in calls)

    def _growing(self, container: Container, regions: frozenset[Region]) -> frozenset[Region]:
        """Those of the regions that make a container grow: what a call, or a loop over a list, registers may set up."""
        if not container.registers:
            return regions
        return frozenset(
            each
            for each in regions
            if (each.kind == "loop" and not self._batches.is_over_a_list(each))
            or (each.kind == "function" and self._answers(each.scope))
        )

    def _answers(self, scope: Scope) -> bool:
        """Whether a function is called for each request: by what it is given, or by the route that decorates it."""
        words = self._linker.models.occasions
        routed = any(words.is_("route", text.rpartition(".")[2]) for text in scope.function.decorators)
        return routed or (is_for_each(scope) and not sets_up(scope))

    def _is_limited(self, fate: Fate, site: Site, container: Container) -> bool:
        """Whether there is room for some only, and nothing is seen to make room again: where that fails, it is told of."""
        return fate.skipped is None and self._limits.has_room_only(site, container)

    def _most_telling(self, site: Site, things: tuple[Value, ...]) -> Callable[[Region], tuple[bool, object]]:
        """The nearest region first; of objects of own classes, one for each of a list tells less than what goes on."""
        own = any(isinstance(thing, Instance) for thing in things)
        near = nearest(site)
        return lambda region: (own and self._batches.is_over_a_list(region), near(region))

    def _passing(self, container: Container, regions: frozenset[Region]) -> Owner | None:
        """Who keeps a container that has no name, as in `len(list(runner))`: the call, while it reads what makes streams."""
        place = next(iter(self._owners.beginnings(container)), None)
        if place is None or container.site is None or not any(self._readers.reads_maker(region) for region in regions):
            return None
        return Owner("call", f"the {container.kind}", container.site.location, place, None)

    def _is_receiver(self, hop: Hop, container: Container, site: Site) -> bool:
        place = receiver_of(self._linker, site, container)
        return place is None or self._paths.can_be(place, container, hop.open)

    def _life(self, hop: Hop, container: Container) -> frozenset[Region]:
        """How long a container lives; one that a table makes for a key is in the table of the object of the store."""
        store = hop.flow.site
        if not container.lazy or store is None or store.scope.cls is None:
            return self._regions.life_of(container)
        own = self._linker.variable(store.scope, own_name(store.scope) or "")
        tables = self._regions.tables_of(container)
        mine = [(table, table.owner) for table in tables if table.owner is not None and table.owner in own.values]
        fitting = [table for table, owner in mine if self._paths.can_be(own, owner, hop.open)]
        return self._regions.life_in(fitting or tables)

    def _repeats(self, thing: Value, hop: Hop, container: Container, store: Site) -> frozenset[Region]:
        """The regions that make the thing and store it anew, while the container stays."""
        assert thing.site is not None
        owner = container.owner
        instance = owner if isinstance(owner, Instance) and not is_of_another(container, store) else None
        life = self._life(hop, container)
        around = self._regions.whatever_guards if is_memo(self._linker, store, container) else self._regions.around
        storing = around(store, instance) - life
        making = around(thing.site, instance) - life
        if isinstance(thing, Container):
            making = frozenset(region for region in making if region.site is not thing.site)  # all rounds fill that one
        if getattr(thing, "lazy", False):
            return frozenset()
        if not isinstance(thing, Caught):
            looping = any(region.kind in ("loop", "implicit") for region in making)
            making |= {region for region in storing if self._readers.makes_anew(region, thing.site, otherwise=looping)}
            making |= {region for region in storing if making and _takes_from_queue(region, hop.path, container)}
        if hop.through_heap and making:
            return frozenset(region for region in storing if region.kind == "function" or region in making)
        return storing & making

    def _is_source_fresh(
        self, source: Value, region: Region, container: Container, links: tuple[Link, ...], carriers: tuple[Value, ...]
    ) -> bool:
        """Whether each repetition has a stream of its own, rather than another carrier of the same stream.

        A loop over a container has no more of them than that holds.
        """
        if not carriers or source.site is None:
            return True
        if any(self._is_of_all_rounds(carrier, region) for carrier in carriers):
            return False
        instance = container.owner if isinstance(container.owner, Instance) else None
        making = self._regions.around(source.site, instance) - self._regions.life_of(container)
        stored = any(isinstance(carrier, Instance) for carrier in carriers)
        read_back = any(isinstance(link.source, Attribute | Elements) for link in links)
        if self._goes_over_container(region):
            return region in making
        return bool(making) if stored or read_back else region in making

    def _is_of_all_rounds(self, carrier: Value, region: Region) -> bool:
        """Whether all rounds of a loop share a carrier: the object of whose method the loop is a part."""
        loop, parameters = region.site, region.scope.function.parameters
        if loop is None or region.scope.cls is None or not parameters or not isinstance(carrier, Instance):
            return False
        return carrier in self._linker.variable(region.scope, parameters[0].name).values

    def _goes_over_container(self, region: Region) -> bool:
        """Whether a region is a loop over what containers hold already."""
        record = region.site.record if region.site is not None else None
        if region.site is None or not isinstance(record, records.Loop) or record.iterable is None:
            return False
        values = self._linker.variable(region.site.scope, record.iterable).values
        return bool(values) and all(isinstance(value, Container) for value in values)

    def _varies(self, hop: Hop, region: Region, container: Container) -> bool:
        """Whether the key under which the container keeps can be another one in each repetition."""
        site = hop.flow.site
        key = hop.flow.key
        if hop.flow.how == "slot" and site is not None:
            key = _key_of_lazy(site)
        if key is None or site is None:
            return True
        return self._varying.key(site.scope, key, region, container)


def _within(hop: Hop, thing: Value, calls: Stack) -> Hop:
    """A hop of what was made inside some calls: they are open still where the same run of the function puts it somewhere."""
    made, store = thing.site, hop.flow.site
    here = made is not None and store is not None and made.scope is store.scope
    left = any(link.flow.leaves is not None for link in hop.path)
    return replace(hop, open=calls) if here and calls and not hop.open and not left else hop


def _calls_of(hop: Hop, holder: Value) -> Stack:
    """The calls inside which a holder is made that something is put into at once."""
    made, store = holder.site, hop.flow.site
    return hop.open if made is not None and store is not None and made.scope is store.scope else ()


def _takes_from_queue(region: Region, links: tuple[Link, ...], container: Container) -> bool:
    """Whether a loop that goes on for ever takes out of a queue, in each round, what others put into it.

    One that is left at some time may gather what there is in a local of its own function.
    """
    loop = region.site
    if loop is None or not has_no_end(loop) or not any(_is_from_queue(link, loop) for link in links):
        return False
    local = container.site is not None and container.site.scope is region.scope
    leaves = (records.Break, records.Return)
    return not local or not any(isinstance(site.record, leaves) and site.inside(loop) for site in region.scope.sites)


def _is_from_queue(link: Link, loop: Site) -> bool:
    """Whether something is taken out of a queue inside a loop."""
    queue = link.source.holder if isinstance(link.source, Elements) else None
    queued = isinstance(queue, Container) and queue.kind in QUEUES
    return queued and link.flow.site is not None and link.flow.site.inside(loop)


def _is_read_back(links: tuple[Link, ...]) -> bool:
    """Whether what is kept comes out of something that keeps it already."""
    return any(isinstance(link.source, Attribute | Elements) for link in links)


def _is_of_fixture(owner: Owner) -> bool:
    """Whether it is a local of a fixture."""
    return isinstance(owner.place, Variable) and owner.place.scope is not None and is_fixture(owner.place.scope)


def _is_error(source: Value, things: tuple[Value, ...]) -> bool:
    """Whether it is an exception: those that one call collects, as it tries again, are few and end with it."""
    return (isinstance(source, Stream) and source.returns == "error") or any(
        isinstance(thing, Caught | Raised) for thing in things
    )


def _attempts(regions: frozenset[Region], source: Value, things: tuple[Value, ...]) -> frozenset[Region]:
    """The loops that try something so many times: there are as many errors."""
    return frozenset(filter(_is_counted, regions)) if _is_error(source, things) else frozenset()


def _is_counted(region: Region) -> bool:
    """Whether a region is a loop over a `range`."""
    record = region.site.record if region.site is not None else None
    if not isinstance(record, records.Loop) or record.iterable is None:
        return False
    made = region.scope.definitions.get(record.iterable)
    return made is not None and isinstance(made.record, records.Call) and made.record.function == "range"


def _ends_with_call(fate: Fate, owner: Owner) -> bool:
    """Whether the way past the eviction leaves the call that owns the container: then that goes as well."""
    return owner.kind == "call" and fate.skipped is not None and fate.skipped.way.cause != "next round"


def with_fate(kept: Kept, fate: Fate) -> Kept:
    """What is taken out on some ways is another pattern than what never is."""
    skipped = fate.skipped
    if skipped is None:
        queued = kept.container.kind in QUEUES or kept.container.registers
        relayed = kept.container.kind == CHAIN and isinstance(kept.thing, Closure)
        if kept.pattern in _OF_CALLBACKS and (relayed or kept.container.kind in CALLBACKS):
            return replace(kept, pattern=Pattern.CALLBACK)
        in_context = kept.pattern is Pattern.PLAIN and _is_context(kept.owner.holder)
        return replace(kept, pattern=Pattern.TASK) if queued or in_context else kept
    more = tuple(Doubt(text, assumed) for text, assumed in skipped.doubts)
    return replace(kept, pattern=Pattern.SKIPPED, skipped=skipped, unsure=(*kept.unsure, *more))


def _is_context(holder: Value | None) -> bool:
    """Whether the owner is a thread-local or a context variable."""
    if isinstance(holder, Instance):
        return any(base.dotted in _LOCALS for base in inherited_library(holder.cls))
    return isinstance(holder, Context)


def _key_of_lazy(site: Site) -> str | None:
    """The key under which a container that is made on demand is reached: `k` of `x[k]["stream"]`, `x.setdefault(k, {})`."""
    record = site.record
    made = site.scope.definitions.get(record.of) if isinstance(record, records.StoreItem) else None
    match made.record if made is not None else None:
        case records.LoadItem(key=key):
            return key
        case records.Call(arguments=(first, *_)):
            return first.value
        case _:
            return None


def _stored(site: Site) -> str:
    """The operand that a store puts into a container; empty where the record does not say."""
    match site.record:
        case records.StoreItem(value=value):
            return value
        case records.Call(arguments=(*_, last)):
            return last.value
        case _:
            return ""


def _is_own(hop: Hop) -> bool:
    """Whether what was loaded goes on in the container that an object has of its own, of the one that a method makes."""
    made = hop.path[-1].source.holder if hop.path and isinstance(hop.path[-1].source, Elements) else None
    whole = hop.holder
    owned = isinstance(whole, Container) and isinstance(made, Container) and whole.owner is not None
    return owned and made is not None and made is not whole and made.site is whole.site


def _moving(links: tuple[Link, ...]) -> frozenset[Region]:
    """The loops over a container that was filled before: they move what is there, and make nothing anew."""
    return frozenset(
        Region("loop", link.flow.site.scope, link.flow.site)
        for link in links
        if link.flow.how in ("iterate", "slot") and link.flow.site is not None and isinstance(link.source, Elements)
    )


def _carries(holder: Value) -> bool:
    bound = BoundMethod | ContainerMethod | View | Partial
    carrying = (
        Container | Instance | Closure | ClassValue | bound | Caught | Raised | Generator | Lazy | Library | Future
    )
    return isinstance(holder, carrying) and holder.site is not None


def nearest(site: Site) -> Callable[[Region], tuple[int, int, str, int, int]]:
    """Orders regions by how near they are to a site: loops before calls, those of the same function first.

    No two are equally near: regions come in sets, which have no order of their own.
    """

    def rank(region: Region) -> tuple[int, int, str, int, int]:
        kinds = {"loop": 0, "implicit": 0, "recursion": 1, "function": 2}
        same = 0 if region.scope is site.scope else 1
        begins = region.site.record.at if region.site is not None else region.scope.function.whole
        return (kinds[region.kind], same, region.scope.module.path, -begins.line, -begins.column)

    return rank
