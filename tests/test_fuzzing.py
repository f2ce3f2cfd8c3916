"""The fuzzer: a few inputs of every target, and whether it would notice a fault, a slow answer, a process that dies."""

from __future__ import annotations

import multiprocessing
import os
import time

import pytest
from benchmarks.fuzz.materials import Materials
from benchmarks.fuzz.running import attempt, tried
from benchmarks.fuzz.shrinking import shrunk
from benchmarks.fuzz.target import Input, Target
from benchmarks.fuzz.targets import TARGETS

FEW = 3


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_a_few_inputs_of_every_target(target: Target) -> None:
    for number in range(FEW):
        seed = f"few:{target.name}:{number}"
        given = target.make(Materials(seed))
        assert given == target.make(Materials(seed))
        fault = attempt(target, seed, given, limit=60)
        assert fault is None, fault.trace


def made(materials: Materials) -> Input:
    return {"file": b"some\nlines\nand !\nmore\n", "other": materials.random.randbytes(3)}


def run(given: Input) -> None:
    if b"!" in given["file"]:
        raise RuntimeError


FAILING = Target("failing", made, run)


def test_a_fault_is_noticed_and_made_smaller() -> None:
    [one, two] = tried(FAILING, ["a", "b"], limit=20)
    assert one.fault is not None
    assert two.fault is not None
    assert one.fault.kind == two.fault.kind
    assert "RuntimeError" in one.fault.kind
    small = shrunk(FAILING, made(Materials("a")), one.fault.kind, limit=20, seconds=20)
    assert small == {"file": b"!"}


def test_an_answer_that_does_not_come_is_noticed() -> None:
    def spin(_: Input) -> None:
        end = time.process_time() + 60
        while time.process_time() < end:
            pass

    fault = attempt(Target("slow", made, spin), "a", {}, limit=0.2)
    assert fault is not None
    assert fault.kind == "too slow"


def test_a_process_that_dies_is_noticed() -> None:
    def die(_: Input) -> None:
        os._exit(3)

    [one] = tried(Target("dying", made, die), ["a", "b"], limit=20)
    assert one.fault is not None
    assert one.seed == "a"
    assert "exit code 3" in one.fault.kind


def test_who_has_enough_leaves_no_process_behind() -> None:
    def wait(_: Input) -> None:
        time.sleep(1)

    inputs = tried(Target("waiting", made, wait), [str(number) for number in range(60)], limit=20)
    assert next(inputs).fault is None
    assert multiprocessing.active_children()
    inputs.close()
    assert not multiprocessing.active_children()
