"""The agent counts each step as it comes, and the listener of the end reads the answer."""

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
        self._notify("end", self)
        self.steps.clear()
        self._callbacks.clear()

    def answer(self):
        return self._answer


class Agent:
    def __init__(self, model, meter):
        self._model = model
        self._meter = meter

    def ask(self, prompt):
        run = Run(self._model, prompt)
        run.add_listener("step", lambda step: self._meter.add(step.tokens))
        run.add_listener("end", lambda run: print(run.answer()))
        for _ in run:
            pass
        return run.answer()
