"""The server's supervisor with real processes: restart, clean stop, honest exit code."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator

import pytest

pytestmark = pytest.mark.processes

# One write a line: both children share the pipe.
STAYS = "import os, signal; os.write(1, f'{NAME} {os.getpid()}{os.linesep}'.encode())"
STAYS += "; signal.pause()"
WORKER = STAYS.replace("{NAME}", "worker")
WEB = STAYS.replace("{NAME}", "web")
SUPERVISE = """
import sys
from ulas.commands.supervisor import Child, Supervisor
python, web, worker = sys.executable, *sys.argv[1:]
children = [Child("web", [python, "-c", web], essential=True)]
children.append(Child("worker", [python, "-c", worker]))
sys.exit(Supervisor(children).run())
"""
FAILS = "import sys; sys.exit(7)"


def start(web: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", SUPERVISE, web, WORKER],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=dict(os.environ, PYTHONPATH="src"),
    )


@pytest.fixture
def supervised() -> Iterator[subprocess.Popen[str]]:
    process = start(WEB)
    yield process
    # SIGTERM, not SIGKILL: only the supervisor knows its children.
    process.terminate()
    process.wait(timeout=20)
    for pipe in (process.stdout, process.stderr):
        if pipe:
            pipe.close()


def pids(process: subprocess.Popen[str], count: int) -> dict[str, int]:
    """Name -> process number, from the next `count` lines the children print."""
    assert process.stdout
    lines = [process.stdout.readline() for _ in range(count)]
    return {name: int(pid) for name, pid in (line.split() for line in lines)}


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_stop_ends_every_child_and_says_success(
    supervised: subprocess.Popen[str], number: signal.Signals
) -> None:
    running = pids(supervised, 2)
    supervised.send_signal(number)
    assert supervised.wait(timeout=20) == 0
    assert not any(is_alive(pid) for pid in running.values())


def test_a_dead_worker_is_started_again(supervised: subprocess.Popen[str]) -> None:
    first = pids(supervised, 2)
    os.kill(first["worker"], signal.SIGKILL)
    second = pids(supervised, 1)
    assert second["worker"] != first["worker"]
    assert is_alive(first["web"])


def test_the_end_of_the_web_ends_everything_with_its_code() -> None:
    process = start(FAILS)
    _, said = process.communicate(timeout=20)
    assert process.returncode == 7
    assert "web ended with code 7" in said
