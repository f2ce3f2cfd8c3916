"""What a program lacks: names that lead to code which was not lowered and may matter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from streamlint.retention.scopes import Scope


@dataclass(frozen=True, slots=True, order=True)
class Wanted:
    """Code to look for. `near` is the path of the file that leads there.

    Without `word`: the module in which the dotted name `module` lies. With it: every file that uses this name of the
    module, or of the class `cls` where that is given; or (`evicts`) takes something out of a container of this name, of
    any object where no module is given.

    `taker` is the function of the module that something is handed to: the module is wanted only if the function does
    more with it than to look at it. `reads` are attributes to look at which is enough.
    """

    module: str = ""
    word: str = ""
    cls: str = ""
    evicts: bool = False
    taker: str = ""
    reads: tuple[str, ...] = ()
    near: str = ""


def is_visible(scope: Scope) -> bool:
    """Whether other modules can name a function: it stands in no other function."""
    return scope.parent is not None and (scope.parent.parent is None or scope.parent.function.kind == "class")


def by_name(scope: Scope) -> Wanted:
    """The files that may call a function. Python itself calls a special method: then those that name its class."""
    name, module, path = scope.function.name, scope.module.name, scope.module.path
    if scope.cls is None:
        return Wanted(module, name, near=path)
    if name.startswith("__") and name.endswith("__"):
        return Wanted(module, scope.cls.name, near=path)
    return Wanted(module, name, scope.cls.name, near=path)
