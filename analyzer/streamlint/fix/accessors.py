"""Accessors: the methods that give what stays of a stream, and how they can answer when its state is gone."""

from __future__ import annotations

import re
from dataclasses import dataclass

import libcst as cst
from libcst import matchers as m

from streamlint.fix.blocks import before, statements
from streamlint.fix.classes import StreamClass
from streamlint.retention.ending.finals import is_final

_COPIES = frozenset({"list", "tuple"})


@dataclass(frozen=True, slots=True)
class Accessor:
    """A final accessor that gives `value`, computed from the attribute `state`: its last item, or (`is_whole`) all of it.

    `at` is the first statement of its body that looks at the state, `cache` the attribute that is to answer later.
    """

    method: cst.FunctionDef
    state: str
    value: str
    is_whole: bool
    at: int
    cache: str

    @property
    def name(self) -> str:
        """The accessor's name."""
        return self.method.name.value


def accessor_of(cls: StreamClass, method: cst.FunctionDef, state: str) -> Accessor | None:
    """A method as an accessor of an attribute; None where it is none, or is not understood for certain."""
    own, name = cls.own(method), method.name.value
    body = list(method.body.body)
    if not own or not is_final(name) or not isinstance(method.body, cst.IndentedBlock) or not _is_plain(method):
        return None
    value = _returned(body[-1])
    reading = [n for n, each in enumerate(body) if any(cls.attribute(node) == state for node in _attributes(each))]
    if value is None or reading not in ([len(body) - 1], [len(body) - 2, len(body) - 1]):
        return None
    if len(reading) == 2 and not _is_guard(cls, body[-2], state):
        return None
    is_last = _is_last(cls, value, state)
    cache = _free(cls, name)
    if not cache or not (is_last or _is_copy(cls, value, state)):
        return None
    return Accessor(method, state, cls.source.code(value), not is_last, reading[0], cache)


def is_accessor(cls: StreamClass, use: cst.CSTNode) -> bool:
    """Whether a node stands in a method that is a final accessor by its name."""
    method = cls.method_of(use)
    return method is not None and is_final(method.name.value)


def caching(cls: StreamClass, accessor: Accessor, method: cst.FunctionDef) -> list[cst.BaseStatement]:
    """The statement of another method that caches what an accessor gives; it does nothing where there is nothing."""
    own, at_home = cls.own(method), cls.own(accessor.method)
    value = re.sub(rf"\b{re.escape(at_home)}\.", f"{own}.", accessor.value)
    code = f"if {own}.{accessor.state}:\n    {own}.{accessor.cache} = {value}\n"
    return statements(cls.source, [code])


def answering(cls: StreamClass, accessor: Accessor) -> tuple[cst.CSTNode, list[cst.BaseStatement]]:
    """A statement of the accessor, and what is to stand in its place: it answers from the cache where the state is gone."""
    own = cls.own(accessor.method)
    cached = f"{own}.{accessor.cache}"
    code = f"if not {own}.{accessor.state} and {cached} is not None:\n    return {cached}\n"
    old = list(accessor.method.body.body)[accessor.at]
    assert isinstance(old, cst.BaseStatement)
    return old, before(old, statements(cls.source, [code]))


def beginning(cls: StreamClass, accessor: Accessor) -> tuple[cst.CSTNode, list[cst.BaseStatement]] | None:
    """The statement of `__init__` that makes the state, and what is to stand there: the cache is made too, and empty."""
    made, init = cls.made(accessor.state), cls.methods.get("__init__")
    line = cls.source.parent(made) if made is not None else None
    if init is None or not isinstance(line, cst.SimpleStatementLine) or len(line.body) != 1 or _has_slots(cls):
        return None
    typed = _type(cls, accessor.method)
    code = f"{cls.own(init)}.{accessor.cache}{typed} = None\n"
    return line, [line, *statements(cls.source, [code])]


def _has_slots(cls: StreamClass) -> bool:
    return any(isinstance(node, cst.Name) and node.value == "__slots__" for node in m.findall(cls.node, m.Name()))


def _type(cls: StreamClass, method: cst.FunctionDef) -> str:
    """The annotation of a cache of what a method gives; it is not evaluated, as it stands in a function."""
    if method.returns is None:
        return ""
    returned = method.returns.annotation
    if isinstance(returned, cst.SimpleString):
        return f': "{returned.raw_value} | None"'
    return f": {cls.source.code(returned)} | None"


def _free(cls: StreamClass, accessor: str) -> str:
    """A name for the cache that nothing in the file, and no attribute in another, has."""
    name = "_" + accessor.removeprefix("get_")
    for each in (name, f"{name}_cached"):
        taken = re.search(rf"\b{re.escape(each)}\b", cls.source.text) is not None
        if not taken and not cls.source.is_elsewhere(rf"[.\"']\s*{re.escape(each)}\b"):
            return each
    return ""


def _is_plain(method: cst.FunctionDef) -> bool:
    return all(m.matches(each.decorator, m.Name("property")) for each in method.decorators)


def _attributes(node: cst.CSTNode) -> list[cst.CSTNode]:
    return list(m.findall(node, m.Attribute()))


def _returned(statement: cst.CSTNode) -> cst.BaseExpression | None:
    match statement:
        case cst.SimpleStatementLine(body=(cst.Return(value=value),)):
            return value
        case _:
            return None


def _is_guard(cls: StreamClass, statement: cst.CSTNode, state: str) -> bool:
    """Whether it is `if not self.state:` with a `raise` or a `return` in it."""
    match statement:
        case cst.If(test=cst.UnaryOperation(operator=cst.Not(), expression=tested), orelse=None, body=body):
            inner = body.body[-1] if len(body.body) == 1 else None
            leaves = m.matches(inner, m.SimpleStatementLine(body=[m.OneOf(m.Raise(), m.Return())])) if inner else False
            return cls.attribute(tested) == state and leaves
        case _:
            return False


def _is_last(cls: StreamClass, value: cst.BaseExpression, state: str) -> bool:
    """Whether it is `self.state[-1]`, or an attribute of that."""
    while isinstance(value, cst.Attribute) and not cls.attribute(value):
        value = value.value
    match value:
        case cst.Subscript(value=of, slice=(cst.SubscriptElement(slice=cst.Index(value=index)),)):
            return cls.attribute(of) == state and m.matches(index, m.UnaryOperation(m.Minus(), m.Integer("1")))
        case _:
            return False


def _is_copy(cls: StreamClass, value: cst.BaseExpression, state: str) -> bool:
    """Whether it is `list(self.state)`, `"".join(self.state)`, or a join of an attribute of each."""
    match value:
        case cst.Call(func=cst.Name(value=name), args=(cst.Arg(value=of, keyword=None, star=""),)):
            return name in _COPIES and cls.attribute(of) == state
        case cst.Call(func=cst.Attribute(value=cst.SimpleString(), attr=cst.Name(value="join")), args=(given,)):
            return cls.attribute(given.value) == state or _is_plain_loop(cls, given.value, state)
        case _:
            return False


def _is_plain_loop(cls: StreamClass, value: cst.BaseExpression, state: str) -> bool:
    if not isinstance(value, cst.GeneratorExp | cst.ListComp) or m.findall(value, m.Call() | m.Await()):
        return False
    return cls.attribute(value.for_in.iter) == state and value.for_in.inner_for_in is None
