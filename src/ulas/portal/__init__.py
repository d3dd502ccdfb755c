"""What the citizen sees."""
