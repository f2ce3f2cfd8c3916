"""Draining: an accessor that reads its stream to the end, called while the stream's own iterator is running.

A generator that calls handlers of its end has not returned yet. Whoever asks it for more then gets an error from Python:
"generator already executing".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from streamlint.facts import records
from streamlint.retention.ending.heard import Drain
from streamlint.retention.values import Generator

if TYPE_CHECKING:
    from streamlint.retention.ending.frames import Frame
    from streamlint.retention.ending.ground import Ground
    from streamlint.retention.ending.states import State
    from streamlint.retention.ending.tokens import Token
    from streamlint.retention.scopes import Scope, Site


def called(walk: Ground, site: Site, record: records.Call, function: Token, state: State) -> None:
    """A call in an end hook that a table says fails there."""
    preset = walk.preset
    if preset is None or preset.api is None or function.kind != "field" or function.of is None or walk.quiet:
        return
    if function.name not in preset.api.hook_fails or walk.callees.get(site):
        return
    if function.of is not walk.parameter(walk.frames[0].scope) or not _runs_here(site, record):
        return
    walk.drains.append(Drain(site, function.name, walk.values(function.of), walk.trail, preset.api))


def _runs_here(site: Site, record: records.Call) -> bool:
    """Whether what is called runs at once: a coroutine does where it is awaited, and a task later."""
    if not site.scope.function.is_async:
        return True
    return any(isinstance(each.record, records.Await) and each.record.value == record.to for each in site.scope.sites)


def exhausted(walk: Ground, site: Site, source: Token) -> None:
    """An iterator of a stream's own is read to its end."""
    if source.kind != "field" or source.of is None or walk.quiet:
        return
    held = {value.scope for value in walk.values(source) if isinstance(value, Generator)}
    for scope in held:
        if scope is not None and _is_running(walk, scope, source.of):
            _note(walk, site, source.of, scope)


def _is_running(walk: Ground, scope: Scope, stream: Token) -> bool:
    if walk.preset is not None:
        return scope in walk.preset.running and any(value in walk.preset.streams for value in walk.values(stream))
    return any(frame.is_hook for frame in walk.frames) and any(
        frame.scope is scope and frame.scope.generator and frame.own is stream for frame in walk.frames
    )


def _note(walk: Ground, site: Site, stream: Token, scope: Scope) -> None:
    """Notes the accessor, called from outside of the class or by a method that a subclass overrides."""
    inner = _inside(walk, stream)
    if not inner or any(_is_guarded(frame) for frame in inner):
        return
    outer = walk.frames[len(walk.frames) - len(inner) - 1]
    if outer.site is None or walk.frames[-len(inner)].scope.generator:
        return
    hook = next((frame.scope.title for frame in walk.frames if frame.is_hook), "")
    trail = tuple(frame.site for frame in walk.frames[: len(walk.frames) - len(inner) - 1] if frame.site is not None)
    name = walk.frames[-len(inner)].scope.function.name
    walk.drains.append(Drain(outer.site, name, walk.values(stream), trail, None, scope, site, hook))


def _inside(walk: Ground, stream: Token) -> list[Frame]:
    """The innermost frames, from the accessor on, that belong to the stream's class."""
    found: list[Frame] = []
    for frame in reversed(walk.frames[1:]):
        if frame.is_hook or not walk.owns(frame.scope, stream):
            break
        found.insert(0, frame)
    return found


def _is_guarded(frame: Frame) -> bool:
    """Whether a test or a handler of errors stands around where a function is: it may well know what it does."""
    return frame.site is None or any(
        isinstance(outer.record, records.Branch | records.Try) for outer, _ in frame.site.path
    )
