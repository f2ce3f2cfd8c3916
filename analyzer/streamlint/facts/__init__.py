"""The facts of a module: what it says, as small frozen records."""
