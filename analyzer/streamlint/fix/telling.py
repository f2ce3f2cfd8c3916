"""Telling: the statements by which a stream class tells of its end."""

from __future__ import annotations

from collections.abc import Iterator

import libcst as cst
from libcst import matchers as m

from streamlint.fix.classes import StreamClass
from streamlint.retention.ending.words import is_end_hook, is_last, is_listed


def tells(cls: StreamClass) -> tuple[cst.Call | cst.For, ...]:
    """Where methods tell of the end: `self._emit("end")`, `self.on_close()`, a loop over `self._done_callbacks`.

    The call of a method that does so itself, `self._finish("complete")`, is none.
    """
    key = ("tells", cls.node)
    if key not in cls.source.memo:
        cls.source.memo[key] = tuple(_tells(cls))
    found: tuple[cst.Call | cst.For, ...] = cls.source.memo[key]
    return found


def _tells(cls: StreamClass) -> Iterator[cst.Call | cst.For]:
    said = [call for call in cls.nodes(cst.Call) if _says(cls, call)]
    telling = {
        id(method) for call in said if _is_teller(cls, cls.attribute(call.func)) and (method := cls.method_of(call))
    }
    yield from (call for call in said if id(cls.methods.get(cls.attribute(call.func))) not in telling)
    for loop in cls.nodes(cst.For):
        if any(is_listed(name) for name in _looped(cls, loop)):
            yield loop


def _says(cls: StreamClass, call: cst.Call) -> bool:
    name = cls.attribute(call.func)
    return bool(name) and (is_end_hook(name) or is_listed(name) or _is_last(call))


def teller(cls: StreamClass, tell: cst.Call | cst.For) -> str:
    """The method that calls the listeners; empty where the statement itself does, None where no such method is seen."""
    return cls.attribute(tell.func) if isinstance(tell, cst.Call) else ""


def is_understood(cls: StreamClass, tell: cst.Call | cst.For) -> bool:
    """Whether it is seen that listeners are called: in a loop over them, in this class."""
    return isinstance(tell, cst.For) or _is_teller(cls, teller(cls, tell))


def _is_teller(cls: StreamClass, name: str) -> bool:
    """Whether a method calls listeners in a loop over them."""
    loops = (loop for loop in cls.nodes(cst.For) if cls.method_of(loop) is cls.methods.get(name))
    return name in cls.methods and any(_calls_its_own(cls, loop) for loop in loops)


def _is_last(call: cst.Call) -> bool:
    """Whether an event that is the very end is named first in a call."""
    if not call.args or not isinstance(call.args[0].value, cst.SimpleString):
        return False
    event = call.args[0].value.evaluated_value
    return isinstance(event, str) and is_last(event)


def _looped(cls: StreamClass, loop: cst.For) -> Iterator[str]:
    """The attributes of the object that a loop goes over."""
    if _calls_its_own(cls, loop):
        for node in m.findall(loop.iter, m.Attribute()):
            name = cls.attribute(node)
            if name:
                yield name


def _calls_its_own(cls: StreamClass, loop: cst.For) -> bool:
    """Whether a loop calls what it takes."""
    taken = {name.value for name in m.findall(loop.target, m.Name()) if isinstance(name, cst.Name)}
    return any(
        isinstance(call.func, cst.Name) and call.func.value in taken
        for call in m.findall(loop.body, m.Call())
        if isinstance(call, cst.Call)
    )
