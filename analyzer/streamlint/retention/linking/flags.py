"""Wrappers that hand a flag on: `def ask(self, asked, stream=False): return client.create(stream=stream)`.

What such a function returns is a stream for the callers that ask for one, and for no others. Linking gives all callers
the same result, so the stream is given to the call that asks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from streamlint.facts import records
from streamlint.retention.linking.linker import Linker
from streamlint.retention.places import Place
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.values import Library, Value


def hand_on(
    linker: Linker, site: Site, callee: Scope, arguments: Iterable[records.Argument], target: Place | None
) -> None:
    """Gives the call at `site` the stream that `callee` makes and returns because of the arguments of this call."""
    if target is None:
        return
    given = [argument for argument in arguments if argument.star == 0]
    for wrapped in _wrapped(linker, callee):
        handed = tuple(_handed(callee, wrapped, given))
        if handed:
            asked = records.Call(site.record.at, "", wrapped.function, handed)

            def made(value: Value, asked: records.Call = asked, wrapped: records.Call = wrapped) -> None:
                if isinstance(value, Library):
                    linker.does.make_streams(linker, site, asked, value.dotted, target, (callee, wrapped), wrapped=True)

            linker.watch(linker.variable(callee, wrapped.function), made)


def _wrapped(linker: Linker, callee: Scope) -> tuple[records.Call, ...]:
    """The calls of a function whose result it returns, and which it gives some of its parameters by keyword."""
    known = linker.wrapped.get(callee)
    if known is None:
        known = linker.wrapped[callee] = tuple(_find(callee))
    return known


def _find(callee: Scope) -> Iterator[records.Call]:
    parameters = {parameter.name for parameter in callee.function.parameters}
    for site in callee.sites if parameters else ():
        record = site.record
        if isinstance(record, records.Call) and any(_hands_on(each, parameters) for each in record.arguments):
            yield from [record] if _is_returned(callee, record.to) else []


def _hands_on(argument: records.Argument, parameters: set[str]) -> bool:
    return argument.value in parameters and (argument.keyword is not None or argument.star == 2)


def _is_returned(callee: Scope, operand: str) -> bool:
    names = {operand}
    for site in callee.sites:
        match site.record:
            case records.Await(to=to, value=value) | records.Copy(to=to, value=str() as value) if value in names:
                names.add(to)
            case records.Return(value=str() as value) if value in names:
                return True
            case _:
                pass
    return False


def _handed(callee: Scope, wrapped: records.Call, given: list[records.Argument]) -> Iterator[records.Argument]:
    """The arguments of a call as the wrapped one gets them, under its own keywords."""
    parameters = [each for each in callee.function.parameters if each.kind in ("positional", "normal")]
    if callee.cls is not None and parameters:
        parameters.pop(0)
    positional = [argument for argument in given if argument.keyword is None]
    by_name = {argument.keyword: argument for argument in given if argument.keyword is not None}
    by_name.update({parameter.name: argument for parameter, argument in zip(parameters, positional, strict=False)})
    named = {parameter.name for parameter in callee.function.parameters if parameter.kind in ("normal", "keyword")}
    for argument in wrapped.arguments:
        if argument.star == 2:
            yield from (replace(each) for name, each in by_name.items() if name not in named and each.keyword)
        elif argument.keyword is not None and argument.value in by_name:
            yield replace(by_name[argument.value], keyword=argument.keyword)
