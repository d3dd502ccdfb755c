"""`./ulas serve` as an operator runs it: answers, survives a dead web process, stops cleanly."""

from __future__ import annotations

import http.client
import signal
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from installation import bare_environment, command, free_port

pytestmark = pytest.mark.processes


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """An installation of its own on the embedded database, with no settings of the caller."""
    return bare_environment(tmp_path / "data")


@pytest.fixture
def server(env: dict[str, str]) -> Iterator[tuple[subprocess.Popen[str], int]]:
    subprocess.run(command("migrate", "--verbosity", "0"), env=env, check=True)
    port = free_port()
    process = subprocess.Popen(
        command("serve", "--port", str(port), "--workers", "1"),
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    yield process, port
    process.terminate()
    process.wait(timeout=40)
    if process.stdout:
        process.stdout.close()


def status(port: int, path: str) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", path, headers={"Host": "localhost"})
    found = connection.getresponse().status
    connection.close()
    return found


def test_it_says_its_address_answers_and_stops(server: tuple[subprocess.Popen[str], int]) -> None:
    process, port = server
    assert process.stdout
    assert f"http://localhost:{port}/" in process.stdout.readline()
    assert status(port, "/healthz") == 200
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=40) == 0
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0


def test_a_database_that_is_behind_is_refused_with_the_command_to_run(
    env: dict[str, str],
) -> None:
    done = subprocess.run(
        command("serve", "--port", str(free_port())),
        env=env,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 1
    assert "./ulas upgrade" in done.stderr


def test_a_taken_port_is_named(env: dict[str, str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = subprocess.run(
            command("serve", "--port", port),
            env=env,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
    assert done.returncode == 1
    assert port in done.stderr
    assert "--port" in done.stderr
