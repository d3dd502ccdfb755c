"""The list of cases and what is done with it: views, files, one move on many, the palette."""
