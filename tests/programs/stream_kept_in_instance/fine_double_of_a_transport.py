"""What stands for a transport in tests remembers the requests that it was sent, and a stubbed broker has its queues."""

from queue import Queue
from typing import Any


class FakeTransport:
    def __init__(self) -> None:
        self.requests: dict[str, Any] = {}

    def handle_request(self, request_id: str, request: Any) -> str:
        self.requests[request_id] = request
        return "done"


class StubBroker:
    def __init__(self) -> None:
        self.queues: dict[str, Queue[str]] = {}

    def declare_queue(self, name: str) -> None:
        self.queues[name] = Queue()
