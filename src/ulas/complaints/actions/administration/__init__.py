"""Changes of the reference data that must know the open cases."""
