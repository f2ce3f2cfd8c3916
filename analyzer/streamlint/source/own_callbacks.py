"""Whether the bytes of a file can hold a callback that stays registered.

It asks of the text what the analysis asks of the facts, and errs on one side only: a call that registers a method, a
lambda, a `partial` or what the call made, together with what shows that the receiver lives longer, where that must
stand in the same file.
"""

from __future__ import annotations

import re

_CALLBACK = rb"(?:self\b|lambda\b|(?:functools\.)?partial\()"
_LISTENS = re.compile(
    rb"\.(?:on|addListener|add_(?:event_)?listener|addEventListener|subscribe|attach"
    rb"|(?:add|register)_(?:callback|observer|handler|subscriber|watcher|listener|close_callback))"
    rb"\(\s*(?:[^,()\n]+,\s*)?" + _CALLBACK
)
_STOPS = re.compile(
    rb"\.(?:off|removeListener|remove_(?:event_)?listener|removeEventListener|unsubscribe(?:_all)?|detach"
    rb"|(?:remove|unregister|deregister)_(?:callback|observer|handler|subscriber|watcher|listener|close_callback))\b"
)
_HANDLES = re.compile(
    rb"\bdef[ \t]+\w+\([^)]*\b(?:request|req|websocket|ws|message|msg|scope|query|conn|connection|session|client)\b[^)]*\)"
)
_GOES_ON = re.compile(rb"\bwhile[ \t]+(?:True|1)[ \t]*:|\basync[ \t]+for\b")
_STACKS = re.compile(
    rb"\bself\.\w*stack\.(?:push|push_async_exit|push_async_callback|callback|enter_context|enter_async_context)\(\s*"
    rb"(?:lambda\b|\w+[.,()\s])",
    re.IGNORECASE,
)
_FUTURES = re.compile(
    rb"\.(?:\w*_)?(?:clos(?:ing|ed|e)|disconnect(?:ed)?|shutdown|stopped|terminated|lost|exited|finished)\.add_done_callback\("
)
_HOOKS = re.compile(
    rb"(?:callbacks|listeners|observers|subscribers|watchers|hooks)\.(?:append|add)\(\s*(?:" + _CALLBACK + rb"|\w+\.\w)"
)
_STRONG = re.compile(rb"\.connect\([^()]*\bweak[ \t]*=[ \t]*False\b")
_AT_EXIT = re.compile(rb"\batexit\.register\(\s*" + _CALLBACK)
_NEW = re.compile(rb"\bdef[ \t]+__new__\(")
_GIVES_AGAIN = re.compile(rb"^[ \t]+return[ \t]+cls\.\w", re.MULTILINE)
_SHORT = 800
"""How long a `__new__` is that gives an instance again."""


def keeps_callbacks(data: bytes, said: frozenset[bytes]) -> bool:
    """Whether a callback in these bytes may stay registered. `said` are their words."""
    if b"self" not in said and b"def" not in said:
        return False
    listens = not said.isdisjoint(_LISTENING) and _LISTENS.search(data)
    if listens and (_STOPS.search(data) or _HANDLES.search(data) or _GOES_ON.search(data)):
        return True
    if not said.isdisjoint(_STACKING) and _STACKS.search(data):
        return True
    if b"add_done_callback" in said and _FUTURES.search(data):
        return True
    if not said.isdisjoint(_ADDING) and _HOOKS.search(data):
        return True
    if said >= {b"connect", b"weak"} and _STRONG.search(data):
        return True
    if b"atexit" in said and _AT_EXIT.search(data):
        return True
    return said >= {b"__new__", b"__init__"} and _is_singleton(data)


def _is_singleton(data: bytes) -> bool:
    """Whether a `__new__` returns an attribute of its class."""
    return any(_GIVES_AGAIN.search(data, match.end(), match.end() + _SHORT) for match in _NEW.finditer(data))


_LISTENING = frozenset(
    {b"on", b"addListener", b"add_listener", b"add_event_listener", b"addEventListener", b"subscribe", b"attach"}
    | {b"%b_%b" % (verb, noun) for verb in (b"add", b"register") for noun in (b"callback", b"observer", b"handler")}
    | {b"add_subscriber", b"add_watcher", b"add_close_callback", b"register_listener"}
)
_STACKING = frozenset(
    {b"push", b"push_async_exit", b"push_async_callback", b"callback", b"enter_context", b"enter_async_context"}
)
_ADDING = frozenset({b"append", b"add"})
