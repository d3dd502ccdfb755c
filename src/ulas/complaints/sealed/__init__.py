"""What must not be read without right or reason: identities, tokens, files, masked text."""
