"""Forms of the moves: they read shape, the verbs judge."""
