"""Programs made up from parts, whose findings are known from how they are put together.

A program makes streams in a region, hands each on through helpers, puts it (or what carries it) into a container that
an owner keeps, and perhaps takes it out again. It leaks where the region repeats, the owner outlives it, the stream
itself is kept, and nothing takes it out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from textwrap import indent

from hypothesis import strategies as st

CODES = {"module": "STL101", "default": "STL101", "class": "STL102", "instance": "STL103", "local": "STL104"}
SPELLED = {"module": "KEPT", "class": "Agent.kept", "instance": "self.kept", "default": "kept", "local": "kept"}
"""How the container is written in `run()`."""

KINDS = {"list": "[]", "dict": "{}", "set": "set()", "deque": "deque()"}
STORES = {
    "list": [
        "{}.append({thing})",
        "{}.insert(0, {thing})",
        "{}.extend([{thing}])",
        "{} += [{thing}]",
        "{}[len({}):] = [{thing}]",
    ],
    "dict": [
        "{}[id({thing})] = {thing}",
        "{}.setdefault(id({thing}), {thing})",
        "{}.update({{id({thing}): {thing}}})",
        "{} |= {{id({thing}): {thing}}}",
    ],
    "set": ["{}.add({thing})", "{}.update({{{thing}}})", "{} |= {{{thing}}}"],
    "deque": ["{}.append({thing})", "{}.appendleft({thing})", "{}.extend([{thing}])", "{} += [{thing}]"],
}
CARRIERS = {
    "stream": "{}",
    "tuple": "(1, {})",
    "pair of pairs": "(1, (2, {}))",
    "dict": "{{'stream': {}}}",
    "list": "[{}]",
    "object": "Box({})",
    "function": "lambda held={}: held",
    "object in a tuple": "(Box({}), 1)",
}
VALUES = {
    "final message": "{}.get_final_message()",
    "identity": "id({})",
    "text": "f'{{{}}}'",
    "nothing": "None",
    "number": "1 if {} else 2",
}
"""What is made of a stream and holds it no more."""

UNHASHABLE = {"dict", "list"}
LOOPS = {"runner": "for stream in runner():", "while": "while True:", "bounded": "for _ in range(3):"}
REPEATED = {"runner", "while", "handler", "called"}
RELEASES = {
    "list": ["{}.pop()", "{}.pop(0)", "{}.remove({thing})", "{}.clear()", "del {}[0]", "del {}[:-8]", "del {}[:]"],
    "dict": ["{}.pop(id({thing}), None)", "del {}[id({thing})]", "{}.popitem()", "{}.clear()"],
    "set": ["{}.discard({thing})", "{}.remove({thing})", "{}.pop()", "{}.clear()"],
    "deque": ["{}.pop()", "{}.popleft()", "{}.remove({thing})", "{}.clear()"],
}
NO_RELEASES = {
    "nothing": "pass",
    "counts": "print(len({}))",
    "reads": "for other in {}: print(other)",
    "asks": "if {thing} in {}: print('there')",
}
WRAPS = {
    "bare": "{}\n{}\n",
    "finally": "try:\n    {}\nfinally:\n    {}\n",
    "when many": "{}\nif len({into}) > 8:\n    {}\n",
    "in a with": "with open('log'):\n    {}\n    {}\n",
}


@dataclass(frozen=True, slots=True)
class Made:
    """The choices that make a program.

    `evicts` is one of "no", "in place" (by `release`), "rebound", "bounded", "weak", "at the end", "uncalled".
    """

    owner: str = "instance"
    kind: str = "list"
    store: str = "{}.append({thing})"
    carrier: str = "stream"
    region: str = "runner"
    depth: int = 0
    put: bool = False
    alias: bool = False
    asynchronous: bool = False
    evicts: str = "no"
    release: str = "pass"
    wrap: str = "bare"
    stored: bool = True
    names: tuple[str, str] = field(default=("stream", "thing"))

    # ------------------------------------------------------------------------------------------- what it must tell

    @property
    def leaks(self) -> bool:
        """Whether streams are kept."""
        outlives = self.owner != "local" or self.region in ("runner", "while")
        evicted = self.evicts in ("in place", "rebound", "bounded", "weak")
        return self.stored and self.region in REPEATED and outlives and not evicted and self.carrier in CARRIERS

    @property
    def expected(self) -> set[tuple[int, str]]:
        """Line and code of the one finding, where there is one."""
        lines = self.source.splitlines()
        return {(number, CODES[self.owner]) for number, line in enumerate(lines, 1) if "# here" in line and self.leaks}

    # ---------------------------------------------------------------------------------------------------- the text

    @property
    def source(self) -> str:
        """The program."""
        text = "\n".join(self._parts())
        for old, new in zip(("stream", "thing"), self.names, strict=True):
            text = text.replace(f"@{old}@", new)
        return text

    def _parts(self) -> Iterator[str]:
        client = "AsyncAnthropic" if self.asynchronous else "Anthropic"
        yield f"import anthropic\nimport weakref\nfrom collections import deque\n\nclient = anthropic.{client}()\n"
        if self.owner == "module":
            yield f"KEPT = {self._new}\n"
        yield "class Box:\n    def __init__(self, item):\n        self.item = item\n"
        yield from self._helpers()
        yield "class Agent:"
        if self.owner == "class":
            yield f"    kept = {self._new}\n"
        yield f"    def __init__(self):\n        self.{'kept' if self.owner == 'instance' else 'other'} = {self._new}\n"
        yield indent(self._run(), "    ")
        if self.evicts in ("at the end", "uncalled"):
            method = "close" if self.evicts == "at the end" else "forget_all"
            yield f"    def {method}(self):\n        {self._into}.clear()\n"
        yield from self._use()

    @property
    def _new(self) -> str:
        if self.evicts == "bounded":
            return "deque(maxlen=8)"
        return "weakref.WeakSet()" if self.evicts == "weak" else KINDS[self.kind]

    @property
    def _into(self) -> str:
        return SPELLED[self.owner]

    def _helpers(self) -> Iterator[str]:
        for number in range(self.depth):
            inner = f"pass{number - 1}(x)" if number else "x"
            yield f"def pass{number}(x):\n    return {inner}\n"
        if self.put:
            yield f"def put0(into, x):\n    {self._store('into', 'x')}\n"
            for number in range(1, self.depth + 1):
                yield f"def put{number}(into, x):\n    put{number - 1}(into, x)\n"

    def _store(self, into: str, thing: str) -> str:
        text = self.store.format(*[into] * self.store.count("{}"), thing=thing) if self.stored else "pass"
        return f"{text}  # here"

    def _run(self) -> str:
        default = f", kept={self._new}" if self.owner == "default" else ""
        waits = "async " if self.asynchronous else ""
        head = f"{waits}def run(self, messages{default}):\n"
        body = "global KEPT\n" if self.owner == "module" and self._assigns else ""
        body += f"kept = {self._new}\n" if self.owner == "local" else ""
        body += f"again = {self._into}\n" if self.alias else ""
        return head + indent(body + self._region(), "    ")

    @property
    def _assigns(self) -> bool:
        augmented = (" += " in self.store or " |= " in self.store) and not self.put
        return augmented or self.evicts == "rebound"

    def _region(self) -> str:
        create = "client.messages.create(model='m', max_tokens=9, messages=messages, stream=True)"
        runner = create.replace("messages.create", "beta.messages.tool_runner")
        made = f"@stream@ = {'await ' if self.asynchronous else ''}{create}\n"
        if self.region == "runner":
            head = f"{'async ' if self.asynchronous else ''}for @stream@ in {runner}:\n"
            return head + indent(self._keep(), "    ")
        if self.region in LOOPS:
            return f"{LOOPS[self.region]}\n" + indent(made + self._keep(), "    ")
        return made + self._keep()

    def _keep(self) -> str:
        passed = "@stream@"
        if self.depth:
            passed = f"pass{self.depth - 1}(@stream@)"
        thing = {**CARRIERS, **VALUES}[self.carrier].format(passed)
        into = "again" if self.alias else self._into
        store = f"put{self.depth}({into}, @thing@)" if self.put else self._store(into, "@thing@")
        release = self.release if self.evicts in ("no", "in place") else "pass"
        release = release.replace("{thing}", "@thing@").replace("{}", self._into)
        if self.evicts == "rebound":
            release = f"{self._into} = {KINDS[self.kind]}"
        wrapped = WRAPS[self.wrap].replace("{into}", self._into)
        before, between, after = wrapped.split("{}")
        return f"@thing@ = {thing}\n{before}{store}{between}{release}{after}"

    def _use(self) -> Iterator[str]:
        """Who calls `run()`: nobody, a loop, or the module once."""
        call = "agent.run([])"
        if self.asynchronous:
            yield "import asyncio"
            call = f"asyncio.run({call})"
        if self.region in ("called",):
            yield f"agent = Agent()\nwhile True:\n    {call}\n"
        elif self.region in ("bounded", "once"):
            yield f"agent = Agent()\n{call}\n"

    def without_the_store(self) -> Made:
        """The same program, but nothing goes in."""
        return replace(self, stored=False)

    def renamed(self, stream: str, thing: str) -> Made:
        """The same program with other names for its locals."""
        return replace(self, names=(stream, thing))


@st.composite
def made(draw: st.DrawFn, *, leaking: bool | None = None) -> Made:
    """Any program; or one that leaks."""
    owner = draw(st.sampled_from(sorted(CODES)))
    kind = draw(st.sampled_from(sorted(KINDS)))
    evicts = "no"
    if not leaking:
        evicts = draw(st.sampled_from(["no", "no", "in place", "in place", "rebound", "bounded", "weak"]))
    if evicts == "no" and owner in ("module", "class", "instance"):
        evicts = draw(st.sampled_from(["no", "no", "at the end", "uncalled"]))
    if evicts == "rebound" and owner == "default":
        evicts = "no"
    kind = {"bounded": "deque", "weak": "set"}.get(evicts, kind)
    values = () if leaking else sorted(VALUES)
    carriers = [name for name in (*sorted(CARRIERS), *values) if not (kind == "set" and name in UNHASHABLE)]
    carrier = "stream" if evicts == "weak" else draw(st.sampled_from(carriers))
    regions = ["runner", "while"] if leaking and owner == "local" else sorted(REPEATED)
    region = draw(st.sampled_from(regions if leaking else [*regions, "bounded", "once"]))
    put = draw(st.booleans())
    alias = evicts != "rebound" and draw(st.booleans())
    stores = STORES[kind]
    if owner in ("default", "local", "module", "class") and alias:
        stores = [store for store in stores if "=" not in store or store.startswith("{}[")]
    if evicts in ("bounded", "weak"):
        stores = stores[:1]
    release = "pass"
    wrap = draw(st.sampled_from(sorted(WRAPS)))
    if evicts == "in place":
        release = draw(st.sampled_from(RELEASES[kind]))
    elif evicts == "no":
        release = draw(st.sampled_from(sorted(NO_RELEASES.values())))
    return Made(
        owner,
        kind,
        draw(st.sampled_from(stores)),
        carrier,
        region,
        draw(st.integers(0, 4)),
        put,
        alias,
        draw(st.booleans()),
        evicts,
        release,
        wrap,
    )
