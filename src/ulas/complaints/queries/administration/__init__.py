"""What the administration pages ask of the case file; nothing here writes."""
