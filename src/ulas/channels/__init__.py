"""What is sent and how it is parsed: a folder each, a Fake beside each real one."""
