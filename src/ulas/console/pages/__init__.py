"""One page a file: read, call one verb, show."""
