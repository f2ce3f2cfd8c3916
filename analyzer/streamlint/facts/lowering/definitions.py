"""What makes a scope of its own: `def`, `class` and `lambda`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

import libcst as cst

from streamlint.facts import records
from streamlint.facts.lowering.annotations import annotation, dotted

if TYPE_CHECKING:
    from streamlint.facts.lowering.scopes import Scope
    from streamlint.facts.lowering.walk import Statements, Values, Walk
    from streamlint.location import Span

_ParameterKind = Literal["positional", "normal", "star", "keyword", "kwargs"]


def _function(walk: Walk, node: cst.FunctionDef) -> None:
    decorators = _decorators(walk, node.decorators)
    parameters = _parameters(node.params)
    defaults = _defaults(walk, parameters)
    at = _header(walk, node)
    scope = walk.enter(node.name.value, "def", _owner(walk))
    _type_parameters(scope, node.type_parameters)
    kept = _bind(scope, parameters)
    index = walk.leave(
        at,
        walk.at(node),
        walk.suite(node.body),
        parameters=kept,
        is_async=node.asynchronous is not None,
        decorators=_spelled(node.decorators),
        returns=annotation(node.returns),
    )
    made = walk.temporary()
    walk.emit(records.MakeFunction(at, made, index, defaults))
    _name(walk, node, _decorate(walk, decorators, made), at)


def _lambda(walk: Walk, node: cst.Lambda) -> records.Operand:
    parameters = _parameters(node.params)
    defaults = _defaults(walk, parameters)
    scope = walk.enter("<lambda>", "lambda", _owner(walk))
    kept = _bind(scope, parameters)
    outer = walk.open()
    walk.emit(records.Return(walk.at(node.body), walk.value(node.body)))
    whole = walk.at(node)
    at = walk.positions.between(walk.positions.start(node), walk.positions.start(node.colon))
    index = walk.leave(at, whole, walk.close(outer), parameters=kept)
    made = walk.temporary()
    walk.emit(records.MakeFunction(whole, made, index, defaults))
    return made


def _class(walk: Walk, node: cst.ClassDef) -> None:
    decorators = _decorators(walk, node.decorators)
    bases = _values(walk, [arg for arg in node.bases if not arg.star])
    _values(walk, [arg for arg in node.bases if arg.star])
    keywords = tuple([(arg.keyword.value if arg.keyword else arg.star, walk.value(arg.value)) for arg in node.keywords])
    at = _header(walk, node)
    number = len(walk.classes)
    walk.classes.append(None)
    scope = walk.enter(node.name.value, "class", number)
    _type_parameters(scope, node.type_parameters)
    body = walk.leave(at, walk.at(node), walk.suite(node.body))
    name = node.name.value
    walk.classes[number] = records.Class(number, name, scope.qualified, at, body, _spelled(node.decorators))
    made = walk.temporary()
    walk.emit(records.MakeClass(at, made, number, bases, keywords))
    _name(walk, node, _decorate(walk, decorators, made), at)


def _values(walk: Walk, args: Sequence[cst.Arg]) -> tuple[records.Operand, ...]:
    return tuple([walk.value(arg.value) for arg in args])


def _owner(walk: Walk) -> int | None:
    """The class whose body the current scope is."""
    return walk.scope.cls if walk.scope.kind == "class" else None


def _header(walk: Walk, node: cst.FunctionDef | cst.ClassDef) -> Span:
    """From `def`, `async` or `class` to what stands before the colon."""
    positions = walk.positions
    return positions.between(positions.start(node), positions.start(node.whitespace_before_colon))


def _name(walk: Walk, node: cst.FunctionDef | cst.ClassDef, value: records.Operand, at: Span) -> None:
    walk.scope.bind(node.name.value)
    walk.emit(records.Copy(at, node.name.value, value))


# ---------------------------------------------------------------------------------------------------------- decorators


def _decorators(walk: Walk, nodes: Sequence[cst.Decorator]) -> list[tuple[Span, records.Operand]]:
    return [(walk.at(node.decorator), walk.value(node.decorator)) for node in nodes]


def _decorate(walk: Walk, decorators: list[tuple[Span, records.Operand]], made: records.Operand) -> records.Operand:
    for at, decorator in reversed(decorators):
        to = walk.temporary()
        walk.emit(records.Call(at, to, decorator, (records.Argument(made),)))
        made = to
    return made


def _spelled(nodes: Sequence[cst.Decorator]) -> tuple[str, ...]:
    """`@app.post("/x")` as `app.post`; what is no dotted name or call of one is `?`."""
    found = []
    for node in nodes:
        decorator = node.decorator
        name = dotted(decorator.func if isinstance(decorator, cst.Call) else decorator)
        found.append(name if name is not None else "?")
    return tuple(found)


# ---------------------------------------------------------------------------------------------------------- parameters


def _parameters(node: cst.Parameters) -> list[tuple[cst.Param, _ParameterKind]]:
    """The parameters in the order of the signature."""
    found: list[tuple[cst.Param, _ParameterKind]] = []
    found += [(parameter, "positional") for parameter in node.posonly_params]
    found += [(parameter, "normal") for parameter in node.params]
    if isinstance(node.star_arg, cst.Param):
        found.append((node.star_arg, "star"))
    found += [(parameter, "keyword") for parameter in node.kwonly_params]
    if node.star_kwarg is not None:
        found.append((node.star_kwarg, "kwargs"))
    return found


def _defaults(
    walk: Walk, parameters: Sequence[tuple[cst.Param, _ParameterKind]]
) -> tuple[tuple[str, records.Operand], ...]:
    return tuple(
        [
            (parameter.name.value, walk.value(parameter.default))
            for parameter, _ in parameters
            if parameter.default is not None
        ]
    )


def _bind(scope: Scope, parameters: Sequence[tuple[cst.Param, _ParameterKind]]) -> tuple[records.Parameter, ...]:
    kept = []
    for parameter, kind in parameters:
        name = parameter.name.value
        scope.shadow(name)
        kept.append(records.Parameter(name, kind, annotation(parameter.annotation), parameter.default is not None))
    return tuple(kept)


def _type_parameters(scope: Scope, node: cst.TypeParameters | None) -> None:
    """`def f[T]`: `T` is no name of the scopes around (PEP 695); bounds and defaults are not kept."""
    for parameter in node.params if node is not None else ():
        scope.bind(parameter.param.name.value)


VALUES: Values = {cst.Lambda: _lambda}
STATEMENTS: Statements = {cst.FunctionDef: _function, cst.ClassDef: _class}
