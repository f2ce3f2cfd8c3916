"""The configuration in force, each value with its origin."""

from __future__ import annotations

import json
from collections.abc import Iterator

from streamlint.config.keys import KEYS
from streamlint.config.loading import Loaded


def settings(loaded: Loaded, form: str) -> Iterator[str]:
    """As text, `key = value  # origin` with values as TOML writes them, or as JSON."""
    configuration = loaded.configuration
    file = configuration.file.as_posix() if configuration.file else None
    values = {key.name: getattr(configuration, key.field) for key in KEYS}
    values["per-file-ignores"] = dict(configuration.per_file_ignores)
    if form == "json":
        told = {name: {"value": value, "origin": loaded.origins[name]} for name, value in values.items()}
        yield json.dumps({"file": file, "root": configuration.root.as_posix(), "values": told}, indent=2, default=str)
        return
    yield f"# file: {file or 'none'}"
    yield f"# root: {configuration.root.as_posix()}"
    for name, value in values.items():
        yield f"{name} = {_toml(value)}  # {loaded.origins[name]}"


def _toml(value: object) -> str:
    """A value as it would stand in a configuration file, on one line."""
    if isinstance(value, dict):
        pairs = ", ".join(f"{_key(key)} = {_toml(item)}" for key, item in value.items())
        return f"{{ {pairs} }}" if pairs else "{}"
    if isinstance(value, tuple | list):
        return f"[{', '.join(map(_toml, value))}]"
    if isinstance(value, bool | int | float | str):
        return json.dumps(value, ensure_ascii=False)
    return json.dumps(str(value))


def _key(name: str) -> str:
    bare = name.replace("-", "").replace("_", "").isalnum() and name.isascii()
    return name if bare else json.dumps(name)
