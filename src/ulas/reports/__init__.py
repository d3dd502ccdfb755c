"""Figures, documents, exports and event logs."""
