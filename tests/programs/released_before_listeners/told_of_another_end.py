"""Listeners that are told of the last message before the table is emptied are not told that it was the last."""

from collections.abc import Callable


class Stream:
    def __init__(self) -> None:
        self.messages: list[str] = []
        self.on_end: list[Callable[[str], None]] = []

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
            listener("closed")
        self.messages.clear()


class Served(Stream):
    def close(self) -> None:
        for listener in self.on_end:
            listener("last message")
        self.on_end.clear()  # leak: STL303
        super().close()
