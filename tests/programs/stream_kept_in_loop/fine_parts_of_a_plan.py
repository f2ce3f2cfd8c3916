"""A plan is made of steps, of which one may be read lazily and remembers what it gave: the plan is done when it is made."""


class Lazy:  # streamlint: ignore[STL301] it is there to be read again
    def __init__(self, source):
        self.source = iter(source)
        self.done = []

    def __iter__(self):
        yield from self.done
        for item in self.source:
            self.done.append(item)
            yield item


class Step:
    def __init__(self, task, arguments):
        self.task = task
        self.arguments = arguments


def plan(tasks):
    steps = []
    for task in tasks:
        steps.append(Step(task, Lazy(task.arguments)))
    return [step.task for step in steps]
