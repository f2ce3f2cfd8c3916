"""What lowering answers for a file that it cannot take."""

from __future__ import annotations


class LoweringError(Exception):
    """The text is no Python that can be lowered. `line` and `column` count from 1."""

    def __init__(self, message: str, line: int = 1, column: int = 1) -> None:
        super().__init__(message, line, column)
        self.message = message
        self.line = line
        self.column = column

    def __str__(self) -> str:
        return f"{self.message} (line {self.line}, column {self.column})"
