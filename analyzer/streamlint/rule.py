"""What a rule is: a question to the retention graph, with its page and its examples beside it."""

from __future__ import annotations

import inspect
from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from streamlint.finding import Finding, Severity

if TYPE_CHECKING:
    from streamlint.retention.program import Program


class Rule(ABC):
    """One pattern of bug. The class docstring is the rule's page; `leaks` and `fine` are whole programs that tests run.

    Of several rules that speak of one source and one store, the one of the greatest `specificity` is heard. `severity` is
    how loud its findings usually are.

    In `leaks` every line that must be reported ends with the mark `# leak: CODE`; lines without a mark must stay silent.
    """

    code: ClassVar[str]
    name: ClassVar[str]
    leaks: ClassVar[str]
    fine: ClassVar[str]
    specificity: ClassVar[int] = 0
    severity: ClassVar[Severity] = "error"

    @abstractmethod
    def check(self, program: Program) -> Iterator[Finding]:
        """The findings of this rule in a linked program."""

    @classmethod
    def page(cls) -> str:
        """The rule's documentation, as written in its docstring."""
        return inspect.cleandoc(cls.__doc__ or "")

    @classmethod
    def summary(cls) -> str:
        """The page's first sentence."""
        return cls.page().partition("\n")[0]
