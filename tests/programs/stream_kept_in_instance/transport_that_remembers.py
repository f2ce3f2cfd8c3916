"""A transport remembers the requests that it was sent, and a broker has its queues."""

from queue import Queue
from typing import Any


class Transport:
    def __init__(self) -> None:
        self.requests: dict[str, Any] = {}

    def handle_request(self, request_id: str, request: Any) -> str:
        self.requests[request_id] = request  # leak: STL103
        return "done"


class Broker:
    def __init__(self) -> None:
        self.queues: dict[str, Queue[str]] = {}

    def declare_queue(self, name: str) -> None:
        self.queues[name] = Queue()  # leak: STL103
