"""Which files the search over the bytes lets through."""

import re

import pytest

import marked
from streamlint.engine.modelling import keyed_stores, needed
from streamlint.models.loader import load_builtin
from streamlint.models.tables import Factory, Given
from streamlint.source.gate import Gate, Needed

MODELS = load_builtin()
BUILTIN = tuple(needed(MODELS))
STORES = keyed_stores(MODELS)
ACME = frozenset({"acme"})
METHOD = Needed(ACME, frozenset({"open_stream"}), member=("", "open_stream"))


def passes(text: str | bytes, *wanted: Needed) -> bool:
    """Whether a run of one file lets it through."""
    data = text.encode() if isinstance(text, str) else text
    gate = Gate(wanted or BUILTIN, None if wanted else STORES)
    gate.learn(gate.look(data))
    return gate.passes(gate.look(data), data)


@pytest.mark.parametrize(
    "line",
    [
        "import acme",
        "import os.path as p, acme.streams",
        "from acme.streams import Stream",
        "try: import acme\nexcept ImportError: pass",
        "    from acme import a, b",
    ],
)
def test_a_file_that_imports_a_package_opens_the_gate_to_all(line: str) -> None:
    gate = Gate([METHOD])
    used = b"client.open_stream()"
    gate.learn(gate.look(used))
    assert not gate.passes(gate.look(used), used)
    gate.learn(gate.look(line.encode()))
    assert gate.passes(gate.look(used), used)


@pytest.mark.parametrize("line", ["import os", "import acmes", "from other import acme_client", "acme = 1", "# acme"])
def test_a_word_alone_is_no_import(line: str) -> None:
    gate = Gate([METHOD])
    gate.learn(gate.look(line.encode()))
    assert not gate.passes(gate.look(b"client.open_stream()"), b"client.open_stream()")


def test_a_file_may_belong_to_the_package_by_its_path() -> None:
    gate = Gate([METHOD])
    gate.learn(gate.look(b"import os"), ["src", "acme"])
    assert gate.passes(gate.look(b"client.open_stream()"), b"client.open_stream()")


@pytest.mark.parametrize("call", ["client.open_stream()", "(client\n    .open_stream())", "f = client.open_stream"])
def test_a_method(call: str) -> None:
    assert passes(f"import acme\n{call}", METHOD)


@pytest.mark.parametrize(
    "text", ["client.open_streams()", "client.reopen_stream()", "def open_stream(): ...", "open()"]
)
def test_what_is_not_the_method(text: str) -> None:
    assert not passes(f"import acme\n{text}", METHOD)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("client.messages.stream()", True),
        ("client.beta\\\n    .messages\\\n    .stream()", True),
        ("self._messages.stream()", True),
        ("messages = client.messages\nmessages.stream()", True),
        ("ask(client.messages)\nother.stream()", True),
        ("client.messages.list()\nother.stream()", False),
        ("messages = []\nother.stream()", False),
    ],
)
def test_a_method_behind_its_attribute(text: str, found: bool) -> None:
    method = Needed(ACME, frozenset({"stream"}), member=("messages", "stream"))
    assert passes(f"import acme\n{text}", method) is found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("import acme\nacme.listen()", True),
        ("from acme import listen", True),
        ("from acme.net import (\n    other,\n    listen as hear,\n)", True),
        ("import acme\nfrom .net import listen", True),
        ("import acme\ndef listen(): ...", False),
        ("import acme\nfrom other import listen", False),
    ],
)
def test_a_function_of_a_package(text: str, found: bool) -> None:
    assert passes(text, Needed(ACME, frozenset({"acme", "listen"}), function=("acme", "listen"))) is found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("def f(s: Stream): ...", True),
        ("def f(\n    s: 'acme.Stream | None',\n): ...", True),
        ("class Mine(Stream): ...", True),
        ("class Mine(\n    Base,\n    acme.Stream,\n): ...", True),
        ("from acme import Stream as S", True),
        ("Kind = Stream", True),
        ("from acme import Stream", False),
        ("isinstance(s, Stream)", False),
        ("x = Stream()", False),
        ("def f() -> Stream: ...", False),
        ("def f(s: Streams): ...", False),
    ],
)
def test_a_class_that_is_declared(text: str, found: bool) -> None:
    assert passes(f"import acme\n{text}", Needed(ACME, frozenset({"acme", "Stream"}), declared="Stream")) is found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("seen.append(r)", True),
        ("return r", True),
        ("keep(request=r)", True),
        ("held = {'r': r}", True),
        ("r.body()", False),
        ("r.state['x'] = 1", False),
    ],
)
def test_what_a_framework_hands_in_must_be_handed_on(body: str, found: bool) -> None:
    handed_in = Needed(ACME, frozenset({"acme", "Request"}), declared="Request", handed_in=True)
    assert passes(f"from acme import Request\ndef f(r: Request):\n    {body}\n", handed_in) is found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("c.create(stream=True)", True),
        ("c.create(\n    stream = (True),\n)", True),
        ("kw = {'stream': True}", True),
        ('kw["stream"] = True', True),
        ("c.create(stream=1)", True),
        ("ALWAYS = True\nc.create(stream=ALWAYS)", True),
        ("on: bool = True\nalso = on\nc.create(stream=also)", True),
        ("c.create(stream=False)", False),
        ("c.create(stream=stream)", False),
        ("c.create(upstream=True)\nstream = 0", False),
        ("c.create(stream=other)\nother = load()", False),
    ],
)
def test_a_keyword_that_must_be_given_a_constant(text: str, found: bool) -> None:
    factory = Needed(ACME, frozenset({"stream"}), (("stream", True),))
    assert passes(f"import acme\n{text}", factory) is found


def test_constants_of_other_types() -> None:
    assert passes("import acme\nf(version='v3')", Needed(ACME, frozenset({"version"}), (("version", "v3"),)))
    assert not passes("import acme\nf(version='v2')", Needed(ACME, frozenset({"version"}), (("version", "v3"),)))
    assert passes("import acme\nf(load=False)", Needed(ACME, frozenset({"load"}), (("load", False),)))


def test_bytes_that_are_no_text() -> None:
    assert not passes(b"\x00\xff\xfe")
    assert not passes(b"")
    assert passes("été = 1\nimport litellm\nlitellm.completion(stream=True)")


def spelled(factory: Factory) -> str:
    """The call of a factory, as a program writes it."""
    values = ", ".join(f"{key}={1 if isinstance(value, Given) else repr(value)}" for key, value in factory.when)
    path = re.sub(r"\([^)]*\)", "()", factory.call)
    imported = f"import {factory.call.partition('.')[0]}\n"
    return imported + (f"def f(a: {path}): g(a)" if factory.how == "annotation" else f"{path}({values})")


@pytest.mark.parametrize("api", MODELS.apis, ids=lambda api: api.id)
def test_every_factory_opens_the_gate_with_its_own_call(api) -> None:
    for factory in api.factories:
        assert passes(spelled(factory)), factory.call


@pytest.mark.parametrize("api", [api for api in MODELS.apis if api.type_decides], ids=lambda api: api.id)
def test_every_class_that_decides_opens_the_gate(api) -> None:
    for name in (*api.types, *api.managers):
        assert passes(f"import {name.partition('.')[0]}\ndef f(s: {name}): keep(s)"), name


@pytest.mark.parametrize("program", list(marked.programs()), ids=marked.name)
def test_every_program_with_a_mark_passes(program) -> None:
    text = program.read_text(encoding="utf-8")
    if marked.marks(text):
        assert passes(text)
