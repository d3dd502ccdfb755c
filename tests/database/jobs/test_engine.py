"""On PostgreSQL a verb wakes the worker through procrastinate, and a lost wake-up costs nothing."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from town import Town
from ulas.complaints.models import WorkerBeat
from ulas.look import now

pytestmark = pytest.mark.postgres


@pytest.fixture
def town(emptied: None) -> Iterator[Town]:
    from procrastinate.contrib.django.models import ProcrastinateJob

    # Not Django's own tables: emptying leaves what tests with real commits have queued.
    ProcrastinateJob.objects.all()._raw_delete("default")
    made = Town()
    now.freeze(made.now)
    yield made
    now.freeze(None)


def work() -> None:
    """Let a procrastinate worker do the jobs that lie there, then end."""
    from procrastinate.contrib.django import app

    from ulas.jobs import engine

    with app.replace_connector(app.connector.get_worker_connector()) as working:
        working.run_worker(
            queues=[engine.QUEUE],
            wait=False,
            install_signal_handlers=False,
            listen_notify=False,
            delete_jobs="always",
        )


def in_a_thread(act: Callable[[], None]) -> None:
    """As the worker does: jobs close the connection of their thread."""
    with ThreadPoolExecutor(1) as pool:
        pool.submit(act).result(timeout=60)


def jobs() -> list[dict[str, object]]:
    from procrastinate.contrib.django.models import ProcrastinateJob

    return list(ProcrastinateJob.objects.order_by("id").values("task_name", "args"))


def test_filing_leaves_one_job_with_ids_alone(town: Town) -> None:
    complaint = town.file(verified=True)
    town.do("correct_details", town.clerk, address="Depan pasar")
    wanted = {"task_name": "advance", "args": {"complaint_id": complaint.pk}}
    assert jobs() == [wanted], "two verbs before the worker woke are one job"


def test_the_worker_brings_it_to_the_agency(town: Town) -> None:
    town.file(verified=True)
    work()
    assert town.open_steps == ["dispose"]
    assert town.events[-1] == "DELIVERED"
    assert town.faults() == []


def test_what_no_wake_up_told_of_is_found_by_the_minute(town: Town) -> None:
    from procrastinate.contrib.django.models import ProcrastinateJob

    from ulas.jobs import engine

    town.file(verified=True)
    ProcrastinateJob.objects.all()._raw_delete("default")
    in_a_thread(lambda: engine.every_minute(timestamp=0))
    assert town.open_steps == ["dispose"]
    assert WorkerBeat.objects.get(name=WorkerBeat.WORKER).at == town.now
    assert town.now < now.now() + timedelta(seconds=1)
