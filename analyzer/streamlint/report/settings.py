"""The configuration in force, each value with its origin."""

from __future__ import annotations

import json
from collections.abc import Iterator

from streamlint.config.keys import KEYS
from streamlint.config.loading import Loaded
from streamlint.report.encoded import encoded
from streamlint.report.plain import plain


def settings(loaded: Loaded, form: str) -> Iterator[str]:
    """As text, `key = value  # origin` with values as TOML writes them, or as JSON."""
    configuration = loaded.configuration
    file = configuration.file.as_posix() if configuration.file else None
    values = {key.name: getattr(configuration, key.field) for key in KEYS}
    values["per-file-ignores"] = dict(configuration.per_file_ignores)
    if form == "json":
        told = {name: {"value": value, "origin": loaded.origins[name]} for name, value in values.items()}
        yield encoded({"file": file, "root": configuration.root.as_posix(), "values": told}, default=str)
        return
    yield plain(f"# file: {file or 'none'}")
    yield plain(f"# root: {configuration.root.as_posix()}")
    for name, value in values.items():
        yield f"{name} = {_toml(value)}  # {plain(loaded.origins[name])}"


def _toml(value: object) -> str:
    """A value as it would stand in a configuration file, on one line."""
    if isinstance(value, dict):
        pairs = ", ".join(f"{_key(key)} = {_toml(item)}" for key, item in value.items())
        return f"{{ {pairs} }}" if pairs else "{}"
    if isinstance(value, tuple | list):
        return f"[{', '.join(map(_toml, value))}]"
    if isinstance(value, bool | int | float):
        return json.dumps(value)
    return _string(str(value))


def _key(name: str) -> str:
    bare = name.replace("-", "").replace("_", "").isalnum() and name.isascii()
    return name if bare else _string(name)


def _string(text: str) -> str:
    """A string between quotes. What a terminal or a CI system could take for more than text is written by its number."""
    quoted = json.dumps(text, ensure_ascii=False).replace("##", "#\\u0023")
    return "".join(one if plain(one) == one else _numbered(one) for one in quoted)


def _numbered(character: str) -> str:
    number = ord(character)
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"
