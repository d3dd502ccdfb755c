"""Once a night the router learns from what people decided, in a process of its own.

The worker only starts and watches that process, so that neither it nor a web process ever loads
the training libraries. Without them the day goes on as before and the console says what is missing.
"""

import hashlib
import logging
import subprocess
import sys
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings

from ulas.agencies.queries.catalogue import catalogue
from ulas.complaints import actions
from ulas.complaints.models import RouterModel
from ulas.complaints.queries.router import active, labels, versions
from ulas.routing import Catalogue
from ulas.routing.model import BrokenModelError, LinearModel, from_bytes, to_bytes

logger = logging.getLogger("ulas.jobs")

#: Local hour from which a night's training may begin; the very first one begins at once.
HOUR = 2
#: With fewer new decisions of people a new model would hardly differ.
LEAST_NEW = 20
#: A round that has not ended by then has died.
LONGEST = timedelta(hours=2)
NO_LIBRARY = "Pustaka pelatihan belum terpasang. Jalankan ./ulas routing nightly sekali."

_running: list["subprocess.Popen[bytes]"] = []


def tend(now: datetime) -> None:
    """Start the night's training where it is due, notice one that has ended or died."""
    if not settings.ULAS_ROUTER_TRAINING:
        return
    _running[:] = [child for child in _running if child.poll() is None]
    for round_ in versions.stuck(now, LONGEST):
        logger.error("the router's training of %s never ended", round_.day)
        actions.end_training(day=round_.day, now=now, outcome="FAILED", remark="Terhenti di jalan.")
    if not _running and due(now) and actions.begin_training(day=_day(now), now=now):
        _running.append(_start())


def finish() -> None:
    """Wait for the training that this process started, before it ends itself."""
    for child in _running:
        child.wait()


def due(now: datetime) -> bool:
    """Whether a round should begin: once a date, at night, or at once where no model is."""
    last = versions.last_training()
    if last is not None and last.day >= _day(now):
        return False
    return _local(now).hour >= HOUR or active.in_use() is None


def train_now(now: datetime) -> str:
    """Train in this process and hand the model over where it is not worse; how it ended."""
    day = _day(now)
    actions.begin_training(day=day, now=now)
    try:
        outcome, remark = "DONE", _trained(now)
    except ImportError:
        outcome, remark = "NO_LIBRARY", NO_LIBRARY
        logger.warning("the router was not trained: the libraries for it are not installed")
    except Exception as fault:
        outcome, remark = "FAILED", f"{type(fault).__name__}: {fault}"
        logger.exception("the router's training failed")
    actions.end_training(day=day, now=now, outcome=outcome, remark=remark)
    return f"{outcome}: {remark}"


def _trained(now: datetime) -> str:
    from ulas.routing.training import retrain

    city = catalogue()
    read_by = fingerprint(city)
    last = versions.last_made()
    fresh = labels.labels_since(last.made_at if last else None)
    if last and active.in_use() and last.learned_codes == read_by and fresh < LEAST_NEW:
        return f"Baru ada {fresh} keputusan sejak model terakhir; belum dilatih ulang."
    found = retrain(labels.labels(), city, _old())
    data = to_bytes(found.model)
    judgement = found.judgement
    actions.keep_model(
        trained=actions.Trained(
            version=found.model.version,
            data=data,
            labels=found.learned,
            held_out=found.held_out,
            better=judgement.takes_over,
            sentence=judgement.sentence,
            figures=found.figures,
            agencies=[
                {
                    "agency": one.agency_code,
                    "cases": one.cases,
                    "before": one.old_right,
                    "right": one.new_right,
                    "worse": one.worse,
                }
                for one in judgement.agencies
            ],
            learned_codes=read_by,
            send_from=found.send_from,
        ),
        now=now,
    )
    return judgement.sentence


def fingerprint(city: Catalogue) -> str:
    """A digest of all that the city told the router; another one means that it must learn anew."""
    return hashlib.sha256(repr(city).encode()).hexdigest()


def _old() -> LinearModel | None:
    """The model in use; one that is broken is no yardstick."""
    now = active.in_use()
    if now is None:
        return None
    data = RouterModel.objects.values_list("data", flat=True).get(pk=now.pk)
    try:
        return from_bytes(bytes(data))
    except BrokenModelError:
        logger.warning("the router's model in use cannot be read; it will be replaced")
        return None


def _start() -> "subprocess.Popen[bytes]":
    return subprocess.Popen([sys.executable, "-m", "ulas.config", "routing", "nightly"])


def _day(now: datetime) -> date:
    return _local(now).date()


def _local(now: datetime) -> datetime:
    return now.astimezone(ZoneInfo(settings.TIME_ZONE))
