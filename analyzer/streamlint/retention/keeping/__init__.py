"""Keeping: what is made again and again, goes into what outlives it, and is not taken out."""
