"""`match`: a chain of branches.

A case is `Operate(to, "match", (subject, ...))`, where the rest of the values are the classes and constants that the
pattern itself names (through `as` and `|`), and a `Branch` on it. `then` begins with the subject's parts, the names
bound to them, and an `Operate` named `match` for each part that has to be of a class or a value of its own.

- A positional part of a class pattern is what `__match_args__[i]` names: it is loaded as the attribute `@i`. Of a
  builtin class that matches itself (`str(x)`) it is the subject.
- A case with a guard does not know, when the guard fails, what comes next: its branch stands before the rest of the
  cases, as if those were tried after it too. So does the last of twenty-five cases in a row.
- A case that always matches has no branch: its body is what is left.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import libcst as cst

from streamlint.facts import records
from streamlint.facts.lowering.annotations import dotted

if TYPE_CHECKING:
    from streamlint.facts.lowering.walk import Statements, Walk

_LONGEST_CHAIN = 25
# Language Reference, 8.6.4.10: the classes whose one positional pattern matches the whole subject.
_SELF_MATCHING = frozenset(
    ("bool", "bytearray", "bytes", "dict", "float", "frozenset", "int", "list", "set", "str", "tuple")
)


def _match(walk: Walk, node: cst.Match) -> None:
    subject = walk.value(node.subject)
    cases = node.cases
    while cases:
        number = _run(cases)
        _chain(walk, subject, cases[:number])
        cases = cases[number:]


def _run(cases: Sequence[cst.MatchCase]) -> int:
    """How many of the cases nest, as branches of branches: up to the first one with a guard."""
    for number, case in enumerate(cases[:_LONGEST_CHAIN], 1):
        if case.guard is not None:
            return number
    return min(len(cases), _LONGEST_CHAIN)


def _chain(walk: Walk, subject: records.Operand, cases: Sequence[cst.MatchCase]) -> None:
    case = cases[0]
    if case.guard is None and _always(case.pattern):
        _bind(walk, case.pattern, subject)
        walk.statements(case.body)
        return
    test = _test(walk, case.pattern, subject)
    outer = walk.open()
    _bind(walk, case.pattern, subject)
    _guarded(walk, case)
    then = walk.close(outer)
    outer = walk.open()
    if len(cases) > 1:
        _chain(walk, subject, cases[1:])
    orelse = walk.close(outer)
    walk.emit(records.Branch(walk.at(case), test, then, orelse))


def _guarded(walk: Walk, case: cst.MatchCase) -> None:
    if case.guard is None:
        walk.statements(case.body)
        return
    test = walk.value(case.guard)
    walk.emit(records.Branch(walk.at(case.guard), test, walk.suite(case.body), ()))


def _always(pattern: cst.MatchPattern) -> bool:
    """Whether a pattern is a bare name or `_`."""
    return isinstance(pattern, cst.MatchAs) and (pattern.pattern is None or _always(pattern.pattern))


# --------------------------------------------------------------------------------------------------------------- tests


def _test(walk: Walk, pattern: cst.MatchPattern, subject: records.Operand) -> records.Operand:
    named: list[records.Operand] = []
    _named(walk, pattern, named)
    to = walk.temporary()
    walk.emit(records.Operate(walk.at(pattern), to, "match", (subject, *named)))
    return to


def _named(walk: Walk, pattern: cst.MatchPattern, found: list[records.Operand]) -> None:
    """The classes and constants that a pattern compares its subject with; not those of the subject's parts."""
    if isinstance(pattern, cst.MatchValue | cst.MatchSingleton):
        found.append(walk.value(pattern.value))
    elif isinstance(pattern, cst.MatchClass):
        found.append(walk.value(pattern.cls))
    elif isinstance(pattern, cst.MatchAs) and pattern.pattern is not None:
        _named(walk, pattern.pattern, found)
    elif isinstance(pattern, cst.MatchOr):
        for element in pattern.patterns:
            _named(walk, element.pattern, found)


# ------------------------------------------------------------------------------------------------------------ bindings


def _bind(walk: Walk, pattern: cst.MatchPattern, subject: records.Operand) -> None:
    if isinstance(pattern, cst.MatchAs):
        if pattern.pattern is not None:
            _bind(walk, pattern.pattern, subject)
        _capture(walk, pattern.name, subject)
    elif isinstance(pattern, cst.MatchSequence):
        _bind_sequence(walk, pattern, subject)
    elif isinstance(pattern, cst.MatchMapping):
        _bind_mapping(walk, pattern, subject)
    elif isinstance(pattern, cst.MatchClass):
        _bind_class(walk, pattern, subject)
    elif isinstance(pattern, cst.MatchOr):
        _bind_alternatives(walk, [element.pattern for element in pattern.patterns], subject)


def _capture(walk: Walk, name: cst.Name | None, value: records.Operand) -> None:
    if name is not None:
        walk.scope.bind(name.value)
        walk.emit(records.Copy(walk.at(name), name.value, value))


def _part(walk: Walk, pattern: cst.MatchPattern, part: records.Operand) -> None:
    """A part of the subject: what it has to be, then what it is bound to."""
    if isinstance(pattern, cst.MatchValue | cst.MatchSingleton | cst.MatchClass | cst.MatchAs | cst.MatchOr):
        named: list[records.Operand] = []
        _named(walk, pattern, named)
        if named:
            walk.emit(records.Operate(walk.at(pattern), walk.temporary(), "match", (part, *named)))
    _bind(walk, pattern, part)


def _bind_sequence(walk: Walk, pattern: cst.MatchSequence, subject: records.Operand) -> None:
    parts = [walk.temporary() for _ in pattern.patterns]
    star = -1
    for index, element in enumerate(pattern.patterns):
        if isinstance(element, cst.MatchStar):
            star = index
    walk.emit(records.Unpack(walk.at(pattern), tuple(parts), star, subject))
    for element, part in zip(pattern.patterns, parts, strict=True):
        if isinstance(element, cst.MatchStar):
            _capture(walk, element.name, part)
        else:
            _part(walk, element.value, part)


def _bind_mapping(walk: Walk, pattern: cst.MatchMapping, subject: records.Operand) -> None:
    for element in pattern.elements:
        item, part = walk.value(element.key), walk.temporary()
        at = walk.positions.between(walk.positions.start(element.key), walk.positions.end(element.pattern))
        walk.emit(records.LoadItem(at, part, subject, item))
        _part(walk, element.pattern, part)
    if pattern.rest is not None:  # a new dict with the items that are left
        rest, others = walk.temporary(), (records.Element(subject, None, star=True),)
        walk.emit(records.Collection(walk.at(pattern.rest), rest, "dict", others))
        _capture(walk, pattern.rest, rest)


def _bind_class(walk: Walk, pattern: cst.MatchClass, subject: records.Operand) -> None:
    whole = dotted(pattern.cls) in _SELF_MATCHING
    for index, element in enumerate(pattern.patterns):
        part = subject if whole else _attribute(walk, element.value, subject, f"@{index}")
        _part(walk, element.value, part)
    for keyword in pattern.kwds:
        _part(walk, keyword.pattern, _attribute(walk, keyword.pattern, subject, keyword.key.value))


def _attribute(walk: Walk, node: cst.CSTNode, of: records.Operand, name: str) -> records.Operand:
    to = walk.temporary()
    walk.emit(records.LoadAttr(walk.at(node), to, of, name))
    return to


def _bind_alternatives(walk: Walk, patterns: Sequence[cst.MatchPattern], subject: records.Operand) -> None:
    """All alternatives bind the same names: a branch for each, so that no binding hides another's."""
    outer = walk.open()
    _bind(walk, patterns[0], subject)
    then = walk.close(outer)
    if not then or len(patterns) == 1:
        walk.out += then
        return
    test = _test(walk, patterns[0], subject)
    outer = walk.open()
    _bind_alternatives(walk, patterns[1:], subject)
    orelse = walk.close(outer)
    walk.emit(records.Branch(walk.at(patterns[0]), test, then, orelse))


STATEMENTS: Statements = {cst.Match: _match}
