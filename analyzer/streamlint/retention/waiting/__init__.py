"""Waiting: tasks and futures that nobody ends, and what they keep while they wait."""
