"""The procedure as data and pure functions: steps, posts, standards, moves, conformance."""
