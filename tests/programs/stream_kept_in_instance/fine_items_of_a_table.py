"""A table of tables that is made and filled once; going over its items makes no other holder of what is in it."""

import queue
import threading
from collections import defaultdict


class Bucket:
    def __init__(self, waiting):
        self.waiting = waiting

    @staticmethod
    def create():
        return Bucket(queue.Queue())


class Aggregator:
    def __init__(self, sequences, partitions):
        self.buckets = self.allocate(sequences, partitions)
        self.dumping = threading.Thread(target=self.dump, daemon=True)
        self.dumping.start()

    def submit(self, sequence, partition, item):
        self.buckets[sequence][partition].waiting.put(item)

    def dump(self):
        for sequence, partitions in list(self.buckets.items()):
            for partition, bucket in list(partitions.items()):
                print(sequence, partition, bucket.waiting.qsize())

    def finalize(self):
        for sequence, partitions in list(self.buckets.items()):
            print(sequence, len(partitions))

    @staticmethod
    def allocate(sequences, partitions):
        buckets = defaultdict(defaultdict)
        for sequence in range(sequences):
            for partition in partitions:
                buckets[sequence][partition] = Bucket.create()
        return buckets
