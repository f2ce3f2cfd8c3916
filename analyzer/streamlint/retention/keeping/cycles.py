"""Cycles: the functions that a chain of calls leads back to."""

from __future__ import annotations

from collections.abc import Iterator

from streamlint.retention.scopes import Scope


def on_cycles(graph: dict[Scope, set[Scope]]) -> Iterator[Scope]:
    """The nodes of a directed graph that lie on a cycle (Tarjan's components, without recursion)."""
    index: dict[Scope, int] = {}
    low: dict[Scope, int] = {}
    stack: list[Scope] = []
    on_stack: set[Scope] = set()
    for root in list(graph):
        if root in index:
            continue
        work = [(root, iter(graph.get(root, ())))]
        index[root] = low[root] = len(index)
        stack.append(root)
        on_stack.add(root)
        while work:
            node, successors = work[-1]
            advanced = False
            for successor in successors:
                if successor not in index:
                    index[successor] = low[successor] = len(index)
                    stack.append(successor)
                    on_stack.add(successor)
                    work.append((successor, iter(graph.get(successor, ()))))
                    advanced = True
                    break
                if successor in on_stack:
                    low[node] = min(low[node], index[successor])
            if advanced:
                continue
            work.pop()
            if work:
                low[work[-1][0]] = min(low[work[-1][0]], low[node])
            if low[node] == index[node]:
                component = []
                while True:
                    member = stack.pop()
                    on_stack.discard(member)
                    component.append(member)
                    if member is node:
                        break
                if len(component) > 1 or node in graph.get(node, ()):
                    yield from component
