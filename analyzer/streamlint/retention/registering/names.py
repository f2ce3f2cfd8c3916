"""How often code runs, by its words: functions that set up, that end, that are given a request; loops that wait for more."""

from __future__ import annotations

from streamlint.facts import records
from streamlint.retention.scopes import Scope, Site

ENDS = (
    frozenset({"close", "aclose", "stop", "astop", "shutdown", "disconnect", "terminate", "detach", "cancel"})
    | frozenset({"dispose", "destroy", "exit", "aexit", "del", "unsubscribe", "release", "teardown", "cleanup"})
    | frozenset({"finalize", "end", "finish"})
)
"""What methods that end their object are called, without underscores."""
_SETS_UP = (
    *("setup", "init", "start", "connect", "open", "install", "configure", "register", "create_app", "build", "load"),
    *("add", "bind", "attach", "enable", "establish", "main", "serve", "listen", "subscribe", "on_start", "startup"),
    *("prepare", "mount", "include", "use", "enter", "aenter", "post_init", "async_setup", "async_init", "compose"),
    *("launch", "boot", "run", "new", "patch", "instrument", "wrap", "watch"),
)
_REQUESTS = frozenset(
    {"request", "req", "websocket", "ws", "message", "msg", "scope", "receive", "query", "command", "call"}
) | frozenset({"packet", "frame", "environ", "sid", "job"})
_CONNECTIONS = frozenset({"conn", "connection", "session", "client", "stream", "reader", "writer"})


def ends(scope: Scope) -> bool:
    """Whether a function is one that ends its object."""
    return scope.function.name.strip("_") in ENDS


def sets_up(scope: Scope) -> bool:
    """Whether a function is one that is called once, when things are set up."""
    return scope.function.name.strip("_").startswith(_SETS_UP)


def is_for_each(scope: Scope, *, on_connection: bool = False) -> bool:
    """Whether a function is called for each request or message, or for each connection, by what it is given.

    `on_connection`: it is a method of what may be the connection itself, of which only requests are many.
    """
    given = {parameter.name.strip("_") for parameter in scope.function.parameters}
    return not given.isdisjoint(_REQUESTS) or not (on_connection or given.isdisjoint(_CONNECTIONS))


def goes_on(loop: Site) -> bool:
    """Whether a loop waits for what comes, rather than go over what is there."""
    return isinstance(loop.record, records.Loop) and (loop.record.is_async or loop.record.kind == "while")
