"""An agent counts the tokens of a run in a listener of its end; the run forgets its steps before it tells."""

from collections import defaultdict


class Run:
    def __init__(self, model, prompt):
        self._model = model
        self._prompt = prompt
        self._callbacks = defaultdict(list)
        self.steps = []
        self._answer = None

    def add_listener(self, name, callback):
        self._callbacks[name].append(callback)

    def _notify(self, name, *args):
        for callback in list(self._callbacks[name]):
            callback(*args)

    def __iter__(self):
        for step in self._model.generate(self._prompt):
            self.steps.append(step)
            self._notify("step", step)
            yield step
        self._answer = self.steps[-1].text if self.steps else ""
        self.steps.clear()  # leak: STL303
        self._notify("end", self)
        self._callbacks.clear()

    def answer(self):
        return self._answer


class Agent:
    def __init__(self, model, meter):
        self._model = model
        self._meter = meter

    def ask(self, prompt):
        run = Run(self._model, prompt)
        run.add_listener("end", self._count)
        for _ in run:
            pass
        return run.answer()

    def _count(self, run):
        self._meter.add(_tokens(run))


def _tokens(run):
    return sum(step.tokens for step in run.steps)  # leak: STL201
