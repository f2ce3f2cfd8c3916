"""Leaks that happened in released packages, look-alikes that are none, and what streamlint says of both."""
