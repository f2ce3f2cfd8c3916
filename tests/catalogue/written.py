"""Programs written from the tables: for each factory one that keeps what it gives, and one that keeps what matters of it.

A line that must be reported ends in `# leak: STL103`, as everywhere. Both programs get the stream in the same ways: with
the keywords written out, by `**options`, entered, read from an iterator, taken out of a mapping, handed in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import indent

from streamlint.models.names import bare, segments
from streamlint.models.tables import Api, Constant, Factory, Given

LEAK = "  # leak: STL103"


@dataclass(frozen=True, slots=True)
class Reached:
    """How a program gets at what a factory's name stands for: imports, what the constructor makes, the expression."""

    imports: str
    made: str
    expression: str


def reached(dotted: str) -> Reached:
    """The way to a dotted name: a function of a module, a class, or an attribute of an instance that a class makes."""
    parts = segments(dotted)
    first = next((n for n, part in enumerate(parts) if part[0].isupper() or "(" in part), len(parts) - 1)
    module, owner, rest = ".".join(parts[:first]), parts[first], parts[first + 1 :]
    if not rest:
        return Reached(f"import {module}", "None", dotted)
    imports = f"from {module} import {bare(owner)}"
    argument = owner.partition("(")[2].removesuffix(")")
    made = f'{bare(owner)}("{argument}")' if argument else f"{bare(owner)}()"
    return Reached(imports, made, ".".join(("self.client", *rest)))


def leaking(api: Api, factory: Factory) -> str:
    """A program that keeps the stream itself, once in each way of getting it."""
    methods = [
        _method(f"turn_{number}", factory, [*lines, *_leaks(factory, LEAK)])
        for number, lines in enumerate(_ways(factory))
    ]
    return _program(api, factory, methods)


def mended(api: Api, factory: Factory) -> str:
    """The same ways, but what is kept is the final value, the events, what hangs not from the stream, or a live entry."""
    methods = [
        _method(f"turn_{number}", factory, [*lines, *_mends(api, factory)])
        for number, lines in enumerate(_ways(factory))
    ]
    return _program(api, factory, methods)


def read(api: Api, factory: Factory) -> str:
    """A program that keeps what the factory gives after it was read to its end."""
    loop = [f"{_async(factory)}for event in {_streaming(factory)}:", "    print(event)"]
    methods = [
        _method(f"turn_{number}", factory, [*lines, *loop, *_leaks(factory, "")])
        for number, lines in enumerate(_ways(factory))
    ]
    return _program(api, factory, methods)


def unasked(api: Api, factory: Factory) -> str:
    """A program that calls the factory without the keywords that make it one."""
    given = f"stream = {_await(factory)}{reached(factory.call).expression}()"
    return _program(api, factory, [_method("turn", factory, [given, "self.kept.append(stream)"])])


# ------------------------------------------------------------------------------------------------------- getting it


def _ways(factory: Factory) -> Iterator[list[str]]:
    """The lines that get a stream and bind it to `stream`; those that follow are inside its block."""
    if factory.how != "call":
        given = _handed_in(factory)
        yield [f"for stream in {given}:" if factory.gives == "streams" else f"stream = {given}"]
        return
    for before, arguments in _arguments(factory.when):
        call = f"{reached(factory.call).expression}({arguments})"
        if factory.gives == "manager":
            yield [*before, f"{_async(factory)}with {call} as stream:"]
            yield [*before, f"manager = {call}", f"{_async(factory)}with manager as stream:"]
        elif factory.gives == "streams":
            yield [*before, f"{_async(factory)}for stream in {call}:"]
        else:
            yield [*before, f"stream = {_await(factory)}{call}"]


def _arguments(when: tuple[tuple[str, Constant | Given], ...]) -> Iterator[tuple[list[str], str]]:
    """The keywords written out; in a dict that is unpacked; put into such a dict one by one."""
    said = {keyword: "print" if isinstance(value, Given) else repr(value) for keyword, value in when}
    yield [], ", ".join(f"{keyword}={value}" for keyword, value in said.items())
    if said:
        yield ["options = {" + ", ".join(f'"{keyword}": {value}' for keyword, value in said.items()) + "}"], "**options"
        stored = [f'options["{keyword}"] = {value}' for keyword, value in said.items()]
        yield ['options = dict(model="m")', *stored], "**options"


def _handed_in(factory: Factory) -> str:
    if factory.how == "attribute":
        return f"given.{segments(factory.call)[-1]}"
    return "given"


def _async(factory: Factory) -> str:
    return "async " if factory.mode == "async" else ""


def _await(factory: Factory) -> str:
    return "await " if factory.awaited else ""


def _streaming(factory: Factory) -> str:
    return f'stream["{factory.key}"]' if factory.key else "stream"


# ------------------------------------------------------------------------------------------------------- keeping it


def _leaks(factory: Factory, mark: str) -> list[str]:
    kept = dict.fromkeys(("stream", _streaming(factory)))
    return [f"self.kept.append({thing}){mark}" for thing in kept]


def _mends(api: Api, factory: Factory) -> Iterator[str]:
    stream = _streaming(factory)
    for name in (name for name in api.final if not name.startswith("_")):
        yield f"self.finals.append({'await ' if factory.mode == 'async' else ''}{stream}.{name}())"
    for name in api.detached:
        if name.isidentifier() and not name.startswith("_"):
            yield f"self.values.append({stream}.{name})"
    if factory.gives in ("stream", "manager", "streams", "generator", "mapping"):
        yield f"{_async(factory)}for event in {stream}:"
        yield "    self.events.append(event)"
    yield "self.live.append(stream)"
    yield "try:"
    yield "    print(asked)"
    yield "finally:"
    yield "    self.live.remove(stream)"


# ------------------------------------------------------------------------------------------------------- the program


def _program(api: Api, factory: Factory, methods: list[str]) -> str:
    way = reached(factory.call)
    made = way.made if factory.how == "call" else "None"
    fields = "".join(f"        self.{name} = []\n" for name in ("kept", "finals", "values", "events", "live"))
    head = f'"""{api.id}: {factory.call}."""\n\n{way.imports}\n\n\nclass Keeper:\n    def __init__(self):\n'
    return f"{head}        self.client = {made}\n{fields}\n" + "\n".join(indent(method, "    ") for method in methods)


def _method(name: str, factory: Factory, lines: list[str]) -> str:
    opens = next((n for n, line in enumerate(lines) if line.startswith(_BLOCKS) and "stream" in line), None)
    if opens is not None and factory.gives in ("manager", "streams"):
        lines = [*lines[: opens + 1], *(f"    {line}" for line in lines[opens + 1 :])]
    body = "".join(f"    {line}\n" for line in lines)
    return f"{_async(factory)}def {name}({_parameters(factory)}):\n{body}{_registered(name, factory)}"


_BLOCKS = ("with ", "async with ", "for ", "async for ")


def _parameters(factory: Factory) -> str:
    owner = ".".join(segments(factory.call)[:-1])
    match factory.how:
        case "annotation":
            return f"self, given: {factory.call}, asked=None"
        case "attribute":
            return f"self, given: {segments(owner)[-1]}, asked=None"
        case "callback":
            before = "".join(f"other_{number}, " for number in range(factory.parameter or 0))
            return f"self, {before}given, asked=None"
        case _:
            return "self, asked"


def _registered(name: str, factory: Factory) -> str:
    """The method that hands the first one to what calls it with a stream, by position and by keyword."""
    if factory.how != "callback":
        return ""
    served = reached(factory.call).expression
    by_keyword = f"    {served}({factory.argument}=self.{name})\n" if factory.argument else ""
    return f"\ndef serve_{name}(self):\n    {served}(self.{name})\n{by_keyword}"
