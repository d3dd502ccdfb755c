"""Verbs about the desk itself: who has a case open, what is half typed. No events."""
