"""One method is told of starts and ends: the one who tells sees to both, or what never ends is swept out."""

import time

import tracing


class SweptTracer:
    def __init__(self):
        self.open = {}

    def export(self, operations):
        self._sweep()
        for operation in operations:
            if operation.kind == "create":
                self.open[operation.id] = (tracing.begin(operation.name), time.monotonic())
            elif operation.ended:
                self._forget(operation.id)

    def _sweep(self):
        old = [number for number, (_, began) in self.open.items() if began < time.monotonic() - 3600]
        for number in old:
            self._forget(number)

    def _forget(self, number):
        if number in self.open:
            del self.open[number]


class ToldOfBothTracer:
    def __init__(self):
        self.open = {}

    async def run(self, run_id, work):
        self._tell("start", run_id)
        try:
            await work()
        finally:
            self._tell("end", run_id)

    def _tell(self, what, run_id):
        if what == "start":
            self.open[run_id] = tracing.begin(run_id)
        elif what == "end":
            self.open.pop(run_id, None)
