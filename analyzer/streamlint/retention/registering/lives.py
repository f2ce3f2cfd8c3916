"""Lives: by what it is known that an object ends before the emitter that keeps its callback."""

from __future__ import annotations

from collections.abc import Iterator

from streamlint.facts import records
from streamlint.retention.chains import Chain, chain, is_parameter, method_scope, own_name
from streamlint.retention.keeping.regions import Region, Regions
from streamlint.retention.linking.classes import lineage
from streamlint.retention.linking.linker import Linker
from streamlint.retention.registering.emitters import Origin, class_of, family, origin
from streamlint.retention.registering.held import Held
from streamlint.retention.registering.names import ends, goes_on, is_for_each, sets_up
from streamlint.retention.registering.registrations import Registration
from streamlint.retention.registering.undoing import Undo, Undoing
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.values import ClassValue, Instance

Known = tuple[str, bool, Site | None]


class Lives:
    """Compares the life of what a callback holds with that of what keeps it."""

    def __init__(self, linker: Linker, regions: Regions, undoing: Undoing) -> None:
        self._linker = linker
        self._regions = regions
        self._undoing = undoing

    # ------------------------------------------------------------------------------------------------- an object

    def ends_before(self, registration: Registration, source: Origin) -> Known | None:
        """By what it is known that the object whose method is registered ends before the emitter; None where it is not."""
        cls = class_of(registration.site.scope)
        if cls is None:
            return None
        return (
            self._takes_others_back(registration, cls)
            or self._is_made_often(registration, cls, source)
            or self._others_take_back(registration, cls)
            or self._is_initialised_often(registration, cls, source)
        )

    def _takes_others_back(self, registration: Registration, cls: ClassValue) -> Known | None:
        """The class takes other callbacks back from the same emitter, and forgets this one."""
        emitter = registration.emitter
        if emitter is None:
            return None
        for undo in self._undoing.of(registration):
            if class_of(undo.site.scope) in family(cls) and self._is_same(registration, emitter, undo):
                ends = undo.site.scope.title
                return (
                    f"`{ends}` takes other callbacks back from `{emitter.spelled}`, but not this one",
                    True,
                    undo.site,
                )
        return None

    def _is_same(self, registration: Registration, emitter: Chain, undo: Undo) -> bool:
        """Whether a call takes back from the same emitter: by the same name, or by that under which it is stored."""
        if undo.receiver.names == emitter.names:
            return True
        if emitter.names or not undo.receiver.names:
            return False
        return any(
            isinstance(store.record, records.StoreAttr)
            and store.scope is registration.site.scope
            and store.record.value == emitter.root
            for store in self._linker.attribute_stores.get(undo.receiver.names[0], ())
        )

    def _others_take_back(self, registration: Registration, cls: ClassValue) -> Known | None:
        """Other classes take their callbacks back from an emitter of this name, which was handed in to them too."""
        emitter = registration.emitter
        if emitter is None or not emitter.names or emitter.root != own_name(registration.site.scope):
            return None
        if not _is_in_constructor(registration.site) or self._is_passed_maker(cls, registration):
            return None
        for undo in self._undoing.elsewhere(registration):
            if undo.receiver.names == emitter.names and self._is_alike(undo, registration, cls):
                other = class_of(undo.site.scope)
                assert other is not None
                return f"`{other.name}` takes its own callbacks back from `{emitter.last}`", False, undo.site
        return None

    def _is_alike(self, undo: Undo, registration: Registration, cls: ClassValue) -> bool:
        """Whether another class of the same module, whose emitter was handed in as well, is at its end there."""
        other = class_of(undo.site.scope)
        if other is None or other in family(cls) or undo.site.scope.top is not registration.site.scope.top:
            return False
        method = method_scope(undo.site.scope)
        return method is not None and ends(method) and origin(self._linker, undo.site.scope, undo.receiver) == "given"

    def _is_made_often(self, registration: Registration, cls: ClassValue, source: Origin) -> Known | None:
        """The program makes the object in code that runs for each request, connection or item, with an emitter that stays."""
        if not _is_in_constructor(registration.site) and not self._calls_on_made(registration, cls):
            return None
        for made in self._instances(cls):
            if made.site is None or not self._repeats(made.site):
                continue
            if source == "process" or self._hands_in_what_stays(made.site, registration):
                return f"`{made.site.scope.title}` makes a new `{cls.name}` each time", False, made.site
        return None

    def is_of_request(self, registration: Registration) -> bool:
        """Whether every object of the class whose method registers is seen to be made again and again."""
        cls = class_of(registration.site.scope)
        made = [each.site for each in self._instances(cls)] if cls is not None else []
        return bool(made) and all(site is not None and self._repeats(site) for site in made)

    def _instances(self, cls: ClassValue) -> Iterator[Instance]:
        for each in (cls, *cls.subclasses):
            yield from each.instances

    def _calls_on_made(self, registration: Registration, cls: ClassValue) -> bool:
        """Whether the method that registers is called where the object is made."""
        method = method_scope(registration.site.scope)
        if method is None:
            return False
        callers = {site.scope for site in self._linker.callers.get(method, ())}
        return any(
            made.site is not None and (made.site.scope in callers or class_of(made.site.scope) is cls)
            for made in self._instances(cls)
        ) or any(
            caller.cls in set(lineage(cls)) and caller.function.name in ("__init__", "__post_init__")
            for caller in callers
        )

    def _repeats(self, site: Site, *, on_connection: bool = False) -> bool:
        """Whether a site runs for each request, connection or item."""
        regions = self._regions.around(site)
        if any(region.kind == "loop" and region.scope is site.scope and _is_long(region) for region in regions):
            return True
        if sets_up(site.scope):
            return False
        given = is_for_each(site.scope, on_connection=on_connection)
        return any(
            region.kind == "function"
            and not sets_up(region.scope)
            and (
                given or region.scope in self._linker.escaped or is_for_each(region.scope, on_connection=on_connection)
            )
            for region in regions
        )

    def _hands_in_what_stays(self, made: Site, registration: Registration) -> bool:
        """Whether an argument of the constructor is the emitter, or has it, and was there before the call."""
        call = made.record
        if not isinstance(call, records.Call):
            return False
        scope = made.scope
        own = own_name(scope)
        wanted = self._parameter_of(registration)
        for argument in call.arguments:
            given = chain(scope, argument.value)
            if not given.is_plain or given.home is None or (wanted and argument.keyword not in (wanted, None)):
                continue
            outside = given.home is not scope or (given.root == own and bool(given.names))
            if outside and (wanted == argument.keyword or _alike(given.last, wanted)):
                return True
        return False

    def _parameter_of(self, registration: Registration) -> str:
        """The parameter of the constructor by which the emitter came."""
        emitter = registration.emitter
        if emitter is None:
            return ""
        if emitter.root != own_name(registration.site.scope):
            return emitter.root
        for store in self._linker.attribute_stores.get(emitter.names[0], ()) if emitter.names else ():
            record = store.record
            if isinstance(record, records.StoreAttr) and record.value is not None:
                value = chain(store.scope, record.value)
                if is_parameter(store.scope, value.root):
                    return value.root
        return emitter.names[0].strip("_") if emitter.names else ""

    def _is_passed_maker(self, cls: ClassValue, registration: Registration) -> bool:
        """Whether whoever makes the object hands in itself: a part has the same life as its whole."""
        sites = [made.site for made in self._instances(cls) if made.site is not None]
        return bool(sites) and all(
            isinstance(site.record, records.Call)
            and any(argument.value == own_name(site.scope) for argument in site.record.arguments)
            for site in sites
        )

    def _is_initialised_often(self, registration: Registration, cls: ClassValue, source: Origin) -> Known | None:
        """A class whose `__new__` gives the one instance again: `__init__` runs each time all the same."""
        method = method_scope(registration.site.scope)
        if source != "process" or method is None or method.function.name != "__init__":
            return None
        for owner in lineage(cls):
            for scope in self._linker.scopes:
                if scope.cls is owner and scope.function.name == "__new__" and gives_again(scope):
                    return (
                        "`__new__` gives the one instance again, and `__init__` registers once more",
                        True,
                        scope.sites[0],
                    )
        return None

    # --------------------------------------------------------------------------------------------------- a call

    def runs_often(self, registration: Registration, each: Held) -> str | None:
        """By what it is known that a function runs again and again while the emitter lives; None where it is not."""
        site = registration.site
        scope = site.scope
        if scope.function.kind != "def":
            return None
        around = self._regions.around(site)
        if any(region.kind == "loop" and region.scope is scope and _is_long(region) for region in around):
            return f"it is registered in each round of a loop of `{scope.title}`"
        if sets_up(method_scope(scope) or scope):
            return None
        emitter = registration.emitter
        own = emitter is not None and emitter.root == own_name(scope)
        if emitter is not None and not own and registration.table.registry == "stack" and _is_given(scope, emitter):
            return None  # whoever made it knows how long it is to last
        if self._repeats(site, on_connection=own):
            return f"`{scope.title}` runs for each request"
        if scope.cls is None or each.kind != "made" or each.entered:
            return None
        return (
            self._called_often(scope)
            if registration.table.registry in ("hooks", "stack" if own else "future")
            else None
        )

    def _called_often(self, scope: Scope) -> str | None:
        """A public method may be called any number of times; a private one where not only what sets up is seen to call it."""
        if scope.function.name.startswith("_"):
            callers = [method_scope(site.scope) or site.scope for site in self._linker.callers.get(scope, ())]
            if all(map(sets_up, callers)):
                return None
        return f"`{scope.title}` is called more than once"


def _is_long(region: Region) -> bool:
    """Whether a loop goes on for as long as something comes, or stands in a function that is not called to set up."""
    return region.site is not None and (goes_on(region.site) or not sets_up(region.scope))


def _is_given(scope: Scope, emitter: Chain) -> bool:
    """Whether a function is handed what it registers with."""
    return is_parameter(scope, emitter.root)


def _alike(given: str, wanted: str) -> bool:
    return given.strip("_").lower() == wanted.strip("_").lower()


def _is_in_constructor(site: Site) -> bool:
    method = method_scope(site.scope)
    return method is not None and method.function.name in ("__init__", "__post_init__")


def gives_again(scope: Scope) -> bool:
    """Whether `__new__` returns what an attribute of the class holds."""
    first = scope.function.parameters[0].name if scope.function.parameters else ""
    for site in scope.sites:
        if isinstance(site.record, records.Return) and site.record.value is not None:
            returned = chain(scope, site.record.value)
            if returned.root == first and returned.names:
                return True
    return False
