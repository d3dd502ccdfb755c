"""Verbs around lists: saved views, and one move on many cases."""
