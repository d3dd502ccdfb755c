"""The worker on PostgreSQL: procrastinate wakes it at once, and looks every minute besides.

Imported on PostgreSQL only. The jobs carry ids and call the same functions as the loop of the
embedded database; losing every one of them would only cost the wait until the next minute.
"""

import contextlib
from collections.abc import Iterator

from django.db import connections
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from ulas.complaints.casefile import wake
from ulas.jobs import automatic, deliveries, rounds
from ulas.look.now import now

QUEUE = "ulas"
POLL_SECONDS = 5.0
AT_ONCE = 2


@app.task(name="advance", queue=QUEUE)
def advance(complaint_id: int) -> None:
    """Go on with one complaint and send what it had to say."""
    with _connection():
        automatic.advance(complaint_id, now())
        deliveries.send_due(now())


@app.periodic(cron="* * * * *")
@app.task(name="every_minute", queue=QUEUE, queueing_lock="every_minute", lock="every_minute")
def every_minute(timestamp: int) -> None:  # noqa: ARG001 procrastinate hands it over
    """Sweep deadlines, and find what no wake-up told of."""
    with _connection():
        rounds.everything(now())


def listen() -> None:
    """Defer a job whenever a verb leaves work; called once a process."""
    wake.register(defer)


def defer(complaint_id: int) -> None:
    """Wake the worker for one complaint; a second call before it woke is one call."""
    with contextlib.suppress(AlreadyEnqueued):
        advance.configure(queueing_lock=f"advance/{complaint_id}").defer(complaint_id=complaint_id)


def run() -> int:
    """Work until SIGTERM or SIGINT; jobs at hand are ended first. 0 after a clean stop."""
    with _connection():
        rounds.everything(now())
    with app.replace_connector(app.connector.get_worker_connector()) as working:  # type: ignore[attr-defined]
        working.run_worker(
            queues=[QUEUE],
            concurrency=AT_ONCE,
            fetch_job_polling_interval=POLL_SECONDS,
            delete_jobs="always",
        )
    return 0


@contextlib.contextmanager
def _connection() -> Iterator[None]:
    """Jobs run in threads of a pool: each has a connection while it works and leaves none."""
    try:
        yield
    finally:
        connections.close_all()
