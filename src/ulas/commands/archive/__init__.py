"""A backup file: one tar with the database, the attachments and a manifest of their hashes."""
