"""Registering: callbacks that are handed to something that lives longer than what they hold, and not taken back."""
