"""The case told to its complainant: events, steps and what comes next in plain words."""
