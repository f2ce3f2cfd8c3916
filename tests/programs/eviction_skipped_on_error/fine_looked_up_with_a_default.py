"""A session is a dict that is asked for what it may not have: no such look-up waits, and none can run out of time."""

from typing import Any


class Commands:
    def __init__(self) -> None:
        self.sessions: dict[str, dict[str, Any]] = {}

    def begin(self, session: dict[str, Any]) -> None:
        session_id = session["id"]
        self.sessions[session_id] = session
        self.send(session.get("to", None), session.get("text", ""))

    def send(self, to: str | None, text: str) -> None:
        print(to, text)

    def finished(self, session_id: str) -> None:
        del self.sessions[session_id]
