"""Widening: which names lead from a linked program to files that are not part of it yet."""
