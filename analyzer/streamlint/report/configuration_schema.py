"""The JSON schema of the configuration, by which editors complete and check it.

It is made from what reads a configuration: the keys, and the fields of the tables. The file `configuration.schema.json`
beside the package's configuration is what this module says.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, get_args

from streamlint.config.configuration import DEFAULT_EXCLUDE, ConfidenceWord, Configuration, OutputFormat
from streamlint.config.keys import KEYS
from streamlint.models import fields
from streamlint.models.schema import Field, Shape

_CODES = {"type": "array", "items": {"$ref": "#/definitions/code"}}
_GLOBS = {"type": "array", "items": {"type": "string", "pattern": "\\S"}}
_NAME = {"type": "string", "pattern": r"^[^\s\d.][^\s.]*(\.[^\s\d.][^\s.]*)*$"}
_WORDS = {"type": "array", "items": {"type": "string", "minLength": 1}}
_POSITION = {"type": "integer", "minimum": 0}
_ARGUMENT = {"anyOf": [_POSITION, {"type": "string"}]}
_CONSTANT = {"type": ["string", "number", "boolean"]}

_VALUES: dict[str, dict[str, Any]] = {
    "select": {**_CODES, "default": ["STL"]},
    "extend-select": _CODES,
    "ignore": _CODES,
    "per-file-ignores": {"type": "object", "additionalProperties": _CODES},
    "min-confidence": {"enum": list(get_args(ConfidenceWord)), "default": Configuration().min_confidence},
    "exclude": {**_GLOBS, "default": list(DEFAULT_EXCLUDE)},
    "extend-exclude": _GLOBS,
    "force-exclude": {"type": "boolean", "default": False},
    "output-format": {"enum": list(get_args(OutputFormat)), "default": Configuration().output_format},
    "api": {"type": "array", "items": {"$ref": "#/definitions/api"}},
    "keeper": {"type": "array", "items": {"$ref": "#/definitions/keeper"}},
}
_SHAPES: dict[Shape, dict[str, Any]] = {
    "text": {"type": "string"},
    "dotted": _NAME,
    "flag": {"type": "boolean"},
    "number": _POSITION,
    "words": _WORDS,
    "names": {"anyOf": [_NAME, {"type": "array", "items": _NAME}]},
    "choice": {"type": "string"},
    "argument": _ARGUMENT,
    "arguments": {"anyOf": [{"enum": ["all", "rest", "none"]}, {"type": "array", "items": _ARGUMENT}]},
    "constants": {"type": "array", "items": _CONSTANT},
    "when": {"type": "object", "additionalProperties": _CONSTANT},
    "table": {"type": "object"},
    "tables": {"type": "array", "items": {"$ref": "#/definitions/factory"}},
}
_ABOUT = {
    "call": "Dotted names of what is called.",
    "returns": "What the call gives: the stream, a manager to enter for it, or what yields streams when it is iterated.",
    "type": "The class of the stream.",
    "accumulates": "Attributes that grow with what passes through the stream.",
    "released": "What is gone when the stream has ended.",
    "final": "What can be read then, and kept instead of the stream.",
    "end-events": "Events after which it has ended.",
    "events": "All events that handlers are told of; a handler for any other is never called.",
    "ends": "Methods after which it has ended.",
    "argument": "Which argument is kept: its position, from 0, or its keyword.",
    "until": "Calls that let it go again.",
}


def configuration_schema() -> dict[str, Any]:
    """The schema of a `streamlint.toml`, which is that of `[tool.streamlint]` too."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "streamlint",
        "description": "The configuration of streamlint: [tool.streamlint] of a pyproject.toml, or a streamlint.toml.",
        "type": "object",
        "additionalProperties": False,
        "properties": {key.name: {"description": key.about, **_VALUES[key.name]} for key in KEYS},
        "definitions": {
            "code": {
                "description": "The code of a rule, or its beginning.",
                "type": "string",
                "pattern": "^\\s*([Ss]|[Ss][Tt]|[Ss][Tt][Ll][0-9]{0,3})\\s*$",
            },
            "api": {**_table(fields.API), "anyOf": [{"required": [key]} for key in ("call", "factory", "type")]},
            "factory": _table(fields.FACTORY),
            "keeper": _table(fields.KEEPER),
        },
    }


def schema_lines() -> Iterator[str]:
    """The schema as text."""
    yield json.dumps(configuration_schema(), indent=2, ensure_ascii=False)


def _table(known: Mapping[str, Field]) -> dict[str, Any]:
    table: dict[str, Any] = {"type": "object", "additionalProperties": False}
    table["properties"] = {key: _property(key, field) for key, field in known.items()}
    if required := [key for key, field in known.items() if field.required]:
        table["required"] = required
    return table


def _property(key: str, field: Field) -> dict[str, Any]:
    about = {"description": _ABOUT[key]} if key in _ABOUT else {}
    if not field.options:
        return {**about, **_SHAPES[field.shape]}
    words = {"enum": list(field.options)}
    return {**about, **({"type": "array", "items": words} if field.shape == "words" else words)}
