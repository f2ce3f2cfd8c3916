"""streamlint finds streams that a loop, a request or a connection makes and the code keeps for ever."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from streamlint.api import check as check

__version__ = "0.1.0"
__all__ = ["__version__", "check"]


def __getattr__(name: str) -> object:
    """`check` is imported when it is first asked for, so that `streamlint --version` loads next to nothing."""
    if name == "check":
        from streamlint.api import check

        return check
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
