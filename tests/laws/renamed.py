"""A program whose locals have other names: variables, parameters and functions of functions."""

from __future__ import annotations

import ast


def renamed(source: str) -> str:
    """The program, laid out anew, with another name for all that only functions can see."""
    tree = ast.parse(source)
    locals_ = _locals(tree)
    return ast.unparse(_Renaming(locals_).visit(tree))


def _locals(tree: ast.Module) -> frozenset[str]:
    """Names that are bound in functions alone, and by which nothing is called with a keyword."""
    inside: set[str] = set()
    outside: set[str] = set()
    declared: set[str] = set()

    def walk(node: ast.AST, bound: set[str]) -> None:
        for child in ast.iter_child_nodes(node):
            match child:
                case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                    bound.add(name)
                    walk(child, inside)
                    continue
                case ast.ClassDef(name=name):
                    bound.add(name)
                    walk(child, outside)
                    continue
                case ast.Lambda():
                    walk(child, inside)
                    continue
                case ast.Name(id=name, ctx=ast.Store()) | ast.arg(arg=name):
                    bound.add(name)
                case ast.Global(names=names) | ast.Nonlocal(names=names):
                    declared.update(names)
                case ast.keyword(arg=str(name)):
                    declared.add(name)
                case ast.alias(name=name, asname=other):
                    outside.add(other or name.partition(".")[0])
            walk(child, bound)

    walk(tree, outside)
    return frozenset(inside - outside - declared - {"self", "cls"})


class _Renaming(ast.NodeTransformer):
    def __init__(self, names: frozenset[str]) -> None:
        self._names = names

    def _new(self, name: str) -> str:
        return f"{name}_renamed" if name in self._names else name

    def visit_Name(self, node: ast.Name) -> ast.Name:
        node.id = self._new(node.id)
        return node

    def visit_arg(self, node: ast.arg) -> ast.arg:
        self.generic_visit(node)
        node.arg = self._new(node.arg)
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.FunctionDef:
        self.generic_visit(node)
        node.name = self._new(node.name)
        return node

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> ast.AsyncFunctionDef:
        self.generic_visit(node)
        node.name = self._new(node.name)
        return node
