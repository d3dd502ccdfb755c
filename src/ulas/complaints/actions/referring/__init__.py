"""Verbs that choose and change the agencies (SOP rows 3 to 5)."""
