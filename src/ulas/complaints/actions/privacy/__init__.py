"""Verbs about who may see what, and about forgetting."""
