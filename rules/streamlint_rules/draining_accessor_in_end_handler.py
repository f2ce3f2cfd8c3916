"""STL204: an end handler calls an accessor that reads its own stream, whose iterator is still running."""

from __future__ import annotations

from collections.abc import Iterator

from streamlint.explaining.call import explain_drain
from streamlint.finding import Finding
from streamlint.retention.program import Program
from streamlint.rule import Rule


class DrainingAccessorInEndHandler(Rule):
    """An end handler calls an accessor that reads its own stream to the end, while the stream's iterator is running.

    What it does: reports `get_final_message()`, `get_final_messages()`, `until_done()` and what else a table says fails
    there, called on `self` in an overridden `on_end` or in what that calls. For classes of the project it reports the
    accessor that reads a generator which the class keeps in an attribute, when that generator is what calls the handler.

    Why it matters: it raises, each time: `ValueError: generator already executing`, or with asynchronous streams
    `RuntimeError: anext(): asynchronous generator is already running`. Handlers run in the `finally` of the stream's
    generator, which has not returned yet, and the accessor asks that generator for more.

    What to do instead: in the handler read the snapshot (`self.current_message_snapshot`), which is complete by then; or
    call the accessor when the stream was read, outside of the handler.

    False alarms: an error that is caught on purpose. Missed alarms: an accessor of the project's own that looks first
    whether the stream has ended, and is wrong about it; handlers that reach the stream through a container.
    """

    code = "STL204"
    name = "draining-accessor-in-end-handler"
    leaks = """
from openai import AssistantEventHandler


class Saving(AssistantEventHandler):
    def __init__(self, store):
        super().__init__()
        self.store = store

    def on_end(self):
        self.store.save(self.get_final_messages())  # leak: STL204
"""
    fine = """
from openai import AssistantEventHandler


class Saving(AssistantEventHandler):
    def __init__(self, store):
        super().__init__()
        self.store = store

    def on_end(self):
        self.store.save(self.current_message_snapshot)
"""

    def check(self, program: Program) -> Iterator[Finding]:
        """One finding for each accessor."""
        for late in program.late_reads.drains:
            yield explain_drain(self, late)
