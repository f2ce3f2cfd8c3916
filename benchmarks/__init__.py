"""Measurements of streamlint on real code. Not part of the installed package."""
