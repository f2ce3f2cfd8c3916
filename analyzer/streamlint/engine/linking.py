"""Where the engine hands over to lowering and to the retention graph. Both are imported only when there is work."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from streamlint.engine.reading import Read
from streamlint.outcome import FileError
from streamlint.source.modules import ModuleNames

if TYPE_CHECKING:
    from streamlint.facts.records import Module
    from streamlint.models.catalogue import Models
    from streamlint.retention.program import Program


def lowered(file: Read, names: ModuleNames) -> Module | FileError:
    """The facts of a file, or why it could not be parsed."""
    from streamlint.facts.lowering import lower
    from streamlint.facts.lowering.errors import LoweringError

    name, is_package = names.name(file.source.path, file.source.root)
    try:
        return lower(file.text, file.printed, name, is_package)
    except LoweringError as error:
        return FileError(file.printed, error.line, error.column, error.message)
    except RecursionError:
        return FileError(file.printed, 1, 1, "nested too deeply to be analysed")


def linked(modules: Sequence[Module], models: Models) -> Program:
    """The retention graph of the modules."""
    from streamlint.retention.program import link

    return link(modules, models)
