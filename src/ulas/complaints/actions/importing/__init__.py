"""What comes from another system, with its own dates, marked so that it counts for no SOP."""
