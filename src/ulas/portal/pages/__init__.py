"""The citizen's pages: each reads a request, makes one call, and shows the outcome."""
