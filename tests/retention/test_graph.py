"""The graph itself: several flows between two places, and flows that carry values or do not."""

from __future__ import annotations

from itertools import pairwise

from streamlint.retention.graph import Flow, RetentionGraph
from streamlint.retention.places import Place

ASSIGN, LOAD = Flow("assign", None), Flow("load", None)


def chain(length: int) -> tuple[RetentionGraph, list[Place]]:
    """Places in a row, each assigned to the next."""
    graph = RetentionGraph()
    places = [Place() for _ in range(length)]
    for source, target in pairwise(places):
        assert graph.connect(source, target, ASSIGN)
    return graph, places


def test_neighbours_in_both_directions() -> None:
    graph, (first, middle, last) = chain(3)
    assert list(graph.after(first)) == [(middle, ASSIGN)]
    assert list(graph.before(last)) == [(middle, ASSIGN)]
    assert not list(graph.before(first))
    assert not list(graph.after(last))


def test_a_place_that_nothing_touches() -> None:
    graph, _ = chain(2)
    alone = Place()
    assert not list(graph.after(alone))
    assert not list(graph.before(alone))
    assert tuple(graph.carried_to(alone)) == ()


def test_a_flow_is_new_once() -> None:
    graph, (first, second) = chain(2)
    assert not graph.connect(first, second, ASSIGN)
    assert graph.connect(first, second, LOAD)
    assert not graph.connect(first, second, LOAD)
    assert list(graph.after(first)) == [(second, ASSIGN), (second, LOAD)]


def test_length_counts_pairs_of_places() -> None:
    graph, (first, second, third) = chain(3)
    assert len(graph) == 2
    graph.connect(first, second, LOAD)
    assert len(graph) == 2
    graph.connect(third, first, LOAD)
    assert len(graph) == 3


def test_what_does_not_carry_is_followed_but_brings_no_values() -> None:
    graph = RetentionGraph()
    source, target = Place(), Place()
    graph.connect(source, target, ASSIGN, carries=False)
    assert tuple(graph.carried_to(source)) == ()
    assert list(graph.after(source)) == [(target, ASSIGN)]


def test_one_flow_that_carries_is_enough() -> None:
    graph = RetentionGraph()
    source, target = Place(), Place()
    graph.connect(source, target, ASSIGN, carries=False)
    graph.connect(source, target, LOAD)
    graph.connect(source, target, ASSIGN, carries=False)
    assert tuple(graph.carried_to(source)) == (target,)


def test_a_place_may_flow_into_itself() -> None:
    graph = RetentionGraph()
    place = Place()
    graph.connect(place, place, ASSIGN)
    assert list(graph.after(place)) == list(graph.before(place)) == [(place, ASSIGN)]


def test_order_is_the_order_of_insertion() -> None:
    graph = RetentionGraph()
    source, targets = Place(), [Place() for _ in range(20)]
    for target in targets:
        graph.connect(source, target, ASSIGN)
    assert tuple(graph.carried_to(source)) == tuple(targets)


def test_a_flow_that_carries_after_all_carries_once() -> None:
    graph = RetentionGraph()
    first, second = Place(), Place()
    assert graph.connect(first, second, LOAD, carries=False)
    assert list(graph.carried_to(first)) == []
    for site in range(2):
        graph.connect(first, second, ASSIGN._replace(key=str(site)))
        assert list(graph.carried_to(first)) == [second]
    assert len(graph) == 1
