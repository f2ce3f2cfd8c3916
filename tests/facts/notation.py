"""Facts as text, for tests: one line a record, blocks indented.

%0 := 'a'                 Const              %1 = f(a, k=b, *c)        Call
x = %0                    Copy               %1 = + (a, b)             Operate
x: int = %0               ... annotated      %1 = either(a, b)         Either
%1 = a.b, a.b = %1        LoadAttr, StoreAttr and so on
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from streamlint.facts import records
from streamlint.facts.lowering import lower


def facts(source: str) -> records.Module:
    """A module's facts."""
    return lower(source, "module.py", "module")


def function(module: records.Module, qualified: str) -> records.Function:
    """The one function of that name."""
    (found,) = [each for each in module.functions if each.qualified == qualified]
    return found


def written(source: str, qualified: str = "<module>") -> list[str]:
    """The body of a function of a source, as text."""
    return list(lines(function(facts(source), qualified).body))


def lines(block: records.Block) -> Iterator[str]:
    """A block, as text."""
    for record in block:
        yield from _LINES[type(record)](record)


def every(block: records.Block) -> Iterator[records.Record]:
    """The records of a block and of the blocks in it."""
    for record in block:
        yield record
        for inner in blocks(record):
            yield from every(inner)


def blocks(record: records.Record) -> list[records.Block]:
    """The blocks of a record, in the order of evaluation."""
    match record:
        case records.Loop():
            return [record.head, record.body, record.orelse]
        case records.Branch():
            return [record.then, record.orelse]
        case records.Try():
            handled = [block for handler in record.handlers for block in (handler.head, handler.body)]
            return [record.body, *handled, record.orelse, record.final]
        case records.With():
            return [record.body]
    return []


def typed(annotation: records.Annotation) -> str:
    """An annotation, as text."""
    inner = ", ".join(map(typed, annotation.arguments))
    return f"{annotation.name}[{inner}]" if annotation.arguments else annotation.name


def _copy(r: records.Copy) -> Iterator[str]:
    yield _stored(r.to, r)


def _stored(target: str, r: records.Copy | records.StoreAttr) -> str:
    annotated = f"{target}: {typed(r.annotation)}" if r.annotation is not None else target
    return annotated if r.value is None else f"{annotated} = {r.value}"


def _import(r: records.Import) -> Iterator[str]:
    origin = r.module if r.name is None else f"{'.' * r.level}{r.module}:{r.name}"
    yield f"{r.to} = import {origin}"


def _argument(argument: records.Argument) -> str:
    keyword = f"{argument.keyword}=" if argument.keyword is not None else ""
    return f"{'*' * argument.star}{keyword}{argument.value}"


def _element(element: records.Element) -> str:
    key = f"{element.key}: " if element.key is not None else ""
    return f"{'*' if element.star else ''}{key}{element.value}"


def _made_class(r: records.MakeClass) -> Iterator[str]:
    yield f"{r.to} = class {r.cls}({', '.join([*r.bases, *[f'{name}={value}' for name, value in r.keywords]])})"


def _unpack(r: records.Unpack) -> Iterator[str]:
    yield f"{', '.join('*' + to if index == r.star else to for index, to in enumerate(r.to))}, = {r.value}"


def _raise(r: records.Raise) -> Iterator[str]:
    yield " ".join(["raise", *([r.value] if r.value else []), *(["from", r.cause] if r.cause else [])])


def _inside(header: str, block: records.Block) -> Iterator[str]:
    if block:
        yield header
        yield from (f"    {line}" for line in lines(block))


def _loop(r: records.Loop) -> Iterator[str]:
    yield from _inside("while head:", r.head)
    kind = "async " + r.kind if r.is_async else r.kind
    yield f"while {r.test}:" if r.kind == "while" else f"{kind} {r.item} in {r.iterable}:"
    yield from (f"    {line}" for line in lines(r.body))
    yield from _inside("else:", r.orelse)


def _branch(r: records.Branch) -> Iterator[str]:
    yield f"if {r.test}:"
    yield from (f"    {line}" for line in lines(r.then))
    yield from _inside("else:", r.orelse)


def _try(r: records.Try) -> Iterator[str]:
    yield from _inside("try:", r.body)
    for handler in r.handlers:
        yield from _inside("except head:", handler.head)
        yield f"except{'*' if handler.star else ''} {handler.types} as {handler.name}:"
        yield from (f"    {line}" for line in lines(handler.body))
    yield from _inside("else:", r.orelse)
    yield from _inside("finally:", r.final)


def _with(r: records.With) -> Iterator[str]:
    yield f"{'async ' if r.is_async else ''}with {r.manager} as {r.entered}:"
    yield from (f"    {line}" for line in lines(r.body))


def _one(write: Callable[[Any], str]) -> Callable[[Any], Iterator[str]]:
    return lambda record: iter([write(record)])


_LINES: dict[type, Callable[[Any], Iterator[str]]] = {
    records.Const: _one(lambda r: f"{r.to} := {r.value!r}"),
    records.Copy: _copy,
    records.Import: _import,
    records.LoadAttr: _one(lambda r: f"{r.to} = {r.of}.{r.name}"),
    records.StoreAttr: _one(lambda r: _stored(f"{r.of}.{r.name}", r)),
    records.DeleteAttr: _one(lambda r: f"del {r.of}.{r.name}"),
    records.Slice: _one(lambda r: f"{r.to} = slice({r.lower}, {r.upper}, {r.step})"),
    records.LoadItem: _one(lambda r: f"{r.to} = {r.of}[{r.key}]"),
    records.StoreItem: _one(lambda r: f"{r.of}[{r.key}] = {r.value}"),
    records.DeleteItem: _one(lambda r: f"del {r.of}[{r.key}]"),
    records.DeleteName: _one(lambda r: f"del {r.name}"),
    records.Call: _one(lambda r: f"{r.to} = {r.function}({', '.join(map(_argument, r.arguments))})"),
    records.Collection: _one(lambda r: f"{r.to} = {r.kind}({', '.join(map(_element, r.elements))})"),
    records.Collect: _one(lambda r: f"collect {f'{r.key}: ' if r.key else ''}{r.value} into {r.into}"),
    records.MakeFunction: _one(
        lambda r: f"{r.to} = function {r.function}({', '.join(f'{name}={value}' for name, value in r.defaults)})"
    ),
    records.MakeClass: _made_class,
    records.Yield: _one(lambda r: f"{r.to} = yield {r.value}"),
    records.YieldFrom: _one(lambda r: f"{r.to} = yield from {r.value}"),
    records.Await: _one(lambda r: f"{r.to} = await {r.value}"),
    records.Unpack: _unpack,
    records.Either: _one(lambda r: f"{r.to} = either({', '.join(r.values)})"),
    records.Operate: _one(lambda r: f"{r.to} = {r.operator} ({', '.join(r.values)})"),
    records.Return: _one(lambda r: f"return {r.value}"),
    records.Raise: _raise,
    records.Break: _one(lambda r: "break"),
    records.Continue: _one(lambda r: "continue"),
    records.Loop: _loop,
    records.Branch: _branch,
    records.Try: _try,
    records.With: _with,
}
