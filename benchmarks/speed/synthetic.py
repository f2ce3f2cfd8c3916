"""Trees that are made up: ones that only grow, and ones that are as bad as can be."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

SIZES: Final = (10_000, 30_000, 100_000, 300_000, 1_000_000, 3_000_000)
_LINES: Final = 300
_WITH_STREAMS: Final = 50
"""One file in this many makes streams, as in the trees of applications."""

_PLAIN: Final = '''class Part{n}:
    """Keeps a few values."""

    def __init__(self, size):
        self.size = size
        self.items = {{}}

    def take(self, key, value):
        if key in self.items:
            return self.items[key]
        self.items[key] = value * self.size + {n}
        return value

    def total(self):
        return sum(value for value in self.items.values() if value)


'''
_STREAM: Final = """import anthropic


class Session:
    def __init__(self):
        self.client = anthropic.Anthropic()
        self.turns = []

    def run(self, messages):
        while True:
            stream = self.client.messages.create(messages=messages, stream=True)
            self.turns.append(stream)


"""


def growing(size: int, below: Path) -> Path:
    """A tree of about `size` lines."""
    folder = below / f"lines-{size}"
    if not folder.is_dir():
        part = folder.with_suffix(".part")
        for number in range(max(size // _LINES, 1)):
            package = part / f"package{number // 100}"
            package.mkdir(parents=True, exist_ok=True)
            head = _STREAM if number % _WITH_STREAMS == 0 else ""
            body = "".join(_PLAIN.format(n=index) for index in range(_LINES // _PLAIN.count("\n")))
            (package / f"module{number}.py").write_text(head + body)
        part.rename(folder)
    return folder


def pathological(below: Path) -> Iterator[Path]:
    """One tree for each way of being bad."""
    for name, files in (
        ("chain-of-300-modules", _chain(300)),
        ("file-of-50000-lines", {"long.py": _STREAM + "".join(_PLAIN.format(n=n) for n in range(50_000 // 17))}),
        ("function-of-5000-statements", {"function.py": _function(5_000)}),
        ("10000-stores", {"stores.py": _stores(10_000)}),
    ):
        folder = below / name
        folder.mkdir(parents=True, exist_ok=True)
        for file, text in files.items():
            (folder / file).write_text(text)
        yield folder


def _chain(length: int) -> dict[str, str]:
    """A stream that is handed from module to module, and kept by the last."""
    files = {
        f"step{n}.py": f"from step{n + 1} import take as onward\n\n\ndef take(stream):\n    onward(stream)\n"
        for n in range(length)
    }
    files[f"step{length}.py"] = "kept = []\n\n\ndef take(stream):\n    kept.append(stream)\n"
    made = "for stream in anthropic.Anthropic().beta.messages.tool_runner(stream=True):\n        take(stream)\n"
    files["start.py"] = f"import anthropic\nfrom step0 import take\n\n\ndef run():\n    {made}"
    return files


def _function(statements: int) -> str:
    body = "".join(f"    value{n} = stream if value{n - 1} else {n}\n" for n in range(1, statements))
    return f"import anthropic\n\n\ndef run(value0, stream: anthropic.MessageStream):\n{body}    return value1\n"


def _stores(count: int) -> str:
    body = "".join(f"    kept.append(client.messages.create(stream=True, turn={n}))\n" for n in range(count))
    return f"import anthropic\n\nkept = []\n\n\ndef run(client: anthropic.Anthropic):\n{body}"
