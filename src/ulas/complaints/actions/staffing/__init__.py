"""Verbs about officers that must also reach somebody: a letter goes out with the change."""
