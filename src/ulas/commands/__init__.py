"""What the shell does: one module a command, each with `main(argv) -> int`."""
