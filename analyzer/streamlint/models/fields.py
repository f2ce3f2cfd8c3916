"""The keys of each kind of table, and what each may hold. This is the reference of the tables' format.

A user's `[[tool.streamlint.api]]` and `[[tool.streamlint.keeper]]` have the same keys as the built-in ones.
"""

from __future__ import annotations

from typing import Final, get_args

from streamlint.models.schema import Field
from streamlint.models.tables import FinalNeeds, Growth, Mode, Returns, Yields

RETURNS: Final = get_args(Returns)

FACTORY: Final = {
    "call": Field("names"),  # what is called,
    "attribute": Field("names"),  # or loaded,
    "annotation": Field("names"),  # or the class that a parameter is annotated with,
    "callback": Field("names"),  # or what is given the function whose parameter it is
    "position": Field("number"),  # of the function among the arguments of the callback's call
    "argument": Field("text"),  # its keyword
    "parameter": Field("number"),  # which parameter of that function
    "gives": Field("choice", RETURNS),  # where it differs from the api's `returns`
    "mode": Field("choice", get_args(Mode)),
    "awaited": Field("flag"),  # the call must be awaited to get the object
    "when": Field("when"),  # keywords that make it a stream at all; "given": whatever the value
    "enter": Field("dotted"),  # class that `with` binds
    "item": Field("dotted"),  # class of what iterating yields, where that is a stream too
    "key": Field("text"),  # subscript that is the stream
    "assumes": Field("text"),  # what must be true and cannot be seen at the call
    "since": Field("text"),  # releases of the package in which it is so; it counts only where the release is known
    "until": Field("text"),
}

API: Final = {
    "id": Field("text"),
    "package": Field("text"),  # the distribution it comes from
    "call": Field("names"),  # short for one factory with no more keys
    "factory": Field("tables"),
    "returns": Field("choice", RETURNS),
    "type": Field("names"),  # classes of the stream, the public name first
    "type-decides": Field("flag"),  # false: plain results have the same class
    "managers": Field("names"),  # classes of what must be entered first
    "accumulates": Field("words"),  # attribute, or "attribute | growth | note"
    "released": Field("words"),  # what is gone once the stream has ended
    "final": Field("words"),  # what stays readable, and what to keep instead
    "final-needs": Field("choice", get_args(FinalNeeds)),
    "snapshots": Field("words"),  # attributes that show the growing state
    "end-events": Field("words"),
    "events": Field("words"),  # all that handlers are told of, as names or overridden methods; none: they are not known
    "end-hooks": Field("words"),  # "override:NAME", "arg:KEYWORD", "register:METHOD(EVENT)", "decorator:METHOD(EVENT)"
    "hook-ok": Field("words"),  # may be read inside the end hook
    "hook-fails": Field("words"),  # raises there
    "hook-error": Field("text"),  # this
    "hook-gone": Field("words"),  # is empty there
    "ends": Field("words"),  # methods after which the stream has ended
    "ended-by": Field("words", ("with", "exhaustion", "gc", "loop-exit")),
    "ending-frees": Field("text"),
    "detached": Field("words"),  # attributes whose values do not keep the stream
    "aliasing": Field("words"),  # attributes whose values do
    "returns-self": Field("words"),
    "growth": Field("choice", get_args(Growth)),  # weight of one kept, ended object
    "quadratic": Field("flag"),  # one a turn costs turns * history
    "ended-is-light": Field("flag"),
    "holds": Field("words"),  # what an ended one still reaches
    "unread-holds": Field("text"),  # what an unread one holds besides
    "keep": Field("text"),  # what to keep instead
    "since": Field("text"),
    "until": Field("text"),
    "also-in": Field("words"),  # distributions that bring it in the same release
    "evidence": Field("words"),
    "notes": Field("text"),
}

CLIENT: Final = {
    "id": Field("text", required=True),
    "classes": Field("names"),
    "modules": Field("names"),
    "made-by": Field("names"),
    "derive": Field("words"),
    "prefixes": Field("words"),
    "mode": Field("choice", get_args(Mode)),
    "any-of": Field("words"),
}

WRAPPER: Final = {
    "call": Field("names", required=True),
    "holder": Field("choice", ("result", "receiver", "cache", "context")),
    "keeps": Field("arguments", required=True),
    "until": Field(
        "choice",
        ("exhausted", "always", "closed", "finished", "taken", "evicted", "reset", "dropped", "never"),
        required=True,
    ),
    "iterates": Field("arguments"),
    "yields": Field("choice", get_args(Yields)),
    "stores-items": Field("flag"),
    "gives-item": Field("flag"),  # the result is one of the items
    "gives-argument": Field("number"),  # the result is that argument itself
    "gives-receiver": Field("flag"),  # the result is what it is called on, or as good as that
    "enter-gives": Field("number"),
    "enters": Field("flag"),
    "context": Field("choice", ("attributes", "value")),  # the result lives as long as the thread or context
    "promises": Field("flag"),  # the result is a future, which something gives its result later
    "notes": Field("text"),
}

BOUND: Final = {
    "always": Field("flag"),
    "keyword": Field("text"),
    "position": Field("number"),
    "by-default": Field("flag"),
    "unlimited": Field("constants"),  # "None" is written as a string
}

METHOD: Final = {
    "puts": Field("number"),
    "puts-each": Field("number"),
    "puts-mapping": Field("number"),
    "key": Field("number"),
    "evicts": Field("choice", ("one", "some", "all")),
    "gives": Field("choice", ("value", "key", "pair", "values", "keys", "pairs", "copy", "joined", "self")),
}

CONTAINER: Final = {
    "call": Field("names", required=True),
    "kind": Field("text", required=True),
    "like": Field("dotted"),  # takes over the methods of that container
    "bound": Field("table"),
    "weak": Field("choice", ("values", "keys")),
    "fills": Field("number"),
    "fills-rest": Field("flag"),  # the arguments after that fill it too
    "memo": Field("flag"),
    "methods": Field("table"),
}

CONTAINER_FUNCTION: Final = {
    "call": Field("names", required=True),
    "into": Field("number"),
    **METHOD,
}

SPAWNER: Final = {
    "call": Field("names"),  # dotted names,
    "method": Field("words"),  # or methods of receivers of unknown type
    "takes": Field("choice", ("function", "coroutine", "either"), required=True),
    "runs": Field("choice", ("once", "many", "shutdown"), required=True),
    "returns": Field("choice", ("task", "result", "list", "none"), required=True),  # list: one result for each
    "position": Field("number"),
    "keyword": Field("text"),
    "all-arguments": Field("flag"),
    "rest": Field("number"),
    "args": Field("number"),  # the position of the tuple of its arguments; the dict of those with names comes next
    "held-by": Field("choice", ("call", "process", "receiver", "result")),
    "removed-by": Field("words"),
    "enters": Field("flag"),  # what a generator yields is the result: it is a dependency that is entered
}

KEEPER: Final = {
    "call": Field("names", required=True),
    "argument": Field("argument"),
    "until": Field("names"),
    "sets-up": Field("flag"),  # a program calls it as it sets up, too: it counts in loops that go on
}

REGISTRAR: Final = {
    "call": Field("names"),  # dotted names,
    "method": Field("words"),  # or methods of receivers of unknown type
    "event": Field("number"),  # which argument says for what it is called
    "callback": Field("arguments", required=True),  # which arguments are kept
    "undone-by": Field("words"),  # methods of the same receiver that take one out again
    "cleared-by": Field("words"),  # and those that take out all
    "weak-when": Field("text"),  # a keyword that says whether the registration keeps
    "weak": Field("flag"),  # it does not, unless that keyword says so
    "registry": Field("choice", ("emitter", "future", "stack", "hooks", "process"), required=True),
    "receiver": Field("words"),  # the receiver's name must have one of these words
    "other-receiver": Field("words"),  # and none of these
}

WAITING: Final = {
    "call": Field("names"),  # dotted names,
    "method": Field("words"),  # or methods of receivers of unknown type
    "does": Field(
        "choice", ("race", "wait", "shield", "discharge", "serve", "pause", "adopt", "promise"), required=True
    ),
    "receiver": Field("words"),  # the receiver's name must end in one of these
}

PRECEDENT: Final = {
    "class": Field("text", required=True),
    "what": Field("text", required=True),
    "evidence": Field("text", required=True),
}

FALSE_FRIEND: Final = {
    "names": Field("names"),  # dotted names,
    "methods": Field("words"),  # or methods that many classes have
    "why": Field("text", required=True),
}

OCCASION: Final = {
    "noun": Field("text", required=True),  # how messages speak of it: "each run"
    "rank": Field("number", required=True),  # 1 connections, 2 runs, 3 requests, 4 parts of one
    "words": Field("words", required=True),  # words for it: `run_id`, `run.id`
    "names": Field("words"),  # whole names of its ids
    "objects": Field("words"),  # those words that as a variable are the thing itself, rather than its text
    "spent": Field("flag"),  # an id is not asked for again once this is over
}

CLASS_WORD: Final = {
    "rank": Field("number", required=True),  # 0 stays as long as the program, else as in an occasion
    "words": Field("words", required=True),  # last words of class names
}

HANDLER_CLASS: Final = {
    "call": Field("names", required=True),  # a framework makes an instance for each request or connection
}

INERT: Final = {
    "call": Field("names", required=True),  # what never runs the function that it is given: whoever has the result does
}

HANDSHAKE: Final = {
    "class": Field("names", required=True),  # a base class of handlers of connections
    "opening": Field("words", required=True),  # methods that are called before a connection is open
    "closing": Field("words", required=True),  # methods that are called when one that was open is closed
    "refused-by": Field("words"),  # beside an exception that the code raises: "false" is returned, an "await" may fail
}

APPLICATION: Final = {
    "class": Field("names", required=True),  # of the application, the public name first
    "reached": Field("names"),  # attributes of what a handler is given that are the application
    "handed": Field("words"),  # what handlers call that, where they do not annotate it
    "package": Field("words", required=True),  # what a module imports in which such a parameter means it
    "proxy": Field("names"),  # names of a library that stand for the application of the request
    "items": Field("text"),  # the attribute in which `app[key]` is kept
}

HABIT: Final = {
    "kind": Field(
        "choice",
        (
            "fresh",
            "few",
            "light",
            "plain",
            "object",
            "lock",
            "hook",
            "setup",
            "enrolment",
            "route",
            "apart",
            "application",
            "double",
            "accepting",
        ),
        required=True,
    ),
    "names": Field("words", required=True),  # `*` stands for anything
}
