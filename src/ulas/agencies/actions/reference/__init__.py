"""Reference data as the console changes it: each verb checks, writes and records."""
