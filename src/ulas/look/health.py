"""Whether this process may get visitors: /healthz for the process, /readyz for what it needs."""

from collections.abc import Callable
from datetime import timedelta

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connection, connections
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse

from ulas.complaints.casefile import guards
from ulas.complaints.models import WorkerBeat
from ulas.complaints.queries.key_ring import ring_fault
from ulas.complaints.sealed.sealing import SealBroken, seal, unseal
from ulas.look.now import now

WORKER_SILENCE = timedelta(minutes=5)


def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers; nothing else is asked."""
    return HttpResponse("ok", content_type="text/plain")


def readyz(request: HttpRequest) -> JsonResponse:
    """200 when everything needed stands, else 503 naming what is wrong, for the operator."""
    wrong = {name: fault for name, check in CHECKS.items() if (fault := _ask(check))}
    body = {"ready": not wrong, "wrong": wrong, "checked": sorted(CHECKS)}
    return JsonResponse(body, status=503 if wrong else 200)


def _ask(check: Callable[[], str]) -> str:
    try:
        return check()
    except DatabaseError as error:
        return f"the database refused: {error}".strip()


def _database() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return ""


def _migrations() -> str:
    executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return f"{len(waiting)} migrations wait: run ./ulas migrate" if waiting else ""


def _guards() -> str:
    return "" if guards.in_place() else "events are not guarded: run ./ulas migrate"


def _key_ring() -> str:
    try:
        opened = unseal(seal("ulas", "readyz"), "readyz")
    except (SealBroken, KeyError, ValueError):
        opened = ""
    return ring_fault() if opened == "ulas" else "the key ring does not seal: see ./ulas keys"


def _worker() -> str:
    """A worker that once beat must go on beating; where none ever ran there is nothing to miss."""
    beats = WorkerBeat.objects.filter(name=WorkerBeat.WORKER)
    last = beats.values_list("at", flat=True).first()
    if last is None or now() - last < WORKER_SILENCE:
        return ""
    return f"no worker has been heard since {last:%Y-%m-%d %H:%M} UTC: start ./ulas work"


CHECKS: dict[str, Callable[[], str]] = {
    "database": _database,
    "migrations": _migrations,
    "guards": _guards,
    "key_ring": _key_ring,
    "worker": _worker,
}
