"""The parts of `./ulas import`: names to codes, rows one by one, what came of them."""
