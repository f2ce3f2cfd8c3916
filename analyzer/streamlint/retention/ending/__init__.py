"""Ending: when streams end, what is gone by then, and who reads it all the same."""
