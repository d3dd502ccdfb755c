"""Verbs of the conversation with the complainant, and internal notes."""
