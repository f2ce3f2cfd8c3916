"""The JSON schema that is shipped says what the reader of configurations says."""

from __future__ import annotations

import json
import tomllib
from importlib.resources import files
from typing import Any

import pytest
from jsonschema import Draft7Validator

from streamlint.api import known_codes
from streamlint.config.configuration import DEFAULT_EXCLUDE
from streamlint.config.errors import ConfigError
from streamlint.config.keys import KEYS
from streamlint.config.loading import from_values
from streamlint.engine.modelling import table_problems
from streamlint.models import fields
from streamlint.report.configuration_schema import configuration_schema

SHIPPED: dict[str, Any] = json.loads(
    (files("streamlint") / "config" / "configuration.schema.json").read_text(encoding="utf-8")
)


def is_read(text: str) -> bool:
    try:
        from_values(tomllib.loads(text), known_codes(), table_problems)
    except ConfigError:
        return False
    return True


def test_what_is_shipped_is_current() -> None:
    """Where it is not, `.venv/bin/python .ci/outputs` writes it anew."""
    assert configuration_schema() == SHIPPED
    Draft7Validator.check_schema(SHIPPED)


def test_it_has_the_keys_of_the_reader() -> None:
    assert list(SHIPPED["properties"]) == [key.name for key in KEYS]
    for table, known in (("api", fields.API), ("keeper", fields.KEEPER), ("factory", fields.FACTORY)):
        assert set(SHIPPED["definitions"][table]["properties"]) == set(known)
    assert SHIPPED["properties"]["exclude"]["default"] == list(DEFAULT_EXCLUDE)


@pytest.mark.parametrize("word", [*known_codes(), "STL", "STL1", "stl10", " STL103 "])
def test_it_knows_the_codes(word: str) -> None:
    assert is_read(f'select = ["{word}"]')
    assert Draft7Validator(SHIPPED).is_valid({"select": [word]})


RIGHT = [
    "",
    'select = ["STL"]\nextend-select = []\nignore = ["STL301"]',
    'exclude = ["vendor/"]\nextend-exclude = ["*.gen.py"]\nforce-exclude = true',
    'min-confidence = "low"\noutput-format = "json"',
    'per-file-ignores = { "tests/*" = ["STL1"] }',
    '[[api]]\ncall = "acme.open"\nreturns = "manager"\ntype = "acme.Stream"\nfinal = ["text"]\nends = ["close"]',
    '[[api]]\nid = "acme"\n[[api.factory]]\ncall = "acme.open"\nwhen = { stream = true }\nmode = "async"',
    '[[keeper]]\ncall = ["acme.keep"]\nargument = "item"\nuntil = ["acme.drop"]',
    '[[keeper]]\ncall = "acme.keep"\nargument = 1',
]
WRONG = [
    "zzz = 1",
    'select = "STL"',
    "select = [1]",
    'ignore = ["X"]',
    'exclude = [" "]',
    "force-exclude = 1",
    'min-confidence = "hihg"',
    'per-file-ignores = ["STL1"]',
    'per-file-ignores = { "a" = "STL1" }',
    '[api]\ncall = "a.b"',
    "[[api]]\nreturns = 'stream'",
    '[[api]]\ncall = "a.b"\nzzz = 1',
    '[[api]]\ncall = "a b"',
    '[[api]]\ncall = "a.b"\nreturns = "streem"',
    '[[api]]\ncall = "a.b"\nreleased = [""]',
    "[[keeper]]\nargument = 0",
    '[[keeper]]\ncall = "a.b"\nargument = -1',
]


@pytest.mark.parametrize("text", RIGHT)
def test_both_accept(text: str) -> None:
    assert is_read(text)
    Draft7Validator(SHIPPED).validate(tomllib.loads(text))


@pytest.mark.parametrize("text", WRONG)
def test_both_refuse(text: str) -> None:
    assert not is_read(text)
    assert not Draft7Validator(SHIPPED).is_valid(tomllib.loads(text))
