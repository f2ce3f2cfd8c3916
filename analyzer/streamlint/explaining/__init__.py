"""From what the graph knows to what a person reads: one module for each kind of thing that a rule finds."""
