"""Every entrance for machines."""
