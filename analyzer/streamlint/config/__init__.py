"""Configuration: the values in force, where each comes from, and what is wrong with the rest."""
