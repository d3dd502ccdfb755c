"""What officers read: decided words and flags, so that no template has to decide."""
