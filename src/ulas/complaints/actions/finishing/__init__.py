"""Verbs that end, reopen and join complaints (SOP row 8)."""
