"""Reading who exists; nothing here writes."""
