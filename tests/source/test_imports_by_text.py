"""What a file imports, read off its bytes."""

import pytest

from streamlint.source.imports import Imported, imported


def names(text: str, module: str = "app.server", *, is_package: bool = False) -> set[str]:
    return set(imported(text.encode(), module, is_package=is_package).names)


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("import os", {"os"}),
        ("import os.path as p, app.state  # both", {"os.path", "app.state"}),
        ("from app.state import STREAMS", {"app.state.STREAMS"}),
        ("from app.state import STREAMS as kept, other", {"app.state.STREAMS", "app.state.other"}),
        ("from app.state import (\n    STREAMS,  # all\n    other as o,\n)", {"app.state.STREAMS", "app.state.other"}),
        ("from app.state import STREAMS, \\\n    other", {"app.state.STREAMS", "app.state.other"}),
        ("from app.state import *", {"app.state.*"}),
        ("from . import state", {"app.state"}),
        ("from .state import STREAMS", {"app.state.STREAMS"}),
        ("from ..lib.state import STREAMS", {"lib.state.STREAMS"}),
        ("    from app import été", {"app.été"}),
        ("if x: import os", set()),
        ("value = 'import os'", set()),
    ],
)
def test_names_are_dotted_and_absolute(text: str, bound: set[str]) -> None:
    assert names(text) == bound


def test_in_a_package_one_dot_is_the_package_itself() -> None:
    assert names("from . import state", "app", is_package=True) == {"app.state"}
    assert names("from .state import x", "app.inner", is_package=True) == {"app.inner.state.x"}


def test_questions() -> None:
    found = imported(
        b"from app.state import STREAMS\nimport app.maker\nfrom lib import *\n", "app.server", is_package=False
    )
    assert found.modules == {"app.state", "lib"}
    assert found.binds("app.state", "STREAMS")
    assert not found.binds("app.state", "other")
    assert found.binds("app.maker", "ask")
    assert found.binds("lib", "anything")
    assert found.ends_with("STREAMS")
    assert not found.ends_with("ask")
    assert not Imported(frozenset(), frozenset()).ends_with("")
