"""Which bytes can keep something under the id of what comes and goes."""

import pytest

from streamlint.engine.modelling import keyed_stores
from streamlint.models.loader import load_builtin

STORES = keyed_stores(load_builtin())


def keeps(text: str) -> bool:
    """Whether a file with this text can keep what is made for a request."""
    return STORES.keeps(text.encode())


@pytest.mark.parametrize(
    "line",
    [
        "self.spans[run_id] = span",
        "self.spans[str(run_id)] = span",
        "self.jobs[job_req.id] = future",
        'self.operations[message["id"]] = operation',
        "self.calls[callId] = 1",
        "self.environ[sid] = environ",
        "cls.open_[(kind, request_id)] = request",
        "self.waiting[uuid.uuid4().hex] = future",
        "self.waiting[self._next_id()] = future",
        "state.sockets.add(websocket)",
        "self.inner.setdefault(session_id, []).append(x)",
        "self.spans[\n        run_id\n    ] = span",
        "self.spans[\n        (run_id, self.names[name])\n    ] = (\n        span\n    )",
    ],
)
def test_an_element_under_an_id(line: str) -> None:
    assert keeps(f"def f(self):\n    {line}\n")


@pytest.mark.parametrize(
    "line",
    [
        "self.names[name] = value",
        "self.grid[identity] = value",
        "self.rows[i] = request_id",
        "if self.spans[run_id] == span: pass",
        "self.runs.append(name)",
        "spans[run_id] = span",
        "run_id = self.spans[key]",
    ],
)
def test_what_is_none(line: str) -> None:
    assert not keeps(f"def f(self):\n    {line}\n")


def test_an_id_by_what_is_assigned_to_the_key() -> None:
    assert keeps("def f(self):\n    key = str(uuid4())\n    self.waiting[key] = x\n")
    assert keeps("def f(self):\n    key: str = request.id\n    self.waiting[key] = x\n")
    assert not keeps("def f(self):\n    key = path.name\n    self.waiting[key] = x\n")


def test_a_variable_counts_where_the_module_assigns_it() -> None:
    assert keeps("OPEN = {}\n\ndef f(run_id):\n    OPEN[run_id] = 1\n")
    assert keeps("import x\nOPEN: dict[str, int] = {}\n\ndef f(run_id):\n    OPEN[run_id] = 1\n")
    assert not keeps("def f(run_id):\n    OPEN = {}\n    OPEN[run_id] = 1\n")


def test_only_a_finally_surely_takes_out() -> None:
    store = "def f(self, run_id):\n    self.open[run_id] = 1\n"
    assert not keeps(f"{store}    try:\n        go()\n    finally:\n        self.open.pop(run_id, None)\n")
    for asked, sure in (("run_id in self.open", True), ("not run_id.ended", False)):
        guarded = (
            f"{store}    try:\n        go()\n    finally:\n        if {asked}:\n            del self.open[run_id]\n"
        )
        assert keeps(guarded) is not sure
    assert keeps(f"{store}    try:\n        go()\n    except ValueError:\n        self.open.pop(run_id, None)\n")
    assert keeps(f"{store}def end(self, run_id):\n    self.open.pop(run_id, None)\n")


def test_a_read_of_a_defaultdict_stores() -> None:
    read = "def f(self, session_id):\n    return self.locks[session_id]\n"
    assert keeps(f"class A:\n    def __init__(self):\n        self.locks = defaultdict(Lock)\n{read}")
    assert keeps(
        f"class A:\n    def __init__(self):\n        self.locks: dict[str, Lock] = c.defaultdict(Lock)\n{read}"
    )
    assert not keeps(f"class A:\n    def __init__(self):\n        self.locks = dict()\n{read}")


def test_what_only_a_finalizer_takes_out_and_keys_that_stay() -> None:
    assert keeps("class A:\n    def __del__(self):\n        A.all.remove(self)\n")
    assert not keeps("class A:\n    def close(self):\n        A.all.remove(self)\n")
    assert keeps("def f(self, x):\n    self.a[x] = y\ndef g(self, x):\n    self.a[x] = None\n")
    assert not keeps("def f(self, x):\n    self.b[x] = y\ndef g(self, x):\n    self.a[x] = None\n")
