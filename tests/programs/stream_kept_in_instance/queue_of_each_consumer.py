"""Each consumer is handed a queue of its own: their owner keeps them all."""

from queue import PriorityQueue


class Consumer:
    def __init__(self, *, name: str, work_queue: PriorityQueue[int]) -> None:
        self.name = name
        self.work_queue = work_queue


class Worker:
    def __init__(self, broker):
        self.broker = broker
        self.consumers: dict[str, Consumer] = {}

    def add_consumer(self, name: str) -> None:
        self.consumers[name] = Consumer(name=name, work_queue=PriorityQueue())  # leak: STL103


class Middleware:
    def __init__(self, worker: Worker):
        self.worker = worker

    def after_declare_queue(self, broker, name):
        self.worker.add_consumer(name)
