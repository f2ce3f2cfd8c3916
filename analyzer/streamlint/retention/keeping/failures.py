"""Failures: what the tests and calls of a function say of whether something went wrong before."""

from __future__ import annotations

from streamlint.facts import records
from streamlint.retention.chains import is_parameter, method_called
from streamlint.retention.scopes import Scope, Site


def failed_where(site: Site) -> bool | None:
    """With which outcome of a branch's test a task has failed: that of `task.exception()`; None where it does not say."""
    assert isinstance(site.record, records.Branch)
    return _failed(site.scope, site.record.test)


def _failed(scope: Scope, operand: str) -> bool | None:
    made = scope.definitions.get(operand)
    match made.record if made is not None else None:
        case records.Operate(operator="not", values=(inner,)):
            asked = _failed(scope, inner)
            return None if asked is None else not asked
        case records.Operate(operator="is" | "is not" as operator, values=(left, right)):
            constant, asked = scope.constant(right), _failed(scope, left)
            if constant is None or constant.value is not None or asked is None:
                return None
            return asked if operator == "is not" else not asked
        case records.Call(arguments=()) if made is not None and _is_asked(made, "exception"):
            return True
        case _:
            return None


def raises_again(site: Site) -> bool:
    """Whether a call asks a task that a callback is given for its result: that raises what the task did."""
    record = site.record
    return isinstance(record, records.Call) and not record.arguments and _is_asked(site, "result")


def _is_asked(site: Site, name: str) -> bool:
    """Whether a call is of a method of this name, of what a plain function is given."""
    called = method_called(site)
    return called is not None and called.name == name and is_parameter(site.scope, called.of)


def flag_of_success(site: Site) -> bool | None:
    """With which outcome of a branch's test a block of a `try` came to its end; None where it does not say.

    The branch asks a local that is true only there, in a `finally` or after the `try`.
    """
    record, scope = site.record, site.scope
    assert isinstance(record, records.Branch)
    made = scope.definitions.get(record.test)
    match made.record if made is not None else None:
        case records.Operate(operator="not", values=(inner,)):
            return False if _is_flag_of_success(site, inner) else None
        case _:
            return True if _is_flag_of_success(site, record.test) else None


def _is_flag_of_success(site: Site, operand: str) -> bool:
    scope = site.scope
    if scope.home_of(operand) is not scope or is_parameter(scope, operand):
        return False
    bindings = scope.bindings.get(operand, [])
    outcomes = [_outcome(binding) for binding in bindings]
    return (
        None not in outcomes
        and False in outcomes
        and True in outcomes
        and all(_is_at_the_end(binding, site) for binding, outcome in zip(bindings, outcomes, strict=True) if outcome)
    )


def _outcome(binding: Site) -> bool | None:
    value = binding.record.value if isinstance(binding.record, records.Copy) else None
    constant = binding.scope.constant(value) if value is not None else None
    return constant.value if constant is not None and isinstance(constant.value, bool) else None


def _is_at_the_end(binding: Site, asked: Site) -> bool:
    """Whether a binding is the last statement of a block of a `try`, or of its `else`, before it is asked."""
    if not binding.path or binding.index != len(binding.block) - 1:
        return False
    tried, arm = binding.path[-1]
    around = dict(asked.path).get(tried)
    return isinstance(tried.record, records.Try) and arm in ("body", "orelse") and around in (None, "final")


def asks_for_kind(site: Site) -> bool:
    """Whether a branch in a handler asks which kind of error was caught: of others the other arm is to take care."""
    record, scope = site.record, site.scope
    assert isinstance(record, records.Branch)
    made = scope.definitions.get(record.test)
    if made is None or not isinstance(made.record, records.Call) or made.record.function != "isinstance":
        return False
    names = {
        outer.record.handlers[int(arm[len("handler") :])].name
        for outer, arm in site.path
        if isinstance(outer.record, records.Try) and arm.startswith("handler")
    }
    return bool(made.record.arguments) and made.record.arguments[0].value in names
