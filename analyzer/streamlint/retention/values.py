"""What a place in the program can hold: abstract values, one for each site in the code that makes something.

Values are compared by identity; the linker makes each once. A value with a `site` was made there; one without (a class, a
module, a name of a library) stands for something that exists once.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from streamlint.facts import records
    from streamlint.models.tables import Api
    from streamlint.retention.places import Place
    from streamlint.retention.scopes import Scope, Site


@dataclass(eq=False, slots=True, repr=False)
class Value:
    """Something that a variable, attribute or element can hold. `site` is where it was made, where that is known."""

    site: Site | None = None

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.label} {self.site}>"

    @property
    def label(self) -> str:
        """How messages name it."""
        return type(self).__name__.lower()


@dataclass(eq=False, slots=True, repr=False)
class Stream(Value):
    """A stream of the catalogue or of the project's configuration, or the manager that gives it.

    `assumes` must be true for it to be one, and cannot be seen. `renews` marks a manager that can be iterated in place of
    being entered, and then yields a new stream each time.
    """

    api: Api | None = None
    returns: str = "stream"
    type_name: str = ""
    assumes: str = ""
    renews: bool = False

    @property
    def label(self) -> str:
        """The stream's class, or the API's words."""
        return self.type_name.rpartition(".")[2] or "stream"


@dataclass(eq=False, slots=True, repr=False)
class View(Value):
    """A bound method, iterator or other attribute of a stream that keeps the stream alive."""

    of: Value | None = None
    name: str = ""


@dataclass(eq=False, slots=True, repr=False)
class Task(Value):
    """A task or a pending call that a spawner starts: it keeps its frame and its result. `word` is how the code calls it."""

    word: str = "task"

    @property
    def label(self) -> str:
        """The word for it."""
        return self.word


@dataclass(eq=False, slots=True, repr=False)
class Future(Value):
    """A future that the program makes itself, and gives its result."""


@dataclass(eq=False, slots=True, repr=False)
class Caught(Value):
    """An exception that was caught, as far as its traceback keeps the frame of one function. `site` is where that begins."""

    scope: Scope | None = None

    @property
    def label(self) -> str:
        """The word for it."""
        return "exception"


@dataclass(eq=False, slots=True, repr=False)
class ClassValue(Value):
    """A class of the project. `bases` are filled as linking learns them; `lineage` is known between two that it learns."""

    facts: records.Class | None = None
    scope: Scope | None = None
    name: str = ""
    dotted: str = ""
    bases: dict[Value, None] = field(default_factory=dict)
    subclasses: dict[ClassValue, None] = field(default_factory=dict)
    instances: dict[Instance, None] = field(default_factory=dict)
    lineage: tuple[ClassValue, ...] | None = None

    @property
    def label(self) -> str:
        """The class's own name."""
        return self.name


@dataclass(eq=False, slots=True, repr=False)
class Instance(Value):
    """An instance of a class of the project. Without a site it stands for those that code out of sight makes."""

    cls: ClassValue = field(default_factory=lambda: ClassValue())

    @property
    def label(self) -> str:
        """The class's name."""
        return self.cls.name


@dataclass(eq=False, slots=True, repr=False)
class TupleClass(Value):
    """What `collections.namedtuple` makes: a class of tuples whose elements have these names."""

    fields: tuple[str, ...] = ()


QUEUES = frozenset({"queue", "channel"})
"""The kinds of containers that one end fills and the other empties."""
CALLBACKS = frozenset({"callbacks", "finalizers"})
"""The kinds of containers that hold what is to be called: the callbacks of a future, what finalizers call."""


@dataclass(eq=False, slots=True, repr=False)
class Container(Value):
    """Something that can hold many. `owner` is the instance whose constructor made it.

    `bounded` and `weak` say that it holds no more than a constant number, or does not keep what it holds. `copied` marks
    one that was filled from another container when it was made. `assumed` says on what its being a container rests:
    "" (seen being made), "annotation", "attribute" or "parameter" (only seen being used as one). `part_of` is the instance
    that is this container by inheritance. `fields` are the names of the elements of a tuple that has some. A queue that
    is a channel of the catalogue has its `api`. What `registers` is filled as a program sets up, too.
    """

    kind: str = "list"
    owner: Value | None = None
    bounded: bool = False
    weak: bool = False
    copied: bool = False
    lazy: bool = False
    assumed: str = ""
    api: Api | None = None
    part_of: Instance | None = None
    fields: tuple[str, ...] = ()
    registers: bool = False

    @property
    def label(self) -> str:
        """The kind of container, or the channel's class."""
        return self.api.types[0].rpartition(".")[2] if self.api is not None and self.api.types else self.kind


@dataclass(eq=False, slots=True, repr=False)
class Closure(Value):
    """A function, lambda or generator expression of the project, made at `site`; it keeps what it captures."""

    scope: Scope | None = None

    @property
    def label(self) -> str:
        """The function's name."""
        return self.scope.function.name if self.scope else "function"


@dataclass(eq=False, slots=True, repr=False)
class BoundMethod(Value):
    """A method of the project bound to a receiver, which it keeps."""

    receiver: Value | None = None
    scope: Scope | None = None


@dataclass(eq=False, slots=True, repr=False)
class ContainerMethod(Value):
    """A method of a container, such as `history.append`."""

    receiver: Container | None = None
    name: str = ""


@dataclass(eq=False, slots=True, repr=False)
class Generator(Value):
    """The result of calling a generator function of the project."""

    scope: Scope | None = None


@dataclass(eq=False, slots=True, repr=False)
class Mixin(Value):
    """A method that an instance has of an abstract class of Python's, such as `append`, which calls another of its own."""

    receiver: Instance | None = None
    name: str = ""


@dataclass(eq=False, slots=True, repr=False)
class Partial(Value):
    """`functools.partial(f, ...)`: what it calls and the call record that gave its first arguments.

    `method` where it is one of a class, and is called with the instance before these.
    """

    function: Value | None = None
    method: bool = False


@dataclass(eq=False, slots=True, repr=False)
class Getter(Value):
    """A function that takes an "item", an "attribute", or what a "method" gives, out of its argument, by a constant."""

    takes: str = "item"
    key: records.Constant = None


@dataclass(eq=False, slots=True, repr=False)
class Lazy(Value):
    """An iterator over iterators, such as `enumerate(runner)`: what it yields is made when it is read.

    `yields` is the shape of an item: "item", "pair" (a number and an item), "tuple" (one of each source), "flat" (an item
    of an item), "grouped" (a key and an iterator over items), or what a function gives that is "called" with it.
    """

    sources: tuple[Place, ...] = ()
    yields: str = "item"


@dataclass(eq=False, slots=True, repr=False)
class Super(Value):
    """`super()` in a method of `cls`, standing for `receiver`."""

    cls: ClassValue | None = None
    receiver: Value | None = None


@dataclass(eq=False, slots=True, repr=False)
class ModuleValue(Value):
    """A module of the project."""

    scope: Scope | None = None
    name: str = ""


@dataclass(eq=False, slots=True, repr=False)
class Library(Value):
    """A name of a library, reached by import and attributes: `anthropic.Anthropic`, `asyncio`, `builtins.list`.

    `made` marks an instance: what calling a class of the library gave, and the attributes reached through it.
    """

    dotted: str = ""
    made: bool = False

    @property
    def label(self) -> str:
        """The last part of the dotted name."""
        return self.dotted.rpartition(".")[2]


@dataclass(eq=False, slots=True, repr=False)
class Opaque(Value):
    """An object of which nothing is known but that a program stores something in it: `request.app`, a parameter."""

    name: str = ""
    holder: Value | None = None

    @property
    def label(self) -> str:
        """How the program reaches it."""
        return self.name


@dataclass(eq=False, slots=True, repr=False)
class Raised(Opaque):
    """An exception of one of Python's own classes, of this `name`."""


@dataclass(eq=False, slots=True, repr=False)
class Context(Opaque):
    """A thread-local, or (`single`) a context variable: what stands in it lives as long as the thread or the context."""

    single: bool = False


@dataclass(eq=False, slots=True, repr=False)
class Made(Value):
    """An object that is no stream but made for one occasion, such as a request.

    `each` says for which, `name` what it is, `advice` what to do where that is not to take it out when the occasion ends.
    """

    name: str = ""
    each: str = ""
    advice: str = ""

    @property
    def label(self) -> str:
        """What the code calls it."""
        return self.name
