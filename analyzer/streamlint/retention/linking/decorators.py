"""Decorators of the project: what a function becomes that they wrap, and how it is called through its wrapper.

    def logged(function):
        def wrapper(*args, **kwargs):
            return function(*args, **kwargs)
        return wrapper

One wrapper stands for all functions that a decorator is put upon. Where it only hands on what it is given and what it
gets, as here, the calls of the decorated name are linked to the function itself, so that what each function is given
does not mix with what the others are.
"""

from __future__ import annotations

from collections.abc import Iterator

from streamlint.facts import records
from streamlint.retention.graph import Flow
from streamlint.retention.linking.linker import Linker
from streamlint.retention.places import Attribute, Place
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.values import ClassValue


def decorate(linker: Linker, site: Site, record: records.Call, decorator: Scope, target: Place) -> None:
    """The call of a function of the project gives the function it is given too, where all it does is to wrap that."""
    if len(record.arguments) == 1 and record.arguments[0].star == 0 and wrapped(linker, decorator) is not None:
        linker.flow(linker.variable(site.scope, record.arguments[0].value), target, Flow("assign", site))


def hands_on(linker: Linker, site: Site) -> bool:
    """Whether a call is the one in a wrapper that hands on all that the wrapper was given."""
    outer = site.scope.parent
    return (
        outer is not None
        and isinstance(site.record, records.Call)
        and site.record.function == wrapped(linker, outer)
        and site.scope.home_of(site.record.function) is outer
    )


def wrapped(linker: Linker, decorator: Scope) -> str | None:
    """The parameter of a function that holds what its wrapper only hands on to; None where it is no such decorator."""
    if decorator not in linker.wrapping:
        linker.wrapping[decorator] = _wrapped(linker, decorator)
    return linker.wrapping[decorator]


def _wrapped(linker: Linker, decorator: Scope) -> str | None:
    parameters = decorator.function.parameters
    if (
        not parameters
        or parameters[0].kind not in ("positional", "normal")
        or decorator.bindings.get(parameters[0].name)
    ):
        return None
    name = parameters[0].name
    made = [site.record for site in decorator.sites if isinstance(site.record, records.MakeFunction)]
    wrappers = [each for each in made if _is_given_back(decorator, each.to)]
    scopes = [linker.functions[decorator.module.path, each.function] for each in wrappers]
    return name if scopes and all(_only_hands_on(scope, name) for scope in scopes) else None


def _is_given_back(scope: Scope, operand: str) -> bool:
    """Whether a function returns what it made, as it is or as a decorator such as `functools.wraps` gives it back."""
    names = {operand}
    for site in scope.sites:
        match site.record:
            case records.Copy(to=to, value=str() as value) if value in names:
                names.add(to)
            case records.Call(to=to, arguments=(records.Argument(value=value), *_)) if value in names:
                names.add(to)
            case records.Return(value=str() as value) if value in names:
                return True
            case _:
                pass
    return False


def _only_hands_on(wrapper: Scope, name: str) -> bool:
    """Whether a wrapper returns nothing but what the function gives that it hands its own parameters on to."""
    if wrapper.generator or wrapper.home_of(name) is not wrapper.parent:
        return False
    names: set[str] = set()
    returned: list[str] = []
    for site in wrapper.sites:
        match site.record:
            case records.Call(function=function, to=to) as call if function == name:
                if not _gives_all(wrapper, call):
                    return False
                names.add(to)
            case records.Await(to=to, value=value) | records.Copy(to=to, value=str() as value) if value in names:
                names.add(to)
            case records.Return(value=str() as value):
                returned.append(value)
            case _:
                pass
    return bool(returned) and all(value in names for value in returned)


def _gives_all(wrapper: Scope, call: records.Call) -> bool:
    """Whether a call is given each parameter of the wrapper in its place, and nothing else."""
    given = [(each.value, each.star, each.keyword) for each in call.arguments]
    return given == list(_own_parameters(wrapper))


def _own_parameters(wrapper: Scope) -> Iterator[tuple[str, int, str | None]]:
    for each in wrapper.function.parameters:
        star = {"star": 1, "kwargs": 2}.get(each.kind, 0)
        yield each.name, star, each.name if each.kind == "keyword" else None


def wrapped_in(member: Place) -> Iterator[str]:
    """The decorators of the method that a class has under a name, where what it has there is the wrapper of one of them."""
    if isinstance(member, Attribute) and isinstance(member.holder, ClassValue) and member.holder.scope is not None:
        scope = member.holder.scope
        for record in (site.record for site in scope.sites):
            function = scope.module.functions[record.function] if isinstance(record, records.MakeFunction) else None
            if function is not None and function.name == member.name:
                yield from function.decorators
