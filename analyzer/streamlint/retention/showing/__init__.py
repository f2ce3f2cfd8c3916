"""The retention graph as plain data, for people who want to see why."""
