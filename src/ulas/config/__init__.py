"""Top of the house: settings, addresses, entry points."""
