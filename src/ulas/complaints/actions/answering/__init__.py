"""Verbs that bring the answer (SOP rows 6 and 7)."""
