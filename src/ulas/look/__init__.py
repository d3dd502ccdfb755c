"""Components, static files and the one source of now for a request."""
