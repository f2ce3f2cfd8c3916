"""What the tables say, as values: stream APIs, clients, wrappers, containers, spawners, keepers, precedents."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final, Literal, TypeAlias

from streamlint.models.names import called

Returns: TypeAlias = Literal[
    "stream",
    "manager",
    "streams",
    "result",
    "generator",
    "response",
    "connection",
    "channel",
    "mapping",
    "handler",
    "param",
    "error",
]
Yields: TypeAlias = Literal[
    "item", "pair", "tuple", "called", "starred", "flat", "grouped", "branches", "parted", "folded"
]
"""What comes of reading: items, pairs or tuples of them, what a function gives for each (or for each spread), the items of
each item, pairs of a key and items; a tuple of iterators or of sets; or what is left when a function has joined them all."""
Growth: TypeAlias = Literal["O(1)", "O(tokens)", "O(body)", "O(items)", "O(history)", "O(unread)"]
FinalNeeds: TypeAlias = Literal["read-to-end", "drains", "any"]
Reached: TypeAlias = Literal["call", "attribute", "annotation", "callback"]
Mode: TypeAlias = Literal["sync", "async", "any"]
Constant: TypeAlias = str | int | float | bool


class Given(Enum):
    """The value of a `when` keyword of which only its presence counts."""

    GIVEN = "given"


GIVEN: Final = Given.GIVEN


@dataclass(frozen=True, slots=True)
class Arguments:
    """Which arguments of a call are meant: positions and keywords by name, or all positional ones from `rest` on."""

    named: tuple[int | str, ...] = ()
    rest: int | None = None

    def covers(self, argument: int | str) -> bool:
        """Whether the argument at this position, or with this keyword, is meant."""
        if argument in self.named:
            return True
        return self.rest is not None and (isinstance(argument, str) or argument >= self.rest)


@dataclass(frozen=True, slots=True)
class Factory:
    """One way to get a stream.

    `how` it is reached: by calling `call`, by loading it as an attribute, as a parameter annotated with it, or as the
    parameter number `parameter` of the function that `call` is given as its argument `position` or keyword `argument`.
    `gives` is what comes back. `awaited` says whether the call must be awaited first, None where both occur. `when`
    lists the keywords that make it a stream at all. `enter` is the class that `with` binds, `item` the class of what
    iterating yields, `key` the subscript that is the stream. `assumes` must be true and cannot be seen at the call. A factory
    with `since` or `until` counts only where the release in use is known to lie there, and then comes first.
    """

    call: str
    gives: Returns
    how: Reached = "call"
    mode: Mode = "any"
    awaited: bool | None = None
    when: tuple[tuple[str, Constant | Given], ...] = ()
    enter: str | None = None
    item: str | None = None
    key: str | None = None
    position: int | None = None
    argument: str | None = None
    parameter: int | None = None
    assumes: str = ""
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Accumulated:
    """An attribute in which a stream gathers what passes through it.

    `name` can be a path (`_state.items`), and is empty where that is no attribute of its own. `growth` and `note` are
    empty where the table gives the name alone.
    """

    name: str
    growth: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class EndHook:
    """How user code learns of the end: it overrides method `name`, passes keyword `name`, or registers with `name`.

    `event` is the event that is registered for, empty where the hook is for one event only or for any.
    """

    way: Literal["override", "arg", "register", "decorator"]
    name: str
    event: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Api:
    """One family of stream objects. The words are those of the tables; `origin` is the file that says so.

    There is one object for each, compared by identity: apis are used as keys, and hashing all that would be slow.

    `types` are the stream's classes, `managers` those of what must be entered first. `released` is gone once it has
    ended, `final` stays readable and is what to keep, on the condition `final_needs`. `ends` are methods after which
    it has ended, `ended_by` what else ends it. `hook_fails` raise `hook_error` in an end hook, `hook_gone` are empty.
    `events` are all that handlers are told of; none where that is not known.
    `growth` is the weight of one kept object after its end, `quadratic` whether one a turn costs turns * history.
    `also_in` are distributions that bring it under the same release. `type_decides` is false where plain results, which
    are no streams, have the same class.
    """

    id: str
    returns: Returns
    package: str = ""
    types: tuple[str, ...] = ()
    managers: tuple[str, ...] = ()
    factories: tuple[Factory, ...] = ()
    accumulates: tuple[Accumulated, ...] = ()
    released: tuple[str, ...] = ()
    final: tuple[str, ...] = ()
    final_needs: FinalNeeds = "any"
    snapshots: tuple[str, ...] = ()
    end_events: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    end_hooks: tuple[EndHook, ...] = ()
    hook_ok: tuple[str, ...] = ()
    hook_fails: tuple[str, ...] = ()
    hook_error: str = ""
    hook_gone: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    ended_by: tuple[str, ...] = ()
    ending_frees: str = ""
    detached: tuple[str, ...] = ()
    aliasing: tuple[str, ...] = ()
    returns_self: tuple[str, ...] = ()
    growth: Growth = "O(items)"
    quadratic: bool = False
    ended_is_light: bool = False
    holds: tuple[str, ...] = ()
    unread_holds: str = ""
    keep: str = ""
    since: str | None = None
    until: str | None = None
    also_in: tuple[str, ...] = ()
    type_decides: bool = True
    evidence: tuple[str, ...] = ()
    notes: str = ""
    origin: str = ""

    @property
    def distributions(self) -> tuple[str, ...]:
        """The names under which projects require it."""
        return (self.package, *self.also_in) if self.package else ()

    @property
    def reported(self) -> bool:
        """Whether keeping an ended one matters by itself: false for plain generators, which hold nothing once read."""
        return not (self.ended_is_light and self.returns == "generator")


@dataclass(frozen=True, slots=True)
class Client:
    """A value that stream factories are reached through: an instance of `classes`, a module, what `made_by` returns.

    `derive` are methods that give a client of the same kind. `prefixes` are attributes on the way that change nothing.
    `any_of` are the ids of the clients of which this is one, where it cannot be seen which.
    """

    id: str
    classes: tuple[str, ...] = ()
    modules: tuple[str, ...] = ()
    made_by: tuple[str, ...] = ()
    derive: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    mode: Mode = "any"
    any_of: tuple[str, ...] = ()
    origin: str = ""

    @property
    def root(self) -> str:
        """The path that stands for such a value: attributes are appended to it for `Models.match_call`."""
        return (*self.classes, *self.modules, *map(called, self.made_by))[0]


@dataclass(frozen=True, slots=True)
class Wrapper:
    """A call whose result (or receiver) keeps arguments reachable, or does not.

    `holder` keeps the arguments `keeps` until `until`. Of the arguments `iterates` it reads items: they come out again
    when the result is iterated (`yields`), stay inside it (`stores_items`), or one of them is the result
    (`gives_item`). `gives_argument` is the argument that comes back as it is, `enter_gives` the one that `with` binds;
    where it `gives_receiver`, that comes back.
    `enters` means that the call enters its argument itself and returns what that gives, `promises` that what it returns is
    a future, which is given its result later. `context` marks a thread-local or its like, which has "attributes", and a
    context variable, which has a "value".
    """

    call: str
    holder: Literal["result", "receiver", "cache", "context"]
    keeps: Arguments
    until: str
    iterates: Arguments = Arguments()
    yields: Yields | Literal[""] = ""
    stores_items: bool = False
    gives_item: bool = False
    gives_argument: int | None = None
    gives_receiver: bool = False
    enter_gives: int | None = None
    enters: bool = False
    promises: bool = False
    context: Literal["", "attributes", "value"] = ""
    notes: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Bound:
    """What limits a container: always so, or an argument by keyword or position.

    `by_default` is the answer where the argument is not given; `unlimited` are the given constants that set no limit,
    where a number also stands for all that are less.
    """

    always: bool = False
    keyword: str | None = None
    position: int | None = None
    by_default: bool = False
    unlimited: tuple[Constant | None, ...] = ()

    def limits(self, value: Constant | None) -> bool:
        """Whether the container is bounded when its limit is given as this constant."""
        if self.always:
            return True
        numbers = [limit for limit in self.unlimited if isinstance(limit, int)]
        if isinstance(value, int) and any(value <= limit for limit in numbers):
            return False
        return value not in self.unlimited


@dataclass(frozen=True, slots=True)
class ContainerMethod:
    """What a container's method does: the positions of its arguments that are stored, and what it takes out or gives.

    `puts` is stored as an element, the items of `puts_each` are, the values of `puts_mapping` (a mapping or pairs; the
    keywords too). `key` is the position of the key. `evicts` says how much goes out, `gives` what comes back: an
    element, a key, a (key, element) pair, an iterable of those, or the container's like.
    """

    name: str
    puts: int | None = None
    puts_each: int | None = None
    puts_mapping: int | None = None
    key: int | None = None
    evicts: Literal["none", "one", "some", "all"] = "none"
    gives: Literal["none", "value", "key", "pair", "values", "keys", "pairs", "copy", "joined", "self"] = "none"


@dataclass(frozen=True, slots=True)
class Container:
    """What can hold many. `kind` is the word for reports; `weak` says which side it does not keep alive.

    `fills` is the constructor argument whose items it starts with, and those after it too where it `fills_rest`. `memo`
    marks a decorator that keeps the arguments and results of the calls of what it decorates.
    """

    call: str
    kind: str
    bound: Bound | None = None
    weak: Literal["", "values", "keys"] = ""
    fills: int | None = None
    fills_rest: bool = False
    memo: bool = False
    methods: tuple[ContainerMethod, ...] = ()
    origin: str = ""

    def method(self, name: str) -> ContainerMethod | None:
        """The method of this name, None where nothing is known of it."""
        return next((method for method in self.methods if method.name == name), None)


@dataclass(frozen=True, slots=True)
class ContainerFunction:
    """A function that works on a container given as argument `into`, like `heapq.heappush(heap, item)`."""

    call: str
    into: int
    does: ContainerMethod
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Spawner:
    """A call that calls the function, or runs the coroutine, that it is given.

    That is the argument at `position`, or `keyword`, or each of them. The function is then called with the positional
    arguments from `rest` on, or with the tuple at position `args` (or keyword `args`) and the dict after it. `held_by`
    keeps it until it has run or a method of `removed_by` is called. `is_method`: `call` is a method's name alone, of
    receivers of unknown type. `enters`: where the function is a generator, what it yields is the result.
    """

    call: str
    takes: Literal["function", "coroutine", "either"]
    runs: Literal["once", "many", "shutdown"]
    returns: Literal["task", "result", "list", "none"]
    position: int | None = 0
    keyword: str | None = None
    all_arguments: bool = False
    rest: int | None = None
    args: int | None = None
    held_by: Literal["call", "process", "receiver", "result"] = "call"
    removed_by: tuple[str, ...] = ()
    is_method: bool = False
    enters: bool = False
    origin: str = ""

    @property
    def waits(self) -> bool:
        """Whether the call gives what has come of it, rather than a task that goes on."""
        return self.returns in ("result", "list")


@dataclass(frozen=True, slots=True)
class Keeper:
    """A call that keeps its argument for as long as the receiver lives; `until` are the calls that let it go again.

    One that `sets_up` is made as a program begins, too: that a function makes it tells nothing, that a loop goes on to, does.
    """

    call: str
    argument: int | str = 0
    until: tuple[str, ...] = ()
    sets_up: bool = False
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Registrar:
    """A call that makes its receiver keep a callback until `undone_by` is called with it, or `cleared_by` at all.

    `event` is the position of what it is called for, `callback` says which arguments are kept. `registry` tells what keeps
    them: an emitter's listeners, a future's callbacks, an exit stack, a list of hooks, or the process itself. A receiver
    of unknown type counts where a word of its name is one of `receiver`, if any are listed, and none is one of
    `other_receiver`. `weak_when` is a keyword
    that says whether the registration is one that does not keep, `weak` what it is where that is not given.
    """

    call: str
    callback: Arguments
    registry: Literal["emitter", "future", "stack", "hooks", "process"]
    event: int | None = None
    undone_by: tuple[str, ...] = ()
    cleared_by: tuple[str, ...] = ()
    weak_when: str = ""
    weak: bool = False
    receiver: tuple[str, ...] = ()
    other_receiver: tuple[str, ...] = ()
    is_method: bool = False
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Waiting:
    """What a call has to do with waiting.

    "race" returns when the first of what it is given is done, or after a time; "wait" waits on its receiver; "shield" adds
    a callback to the future that it is given, each time; "discharge" ends or awaits a task; "serve" goes on until what it
    serves ends; "pause" waits for a time; "adopt" runs what it is given as a child of its receiver; "promise" makes a future
    that somebody must complete. A receiver counts where its name ends in one of the words `receiver`, if any are listed.
    """

    call: str
    does: Literal["race", "wait", "shield", "discharge", "serve", "pause", "adopt", "promise"]
    receiver: tuple[str, ...] = ()
    is_method: bool = False
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Precedent:
    """A class of a real package that releases its state when it ends, or that keeps it: `what` it does, and where."""

    cls: str
    what: str
    evidence: str
    releases: bool
    origin: str = ""


@dataclass(frozen=True, slots=True)
class FalseFriend:
    """A name that looks like a stream's and is none, and why: a dotted name, or a method that many classes have."""

    name: str
    why: str
    is_method: bool = False
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Occasion:
    """Something that comes and goes, and the words by which programs name it and its ids.

    `rank` orders occasions by how long they are: 1 connections, 2 runs, 3 requests, 4 parts of one. `spent` where nobody
    asks for an id again once its occasion is over.
    """

    noun: str
    rank: int
    words: tuple[str, ...]
    names: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    spent: bool = False


@dataclass(frozen=True, slots=True)
class ClassWord:
    """A last word of class names, and how long such objects live: 0 for the program, else as long as an occasion."""

    word: str
    rank: int


@dataclass(frozen=True, slots=True)
class Habit:
    """A pattern of function names (`*` is anything) that says what they do: see `fields.HABIT`."""

    kind: str
    pattern: str


@dataclass(frozen=True, slots=True)
class Handshake:
    """Handlers of connections, of which a framework calls the `closing` methods only where the `opening` ones did not fail.

    They fail by what they raise, where `by_await` by what they wait for too, and where `by_false` by returning `False`.
    """

    classes: tuple[str, ...]
    opening: frozenset[str]
    closing: frozenset[str]
    by_await: bool = False
    by_false: bool = False


@dataclass(frozen=True, slots=True)
class Application:
    """What answers all requests of a process, and how a handler comes to it.

    By an attribute that is `reached` from what it is given, annotated or, in a module that imports one of the `packages`,
    called one of `handed`; or by a `proxies` name of the library. `app[key]` is kept in its attribute `items`.
    """

    classes: tuple[str, ...]
    reached: tuple[str, ...] = ()
    handed: tuple[str, ...] = ()
    packages: tuple[str, ...] = ()
    proxies: tuple[str, ...] = ()
    items: str = ""


@dataclass(frozen=True, slots=True)
class Tables:
    """All that the tables say, in the order of the files."""

    apis: tuple[Api, ...] = ()
    clients: tuple[Client, ...] = ()
    wrappers: tuple[Wrapper, ...] = ()
    containers: tuple[Container, ...] = ()
    functions: tuple[ContainerFunction, ...] = ()
    spawners: tuple[Spawner, ...] = ()
    keepers: tuple[Keeper, ...] = ()
    registrars: tuple[Registrar, ...] = ()
    waitings: tuple[Waiting, ...] = ()
    precedents: tuple[Precedent, ...] = ()
    false_friends: tuple[FalseFriend, ...] = ()
    occasions: tuple[Occasion, ...] = ()
    class_words: tuple[ClassWord, ...] = ()
    handler_classes: tuple[str, ...] = ()
    connection_classes: tuple[str, ...] = ()
    inert: tuple[str, ...] = ()
    handshakes: tuple[Handshake, ...] = ()
    applications: tuple[Application, ...] = ()
    habits: tuple[Habit, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """A factory that a name in the program reaches, and the API that it belongs to."""

    api: Api
    factory: Factory
