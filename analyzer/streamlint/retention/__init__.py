"""Linking facts into the retention graph, and the questions that rules ask of it."""
