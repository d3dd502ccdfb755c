"""What the router knows of this city: the model in use, labels, how well it decides."""
