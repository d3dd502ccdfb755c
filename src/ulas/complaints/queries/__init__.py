"""Reading the case file; nothing here writes."""
