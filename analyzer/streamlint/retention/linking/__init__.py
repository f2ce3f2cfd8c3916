"""Linking: which values each place of a program can hold, and which calls run which functions."""
