"""Serve the web pages and run the worker beside them, until stopped."""

from __future__ import annotations

import argparse
import contextlib
import http.client
import os
import socket
import subprocess
import sys
import threading
import time

from ulas.commands.supervisor import Child, Supervisor

SECONDS_TO_ANSWER = 60
SECONDS_TO_STOP = 10


def main(argv: list[str]) -> int:
    """Serve until SIGTERM or SIGINT; return 0 after a clean stop."""
    options = _options(argv)
    refusal = port_refusal(options.host, options.port) or _database_refusal()
    if refusal:
        print(f"serve: {refusal}", file=sys.stderr)
        return 1
    return serve(options.host, options.port, options.workers)


def serve(host: str, port: int, workers: int) -> int:
    """Run web and worker on a database that is known to be up to date."""
    children = [Child("web", _web(host, port, workers), essential=True)]
    children.append(Child("worker", [sys.executable, "-m", "ulas.config", "work"]))
    supervisor = Supervisor(children)
    threading.Thread(
        target=_say_when_it_answers, args=(host, port, supervisor), daemon=True
    ).start()
    return supervisor.run()


def _options(argv: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./ulas serve", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="port to listen on (8000)")
    workers = int(os.environ.get("ULAS_WORKERS", "2"))
    parser.add_argument("--workers", type=int, default=workers, help="web processes (2)")
    return parser.parse_args(argv)


def _web(host: str, port: int, workers: int) -> list[str]:
    threads = os.environ.get("ULAS_THREADS", "16")
    # Without --respawn-failed-workers one dead worker would end the whole server.
    return [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws"),
        *("--host", host, "--port", str(port), "--workers", str(workers)),
        *("--blocking-threads", threads, "--backpressure", threads),
        # A worker that is told to stop while it starts never does so by itself.
        *("--workers-kill-timeout", str(SECONDS_TO_STOP)),
        *("--respawn-failed-workers", "--log-level", "error"),
        "ulas.config.wsgi:application",
    ]


def port_refusal(host: str, port: int) -> str:
    """Return why the address cannot be used, or an empty text."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except (OSError, OverflowError) as error:
            return f"cannot listen on {host} port {port} ({error}); choose another with --port."
    return ""


def _database_refusal() -> str:
    """Return why the database cannot be served, or an empty text."""
    command = [sys.executable, "-m", "ulas.config", "migrate", "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return ""
    said = (done.stdout + done.stderr).strip().splitlines()
    if "Traceback" in done.stderr:
        return f"the database cannot be used: {said[-1]}"
    for line in said:
        owner, colon, sentence = line.partition(": ")
        if colon and owner in ("ulas", "migrate"):
            return sentence
    return "the database is not up to date: run ./ulas upgrade first."


def _say_when_it_answers(host: str, port: int, supervisor: Supervisor) -> None:
    here = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 a comparison only
    until = time.monotonic() + SECONDS_TO_ANSWER
    while time.monotonic() < until and not supervisor.told_to_stop:
        time.sleep(0.1)
        connection = http.client.HTTPConnection(here, port, timeout=SECONDS_TO_ANSWER)
        with (
            contextlib.suppress(OSError, http.client.HTTPException),
            contextlib.closing(connection),
        ):
            connection.request("GET", "/healthz", headers={"Host": "localhost"})
            connection.getresponse().read()
            print(f"ULAS answers at http://{_spoken(host)}:{port}/ (Ctrl-C stops it)", flush=True)
            return


def _spoken(host: str) -> str:
    # Passkeys work on the name localhost, not on its number.
    return "localhost" if host in ("127.0.0.1", "0.0.0.0", "::", "::1") else host  # noqa: S104
