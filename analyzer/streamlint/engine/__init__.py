"""The engine: from paths to a report. It is given the rules and imports none."""
