"""Versions: a local that gets another value further down is another variable from there on.

`reply = open(); reply = reply.text()`: what reads `reply` after that never sees the first. Only what is plain to see is
told apart: all assignments of the name stand in one list of statements, and all that reads it comes after the first, in
that list or inside of it. So no way leads round an assignment, and none back before it (the case of static single
assignment that needs no joins; Cytron et al., 1991).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace

from streamlint.facts import records
from streamlint.facts.operands import blocks, read, renamed, with_blocks


def versioned(functions: tuple[records.Function, ...]) -> tuple[records.Function, ...]:
    """The functions of a module; those that give a local several values in a row, with a name for each."""
    found = list(functions)
    for function in functions:
        again = _assigned_again(function) if function.kind == "def" else {}
        caught = _caught_again(function) if function.kind == "def" else set()
        inner = _read_inside(functions, function) if again or caught else set()
        if again.keys() - inner:
            function = _split(function, {name: block for name, block in again.items() if name not in inner})
        for name in sorted(caught - inner):
            function = _apart(function, name)
        found[function.index] = function
    return tuple(found)


def _assigned_again(function: records.Function) -> dict[str, records.Block]:
    """The locals that are bound by plain assignments only, more than once, in one block; each with that."""
    bound: dict[str, records.Block] = {}
    count = Counter(parameter.name for parameter in function.parameters)
    bound.update((parameter.name, function.body) for parameter in function.parameters)
    others: set[str] = set(function.globals | function.nonlocals)
    for block in _all_blocks(function.body):
        for record in block:
            if isinstance(record, records.Copy) and record.value is not None:
                count[record.to] += 1
                if bound.setdefault(record.to, block) is not block:
                    others.add(record.to)
            else:
                others.update(_other_names(record))
    return {name: bound[name] for name, number in count.items() if number > 1 and name not in others}


def _all_blocks(block: records.Block) -> Iterator[records.Block]:
    pending = [block]
    while pending:
        current = pending.pop()
        yield current
        for record in current:
            pending.extend(blocks(record))


def _other_names(record: records.Record) -> Iterator[str]:
    """The names that a record binds, or lets go of, otherwise than by an assignment."""
    match record:
        case records.Try(handlers=handlers):
            yield from (handler.name for handler in handlers if handler.name is not None)
        case records.Unpack(to=targets):
            yield from targets
        case records.DeleteName(name=name):
            yield name
        case _:
            to = getattr(record, "to", None)
            if isinstance(to, str) and not to.startswith("%"):
                yield to


def _caught_again(function: records.Function) -> set[str]:
    """The names that more than one handler binds, and nothing else, and that only these handlers read."""
    caught = Counter[str]()
    others = {parameter.name for parameter in function.parameters} | function.globals | function.nonlocals
    seen = Counter[str]()
    for block in _all_blocks(function.body):
        for record in block:
            seen.update(read(record))
            if not isinstance(record, records.Try):
                others.update(_other_names(record))
            for handler in record.handlers if isinstance(record, records.Try) else ():
                if handler.name is not None:
                    caught[handler.name] += 1
                    seen[handler.name] -= sum(_reads(each, handler.name) for each in handler.body)
                    others.update(_bound_inside(handler))
    return {name for name, number in caught.items() if number > 1 and name not in others and not seen[name]}


def _bound_inside(handler: records.Handler) -> Iterator[str]:
    """The names of the handlers inside of one: what these bind is gone when they have run."""
    for block in _all_blocks(handler.body):
        for record in block:
            if isinstance(record, records.Try):
                yield from _other_names(record)


def _apart(function: records.Function, name: str) -> records.Function:
    """The function with another name in each handler but the first that binds this one."""
    made: list[str] = []

    def rename(handler: records.Handler) -> records.Handler:
        if handler.name != name:
            return handler
        made.append(f"{name}@v{len(made)}" if made else name)
        body = tuple(renamed(record, {name: made[-1]}) for record in handler.body)
        return replace(handler, name=made[-1], body=body)

    def change(block: records.Block) -> records.Block:
        return tuple(_with_handlers(with_blocks(record, change), rename) for record in block)

    body = change(function.body)
    return replace(function, body=body, binds=function.binds | set(made))


def _with_handlers(record: records.Record, change: Callable[[records.Handler], records.Handler]) -> records.Record:
    if not isinstance(record, records.Try):
        return record
    return replace(record, handlers=tuple(map(change, record.handlers)))


def _read_inside(functions: tuple[records.Function, ...], function: records.Function) -> set[str]:
    """All names that the functions and classes inside of a function read."""
    inside = {function.index}
    names: set[str] = set()
    for each in functions[function.index + 1 :]:
        if each.parent in inside:
            inside.add(each.index)
            names |= each.nonlocals
            for block in _all_blocks(each.body):
                for record in block:
                    names.update(read(record))
    return names


def _split(function: records.Function, again: dict[str, records.Block]) -> records.Function:
    body, made = function.body, set[str]()
    parameters = {parameter.name for parameter in function.parameters}
    for name, block in again.items():
        if _is_in_order(function.body, block, name, given=name in parameters):
            number = 0 if name in parameters else -1
            fresh, versions = _with_versions(block, name, number)
            body = _in_place(body, block, fresh)
            made.update(versions)
            again.update({other: fresh for other, old in again.items() if old is block})
            function = replace(function, body=body)
    return replace(function, binds=function.binds | made) if made else function


def _is_in_order(body: records.Block, block: records.Block, name: str, *, given: bool) -> bool:
    """Whether all that reads the name stands in the block, after the first assignment (or is given a value before)."""
    if given:
        return block is body
    first = next(n for n, record in enumerate(block) if isinstance(record, records.Copy) and record.to == name)
    after = sum(_reads(each, name) for each in block[first + 1 :])
    return after == sum(_reads(each, name) for each in body)


def _reads(record: records.Record, name: str) -> int:
    """How often a record, or one in its blocks, reads a name."""
    inside = (each for block in blocks(record) for part in _all_blocks(block) for each in part)
    return sum(operand == name for each in (record, *inside) for operand in read(each))


def _with_versions(block: records.Block, name: str, number: int) -> tuple[records.Block, set[str]]:
    current, made, fresh = name, set[str](), []
    for record in block:
        new = renamed(record, {name: current}) if current != name else record
        if isinstance(new, records.Copy) and new.to == name and new.value is not None:
            number += 1
            if number:
                current = f"{name}@v{number}"
                made.add(current)
                new = replace(new, to=current)
        fresh.append(new)
    return tuple(fresh), made


def _in_place(body: records.Block, block: records.Block, fresh: records.Block) -> records.Block:
    """The body with another block in the place of one that lies in it somewhere."""
    if body is block:
        return fresh
    return tuple(
        with_blocks(record, lambda inner: _in_place(inner, block, fresh))
        if any(True for _ in blocks(record))
        else record
        for record in body
    )
