"""Occasional objects: what is made for each request, connection or run, is no stream, and is kept all the same.

No one name decides. A store counts where several answers agree: the key identifies an occasion, or the code makes it
anew; the store repeats while the container stays; its owner stays longer than the occasion lasts; what is stored is an
object of its own; and nothing takes it out again. Registries that are filled when a program is set up, and memos that
look for what they have before they add to it, are none.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from streamlint.facts import records
from streamlint.models.tables import Occasion
from streamlint.retention.keeping import addressed, probes
from streamlint.retention.keeping.doubts import Doubt
from streamlint.retention.keeping.evictions import Evictions
from streamlint.retention.keeping.fates import KEPT, Fate, Fates
from streamlint.retention.keeping.identities import ANYTHING, Identities, Identity, is_text, last_name
from streamlint.retention.keeping.kept import Kept, nearest, with_fate
from streamlint.retention.keeping.keys import spelled, taken_key
from streamlint.retention.keeping.lookups import Lookups, is_left_by_failure
from streamlint.retention.keeping.own_end import OwnEnds
from streamlint.retention.keeping.owners import Owner, Owners
from streamlint.retention.keeping.regions import Region, Regions
from streamlint.retention.keeping.replies import Replies
from streamlint.retention.keeping.stays import CONNECTED, FOR_GOOD, Stays
from streamlint.retention.keeping.stores import Store, stores
from streamlint.retention.keeping.things import Thing, Things
from streamlint.retention.keeping.unended import Unended
from streamlint.retention.keeping.varying import Varying
from streamlint.retention.linking.containers import is_mapping
from streamlint.retention.linking.linker import Linker
from streamlint.retention.places import Variable
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.values import Container, Instance, Made, Stream

_PARTS = 4
EMPTIED = Occasion("entry", 3, ())
"""What a key is the thing itself of, where only its value is ever let go."""
GOING = Occasion("key", 3, ())
"""What a key is for of which nothing says what it identifies, where the same function takes it out again."""
_BY_USE = {
    probes.PROBED: (probes.UNKNOWN, probes.INSTEAD),
    addressed.ADDRESSED: (addressed.UNREAD, addressed.INSTEAD),
}
"""What a finding rests on, and what to do instead, where what is done with a key tells what it is."""


class OccasionalObjects:
    """Finds them store by store."""

    def __init__(self, linker: Linker, regions: Regions, evictions: Evictions, fates: Fates, owners: Owners) -> None:
        self._linker = linker
        self._regions = regions
        self._fates = fates
        self._owners = owners
        self._identities = Identities(linker)
        self._things = Things(linker)
        self._stays = Stays(linker)
        self._lookups = Lookups(linker)
        self._varying = Varying(linker, regions)
        self._probes = probes.Probes(linker)
        self._addressed = addressed.Addressed(linker, evictions)
        self._replies = Replies(linker, evictions, fates)
        self._own_ends = OwnEnds(linker, regions, evictions)
        self._unended = Unended(regions, evictions, fates, linker.callers)

    def all(self) -> Iterator[Kept]:
        """Every object of this kind that is kept for good; of what reading makes, the first place that reads."""
        read: set[Container] = set()
        for scope in self._linker.scopes:
            if scope.is_callable:
                for site in scope.sites:
                    for store in stores(self._linker, site):
                        kept = None if store.container in read else self._judge(store)
                        if kept is not None:
                            if store.factory:
                                read.add(store.container)
                            yield kept
                            break

    def _is_setup(self, scope: Scope, occasion: Occasion | None = None) -> bool:
        """Whether a function is called a bounded number of times, by its name; who enrols comes as often as it connects."""
        words, name = self._linker.models.occasions, scope.function.name
        enrols = occasion is not None and occasion.rank == CONNECTED and words.is_("enrolment", name)
        return words.is_("setup", name) and not enrols

    # ------------------------------------------------------------------------------------------------------- judging

    def _judge(self, store: Store) -> Kept | None:
        container = store.container
        if container.bounded or container.weak or container.lazy or container.assumed in ("attribute", "parameter"):
            return None
        identity = self._identities.of(store.site.scope, store.key or store.value) or self._by_value(store)
        if identity is None or self._is_setup(store.site.scope, identity.occasion) or self._is_settled(store):
            return None
        if store.key is None and not self._is_the_thing(store):
            return None
        owner = self._owners.of(container)
        if owner is None or owner.kind == "call" or not self._outlives(owner, identity) or self._is_passing(owner):
            return None
        thing = self._thing(store)
        if not thing.heavy and self._is_moved(store):
            thing = Thing(thing.name or "entry", True, thing.made)
        asked = self._lookups.precedes(store, identity)
        if thing.heavy is False or (
            asked and identity.occasion is not GOING and self._lookups.is_memo(identity, thing)
        ):
            return None
        if (
            store.factory
            and identity.occasion is not GOING
            and identity.occasion not in _BY_USE
            and self._is_emptied_inside(store)
        ):
            return None
        regions = self._repeats(store, identity, asked=asked)
        fates = [self._fate(store, owner, identity, region) for region in sorted(regions, key=nearest(store.site))]
        if not fates:
            return None
        if self._is_out_by_itself(store, fates[0]):
            return None
        if asked and not (is_left_by_failure(fates[0]) if identity.occasion is GOING else fates[0] == KEPT):
            return None
        kept = self._kept(store, identity, thing, owner, min(regions, key=nearest(store.site)))
        given_up = self._replies.skipped(container, store.site, store.value, kept.region)
        given_up = given_up or self._unended.skipped(container, store.site, kept.region)
        if given_up is not None:
            return with_fate(kept, Fate(freed=False, skipped=given_up))
        if any(fate.freed for fate in fates) or (fates[0].unsure and not fates[0].skipped):
            return None
        return with_fate(kept, fates[0])

    def _is_settled(self, store: Store) -> bool:
        """Whether a container is filled where it is made, or a key is an attribute of a stream that is followed.

        Of what is kept instead of a stream it is known whether the stream goes with it.
        """
        if _is_filled_where_made(store):
            return True
        made = store.site.scope.definitions.get(store.key or "")
        if made is None or not isinstance(made.record, records.LoadAttr):
            return False
        values = self._linker.variable(made.scope, made.record.of).values
        return any(isinstance(value, Stream) and value.api is not None for value in values)

    def _by_value(self, store: Store) -> Identity | None:
        """What a key is for by the handler of a connection that is stored under it, or by what the code does with it."""
        scope = store.site.scope
        varies = store.key is not None and scope.constant(store.key) is None
        if varies and self._identities.is_connection(scope, store.value):
            return self._identities.of(scope, store.value)
        return self._by_use(store)

    def _is_out_by_itself(self, store: Store, fate: Fate) -> bool:
        """Whether it is a task that takes itself out, where somebody else would do so too and does not on some way."""
        run = self._own_ends.ends_itself(_origin(store.site.scope, store.value), store.container)
        return bool(run) and fate.skipped is not None and fate.skipped.way.site.scope not in run

    def _by_use(self, store: Store) -> Identity | None:
        """What a key is for by what the code does with it, where its name does not say."""
        if self._is_emptied(store):
            return Identity(EMPTIED, fresh=False)
        if self._addressed.is_sent(store):
            return Identity(addressed.ADDRESSED, fresh=False)
        if self._goes_again(store):
            return Identity(GOING, fresh=False)
        return Identity(probes.PROBED, fresh=False) if self._probes.is_probe(store) else None

    def _is_the_thing(self, store: Store) -> bool:
        """Whether what is added without a key is the connection or request itself, rather than its id."""
        if self._identities.is_connection(store.site.scope, store.value):
            return True
        return self._linker.models.occasions.of_object(store.value) is not None

    def _thing(self, store: Store) -> Thing:
        if store.factory and store.container.site is not None:
            return self._things.of_factory(store.container.site.scope, store.factory)
        return self._things.of(store.site.scope, store.value)

    def _is_emptied(self, store: Store) -> bool:
        """Whether what is stored under an object is set to None by another handler: the object stays, as the key."""
        scope = store.site.scope
        if (
            store.factory
            or store.key is None
            or not self._is_given(scope, store.key)
            or not self._regions.is_handler(scope)
        ):
            return False
        return any(
            other.scope is not scope and self._regions.is_handler(other.scope) and self._is_given(other.scope, key)
            for other, key in self._emptying.get(store.container, ())
        )

    def _goes_again(self, store: Store) -> bool:
        """Whether the function that puts something under a key also takes out what is there under that very key."""
        scope = store.site.scope
        if store.key is None or scope.constant(store.key) is not None:
            return False
        key = spelled(scope, store.key)
        return any(
            spelled(scope, taken) == key
            for taken in self._takings.get((scope, store.container), ())
            if taken is not None
        )

    @cached_property
    def _takings(self) -> dict[tuple[Scope, Container], list[str | None]]:
        """The keys under which each function takes something out, by function and container."""
        found: dict[tuple[Scope, Container], list[str | None]] = {}
        for eviction in self._linker.evictions.values():
            if eviction.kind == "one":
                key = taken_key(eviction.site, by_key=is_mapping(eviction.container))
                found.setdefault((eviction.site.scope, eviction.container), []).append(key)
        return found

    def _is_emptied_inside(self, store: Store) -> bool:
        """Whether what reading made is emptied itself: an empty one stays, of as many things as are in use.

        Where the key is an id, no other thing comes under it again: then each leaves an empty one.
        """
        if store.key is not None and self._linker.models.occasions.of_id(last_name(store.site.scope, store.key)):
            return False  # of as many as there ever are
        inner = self._linker.every(store.container).values
        return any(isinstance(held, Container) and self._fates.evictions(held) for held in inner)

    def _is_given(self, scope: Scope, key: str) -> bool:
        """Whether a key is a parameter that is not known to be plain data."""
        words = self._linker.models.occasions
        return not words.is_("plain", key) and any(
            each.name == key and not is_text(each.annotation) for each in scope.function.parameters
        )

    @cached_property
    def _emptying(self) -> dict[Container, list[tuple[Site, str]]]:
        """The sites that store None under a key that is no constant, by container."""
        found: dict[Container, list[tuple[Site, str]]] = {}
        for scope in self._linker.scopes:
            for site in scope.sites:
                if not isinstance(site.record, records.StoreItem):
                    continue
                if scope.is_none(site.record.value):
                    for held in self._linker.variable(scope, site.record.of).values:
                        if isinstance(held, Container):
                            found.setdefault(held, []).append((site, site.record.key))
        return found

    def _outlives(self, owner: Owner, identity: Identity) -> bool:
        rank = self._stays.rank(owner)
        if identity.occasion.rank >= _PARTS:
            return owner.kind != "instance"
        if identity.occasion is ANYTHING:
            return rank == FOR_GOOD
        if rank is None:
            return True
        return rank < identity.occasion.rank

    def _is_passing(self, owner: Owner) -> bool:
        """Whether an instance that is the owner is itself a local of a call, which is seen making it."""
        holder = owner.holder
        if owner.kind != "instance" or not isinstance(holder, Instance) or holder.site is None:
            return False
        further = self._owners.of(holder)
        where = holder.site.scope
        local = further is not None and further.kind == "call" and isinstance(further.place, Variable)
        handed_on = any(place is not None and holder in place.values for place in (where.returned, where.yielded))
        return local and not handed_on and where.is_callable and not self._is_setup(where)

    def _is_moved(self, store: Store) -> bool:
        """Whether what goes in comes out of another container, from under the same key: then it is not let go of there."""
        scope = store.site.scope
        site = _origin(scope, store.value)
        if store.key is None or site is None or not isinstance(site.record, records.Call):
            return False
        out = [found for (at, _), found in self._linker.evictions.items() if at is site]
        same = bool(site.record.arguments) and spelled(scope, site.record.arguments[0].value) == spelled(
            scope, store.key
        )
        return same and any(eviction.container is not store.container for eviction in out)

    def _repeats(self, store: Store, identity: Identity, *, asked: bool) -> list[Region]:
        """The regions that repeat the store while the container stays. Occasions do not come one inside the other.

        A guard that asks for the key first makes it run once for that key only.
        """
        container = store.container
        instance = container.owner if isinstance(container.owner, Instance) else None
        around = self._regions.whatever_guards if asked else self._regions.around
        found = around(store.site, instance) - self._regions.life_of(container)
        return [
            region
            for region in found
            if region.kind != "recursion"
            and (
                not self._is_setup(region.scope, identity.occasion)
                if region.kind == "function"
                else self._varies(store, region)
            )
        ]

    def _varies(self, store: Store, region: Region) -> bool:
        """Whether the key can be another one in each round of a loop."""
        return store.key is None or self._varying.key(store.site.scope, store.key, region, store.container)

    def _fate(self, store: Store, owner: Owner, identity: Identity, region: Region) -> Fate:
        """What becomes of what is stored: in the container, and in each other that takes its place."""
        if identity.occasion is addressed.ADDRESSED:
            return KEPT  # who takes out did so before
        things = frozenset(self._linker.variable(store.site.scope, store.value).values)
        others = (held for held in owner.place.values if isinstance(held, Container) and held is not store.container)
        fates = [self._fates.of(held, store.site, region, things) for held in (store.container, *others)]
        return next((fate for fate in fates if fate.freed), fates[0])

    def _kept(self, store: Store, identity: Identity, thing: Thing, owner: Owner, region: Region) -> Kept:
        noun = identity.occasion.noun
        own, advice = _BY_USE.get(identity.occasion, (f"each {noun} has a key of its own", ""))
        made = self._linker.intern(
            ("made", store.site),
            lambda: Made(thing.made or store.site, name=thing.name or "entry", each=noun, advice=advice),
        )
        unsure = [Doubt(own if store.key is not None else f"each {noun} is another one")]
        if not thing.heavy:
            unsure.append(Doubt("what is kept is more than a number or a short text", assumed=True))
        return Kept(made, made, store.container, store.site, region, owner, (), (), tuple(unsure))


def _is_filled_where_made(store: Store) -> bool:
    """Whether the constructor that makes a container puts something in: what an object is made from, and no more."""
    made, scope = store.container.site, store.site.scope
    return scope.is_constructor and made is not None and made.scope is scope


def _origin(scope: Scope, operand: str) -> Site | None:
    """The record that gives an operand, or that of which it is an attribute."""
    for _ in range(6):
        if not operand.startswith("%"):
            copies = (site.record for site in scope.bindings.get(operand, ()) if isinstance(site.record, records.Copy))
            copied = next((copy.value for copy in copies if copy.value is not None), None)
            if copied is None:
                return None
            operand = copied
            continue
        made = scope.definitions.get(operand)
        if made is None or not isinstance(made.record, records.LoadAttr):
            return made
        operand = made.record.of
    return None
