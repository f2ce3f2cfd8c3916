"""streamlint finds streams that a loop, a request or a connection makes and the code keeps for ever."""

# Nothing may be imported here: `python -m streamlint` comes by before it has left out the folder that it runs in.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from streamlint.api import Confidence as Confidence
    from streamlint.api import ConfigError as ConfigError
    from streamlint.api import Configuration as Configuration
    from streamlint.api import Container as Container
    from streamlint.api import FileError as FileError
    from streamlint.api import Finding as Finding
    from streamlint.api import Location as Location
    from streamlint.api import MissingPathError as MissingPathError
    from streamlint.api import Report as Report
    from streamlint.api import Statistics as Statistics
    from streamlint.api import Step as Step
    from streamlint.api import check as check

__version__ = "0.1.0"
__all__ = [
    "Confidence",
    "ConfigError",
    "Configuration",
    "Container",
    "FileError",
    "Finding",
    "Location",
    "MissingPathError",
    "Report",
    "Statistics",
    "Step",
    "__version__",
    "check",
]


def __getattr__(name: str) -> object:
    """The rest is imported when it is first asked for, so that `streamlint --version` loads next to nothing."""
    if name in __all__:
        from streamlint import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
