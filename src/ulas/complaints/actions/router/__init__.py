"""Verbs about what the router learns; they touch no complaint."""
