"""A function that makes a container fills it with as many as it is given; who called it keeps that."""

import asyncio
from collections import defaultdict


class Aggregator:
    def __init__(self, sequences, partitions):
        self.buckets = self.allocate(sequences, partitions)
        self.queues = {}
        self.connect(partitions)

    @staticmethod
    def allocate(sequences, partitions):
        buckets = defaultdict(dict)
        for sequence in range(sequences):
            for partition in partitions:
                buckets[sequence][partition] = asyncio.Queue()
        return buckets

    def connect(self, partitions):
        queues = []
        for partition in partitions:
            queue = asyncio.Queue()
            queues.append(queue)
            print(partition)
        self.queues = queues


aggregator = Aggregator(2, ["a", "b"])
