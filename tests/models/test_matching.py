"""Names of a program meet the factories they mean, and no others."""

import pytest

from streamlint.models.loader import load_builtin

MODELS = load_builtin()


def ids(dotted: str) -> list[str]:
    return [match.api.id for match in MODELS.match_call(dotted)]


@pytest.mark.parametrize(
    ("dotted", "api"),
    [
        ("anthropic.AnthropicBedrock.messages.stream", "anthropic.message_stream"),
        ("anthropic.lib.bedrock.AnthropicBedrock.beta.messages.stream", "anthropic.beta_message_stream"),
        ("anthropic.AsyncAnthropicVertex.beta.messages.tool_runner", "anthropic.tool_runner"),
        ("anthropic.Anthropic.with_raw_response.messages.create", "anthropic.raw_stream"),
        ("anthropic.Anthropic.beta.messages.with_raw_response.create", "anthropic.raw_stream"),
        ("anthropic.Anthropic#messages.stream", "anthropic.message_stream"),
        ("anthropic.Anthropic.with_options().messages.stream", "anthropic.message_stream"),
        ("anthropic.Client.copy().with_options().messages.create", "anthropic.raw_stream"),
        ("openai.chat.completions.create", "openai.raw_stream"),
        ("openai.AzureOpenAI.responses.stream", "openai.response_stream"),
        ("openai.AsyncClient.chat.completions.stream", "openai.chat_completion_stream"),
        ("openai.OpenAI.chat.completions.with_streaming_response.create", "stainless.api_response"),
        ("openai.OpenAI.responses.with_streaming_response.create", "stainless.api_response"),
        ("openai.OpenAI.beta.threads.runs.with_streaming_response.create", "openai.raw_stream"),
        ("openai.lib.streaming._assistants.AssistantEventHandler", "openai.assistant_event_handler"),
        ("httpx2.Client.stream", "httpx.stream"),
        ("httpx.stream", "httpx.stream"),
        ("requests.get", "requests.stream"),
        ("requests.sessions.Session.post", "requests.stream"),
        ("requests.session().get", "requests.stream"),
        ("aiohttp.client.ClientSession.get", "aiohttp.client_response"),
        ("redis.cluster.RedisCluster.pubsub", "redis.pubsub"),
        ("redis.asyncio.from_url().pubsub", "redis.pubsub"),
        ("boto3.client(bedrock-runtime).converse_stream", "boto3.event_stream"),
        ("boto3.session.Session.client(s3).get_object", "boto3.streaming_body"),
        ("botocore.client.BaseClient.converse_stream", "boto3.event_stream"),
        ("boto3.client().get_object", "boto3.streaming_body"),
        ("xai_sdk.Client.chat.create().stream", "xai_sdk.chat_stream"),
        ("grpc.Channel.unary_stream()", "grpc.call"),
        ("litellm.Router.acompletion", "litellm.stream"),
        ("agents.Runner.run_streamed", "openai_agents.run_streamed"),
        ("mcp.client.session.ClientSession", "mcp.client"),
        ("asyncio.PriorityQueue", "asyncio.queue"),
        ("multiprocessing.Queue", "asyncio.queue"),
        ("instructor.from_openai().chat.completions.create_partial", "instructor.partial"),
    ],
)
def test_spelling_is_recognised(dotted: str, api: str) -> None:
    assert api in ids(dotted)


@pytest.mark.parametrize(
    "dotted",
    [
        "anthropic.Anthropic.messages.count_tokens",
        "anthropic.Anthropic.messages",
        "anthropic.Anthropic",
        "anthropic.messages.stream",
        "openai.OpenAI.embeddings.create",
        "openai.OpenAI.chat.completions",
        "chat.completions.create",
        "acme.OpenAI.chat.completions.create",
        "boto3.client(dynamodb).get_object",
        "boto3.client(s3).converse_stream",
        "requests.Session.close",
        "xai_sdk.Client.chat.create.stream",
        "grpc.Channel.unary_stream",
        "team.run_stream",
        "spade.agent.Agent.run_stream",
        "logging.StreamHandler",
        "open",
        "stream",
        "",
        ".",
        "a..b",
    ],
)
def test_other_names_are_not(dotted: str) -> None:
    assert ids(dotted) == []


def test_no_false_friend_is_a_stream() -> None:
    friends = MODELS.tables.false_friends
    assert len(friends) > 20
    for friend in friends:
        assert ids(friend.name) == []
        assert MODELS.api_of_type(friend.name) is None


def test_false_friend_says_why() -> None:
    friend = MODELS.false_friend("torch.cuda.Stream")
    assert friend is not None
    assert "common word" in friend.why
    assert MODELS.false_friend("run_stream") is None
    assert MODELS.common_method("run_stream") is not None
    assert MODELS.common_method("torch.cuda.Stream") is None


def test_asynchronous_half_of_a_client_is_told_apart() -> None:
    (sync,) = MODELS.match_call("google.genai.Client.models.generate_content_stream")
    (asynchronous,) = MODELS.match_call("google.genai.Client.aio.models.generate_content_stream")
    assert (sync.factory.awaited, asynchronous.factory.awaited) == (False, True)


def test_keyword_decides_between_families() -> None:
    found = {match.api.id: match.factory.when for match in MODELS.match_call("anthropic.Anthropic.messages.stream")}
    assert found["anthropic.message_stream"] == ()
    assert [keyword for keyword, _ in found["anthropic.message_stream.events"]] == ["event_handler"]
    (create,) = MODELS.match_call("anthropic.Anthropic.messages.create")
    assert create.factory.when == (("stream", True),)


def test_stream_that_is_handed_out_in_the_end() -> None:
    (runner,) = MODELS.match_call("anthropic.Anthropic.beta.messages.tool_runner")
    assert runner.api.returns == "streams"
    assert MODELS.stream_api(runner).id == "anthropic.beta_message_stream"
    (connect,) = MODELS.match_call("websockets.asyncio.client.connect")
    assert connect.factory.gives == "streams"
    assert MODELS.stream_api(connect).id == "websockets.connection"
    (raw,) = MODELS.match_call("groq.Groq.chat.completions.create")
    assert MODELS.stream_api(raw) is raw.api


def test_mapping_names_its_key() -> None:
    (match,) = MODELS.match_call("boto3.client(lambda).invoke_with_response_stream")
    assert (match.factory.gives, match.factory.key) == ("mapping", "EventStream")


def test_parameters() -> None:
    websocket = MODELS.match_param("fastapi.websockets.WebSocket")
    assert websocket is not None
    assert websocket.id == "starlette.websocket"
    assert MODELS.match_param("asyncio.Queue") is None
    assert MODELS.match_call("fastapi.WebSocket") == ()
    served = MODELS.match_callback("asyncio.start_server")
    assert [(match.factory.position, match.factory.argument, match.factory.parameter) for match in served] == [
        (0, "client_connected_cb", 0),
        (0, "client_connected_cb", 1),
    ]
    assert MODELS.match_callback("asyncio.open_connection") == ()


def test_attribute_that_is_a_stream() -> None:
    (match,) = MODELS.match_attribute("aiohttp.client_reqrep.ClientResponse.content")
    assert match.api.id == "aiohttp.stream_reader"
    assert MODELS.match_call("aiohttp.ClientResponse.content") == ()


@pytest.mark.parametrize(
    ("dotted", "api"),
    [
        ("anthropic.MessageStream", "anthropic.message_stream"),
        ("anthropic.lib.streaming._messages.AsyncMessageStream", "anthropic.message_stream"),
        ("anyio.streams.memory.MemoryObjectSendStream", "anyio.memory_stream"),
        ("queue.Queue", "asyncio.queue"),
        ("requests.models.Response", "requests.stream"),
        ("collections.abc.Generator", None),
        ("collections.abc.AsyncIterator", None),
        ("torch.cuda.Stream", None),
        ("anthropic.MessageStreamManager", None),
    ],
)
def test_stream_class(dotted: str, api: str | None) -> None:
    found = MODELS.api_of_type(dotted)
    assert (found.id if found else None) == api


def test_manager_class() -> None:
    found = MODELS.manager_of_type("openai.lib.streaming.chat.ChatCompletionStreamManager")
    assert found is not None
    assert found.id == "openai.chat_completion_stream"
    assert MODELS.manager_of_type("anthropic.MessageStream") is None


def test_class_of_plain_results_does_not_decide() -> None:
    plain = MODELS.api_of_type("requests.Response")
    assert plain is not None
    assert not plain.type_decides
    stream = MODELS.api_of_type("openai.Stream")
    assert stream is not None
    assert stream.type_decides


@pytest.mark.parametrize(
    ("path", "leads"),
    [
        ("openai.OpenAI.chat", True),
        ("openai.AzureOpenAI.chat.completions", True),
        ("openai.OpenAI.with_raw_response", True),
        ("openai.OpenAI.chat.with_raw_response.completions", True),
        ("openai.OpenAI.with_options", True),
        ("openai.OpenAI.embeddings", False),
        ("xai_sdk.Client.chat.create", True),
        ("boto3.session.Session.client", True),
        ("contextlib.ExitStack.enter_context", True),
        ("acme.Client", False),
    ],
)
def test_path_leads_on_to_something(path: str, leads: bool) -> None:
    assert MODELS.leads_on(path) is leads
