"""The answer to a request is waited for in its queue, for five seconds: where none comes, the queue stays."""

from queue import Queue


class Commands:
    def __init__(self) -> None:
        self.answers: dict[str, Queue[str]] = {}

    def ask(self, request_id: str, text: str) -> str:
        answer: Queue[str] = Queue()
        self.answers[request_id] = answer  # leak: STL108
        print(request_id, text)
        return answer.get(True, 5)

    def on_answer(self, request_id: str, text: str) -> None:
        self.answers.pop(request_id).put(text)
