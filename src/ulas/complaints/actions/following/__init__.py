"""What neighbours do with public complaints, and letters that a person asks for."""
