"""The key ring and the database belong together: noted at the start, renewed after a theft."""
