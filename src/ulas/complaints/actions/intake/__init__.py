"""Verbs up to acceptance: filing, accepting, rejecting and what follows a rejection."""
