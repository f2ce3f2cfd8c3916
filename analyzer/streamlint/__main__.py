"""`streamlint` and `python -m streamlint`: the same program, which can be interrupted at any moment."""

import gc
import sys

_SOON = 0.01
"""Seconds. A callback of Python's own takes less, and nobody waits for that long to see a program end."""


def main() -> None:
    """Runs the program and ends the process; with 130 where it is interrupted, be it while it is still loaded."""
    try:
        gc.disable()  # the process ends soon, and its memory with it: a search for cycles would cost more than it frees
        sys.unraisablehook = _interrupted_again
        from streamlint.cli import main as run

        run()
    except KeyboardInterrupt:
        sys.exit(130)
    finally:
        _let_be()


def _interrupted_again(swallowed: "sys.UnraisableHookArgs") -> None:
    """An interrupt that came in a callback, where Python can raise nothing, comes once more when that is over."""
    import _thread

    if swallowed.exc_type is KeyboardInterrupt:
        _thread.start_new_thread(_interrupt_soon, ())
    else:
        sys.__unraisablehook__(swallowed)


def _interrupt_soon() -> None:
    """Not at once: it would come in the very function that is told of the swallowed one, and be swallowed there."""
    import _thread
    import time

    time.sleep(_SOON)
    _thread.interrupt_main()


def _let_be() -> None:
    """Nothing is left to interrupt, nor to search for: the rest is Python's, which would answer with a traceback."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()


if __name__ == "__main__":
    if not sys.flags.safe_path:
        # Python has put the working directory before all else, and nothing of a project that is analysed may be imported.
        del sys.path[0]

    main()
