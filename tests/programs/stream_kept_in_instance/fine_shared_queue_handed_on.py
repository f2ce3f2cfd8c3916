"""All workers share the one queue that their owner made: what each is annotated with is that, and no queue of its own."""

from queue import PriorityQueue


class Consumer:
    def __init__(self, *, name: str, work_queue: PriorityQueue[int]) -> None:
        self.name = name
        self.work_queue = work_queue


class Worker:
    def __init__(self, broker):
        self.broker = broker
        self.consumers: dict[str, Consumer] = {}
        self.work_queue: PriorityQueue[int] = PriorityQueue()

    def add_consumer(self, name: str) -> None:
        self.consumers[name] = Consumer(name=name, work_queue=self.work_queue)


class Middleware:
    def __init__(self, worker: Worker):
        self.worker = worker

    def after_declare_queue(self, broker, name):
        self.worker.add_consumer(name)
