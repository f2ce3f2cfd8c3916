"""Setting: attributes by name, `setattr(self, name, value)` and `getattr(self, name)`, and all of them at once."""

from __future__ import annotations

from collections.abc import Iterator

from streamlint.facts import records
from streamlint.retention.scopes import Scope, Site


def set_by_name(site: Site) -> tuple[str, tuple[str, ...], str] | None:
    """The object, the attributes, and the value of a call of `setattr`; None where the names are not known."""
    record = site.record
    if not isinstance(record, records.Call) or record.function != "setattr" or len(record.arguments) != 3:
        return None
    if site.scope.home_of("setattr") is not None or any(argument.star for argument in record.arguments):
        return None
    of, name, value = (argument.value for argument in record.arguments)
    names = tuple(texts(site.scope, name))
    return (of, names, value) if names else None


def got_by_name(scope: Scope, operand: str, of: str) -> tuple[str, ...]:
    """The attributes of `of` that an operand is, by a call of `getattr` with names that are known."""
    made = scope.definitions.get(operand)
    record = made.record if made is not None else None
    if not isinstance(record, records.Call) or record.function != "getattr" or len(record.arguments) not in (2, 3):
        return ()
    got, name = record.arguments[0].value, record.arguments[1].value
    return tuple(texts(scope, name)) if got == of and scope.home_of("getattr") is None else ()


def sets_all(scope: Scope) -> bool:
    """Whether a method empties its whole object: `self.__dict__.clear()`, `vars(self).clear()`, `self.__init__()`."""
    own = scope.function.parameters[0].name if scope.function.parameters else ""
    for site in scope.sites:
        record = site.record
        if not isinstance(record, records.LoadAttr) or not own:
            continue
        if record.of == own and record.name == "__init__" and scope.function.name != "__init__":
            return True
        if record.name == "clear" and _is_dict_of(scope, record.of, own):
            return True
    return False


def _is_dict_of(scope: Scope, operand: str, own: str) -> bool:
    made = scope.definitions.get(operand)
    match made.record if made is not None else None:
        case records.LoadAttr(of=of, name="__dict__"):
            return of == own
        case records.Call(function="vars", arguments=arguments):
            return len(arguments) == 1 and arguments[0].value == own
        case _:
            return False


def texts(scope: Scope, operand: str) -> Iterator[str]:
    """The constants that an operand is, or goes through in a loop over a display of them."""
    constant = scope.constant(operand)
    if constant is not None:
        if isinstance(constant.value, str):
            yield constant.value
        return
    made = scope.definitions.get(operand)
    if made is None:
        made = scope.definitions.get(scope.copied(operand) or "")
    record = made.record if made is not None else None
    if isinstance(record, records.Loop) and record.iterable is not None:
        yield from _elements(scope, record.iterable)


def _elements(scope: Scope, operand: str) -> Iterator[str]:
    for _ in range(4):
        scope, operand = _of_class(scope, operand)
        home = scope.home_of(operand)
        if home is None:
            return
        made = home.definitions.get(operand)
        if made is not None:
            break
        copied = home.copied(operand)
        if copied is None:
            return
        scope, operand = home, copied
    else:
        return
    record = made.record
    if isinstance(record, records.Collection) and record.kind in ("tuple", "list", "set"):
        for element in record.elements:
            constant = made.scope.constant(element.value)
            if constant is not None and isinstance(constant.value, str):
                yield constant.value


def _of_class(scope: Scope, operand: str) -> tuple[Scope, str]:
    """What `self.FIELDS` is called in the body of the class, where that binds it."""
    made = scope.definitions.get(operand)
    body = scope.cls.scope if scope.cls is not None else None
    if made is None or body is None or not isinstance(made.record, records.LoadAttr) or not scope.function.parameters:
        return scope, operand
    own, name = scope.function.parameters[0].name, made.record.name
    return (body, name) if made.record.of == own and name in body.bindings else (scope, operand)
