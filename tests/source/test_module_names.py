"""The name under which other modules import a file."""

from pathlib import Path

import pytest

from streamlint.source.modules import ModuleNames


@pytest.mark.parametrize(
    ("path", "name", "is_package"),
    [
        ("src/app/__init__.py", "app", True),
        ("src/app/agent.py", "app.agent", False),
        ("src/app/web/__init__.py", "app.web", True),
        ("src/app/web/routes.py", "app.web.routes", False),
        ("src/spaces/plain.py", "spaces.plain", False),
        ("tools/run.py", "tools.run", False),
        ("setup.py", "setup", False),
        ("src/top.py", "top", False),
        ("src/app/hooks/openai/__init__.py", "app.hooks.openai", True),
        ("src/app/hooks/openai/moderation.py", "app.hooks.openai.moderation", False),
        ("src/app/hooks/plain.py", "app.hooks.plain", False),
    ],
)
def test_names(tmp_path: Path, path: str, name: str, is_package: bool) -> None:
    for folder in ("src/app/web", "src/app/hooks/openai", "src/spaces", "tools"):
        (tmp_path / folder).mkdir(parents=True)
    for package in ("src/app", "src/app/web", "src/app/hooks/openai"):
        (tmp_path / package / "__init__.py").touch()
    assert ModuleNames().name(tmp_path / path, tmp_path) == (name, is_package)


def test_a_package_has_its_name_wherever_the_run_starts(tmp_path: Path) -> None:
    (tmp_path / "app/web").mkdir(parents=True)
    for package in ("app", "app/web"):
        (tmp_path / package / "__init__.py").touch()
    for root in (tmp_path, tmp_path / "app", tmp_path / "app/web"):
        assert ModuleNames().name(tmp_path / "app/web/routes.py", root) == ("app.web.routes", False)
