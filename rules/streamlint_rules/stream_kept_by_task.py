"""STL107: a task, a future, a queue or an exit stack keeps what was made for a request, after the request is done."""

from __future__ import annotations

from collections.abc import Iterator

from streamlint.explaining.callback import explain_callback
from streamlint.explaining.task import explain_endless, explain_heap, explain_promise, explain_queue
from streamlint.finding import Finding
from streamlint.retention.keeping.patterns import Pattern
from streamlint.retention.program import Program
from streamlint.rule import Rule


class StreamKeptByTask(Rule):
    """Tasks that are done stay in a list, tasks that are started for each request never end, queues are never read.

    What it does: reports a store of a new task, for each message or request, into a container of an object, class
    or module from which finished ones do not go; a future that a container keeps until it is done, where a wait
    gives up on it without cancelling it; a task that each request starts and that polls until the process ends, or
    serves an object of the request which nothing ends, in a task group that outlives it; a stream in a queue from
    which nothing is taken, or in a container that a thread-local or a context variable has; what each request enters on
    an exit stack that outlives it, or what another method takes out of a registry, but not off the stack.

    Why it matters: a task that is done keeps its result or its exception, with all frames of its traceback; one
    that is not done keeps its frame, and that the stream, the transport and the history.

    What to do instead: `tasks.add(task); task.add_done_callback(tasks.discard)`; cancel what a wait gave up on;
    end with the request, in a `finally`, what its task serves; open an exit stack for each call. A guard against
    starting twice belongs to the process or the thread: in a context variable each request has its own.

    Fixes: unsafe: a done-callback takes each task out of the set, where no other callback and no `remove` does.

    What grows: n requests leave n tasks, each with its frame or its result.

    A context variable that is set and never reset is not told: it is one slot of its context, the next `set` there
    overwrites it, and the context of a request goes with the request's task. What grows is a container that it
    has, and the tuple that each `set` makes longer; a list of tokens keeps all that was there before.

    Missed alarms: tasks whose end depends on what code out of sight does; lists of tasks of a call; copies of
    contexts that are kept; what one slot keeps in each of many threads or tasks that go on.
    """

    code = "STL107"
    name = "stream-kept-by-task"
    severity = "warning"
    specificity = Pattern.TASK
    leaks = """
import asyncio


class Executor:
    def __init__(self, channel):
        self._channel = channel
        self._tasks = []

    async def run(self):
        async for message in self._channel:
            self._tasks.append(asyncio.create_task(self._infer(message)))  # leak: STL107

    async def _infer(self, message):
        return message.upper()
"""
    fine = """
import asyncio


class Executor:
    def __init__(self, channel):
        self._channel = channel
        self._tasks = set()

    async def run(self):
        async for message in self._channel:
            task = asyncio.create_task(self._infer(message))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _infer(self, message):
        return message.upper()
"""

    def check(self, program: Program) -> Iterator[Finding]:
        """One finding for each container of tasks, each broken promise, each endless task and each queue."""
        for kept in program.kept_tasks:
            yield explain_heap(self, kept, program)
        for broken in program.broken_promises:
            yield explain_promise(self, broken)
        for endless in program.endless:
            yield explain_endless(self, endless)
        for kept in program.kept:
            if kept.pattern is Pattern.TASK:
                yield explain_queue(self, kept, program)
        for forgotten in program.forgotten_callbacks:
            if forgotten.registration.enters:
                yield explain_callback(self, forgotten)
