"""Run the worker: automatic steps, deadlines, letters, the daily root."""

from __future__ import annotations

import argparse
import importlib
import sys

import django

# Named by string, as Django's settings name modules: rooms beside this one are not imported.
WORKER = "ulas.jobs.worker"


def main(argv: list[str]) -> int:
    """Work until SIGTERM or SIGINT, or with --once do what is due and end; return 0.

    Returns 1 where the key ring is not the one of the database.
    """
    parser = argparse.ArgumentParser(prog="./ulas work", description=__doc__)
    parser.add_argument("--once", action="store_true", help="do everything that is due, then end")
    options = parser.parse_args(argv)
    django.setup()
    from ulas.complaints.queries.key_ring import ring_fault

    if fault := ring_fault():
        print(f"work: {fault}", file=sys.stderr)
        return 1
    worker = importlib.import_module(WORKER)
    if not options.once:
        return int(worker.run())
    print(f"{worker.run_once()} done")
    return 0
