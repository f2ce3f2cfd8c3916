"""What is known of libraries, looked up by the names that a program uses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TypeVar

from streamlint.models.documents import joined, read_configuration
from streamlint.models.names import leaf, plain, steps, top
from streamlint.models.occasions import Occasions
from streamlint.models.roots import Roots
from streamlint.models.signs import Sign, signs
from streamlint.models.tables import (
    Api,
    Application,
    Client,
    Container,
    ContainerFunction,
    Factory,
    FalseFriend,
    Handshake,
    Keeper,
    Match,
    Precedent,
    Reached,
    Registrar,
    Spawner,
    Tables,
    Waiting,
    Wrapper,
)
from streamlint.release import Release, within

Value = TypeVar("Value")


class Models:
    """The tables, indexed. `layers` are tables of which the earlier ones overrule the later ones for the same name.

    Names are import paths with the attributes that lead on from there, as the program reaches them:
    `anthropic.AnthropicBedrock.beta.messages.stream` is reached from an instance of that class. `#` reads as `.`.
    """

    def __init__(self, *layers: Tables, releases: Mapping[str, Release] | None = None) -> None:
        self.layers = layers
        self.releases = releases or {}
        self.tables = joined(layers)
        self._roots = Roots(self.tables.clients, self.tables.apis)
        self._leading: dict[str, bool] = {}
        self._matches = self._index_factories()
        self._types, self._managers = _index_types(self.tables.apis, self._roots, self._is_in_use)
        self._apis = _first((api.id, api) for api in self.tables.apis)
        self._wrappers = _first((entry.call, entry) for entry in self.tables.wrappers)
        self._containers = _first((entry.call, entry) for entry in self.tables.containers)
        self._functions = _first((entry.call, entry) for entry in self.tables.functions)
        self._kinds = _first((entry.kind, entry) for entry in self.tables.containers)
        self._spawners = _first((entry.call, entry) for entry in self.tables.spawners if not entry.is_method)
        self._methods = _first((entry.call, entry) for entry in self.tables.spawners if entry.is_method)
        self._registrars = _first((entry.call, entry) for entry in self.tables.registrars if not entry.is_method)
        self._registering = _first((entry.call, entry) for entry in self.tables.registrars if entry.is_method)
        self._waitings = _first((entry.call, entry) for entry in self.tables.waitings if not entry.is_method)
        self._waiting_methods = _first((entry.call, entry) for entry in self.tables.waitings if entry.is_method)
        self._keepers = _first((entry.call, entry) for entry in self.tables.keepers)
        self._releases: dict[str, tuple[Keeper, ...]] = {}
        for entry in self._keepers.values():
            for name in entry.until:
                self._releases[name] = (*self._releases.get(name, ()), entry)
        self._steps = frozenset(step for name in self._all_names() for step in steps(name))
        self._friends = _first((entry.name, entry) for entry in self.tables.false_friends)

    @cached_property
    def occasions(self) -> Occasions:
        """The words for what comes and goes."""
        return Occasions(self.tables.occasions, self.tables.class_words, self.tables.habits)

    def is_handler_class(self, dotted: str) -> bool:
        """Whether a framework makes an instance of the class for each request, and asks it once."""
        return dotted in self._handler_classes

    @cached_property
    def _handler_classes(self) -> frozenset[str]:
        return frozenset(self.tables.handler_classes)

    def is_inert(self, dotted: str) -> bool:
        """Whether a call of this name never runs the function that it is given, of its own accord."""
        return plain(dotted) in self._inert

    @cached_property
    def _inert(self) -> frozenset[str]:
        return frozenset(self.tables.inert)

    def is_connection_class(self, dotted: str) -> bool:
        """Whether a framework makes an instance of the class for each connection."""
        return dotted in self._connection_classes

    @cached_property
    def _connection_classes(self) -> frozenset[str]:
        return frozenset(self.tables.connection_classes)

    def handshake(self, dotted: str) -> Handshake | None:
        """How a framework opens and closes the connections that a class extending this one handles."""
        return self._handshakes.get(dotted)

    @cached_property
    def _handshakes(self) -> dict[str, Handshake]:
        return {name: each for each in self.tables.handshakes for name in each.classes}

    def application(self, dotted: str) -> Application | None:
        """The application whose class this is, or that an attribute or a proxy of this name stands for."""
        return self._applications.get(dotted)

    def applications_handed(self, name: str) -> tuple[Application, ...]:
        """The applications whose handlers call what they are given so."""
        return tuple(each for each in self.tables.applications if name in each.handed)

    @cached_property
    def application_attributes(self) -> frozenset[str]:
        """The names of the attributes by which a handler reaches its application."""
        return frozenset(leaf(name) for each in self.tables.applications for name in each.reached)

    @cached_property
    def _applications(self) -> dict[str, Application]:
        return {
            name: each for each in self.tables.applications for name in (*each.classes, *each.reached, *each.proxies)
        }

    def extended(self, apis: Sequence[object], keepers: Sequence[object], origin: str) -> Models:
        """These models with a configuration's raw `[[api]]` and `[[keeper]]` tables, which overrule them.

        Raises `TableError`, which names `origin`, the table and the key.
        """
        return Models(read_configuration(apis, keepers, origin), *self.layers, releases=self.releases)

    def at(self, releases: Mapping[str, Release]) -> Models:
        """These models for a project that uses certain releases of packages; of others the newest is taken."""
        return Models(*self.layers, releases=releases) if releases else self

    @cached_property
    def versioned(self) -> frozenset[str]:
        """The distributions of which it matters which release is used."""
        return frozenset(
            name
            for api in self.tables.apis
            if api.until or any(factory.since or factory.until for factory in api.factories)
            for name in api.distributions
        )

    def _is_in_use(self, api: Api, since: str | None, until: str | None) -> bool | None:
        """Whether the release in use of an api's package lies between two; None where it is not known."""
        known = next((self.releases[name] for name in api.distributions if name in self.releases), None)
        return within(known, since, until) if known is not None else None

    # ------------------------------------------------------------------------------------------------------- streams

    def match_call(self, dotted: str) -> tuple[Match, ...]:
        """The factories that a call of `dotted` may be; whether their `when` holds is for the caller to see."""
        return self._match("call", dotted)

    def match_attribute(self, dotted: str) -> tuple[Match, ...]:
        """The factories that loading the attribute `dotted` is."""
        return self._match("attribute", dotted)

    def match_callback(self, dotted: str) -> tuple[Match, ...]:
        """For a call that is given a function: the parameters of that function that are streams."""
        return self._match("callback", dotted)

    def match_param(self, dotted: str) -> Api | None:
        """The api of a parameter that a framework hands in, by the class that it is annotated with."""
        found = self._match("annotation", dotted)
        return found[0].api if found else None

    def stream_api(self, match: Match) -> Api:
        """The api of the stream that the factory finally hands out: of what entering binds or iterating yields."""
        final = match.factory.item or match.factory.enter
        return (self.api_of_type(final) if final else None) or match.api

    def api_of_type(self, dotted: str) -> Api | None:
        """The api whose stream class this is."""
        return self._types.get(self._roots.type_name(plain(dotted)))

    def apis_of_type(self, dotted: str) -> tuple[Api, ...]:
        """Every api whose stream class this is or was: a class that changed has one for each range of versions."""
        name = self._roots.type_name(plain(dotted))
        return tuple(api for api in self.apis if any(self._roots.type_name(each) == name for each in api.types))

    def declared(self, dotted: str) -> Api | None:
        """The configuration's own api whose stream class this is; what is built in does not count."""
        apis = (api for layer in self.layers[:-1] for api in layer.apis)
        return next((api for api in apis if dotted in api.types), None)

    def manager_of_type(self, dotted: str) -> Api | None:
        """The api whose manager class this is."""
        return self._managers.get(self._roots.type_name(plain(dotted)))

    def api(self, name: str) -> Api | None:
        """The api of this id."""
        return self._apis.get(name)

    @property
    def apis(self) -> tuple[Api, ...]:
        """All apis, a configuration's first."""
        return self.tables.apis

    def leads_on(self, path: str) -> bool:
        """Whether the tables name something that is reached through `path`, or `path` itself."""
        known = self._leading.get(path)
        if known is None:
            plain_path = plain(path)
            spellings = (plain_path, *self._roots.spellings(plain_path))
            known = self._leading[path] = any(spelled in self._steps for spelled in spellings)
        return known

    def members(self, module: str) -> tuple[str, ...]:
        """The names of a module that the tables know, for `from module import *`."""
        return self._members.get(module, ())

    @cached_property
    def _members(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, set[str]] = {}
        for step in self._steps:
            module, _, name = step.rpartition(".")
            if name.isidentifier() and not name.startswith("_"):
                found.setdefault(module, set()).add(name)
        return {module: tuple(sorted(names)) for module, names in found.items()}

    def _all_names(self) -> Iterator[str]:
        """Every name that some table gives to a call, a class or an attribute."""
        yield from (path for _, path in self._matches)
        yield from self._roots.names()
        tables = self.tables
        for entries in (tables.wrappers, tables.containers, tables.functions, tables.keepers):
            yield from (entry.call for entry in entries)
        for more in (tables.spawners, tables.registrars, tables.waitings):
            yield from (entry.call for entry in more if not entry.is_method)
        yield from (name for entry in tables.keepers for name in entry.until)

    def _match(self, how: Reached, dotted: str) -> tuple[Match, ...]:
        for path in self._roots.spellings(plain(dotted)):
            found = self._matches.get((how, path))
            if found:
                return found
        return ()

    def _index_factories(self) -> dict[tuple[Reached, str], tuple[Match, ...]]:
        index: dict[tuple[Reached, str], tuple[Match, ...]] = {}
        for layer in self.layers:
            found = self._matches_of(layer)
            index.update({key: matches for key, matches in found.items() if key not in index})
        return index

    def _matches_of(self, layer: Tables) -> dict[tuple[Reached, str], tuple[Match, ...]]:
        index: dict[tuple[Reached, str], tuple[Match, ...]] = {}
        for api in layer.apis:
            for factory in self._factories_in_use(api):
                for path in self._roots.canonical(factory.call):
                    key = (factory.how, path)
                    index[key] = _with(index.get(key, ()), Match(api, factory))
        return index

    def _factories_in_use(self, api: Api) -> Iterator[Factory]:
        """The factories of an api that there are in the release in use: those of just these releases first."""
        if api.until and self._is_in_use(api, None, api.until) is False:
            return
        bounded = [factory for factory in api.factories if factory.since or factory.until]
        yield from (factory for factory in bounded if self._is_in_use(api, factory.since, factory.until))
        yield from (factory for factory in api.factories if factory not in bounded)

    # ------------------------------------------------------------------------------------------------------- clients

    def client_class(self, dotted: str) -> Client | None:
        """The client that an instance of this class, or this module itself, is."""
        return self._roots.client(plain(dotted))

    def client_made_by(self, dotted: str, first_argument: str | None = None) -> Client | None:
        """The client that a call of `dotted` makes; `first_argument` is its first argument where that is a constant."""
        return self._roots.made_by(plain(dotted), first_argument)

    def derives(self, client: Client, method: str) -> bool:
        """Whether this method of the client gives a client of the same kind."""
        return method in client.derive

    # ----------------------------------------------------------------------------- what Python does with its values

    def wrapper(self, dotted: str) -> Wrapper | None:
        """What a call of this name keeps of its arguments."""
        return self._wrappers.get(plain(dotted))

    def container(self, dotted: str) -> Container | None:
        """The container that this class or constructor makes."""
        return self._containers.get(plain(dotted))

    def container_of_kind(self, kind: str) -> Container | None:
        """The first container that reports name by this word: `list` for a list display."""
        return self._kinds.get(kind)

    def container_function(self, dotted: str) -> ContainerFunction | None:
        """What a function of this name does to a container that it is given."""
        return self._functions.get(plain(dotted))

    def spawner(self, dotted: str) -> Spawner | None:
        """How a call of this name calls what it is given."""
        return self._spawners.get(plain(dotted))

    def spawner_method(self, name: str) -> Spawner | None:
        """The same for a method of a receiver of unknown type."""
        return self._methods.get(name)

    def registrar(self, dotted: str) -> Registrar | None:
        """What a call of this name registers."""
        return self._registrars.get(plain(dotted))

    def registrar_method(self, name: str) -> Registrar | None:
        """The same for a method of a receiver of unknown type."""
        return self._registering.get(name)

    def waiting(self, dotted: str) -> Waiting | None:
        """What a call of this name has to do with waiting."""
        return self._waitings.get(plain(dotted))

    def waiting_method(self, name: str) -> Waiting | None:
        """The same for a method of a receiver of unknown type."""
        return self._waiting_methods.get(name)

    def keeper(self, dotted: str) -> Keeper | None:
        """What a call of this name keeps for as long as the receiver lives."""
        return self._keepers.get(plain(dotted))

    def keeps(self, dotted: str) -> bool:
        """Whether a keeper is a method of this class: then its instances must be told apart."""
        return any(name.startswith(f"{plain(dotted)}.") for name in self._keepers)

    def keepers_released_by(self, dotted: str) -> tuple[Keeper, ...]:
        """The keepers of which a call of this name lets go again what they keep."""
        return self._releases.get(plain(dotted), ())

    # ---------------------------------------------------------------------------------------------------- precedents

    def false_friend(self, dotted: str) -> FalseFriend | None:
        """Why this dotted name is no stream though it looks like one."""
        found = self._friends.get(plain(dotted))
        return None if found is None or found.is_method else found

    def common_method(self, name: str) -> FalseFriend | None:
        """Why a method of this name says nothing about its receiver."""
        found = self._friends.get(name)
        return found if found is not None and found.is_method else None

    @property
    def precedents(self) -> tuple[Precedent, ...]:
        """Classes of real packages that release their state when they end, and classes that keep it."""
        return self.tables.precedents

    # ---------------------------------------------------------------------------------------------------------- text

    @cached_property
    def _method_signs(self) -> dict[str, tuple[Sign, ...]]:
        found: dict[str, tuple[Sign, ...]] = {}
        for sign in self.signs():
            parent, name = sign.member or ("", "")
            if parent or sign.keywords or "_" in name:
                found[name] = (*found.get(name, ()), sign)
        return found

    def method_signs(self, name: str) -> tuple[Sign, ...]:
        """The signs of the factories that are methods of this name, but for names that too much else has."""
        return self._method_signs.get(name, ())

    def signs(self) -> tuple[Sign, ...]:
        """What a file's text must hold for each factory and each stream class to occur in it."""
        return tuple(dict.fromkeys(sign for api in self.tables.apis for sign in signs(api)))


def _index_types(
    apis: tuple[Api, ...], roots: Roots, is_in_use: Callable[[Api, str | None, str | None], bool | None]
) -> tuple[dict[str, Api], dict[str, Api]]:
    """Stream classes and manager classes. Where several apis name one, the package's own comes first.

    Of its own, that of the release in use is the first, or the newest where that is not known.
    """

    def age(api: Api) -> bool:
        used = is_in_use(api, api.since, api.until)
        return api.until is not None if used is None else not used

    ranked = sorted(apis, key=age)
    types = [(roots.type_name(name), api) for api in ranked for name in api.types]
    types.sort(key=lambda pair: pair[1].package not in ("", top(pair[0])))
    managers = [(roots.type_name(name), api) for api in ranked for name in api.managers]
    return _first(types), _first(managers)


def _first(pairs: Iterable[tuple[str, Value]]) -> dict[str, Value]:
    """A dictionary in which the first value of a key stays."""
    index: dict[str, Value] = {}
    for key, value in pairs:
        index.setdefault(key, value)
    return index


def _with(matches: tuple[Match, ...], match: Match) -> tuple[Match, ...]:
    """`match` added, unless a factory of the same api says the same under another name of the client."""

    def sameness(one: Match) -> tuple[object, ...]:
        return (one.api.id, one.factory.when, one.factory.parameter)

    known = any(sameness(other) == sameness(match) for other in matches)
    return matches if known else (*matches, match)
