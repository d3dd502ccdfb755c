"""What check, fix and test are made of."""
