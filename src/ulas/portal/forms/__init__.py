"""What a citizen types, checked for shape; what it means is checked by the verbs."""
