"""What the leaky and the mended session hold, side by side, after 5, 10, 20 and 40 turns.

    python examples/memory.py

Runs the `message_stream.py` of both folders with the same fake model and weighs each session: all bytes that can be
reached from it, without its classes, functions and modules. `x` is the factor to the row above: twice the turns hold
four times as much where growth is quadratic, and twice as much where it is linear. `compacted` is what is left after
the session has trimmed the runner's history: nearly all of the leaky one.
"""

from __future__ import annotations

import gc
import importlib.util
import sys
from pathlib import Path
from types import BuiltinFunctionType, FunctionType, MethodType, ModuleType
from typing import Any

TURNS = (5, 10, 20, 40)
NOT_WEIGHED = (type, ModuleType, BuiltinFunctionType)


def load(folder: str) -> ModuleType:
    """The `message_stream.py` of a folder, as a module of its own."""
    path = Path(__file__).parent / folder / "message_stream.py"
    spec = importlib.util.spec_from_file_location(f"{folder}_message_stream", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


def weight(root: object) -> int:
    """The bytes that can be reached from an object, each object counted once."""
    seen: set[int] = set()
    waiting = [root]
    total = 0
    while waiting:
        found = waiting.pop()
        if id(found) in seen or isinstance(found, NOT_WEIGHED):
            continue
        seen.add(id(found))
        total += sys.getsizeof(found)
        waiting.extend(referents(found))
    return total


def referents(found: object) -> list[Any]:
    """What an object keeps alive; of a function only what it captured, for its globals are the program's."""
    if isinstance(found, FunctionType):
        return [found.__closure__, found.__defaults__]
    if isinstance(found, MethodType):
        return [found.__self__]
    return gc.get_referents(found)


def measure(program: ModuleType, turns: int) -> tuple[int, int]:
    """The bytes that a session of so many turns holds, before and after it was compacted."""
    session = program.Session(program.FakeModel(turns), "How do I open the valve?")
    session.run()
    before = weight(session)
    session.compact()
    return before, weight(session)


def columns(held: object, times: str, compacted: object) -> str:
    """One program's three columns."""
    return f"{held:>9}{times:>5}{compacted:>11}"


def factor(held: int, previous: int) -> str:
    """How many times as much as in the row above."""
    return f"{held / previous:.1f}" if previous else "-"


def main() -> None:
    """Print the table."""
    leaky, mended = load("leaky"), load("mended")
    print(f"{'turns':>5} |{columns('leaky', 'x', 'compacted')} |{columns('mended', 'x', 'compacted')} | leaky:mended")
    kept, freed = 0, 0
    for turns in TURNS:
        kept_before, (kept, kept_compacted) = kept, measure(leaky, turns)
        freed_before, (freed, freed_compacted) = freed, measure(mended, turns)
        left = columns(kept, factor(kept, kept_before), kept_compacted)
        right = columns(freed, factor(freed, freed_before), freed_compacted)
        print(f"{turns:>5} |{left} |{right} | {kept / freed:>12.1f}")
    print("The weights are bytes.")


if __name__ == "__main__":
    main()
