"""Words in names: `onEnd`, `on_end`, `_end_listeners` and `addEndListener` all speak of an end."""

from __future__ import annotations

import re

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_ENDING = frozenset(
    {"end", "ended", "ending", "ends", "close", "aclose", "closed", "closing", "done", "finish", "finished", "complete"}
    | {"completed", "completion", "final", "finalize", "stop", "stopped", "exit", "eof", "abort", "aborted"}
    | {"terminate", "terminated", "disconnect", "disconnected", "error", "failed"}
    | {"release", "released", "dispose", "disposed", "shutdown", "cancel", "cancelled", "teardown", "destroy", "detach"}
)
_LAST = frozenset(
    {
        "end",
        "ended",
        "ends",
        "close",
        "aclose",
        "closed",
        "done",
        "finish",
        "finished",
        "complete",
        "completed",
        "stop",
        "stopped",
    }
    | {"exit", "eof", "disconnect", "disconnected", "terminate", "terminated"}
)
_BEGINNING = frozenset(
    {"reset", "clear", "restart", "start", "begin", "open", "reopen", "connect", "reconnect", "rewind", "init"}
    | {"initialize", "setup", "prepare", "flush", "retry", "pop", "take", "enter", "aenter", "resume", "reload"}
)
_STARTING = _BEGINNING - {"clear", "flush", "pop", "take", "retry", "resume"}
_HOOK = frozenset({"on", "handle", "after", "did", "when"})

_HANDLERS = frozenset(
    {"listener", "listeners", "handler", "handlers", "callback", "callbacks", "hook", "hooks", "observers"}
    | {"subscribers", "on", "cb", "cbs", "waiters"}
)
_TAKING = frozenset({"once", "listen", "subscribe", "observe"})


def words(name: str) -> list[str]:
    """The words of an identifier or event name, in lower case."""
    return [word.lower() for word in _WORD.findall(name)]


def speaks_of_end(name: str) -> bool:
    """Whether an event, method or attribute is about the end of something."""
    return any(word in _ENDING for word in words(name))


def is_last(name: str) -> bool:
    """Whether an event or method is the very end, rather than the reason for it: `end` and `close`, but not `abort`."""
    return any(word in _LAST for word in words(name))


def begins_anew(name: str) -> bool:
    """Whether a method empties what it is called on in order to use it again."""
    return any(word in _BEGINNING for word in words(name))


def starts_over(name: str) -> bool:
    """Whether a method makes what it is called on ready for another run: `reset`, `restart`, `reopen`."""
    return any(word in _STARTING for word in words(name))


def is_end_hook(name: str) -> bool:
    """Whether a method is there to be told of the end: `on_end`, `handle_close`, `onDone`."""
    said = words(name)
    return bool(said) and said[0] in _HOOK and speaks_of_end(name)


def takes_handlers(name: str) -> bool:
    """Whether a method's name says that it is given handlers: `on`, `once`, `add_listener`, `subscribe`."""
    return any(word in _HANDLERS or word in _TAKING for word in words(name))


def is_listed(name: str) -> bool:
    """Whether an attribute holds handlers of the end: `_end_listeners`, `on_close_callbacks`, `_done_callback`."""
    return speaks_of_end(name) and any(word in _HANDLERS for word in words(name))
