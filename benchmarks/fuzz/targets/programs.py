"""Lowering, facts, linking and rules, comments that suppress, and fixes: programs of any kind."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

from benchmarks.fuzz.materials import Materials
from benchmarks.fuzz.mutations import parsed
from benchmarks.fuzz.readable import readable
from benchmarks.fuzz.target import BrokenError, Input, Target, folder, sound
from streamlint.api import all_rules, check, with_fixes
from streamlint.config.configuration import Configuration
from streamlint.config.nearest import Nearest
from streamlint.engine.checking import analysed_as, bytes_of
from streamlint.engine.comments import comments
from streamlint.engine.graph import graphed
from streamlint.engine.reading import files_of
from streamlint.engine.silencing import with_comments
from streamlint.facts.encoding import DamagedFactsError, decode, encode
from streamlint.facts.lowering import LoweringError, lower
from streamlint.facts.records import Module
from streamlint.finding import Finding
from streamlint.fix.rounds import fixed
from streamlint.models.loader import load_builtin
from streamlint.outcome import Report
from streamlint.report.graph.formats import FORMATS as DRAWINGS
from streamlint.retention.program import link
from streamlint.retention.showing.choosing import whole
from streamlint.source.decoding import SourceError
from streamlint.source.decoding import decode as decoded


def _one(materials: Materials) -> Input:
    return {"file0.py": materials.program()}


def _some(materials: Materials) -> Input:
    """A few programs that may import each other."""
    count = materials.random.choice((1, 1, 1, 2, 3))
    return {f"file{number}.py": materials.program() for number in range(count)}


# ---- lowering and facts


def _lower(files: Input) -> None:
    for data in files.values():
        module = _lowered(data)
        if module is not None and decode(encode(module), "file0.py", "file0", False) != module:
            raise BrokenError("facts that are others when they are read back", "facts differ")


def _lowered(data: bytes) -> Module | None:
    try:
        return lower(data, "file0.py", "file0")
    except LoweringError as error:
        if "cannot be lowered" in error.message:
            raise BrokenError(error.message, error.message) from error
        return None


def _damaged(materials: Materials) -> Input:
    facts = b""
    while not facts:
        module = _lowered(materials.program())
        facts = b"" if module is None else encode(module)
    for _ in range(materials.random.randint(1, 4)):
        facts = materials.mangled(facts) or b"x"
    return {"facts": facts}


def _decode(given: Input) -> None:
    try:
        module = decode(given["facts"], "file0.py", "file0", False)
    except DamagedFactsError:
        return
    encode(module)


# ---- the whole road


def _check(files: Input) -> None:
    with folder(files) as root:
        configuration = Configuration(root=root, min_confidence="low")
        report = sound(check([root], configuration))
        readable(report)
        again = check([root / name for name in sorted(files, reverse=True)], configuration)
        _same(again.findings, report.findings)


def _same(one: Sequence[Finding], other: Sequence[Finding]) -> None:
    if one != other:
        raise BrokenError(f"asked again, other findings:\n{one}\n{other}", "other findings")


def _past_the_gate(files: Input) -> None:
    """Linking and rules, also where the gate would have let nothing through."""
    found = [(name, _lowered(data)) for name, data in sorted(files.items())]
    modules = [_named(module, name) for name, module in found if module is not None]
    _same(list(_linked(modules)), list(_linked(modules)))


def _linked(modules: Sequence[Module]) -> Iterator[Finding]:
    """All that the rules find, by rule."""
    program = link(modules, load_builtin())
    for rule in all_rules():
        yield from sorted(rule.check(program), key=lambda finding: finding.order)


def _named(module: Module, name: str) -> Module:
    return decode(encode(module), name, Path(name).stem, False)


def _draw(files: Input) -> None:
    with folder(files) as root:
        report, program = graphed([root], Configuration(root=root), all_rules())
        sound(report)
        if program is not None:
            drawing = whole(program)
            for form, write in DRAWINGS.items():
                readable_drawing(form, "\n".join(write(drawing)))


def readable_drawing(form: str, text: str) -> None:
    """Raises where a drawing cannot be read."""
    if form == "json":
        json.loads(text)
    elif form == "graphml":
        ElementTree.fromstring(text)


# ---- comments and fixes


def _commented(materials: Materials) -> Input:
    lines = materials.program().splitlines()
    for _ in range(materials.random.randint(1, 9)):
        at = materials.random.randint(0, len(lines))
        lines[at:at] = [materials.random.choice(_COMMENTS) + materials.text().encode("utf-8", "replace")]
        if at:
            lines[at - 1] += b"  " + materials.random.choice(_COMMENTS)
    return {"file0.py": b"\n".join(lines)}


_COMMENTS: Final = (
    b"# noqa", b"# noqa: STL103", b"# noqa:STL1,STL2 E501", b"# streamlint: ignore",
    b"# streamlint: ignore[STL103] why", b"# streamlint: ignore[", b"# streamlint: skip-file",
    b"# streamlint: skpi-file", b"# flake8: noqa", b"# flake8: noqa: STL101", b"#noqa" * 50,
    b"# streamlint:" + b" " * 500, b"# noqa:" + b"A1," * 400, b"# streamlint: ignore[" + b"," * 400 + b"]",
)  # fmt: skip


def _suppress(files: Input) -> None:
    for data in files.values():
        try:
            text = decoded(data)
        except SourceError:
            continue
        for comment in comments(text):
            assert comment.first <= comment.last
    _check(files)


def _fix(files: Input) -> None:
    """After all fixes, and after `--add-noqa`, a file is Python if it was before."""
    with folder(files) as root:
        nearest = Nearest(Configuration(root=root))
        read = files_of([root], nearest)
        before = bytes_of(read)

        def analysed(now: Mapping[str, bytes]) -> Report:
            report = analysed_as(read, now, nearest, all_rules())
            return replace(report, findings=with_fixes(report.findings, now))

        done = fixed(before, analysed, unsafe=True)
        sound(done.report)
        for path, data in done.files.items():
            _still_python(before[path], data)
        for path, data in before.items():
            here = [finding for finding in analysed(before).findings if finding.where.path == path]
            if here and not {finding.code for finding in here} & {"STL001", "STL002"}:
                _still_python(data, with_comments(decoded(data), here).encode())


def _still_python(before: bytes, after: bytes) -> None:
    if parsed(before) is not None and parsed(after) is None:
        raise BrokenError(f"no Python any more:\n{after.decode(errors='replace')}", "broken")


TARGETS: Final = (
    Target(
        "lowering",
        lambda materials: {"file0.py": materials.random.choice((materials.program, materials.broken))()},
        _lower,
        2,
    ),
    Target("facts", _damaged, _decode),
    Target("check", _some, _check, 8),
    Target("linking", _some, _past_the_gate, 8),
    Target("graph", _one, _draw, 1),
    Target("suppression", _commented, _suppress, 2),
    Target("fixes", _one, _fix, 3),
)
