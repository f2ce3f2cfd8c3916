"""Lowering on other machines: an executor that leads to a Dask cluster. Dask is an extra, and imported only here."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor
from typing import Any, Final

from streamlint.engine.identity import identity

_PATIENCE: Final = 10
"""Seconds that a scheduler is waited for."""


class ClusterError(Exception):
    """A cluster that cannot be used. `str()` says why, in a sentence for users."""


def connected(address: str) -> Callable[[], Executor]:
    """What connects to the cluster of the scheduler at this address. Dask is looked for at once.

    Raises ClusterError where Dask is not installed. What is returned raises it where there is no scheduler, where it has
    no workers, or where they run another streamlint: facts of another program would not be those of this one.
    """
    try:
        import distributed
    except ImportError as error:
        raise ClusterError("--scheduler needs Dask: install it with `pip install 'streamlint[dask]'`") from error
    return lambda: _executor(distributed, address)


def _executor(distributed: Any, address: str) -> Executor:
    try:
        client = distributed.Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError, ImportError) as error:
        raise ClusterError(f"{address}: there is no Dask scheduler: {error}") from error
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
        said = client.run(identity)
    except TimeoutError as error:
        client.close()
        raise ClusterError(f"{address}: it has no workers") from error
    except Exception as error:
        client.close()
        raise ClusterError(f"{address}: its workers cannot run streamlint: {error}") from error
    if set(said.values()) != {_own()}:
        client.close()
        raise ClusterError(f"{address}: its workers run another streamlint")
    executor: Executor = client.get_executor(pure=False)  # Dask itself gives what a dead worker had to another
    return _Closing(executor, client)


def _own() -> bytes:
    """Which program this process is."""
    return identity()


class _Closing(Executor):
    """An executor of Dask that closes the connection when it is shut down."""

    def __init__(self, executor: Executor, client: Any) -> None:
        self._executor = executor
        self._client = client
        self.submit = executor.submit  # type: ignore[method-assign]  # as it is

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Ends the connection, and with it what is still to be done."""
        self._client.close()
