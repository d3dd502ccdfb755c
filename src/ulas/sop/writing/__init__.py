"""What officers write: whether an answer answers, and the variables of a template."""
