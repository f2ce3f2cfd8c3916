"""What limits a repetition: loops over constants, loops that never come round, code that is guarded to run once."""

from __future__ import annotations

from collections.abc import Iterator

from streamlint.facts import records
from streamlint.retention.scopes import Scope, Site, arms

_TRANSPARENT = frozenset({"enumerate", "sorted", "reversed", "list", "tuple", "set", "zip", "iter"})
_VIEWS = frozenset({"items", "keys", "values"})
_DEPTH = 5


def is_bounded_loop(site: Site) -> bool:
    """Whether a loop runs over a literal or a constant: a number of rounds that the code fixes."""
    record = site.record
    if not isinstance(record, records.Loop) or record.iterable is None:
        return False
    return _is_constant(site.scope, record.iterable, _DEPTH)


def has_no_end(site: Site) -> bool:
    """Whether a loop ends by `break`, `return` or an error only: `while True`."""
    record = site.record
    constant = (
        site.scope.constant(record.test) if isinstance(record, records.Loop) and record.test is not None else None
    )
    return constant is not None and bool(constant.value)


def _is_constant(scope: Scope, operand: str, depth: int) -> bool:
    if depth == 0:
        return False
    if scope.constant(operand) is not None:
        return True
    if not operand.startswith("%"):
        return _is_constant_name(scope, operand, depth)
    made = scope.definitions.get(operand)
    match made.record if made is not None else None:
        case records.Collection(elements=elements, kind=kind):
            return (bool(elements) or kind == "tuple") and not any(element.star for element in elements)
        case records.Call(function=function, arguments=arguments):
            return _is_constant_call(scope, function, arguments, depth)
        case records.Slice() | records.LoadItem():
            return False
        case _:
            return False


def _is_constant_name(scope: Scope, name: str, depth: int) -> bool:
    home = scope.home_of(name)
    if home is None or any(parameter.name == name for parameter in home.function.parameters):
        return False
    value = home.copied(name)
    if value is None:
        return False
    made = home.definitions.get(value)
    if made is not None and isinstance(made.record, records.Collection) and made.record.kind in ("list", "set", "dict"):
        return name.isupper() and _is_constant(home, value, depth - 1)
    return _is_constant(home, value, depth - 1)


def _is_constant_call(scope: Scope, function: str, arguments: tuple[records.Argument, ...], depth: int) -> bool:
    if function == "range" or function in _TRANSPARENT:
        return bool(arguments) and any(_is_constant(scope, given.value, depth - 1) for given in arguments[:1])
    loaded = scope.definitions.get(function)
    if loaded is not None and isinstance(loaded.record, records.LoadAttr) and loaded.record.name in _VIEWS:
        return _is_constant(scope, loaded.record.of, depth - 1)
    return False


# -------------------------------------------------------------------------------------------------- coming round


def leads_round(site: Site, loop: Site) -> bool:
    """Whether a round of `loop` that passes `site` can come to another round, rather than always leave."""
    inner = site
    nested = any(isinstance(outer.record, records.Loop) and outer.inside(loop) for outer, _ in site.path)
    raised = False
    for enclosing, arm in reversed(site.path):
        rest = inner.block[inner.index + 1 :]
        if not raised and not nested and any(map(_continues, rest)):
            return True
        if not raised and not _completes(rest, breaks_leave=not nested):
            raised = isinstance(rest[-1], records.Raise)
            if not raised:
                return False
        if raised and arm == "body" and _handles(enclosing.record):
            raised = False
        if enclosing is loop:
            return not raised
        inner = enclosing
        nested = any(isinstance(outer.record, records.Loop) and outer.inside(loop) for outer, _ in inner.path)
    return True


def _handles(record: records.Record) -> bool:
    """Whether it is a `try` after whose handlers the code goes on."""
    if not isinstance(record, records.Try) or not record.handlers:
        return False
    return all(_completes(handler.body) for handler in record.handlers)


def _completes(block: records.Block, *, breaks_leave: bool = True) -> bool:
    """Whether control can come to the end of a block, or to a `continue` in it.

    A `break` does so too where it leaves only a loop inside the one that is asked about.
    """
    for record in block:
        if _continues(record):
            return True
        match record:
            case records.Break():
                return not breaks_leave
            case records.Return() | records.Raise():
                return False
            case records.Branch():
                then = _completes(record.then, breaks_leave=breaks_leave)
                orelse = _completes(record.orelse, breaks_leave=breaks_leave)
                if not then and not orelse:
                    return False
            case records.With():
                if not _completes(record.body, breaks_leave=breaks_leave):
                    return False
            case records.Try():
                arms = [record.body, *(handler.body for handler in record.handlers)]
                ends = [_completes(arm, breaks_leave=breaks_leave) for arm in arms]
                if not any(ends) or not _completes(record.final, breaks_leave=breaks_leave):
                    return False
            case _:
                pass
    return True


def _continues(record: records.Record) -> bool:
    """Whether a `continue` of the same loop stands in a record."""
    if isinstance(record, records.Continue):
        return True
    if isinstance(record, records.Loop):
        return any(_continues(inner) for inner in record.orelse)
    return any(_continues(inner) for _, block in arms(record) for inner in block)


# ------------------------------------------------------------------------------------------------------ only once


def is_once(site: Site) -> bool:
    """Whether a site stands under a guard that its own assignment makes false: `if self.agent is None: self.agent = ...`.

    So does what `self.agent = self.agent or Agent()` makes.
    """
    return _is_otherwise(site) or any(True for _ in _guards(site))


def is_once_for_all(site: Site) -> bool:
    """The same where what is guarded lasts: a variable of the function itself is a new one in each call."""
    return _is_otherwise(site) or any(not _is_own(branch, guarded) for branch, guarded in _guards(site))


def is_once_in(loop: Site, site: Site) -> bool:
    """Whether a guard makes a site run in one round of a loop only, since nothing else in the loop sets what it asks for."""
    return any(
        branch.inside(loop) and _is_own(branch, guarded) and not _is_set_again(branch, loop, guarded[1])
        for branch, guarded in _guards(site)
    )


def _guards(site: Site) -> Iterator[tuple[Site, tuple[str, str]]]:
    """The branches around a site that its own assignment does not let it come to again, and what each asks for."""
    for enclosing, arm in site.path:
        if isinstance(enclosing.record, records.Branch) and arm == "then":
            guarded = _guarded(enclosing)
            if guarded is not None and _assigns(enclosing.record.then, guarded):
                yield enclosing, guarded


def _is_own(branch: Site, guarded: tuple[str, str]) -> bool:
    kind, name = guarded
    return kind == "name" and branch.scope.home_of(name) is branch.scope


def _is_set_again(branch: Site, loop: Site, name: str) -> bool:
    """Whether a variable gets another value in the rounds of a loop, outside of a branch."""
    return any(
        bound is loop or (bound.inside(loop) and not bound.inside(branch))
        for bound in branch.scope.bindings.get(name, ())
    )


def is_past_flag(site: Site) -> bool:
    """Whether a function leaves before a site where a flag is set, and sets it otherwise: `if done: return`, `done = True`.

    The flag is a variable of the module or of the function around, and nothing else sets it. What the function does after
    that, it does in one call only.
    """
    if not site.scope.function.globals and not site.scope.function.nonlocals:
        return False
    top = site.path[0][0] if site.path else site
    for number, record in enumerate(top.block[: top.index]):
        if isinstance(record, records.Branch) and record.then and isinstance(record.then[-1], records.Return):
            set_later = any(_sets(site.scope, later, record.test) for later in top.block[number + 1 :])
            if set_later and _is_flag(site.scope, record.test):
                return True
    return False


def _is_flag(scope: Scope, name: str) -> bool:
    """Whether a variable of a scope around is set by this function only, and here only to what is true."""
    outside = scope.function.globals | scope.function.nonlocals
    others = (each for each in scope.module.functions if each is not scope.function)
    return (
        name in outside
        and len(scope.top.bindings.get(name, ())) <= 1
        and not any(name in each.globals or name in each.nonlocals for each in others)
        and all(_sets(scope, site.record, name) for site in scope.bindings.get(name, ()))
    )


def _sets(scope: Scope, record: records.Record, name: str) -> bool:
    """Whether a record sets a name to a literal that is true."""
    if not isinstance(record, records.Copy) or record.to != name or record.value is None:
        return False
    constant = scope.constant(record.value)
    return constant is not None and bool(constant.value)


def _is_otherwise(site: Site) -> bool:
    """Whether a site makes what takes the place of something that is missing: `Agent()` of `self.x = self.x or Agent()`.

    The place is one that outlives the call: an attribute, or a variable of a function around.
    """
    if not isinstance(site.record, records.Call | records.Collection):
        return False
    match site.block[site.index + 1 : site.index + 3]:
        case (records.Either(operator="or", values=(_, made)) as record, stored):
            return made == site.record.to and _puts_back(site.scope, record, stored)
        case _:
            return False


def _puts_back(scope: Scope, record: records.Either, stored: records.Record) -> bool:
    """Whether one of two goes where the first was read."""
    match stored:
        case records.StoreAttr(of=of, name=name, value=value):
            made = scope.definitions.get(record.values[0])
            loaded = made.record if made is not None else None
            return (
                value == record.to and isinstance(loaded, records.LoadAttr) and (loaded.of, loaded.name) == (of, name)
            )
        case records.Copy(to=to, value=value):
            return value == record.to and record.values[0] == to and scope.home_of(to) is not scope
        case _:
            return False


def _guarded(branch: Site) -> tuple[str, str] | None:
    """What a test asks to be missing: ("name", x) or ("attribute", x) or ("item", container)."""
    record = branch.record
    assert isinstance(record, records.Branch)
    made = branch.scope.definitions.get(record.test)
    if made is None or not isinstance(made.record, records.Operate) or not made.record.values:
        return None
    test = made.record
    if test.operator == "not in" and len(test.values) > 1:
        return "item", spelling(branch.scope, test.values[1])
    if test.operator == "not":
        return _target(branch.scope, test.values[0])
    if test.operator in ("is", "==") and len(test.values) > 1 and branch.scope.is_none(test.values[1]):
        return _target(branch.scope, test.values[0])
    return None


def _target(scope: Scope, operand: str) -> tuple[str, str] | None:
    made = scope.definitions.get(operand)
    if made is None:
        return "name", operand
    match made.record:
        case records.LoadAttr(name=name):
            return "attribute", name
        case records.Call(function="hasattr", arguments=arguments) if len(arguments) > 1:
            constant = scope.constant(arguments[1].value)
            return ("attribute", str(constant.value)) if constant is not None else None
        case records.Operate(operator="in", values=values) if len(values) > 1:
            return "item", spelling(scope, values[1])
        case _:
            return None


def looked_up(site: Site) -> tuple[str, str] | None:
    """The operands of the container and the key that a record looks up: `c[k]`, `c.get(k)`, `k in c`."""
    match site.record:
        case records.LoadItem(of=of, key=key) | records.Operate(operator="in" | "not in", values=(key, of)):
            return of, key
        case records.Call(function=function, arguments=(first, *_)):
            loaded = site.scope.definitions.get(function)
            if loaded is not None and isinstance(loaded.record, records.LoadAttr) and loaded.record.name == "get":
                return loaded.record.of, first.value
        case _:
            pass
    return None


def spelling(scope: Scope, operand: str) -> str:
    """An operand as the code spells it, so far as that is names and attributes."""
    made = scope.definitions.get(operand)
    if made is not None and isinstance(made.record, records.LoadAttr):
        return f"{spelling(scope, made.record.of)}.{made.record.name}"
    return operand


def _assigns(block: records.Block, guarded: tuple[str, str]) -> bool:
    kind, name = guarded
    loads = {record.to: record for record in block if isinstance(record, records.LoadAttr)}
    for record in block:
        match record:
            case records.Copy(to=to) if kind == "name" and to == name:
                return True
            case records.StoreAttr(name=stored) if kind == "attribute" and stored == name:
                return True
            case records.StoreItem(of=of) if kind == "item":
                if name.endswith(f".{loads[of].name}" if of in loads else of):
                    return True
            case records.With(body=body) | records.Try(body=body):
                if _assigns(body, guarded):
                    return True
            case _:
                pass
    return False
