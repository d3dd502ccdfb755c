"""What is sent and how it is parsed, a folder each."""
