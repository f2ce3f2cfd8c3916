"""The fixed point: what `answer` can hold at the end of small programs, however a value comes there."""

from __future__ import annotations

import pytest

from retention.linked import held, lines, linked, variable, words
from streamlint.retention.linking.linker import MOST_VALUES
from streamlint.retention.values import Container

CLASSES = "class A: pass\nclass B: pass\nanswer = None\n"

PROGRAMS = {
    "constructor": ("answer = A()", {"A()"}),
    "either": ("answer = A() if given else B()", {"A()", "B()"}),
    "rebound": ("answer = A()\nanswer = B()", {"A()", "B()"}),
    "walrus": ("print(answer := A())", {"A()"}),
    "chained": ("x = answer = A()", {"A()"}),
    "tuple": ("x, answer = A(), B()", {"B()"}),
    "unpacked": ("pair = (A(), B())\nanswer, x = pair", {"A()"}),
    "starred": ("first, *rest = (A(), B())\nanswer = rest[0]", {"B()"}),
    "attribute": ("x = A()\nx.part = B()\nanswer = x.part", {"B()"}),
    "attribute apart": ("x, y = A(), A()\nx.part, y.part = A(), B()\nanswer = y.part", {"B()"}),
    "attributes apart": ("x = A()\nx.a, x.b = A(), B()\nanswer = x.a", {"A()"}),
    "deep attribute": ("x = A()\nx.y = A()\nx.y.z = B()\nanswer = x.y.z", {"B()"}),
    "getattr": ("x = A()\nsetattr(x, 'part', B())\nanswer = getattr(x, 'part')", {"B()"}),
    "getattr default": ("x = A()\nanswer = getattr(x, 'part', B())", {"B()"}),
    "class": ("answer = A().__class__", {"class A"}),
    "type": ("answer = type(A())()", {"A()"}),
    "returned": ("def f(): return A()\nanswer = f()", {"A()"}),
    "identity": ("def f(x): return x\nanswer = f(A())", {"A()"}),
    "through three": (
        "def f(x): return x\ndef g(x): return f(x)\ndef h(x): return g(x)\nanswer = h(A())",
        {"A()"},
    ),
    "default": ("def f(x=A()): return x\nanswer = f()", {"A()"}),
    "default overruled": ("def f(x=A()): return x\nanswer = f(B())", {"A()", "B()"}),
    "keyword": ("def f(a, b): return b\nanswer = f(b=B(), a=A())", {"B()"}),
    "keyword only": ("def f(*, b): return b\nanswer = f(b=B())", {"B()"}),
    "star": ("def f(*xs): return xs[0]\nanswer = f(A())", {"A()"}),
    "kwargs": ("def f(**xs): return xs['b']\nanswer = f(a=A(), b=B())", {"B()"}),
    "spread": ("def f(x): return x\nlisted = []\nlisted.append(A())\nanswer = f(*listed)", {"A()"}),
    "passed on": ("def f(x): return x\ndef g(*xs): return f(*xs)\nanswer = g(A())", {"A()"}),
    "spread by name": ("def f(a, b): return b\nanswer = f(**{'a': A(), 'b': B()})", {"B()"}),
    "lambda": ("f = lambda x: x\nanswer = f(A())", {"A()"}),
    "closure": ("def f(x):\n    def g(): return x\n    return g\nanswer = f(A())()", {"A()"}),
    "nonlocal": (
        "def f():\n    x = A()\n    def g():\n        nonlocal x\n        x = B()\n    g()\n    return x\nanswer = f()",
        {"A()", "B()"},
    ),
    "global": ("def f():\n    global answer\n    answer = A()\nf()", {"A()"}),
    "function attribute": ("def f(): pass\nf.part = A()\nanswer = f.part", {"A()"}),
    "function in a dict": ("def f(): return A()\ntable = {'f': f}\nanswer = table['f']()", {"A()"}),
    "partial": ("from functools import partial\ndef f(a, b): return b\nanswer = partial(f, A())(B())", {"B()"}),
    "partial first": ("from functools import partial\ndef f(a, b): return a\nanswer = partial(f, A())(B())", {"A()"}),
    "async": ("async def f(): return A()\nasync def g():\n    global answer\n    answer = await f()", {"A()"}),
    "generator": ("def f():\n    yield A()\nfor answer in f(): pass", {"A()"}),
    "generator object": ("def f():\n    yield A()\nanswer = f()", {"f()"}),
    "yield from": ("def f():\n    yield A()\ndef g():\n    yield from f()\nfor answer in g(): pass", {"A()"}),
    "generator's return": (
        "def f():\n    yield A()\n    return B()\ndef g():\n    global answer\n    answer = yield from f()",
        {"B()"},
    ),
    "next": ("def f():\n    yield A()\nanswer = next(f())", {"A()"}),
    "generator expression": ("for answer in (x for x in [A()]): pass", {"A()"}),
    "comprehension": ("answer = [x for x in [A()]][0]", {"A()"}),
    "enumerate": ("for number, answer in enumerate([A()]): pass", {"A()"}),
    "zip": ("for x, answer in zip([A()], [B()]): pass", {"B()"}),
    "manager of a generator": (
        "from contextlib import contextmanager\n@contextmanager\ndef f():\n    yield A()\nwith f() as answer: pass",
        {"A()"},
    ),
    "list": ("x = [A(), B()]\nanswer = x[1]", {"B()"}),
    "list by variable": ("x = [A(), B()]\nanswer = x[input()]", {"A()", "B()"}),
    "dict": ("x = {'a': A(), 'b': B()}\nanswer = x['b']", {"B()"}),
    "dict by a constant's name": ("KEY = 'b'\nx = {'a': A(), 'b': B()}\nanswer = x[KEY]", {"B()"}),
    "dict by variable": ("x = {'a': A(), 'b': B()}\nanswer = x[input()]", {"A()", "B()"}),
    "stored by constant": ("x = {}\nx['a'] = A()\nx['b'] = B()\nanswer = x['a']", {"A()"}),
    "stored by variable": ("x = {}\nx[input()] = A()\nx['b'] = B()\nanswer = x['b']", {"A()", "B()"}),
    "get": ("x = {'a': A()}\nanswer = x.get(input())", {"A()"}),
    "get with default": ("x = {}\nanswer = x.setdefault(input(), A())", {"A()"}),
    "keys": ("x = {}\nx[A()] = B()\nfor answer in x: pass", {"A()"}),
    "values": ("x = {}\nx[input()] = B()\nfor answer in x.values(): pass", {"B()"}),
    "items": ("x = {}\nx[input()] = B()\nfor key, answer in x.items(): pass", {"B()"}),
    "keys of items": ("x = {}\nx[A()] = B()\nfor answer, value in x.items(): pass", {"A()"}),
    "appended": ("x = []\nx.append(A())\nanswer = x.pop()", {"A()"}),
    "bound append": ("x = []\nadd = x.append\nadd(A())\nanswer = x[0]", {"A()"}),
    "sliced": ("x = [A()]\nanswer = x[1:][0]", {"A()"}),
    "copied": ("x = list([A()])\nanswer = x[0]", {"A()"}),
    "added": ("x = [A()] + [B()]\nanswer = x[input()]", {"A()", "B()"}),
    "grown": ("x = [A()]\nx += [B()]\nanswer = x[input()]", {"A()", "B()"}),
    "nested": ("x = {'a': {'b': [A()]}}\nanswer = x['a']['b'][0]", {"A()"}),
    "defaultdict": (
        "from collections import defaultdict\nx = defaultdict(list)\nx[1].append(A())\nanswer = x[2][0]",
        {"A()"},
    ),
    "default of a class": ("from collections import defaultdict\nx = defaultdict(A)\nanswer = x[1]", {"A()"}),
    "library": ("import acme\nanswer = acme.make()", {"stream"}),
    "library's iterator": ("import acme\nfor answer in acme.run(): pass", {"stream"}),
    "library's manager": ("from acme import enter\nwith enter() as answer: pass", {"stream"}),
    "annotated": ("def f(x: A):\n    global answer\n    answer = x", {"A()"}),
    "quoted": ("def f(x: 'A'):\n    global answer\n    answer = x", {"A()"}),
}


@pytest.mark.parametrize(("source", "values"), PROGRAMS.values(), ids=PROGRAMS)
def test_what_the_answer_can_be(source: str, values: set[str]) -> None:
    assert held(linked(CLASSES + source), "answer") == values


METHODS = {
    "self": (
        "class C:\n    def __init__(self): self.x = A()\n    def get(self): return self.x\nanswer = C().get()",
        {"A()"},
    ),
    "method": ("class C:\n    def get(self): return A()\nanswer = C().get()", {"A()"}),
    "bound": ("class C:\n    def get(self): pass\nanswer = C().get", {"method get"}),
    "bound and called": ("class C:\n    def get(self): return A()\nf = C().get\nanswer = f()", {"A()"}),
    "returns self": ("class C:\n    def get(self): return self\nanswer = C().get().get()", {"C()"}),
    "class attribute": ("class C:\n    x = A()\nanswer = C().x", {"A()"}),
    "class attribute by class": ("class C:\n    x = A()\nanswer = C.x", {"A()"}),
    "inherited": ("class C:\n    def get(self): return A()\nclass D(C): pass\nanswer = D().get()", {"A()"}),
    "overridden": (
        "class C:\n    def get(self): return A()\nclass D(C):\n    def get(self): return B()\nanswer = D().get()",
        {"B()"},
    ),
    "super": (
        "class C:\n    def get(self): return A()\nclass D(C):\n"
        "    def get(self): return super().get()\nanswer = D().get()",
        {"A()"},
    ),
    "super's constructor": (
        "class C:\n    def __init__(self, x): self.x = x\nclass D(C):\n    def __init__(self): super().__init__(A())\n"
        "answer = D().x",
        {"A()"},
    ),
    "hook of a subclass": (
        "class C:\n    def get(self): return self.hook()\nclass D(C):\n"
        "    def hook(self): return A()\nanswer = D().get()",
        {"A()"},
    ),
    "property": ("class C:\n    @property\n    def x(self): return A()\nanswer = C().x", {"A()"}),
    "cached property": (
        "from functools import cached_property\nclass C:\n"
        "    @cached_property\n    def x(self): return A()\nanswer = C().x",
        {"A()"},
    ),
    "static": ("class C:\n    @staticmethod\n    def get(x): return x\nanswer = C().get(A())", {"A()"}),
    "classmethod": ("class C:\n    @classmethod\n    def get(cls): return cls()\nanswer = C.get()", {"C()"}),
    "classmethod of a subclass": (
        "class C:\n    @classmethod\n    def get(cls): return cls()\nclass D(C): pass\nanswer = D.get()",
        {"D()"},
    ),
    "unbound": ("class C:\n    def get(self): return self\nanswer = C.get(A())", {"A()"}),
    "called": ("class C:\n    def __call__(self): return A()\nanswer = C()()", {"A()"}),
    "item": ("class C:\n    def __getitem__(self, key): return A()\nanswer = C()[1]", {"A()"}),
    "operator": ("class C:\n    def __add__(self, x): return x\nanswer = C() + A()", {"A()"}),
    "entered": ("class C:\n    def __enter__(self): return A()\nwith C() as answer: pass", {"A()"}),
    "iterated by generator": ("class C:\n    def __iter__(self):\n        yield A()\nfor answer in C(): pass", {"A()"}),
    "iterated by next": (
        "class C:\n    def __iter__(self): return self\n    def __next__(self): return A()\nfor answer in C(): pass",
        {"A()"},
    ),
    "dataclass": ("from dataclasses import dataclass\n@dataclass\nclass C:\n    x: A\nanswer = C(A()).x", {"A()"}),
    "dataclass by keyword": (
        "from dataclasses import dataclass\n@dataclass\nclass C:\n    x: A\n    y: B\nanswer = C(y=B(), x=A()).y",
        {"B()"},
    ),
    "element of a list by inheritance": ("class C(list): pass\nx = C()\nx.append(A())\nanswer = x[0]", {"A()"}),
    "loop over a list by inheritance": ("class C(list): pass\nx = C()\nx.append(A())\nfor answer in x: pass", {"A()"}),
    "list by inheritance": ("class C(list): pass\nx = C()\nx.append(A())\nanswer = x.pop()", {"A()"}),
    "list by inheritance, itself": (
        "class C(list):\n    def put(self, x): self.append(x)\nx = C()\nx.put(A())\nanswer = x.pop()",
        {"A()"},
    ),
    "factory method": (
        "class C:\n    def make(self): return A()\nclass D:\n"
        "    def __init__(self): self.x = C().make()\nanswer = D().x",
        {"A()"},
    ),
    "two instances of one class": (
        "class C:\n    def __init__(self): self.x = []\nc, d = C(), C()\n"
        "c.x.append(A())\nd.x.append(B())\nanswer = d.x[0]",
        {"B()"},
    ),
    "two instances, by constructor": (
        "class C:\n    def __init__(self, x): self.x = x\nc, d = C(A()), C(B())\nanswer = d.x",
        {"A()", "B()"},
    ),
}


@pytest.mark.parametrize(("source", "values"), METHODS.values(), ids=METHODS)
def test_what_methods_give(source: str, values: set[str]) -> None:
    assert held(linked(CLASSES + source), "answer") == values


SELF_REFERENTIAL = {
    "class of itself": "class A(A): pass\nanswer = A().x",
    "classes of each other": "class A(B): pass\nclass B(A): pass\nanswer = A().get().get",
    "list in itself": "x = []\nx.append(x)\nanswer = x[0][0][0]",
    "dict in itself": "x = {}\nx['x'] = x\nx[x['x']] = x\nanswer = x['x']['x']",
    "attribute of itself": "class A: pass\nx = A()\nx.x = x\nanswer = x.x.x",
    "linked list": "class A:\n    def __init__(self, n): self.n = n\n"
    "x = None\nwhile given:\n    x = A(x)\nanswer = x.n.n",
    "function of itself": "def f(x): return f(f)\nanswer = f(f)",
    "recursive growth": "def f(x): return f([x])\nanswer = f([])",
    "methods without end": "class A:\n    def next(self): return A()\nanswer = A().next().next().next()",
    "bound to itself": "class A:\n    def get(self):\n        self.get = self.get\n"
    "        return self.get\nanswer = A().get()",
    "generator of itself": "def f():\n    yield from f()\n    yield f()\nfor answer in f(): pass",
    "partial of itself": "from functools import partial\nf = print\nwhile given:\n    f = partial(f, f)\nanswer = f()",
    "slices of slices": "x = [1]\nwhile given:\n    x = x[1:]\nanswer = x",
    "sums of sums": "x = [1]\nwhile given:\n    x = x + x\n    x = [x]\nanswer = x",
    "closure of closures": "def f(g):\n    def h(): return f(h)\n    return h\nanswer = f(f)()()()",
    "decorators of each other": "def d(f):\n    @d\n    def g(): return f()\n    return g\n@d\ndef answer(): pass",
    "library chains": "import acme\nx = acme\nwhile given:\n    x = x.a.b()\nanswer = x",
    "super of itself": "class A(A):\n    def get(self): return super().get()\nanswer = A().get()",
    "property of itself": "class A:\n    @property\n    def x(self): return self.x\nanswer = A().x",
    "imports of itself": "import module\nfrom module import answer\nanswer = module.module.answer",
    "iterator of itself": "class A:\n    def __iter__(self): return self\n"
    "    def __next__(self): return iter(self)\nfor answer in A(): pass",
    "default of defaults": "from collections import defaultdict\n"
    "make = lambda: defaultdict(make)\nx = make()\nanswer = x[1][2][3]",
}


@pytest.mark.parametrize("source", SELF_REFERENTIAL.values(), ids=SELF_REFERENTIAL)
def test_what_leads_back_to_itself_comes_to_an_end(source: str) -> None:
    program = linked(source)
    assert program.kept == ()
    assert program.late_reads.after_ends == ()


def test_modules_import_each_other() -> None:
    program = linked(
        "from other import make\nimport other as alias\nfrom other import *\nanswer = [make(), alias.make(), Other()]\n"
        "first, second, third = answer",
        other="import module\nclass Other: pass\ndef make(): return Other()\nback = module.answer\n",
    )
    for name in ("first", "second", "third"):
        assert "Other()" in held(program, name)
    assert held(program, "back", "other") == {"list"}


def test_each_call_site_makes_an_instance_of_its_own() -> None:
    program = linked("class A: pass\nx = A()\ny = A()\nz = x\n")
    x, y, z = (set(variable(program, name).values) for name in "xyz")
    assert x == z
    assert not x & y
    assert lines(x | y) == [2, 3]


def test_what_constructors_make_is_told_apart_by_instance() -> None:
    program = linked("class A:\n    def __init__(self): self.x = []\na, b = A(), A()\nx = a.x\ny = b.x\n")
    (x,), (y,) = variable(program, "x").values, variable(program, "y").values
    assert isinstance(x, Container)
    assert isinstance(y, Container)
    assert x is not y
    assert x.site is y.site
    assert (x.owner, y.owner) == (*variable(program, "a").values, *variable(program, "b").values)


def test_lazily_made_elements_are_marked() -> None:
    program = linked(
        "from collections import defaultdict\nx = {}\n"
        "a = x.setdefault(input(), [])\nb = defaultdict(list)[input()]\nc = []\n"
    )
    for name, lazy in (("a", True), ("b", True), ("c", False)):
        (container,) = variable(program, name).values
        assert isinstance(container, Container)
        assert container.lazy is lazy


def test_what_is_copied_bounded_or_weak() -> None:
    program = linked(
        "from collections import deque\nfrom weakref import WeakSet\n"
        "x = [1]\ncopied = list(x)\nalso = x[:]\nspread = [*x]\n"
        "bounded = deque(maxlen=9)\nopen = deque()\nunlimited = deque(maxlen=None)\nweak = WeakSet()\n"
    )
    marks = {
        name: (made.copied, made.bounded, made.weak)
        for name in ("x", "copied", "also", "spread", "bounded", "open", "unlimited", "weak")
        for made in variable(program, name).values
        if isinstance(made, Container)
    }
    none = (False, False, False)
    assert marks == {
        "x": none,
        "copied": (True, False, False),
        "also": (True, False, False),
        "spread": (True, False, False),
        "bounded": (False, True, False),
        "open": none,
        "unlimited": none,
        "weak": (False, False, True),
    }


def test_a_hub_of_unrelated_values_is_cut_off() -> None:
    count = MOST_VALUES + 20
    text = "def f(x): return x\n" + "".join(f"class A{n}: pass\na{n} = f(A{n}())\n" for n in range(count))
    program = linked(text)
    assert len(variable(program, "x", "module.f").values) == MOST_VALUES
    assert held(program, "a0") <= {f"A{n}()" for n in range(count)}


def test_calls_are_known_with_their_receivers() -> None:
    program = linked("class A:\n    def f(self): pass\na = A()\na.f()\nA.f(a)\n")
    (a,) = variable(program, "a").values
    receivers = {site.record.at.line: set(found) for (site, _), found in program.linker.calls.items()}
    assert receivers == {4: {a}, 5: {None}}


def test_functions_that_are_handed_to_unknown_code_escape() -> None:
    program = linked(
        "import app\ndef told(): pass\ndef kept(): pass\ndef called(): pass\nclass A:\n    def method(self): pass\n"
        "app.on(told)\napp.on(A().method)\nx = kept\ncalled()\n"
    )
    assert {scope.function.name for scope in program.linker.escaped} == {"told", "method"}


def test_all_elements_leave_through_one_place() -> None:
    program = linked("class A: pass\nclass B: pass\nx = {'a': A()}\nx[input()] = B()\n")
    (x,) = variable(program, "x").values
    assert words(program.linker.elements(x, "a")) == {"A()"}
    assert words(program.linker.elements(x)) == {"B()"}
    assert words(program.linker.every(x)) == {"A()", "B()"}


ROUNDABOUT = {
    "element from the end": ("x = [A(), B()]\nanswer = x[-1]", {"A()", "B()"}),
    "spread of a display": ("def f(x): return x\nlisted = [A()]\nanswer = f(*listed)", {"A()"}),
    "keys are no values": ("x = {}\nx[A()] = B()\nfor answer in x.values(): pass", {"B()"}),
    "global that only a function binds": (
        "def f():\n    global found\n    found = A()\ndef g(): return found\nanswer = g()",
        {"A()"},
    ),
}


@pytest.mark.parametrize(("source", "values"), ROUNDABOUT.values(), ids=ROUNDABOUT)
def test_what_comes_by_a_roundabout_way(source: str, values: set[str]) -> None:
    assert held(linked(CLASSES.replace("answer = None\n", "") + source), "answer") == values


def test_error_types_that_hold_themselves() -> None:
    """A tuple of types may be built from itself: what it holds is asked for once."""
    source = """
        import anthropic
        errors = ()
        errors = (errors, anthropic.APIError)
        try:
            print()
        except errors as e:
            print(e)
    """
    assert held(linked(source), "e") == {"stream"}


BASE = """
    class Base:
        def __init__(self):
            self.kept = []

        def run(self):
            pass

    class Own(Base):
        def __init__(self):
            super().__init__()

        def run(self):
            pass
"""


def test_a_method_that_the_only_instance_overrides_runs_on_another() -> None:
    """Code out of sight makes instances of the base as well: they went through its constructor."""
    program = linked(BASE)
    assert held(program, "self", "module.Base.run") == {"Base()"}
    assert held(program, "self", "module.Own.run") == {"Own()"}
    assert held(program, "self", "module.Base.__init__") == {"Base()", "Own()"}
