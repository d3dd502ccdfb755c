"""Components, template tags, static files, and the one source of `now` for a request."""
