"""The outbox and other small tables that the jobs keep."""
