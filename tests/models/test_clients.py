"""Clients are known by their classes, their modules and what makes them."""

import pytest

from streamlint.models.loader import load_builtin

MODELS = load_builtin()


@pytest.mark.parametrize(
    ("maker", "argument", "client"),
    [
        ("boto3.client", "bedrock-runtime", "boto3.bedrock-runtime"),
        ("boto3.session.Session.client", "s3", "boto3.s3"),
        ("botocore.session.Session.create_client", "logs", "boto3.logs"),
        ("boto3.client", None, "boto3.client"),
        ("boto3.client", "dynamodb", None),
        ("boto3.resource", "s3", None),
        ("redis.from_url", "redis://localhost", "redis.sync"),
        ("redis.from_url", None, "redis.sync"),
        ("redis.asyncio.Redis.from_url", None, "redis.async"),
        ("requests.session", None, "requests"),
        ("instructor.from_openai", None, "instructor.sync"),
        ("requests.get", None, None),
    ],
)
def test_made_by(maker: str, argument: str | None, client: str | None) -> None:
    found = MODELS.client_made_by(maker, argument)
    assert (found.id if found else None) == client


def test_module_in_place_of_an_instance() -> None:
    module = MODELS.client_class("openai")
    assert module is not None
    assert module is MODELS.client_class("openai.OpenAI")
    assert MODELS.client_class("anthropic") is None
    assert MODELS.client_class("anthropic.types") is None


def test_derived_client() -> None:
    client = MODELS.client_class("openai.OpenAI")
    groq = MODELS.client_class("groq.Groq")
    requests = MODELS.client_class("requests.Session")
    assert client is not None
    assert groq is not None
    assert requests is not None
    assert MODELS.derives(client, "with_options")
    assert not MODELS.derives(client, "close")
    assert not MODELS.derives(requests, "copy")


@pytest.mark.parametrize("client", MODELS.tables.clients, ids=lambda client: client.id)
def test_root_leads_to_the_factories_of_its_client(client) -> None:
    assert MODELS.leads_on(client.root)
    parts = {factory.call for api in MODELS.apis for factory in api.factories}
    assert any(MODELS.match_call(client.root + "." + rest) for rest in _rests(parts))


def _rests(calls: set[str]) -> set[str]:
    return {".".join(call.split(".")[start:]) for call in calls for start in range(1, call.count(".") + 1)}
