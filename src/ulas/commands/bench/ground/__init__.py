"""What the benches stand on: a scratch database and what fills it."""
