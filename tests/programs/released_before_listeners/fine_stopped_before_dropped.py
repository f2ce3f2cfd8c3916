"""What is stopped before the table is emptied needs no telling, though the base class goes through the table once more."""

from collections.abc import Callable


class Stream:
    def __init__(self) -> None:
        self.messages: list[str] = []
        self.on_end: list[Callable[[], None]] = []

    def __iter__(self) -> "Stream":
        return self

    def __next__(self) -> str:
        message = input()
        self.messages.append(message)
        if message == "end":
            self.close()
            raise StopIteration
        return message

    def close(self) -> None:
        for listener in self.on_end:
            listener()
        self.messages.clear()


class Served(Stream):
    def close(self) -> None:
        for listener in self.on_end:
            listener()
        self.on_end.clear()
        super().close()
