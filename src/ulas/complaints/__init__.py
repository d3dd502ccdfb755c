"""The case file: what was filed, what was done, by whom, in which minutes."""
