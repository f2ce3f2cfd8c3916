"""Drawings of the retention graph: one module a format, each a function from a drawing to lines."""
