"""Source: which files there are, what module each is, its text, and whether it can matter at all."""
