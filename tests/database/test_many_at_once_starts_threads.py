"""Eight threads file while four officers move the same cases; real transactions, both databases.

It starts threads: the tables are emptied afterwards, nothing is rolled back.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from threading import Event as Signal

import pytest
from django.db import close_old_connections, connection, transaction
from django.test import Client

import laws
import portal_cast
from town import Town
from ulas.agencies.models import Officer
from ulas.complaints import actions
from ulas.complaints.casefile import COMPLAINANT, MoveRefused, StaleCase, by_officer
from ulas.complaints.models import Answer, Complaint, Event, Referral
from ulas.complaints.queries.verification import verify_cases
from ulas.jobs import automatic

FILERS, EACH = 8, 6
ROUNDS = 45
SENTENCE = re.compile(r"^[A-Z“].{12,}[.!?]$", re.DOTALL)


@pytest.fixture
def town(emptied: None) -> Town:
    town = Town()
    town.officer("second_clerk", "INFORMATION_CLERK", "")
    return town


def together(acts: list[Callable[[], object]]) -> list[object]:
    """Run all acts in threads that start at the same moment; a fault in one is raised."""
    start = Barrier(len(acts))

    def one(act: Callable[[], object]) -> object:
        start.wait(timeout=20)
        try:
            return act()
        finally:
            connection.close()
            close_old_connections()

    with ThreadPoolExecutor(len(acts)) as pool:
        return [future.result(timeout=240) for future in [pool.submit(one, act) for act in acts]]


class Desk:
    """An officer who takes whatever case there is and tries the next thing with it."""

    def __init__(self, town: Town, name: str, seed: int) -> None:
        self.town, self.random = town, random.Random(seed)
        self.officer = Officer.objects.get(username=name)
        self.done: Counter[str] = Counter()
        self.refusals: list[str] = []

    def work(self) -> Desk:
        tried = 0
        while tried < ROUNDS:
            complaint = self._any()
            if complaint is not None:
                self._try(complaint)
                tried += 1
            elif Complaint.objects.count() == FILERS * EACH:
                break
        return self

    def _any(self) -> Complaint | None:
        # All four go for the same few cases: the oldest that are not answered yet.
        going = Complaint.objects.exclude(state__in=("ANSWERED", "CLOSED")).order_by("id")
        found = list(going[:5])
        return self.random.choice(found) if found else None

    def _try(self, complaint: Complaint) -> None:
        verb, words = self._next(complaint)
        by = by_officer(self.officer, seen=complaint.length)
        try:
            getattr(actions, verb)(complaint_id=complaint.pk, by=by, now=self.town.now, **words)
        except MoveRefused as refused:
            self.refusals.append(f"{type(refused).__name__}: {refused}")
        else:
            self.done[verb] += 1

    def _next(self, complaint: Complaint) -> tuple[str, dict[str, object]]:
        referral = complaint.referrals.filter(ended_at=None).order_by("id").first()
        if complaint.state == "FILED":
            return "accept", {}
        if referral is None:
            return "distribute", {"agencies": ["DPUPR"]}
        if referral.delivered_at is None:
            return "deliver", {"referral_id": referral.pk}
        draft = Answer.objects.filter(referral=referral, state="SUBMITTED").first()
        if draft is not None:
            return "publish_answer", {"referral_id": referral.pk, "answer_id": draft.pk}
        source = "SYSTEM" if self.officer == self.town.roads else "LETTER"
        return "submit_answer", {
            "referral_id": referral.pk, "text": "Lubang sudah ditambal.", "source": source
        }  # fmt: skip


def test_eight_file_and_four_move_the_same_cases(town: Town) -> None:
    def file_some() -> list[str]:
        return [portal_cast.filed(town.now).complaint.number for _ in range(EACH)]

    desks = [
        Desk(town, name, seed)
        for seed, name in enumerate(("clerk", "second_clerk", "reviewer", "roads"))
    ]
    results = together([*[file_some] * FILERS, *(desk.work for desk in desks)])
    numbers = [number for made in results[:FILERS] for number in made]
    assert len(set(numbers)) == FILERS * EACH == Complaint.objects.count(), "a filing was lost"
    assert Event.objects.filter(kind="FILED").count() == len(numbers)
    done = sum((desk.done for desk in desks), Counter())
    _every_success_is_one_event(done)
    refusals = [line for desk in desks for line in desk.refusals]
    for line in refusals:
        assert SENTENCE.match(line.partition(": ")[2]), line
    assert laws.broken_anywhere(town.now) == []
    *_, proof = verify_cases()
    assert proof.faults == []
    assert done["publish_answer"] >= 1, "how many get that far depends on who comes first"


def _every_success_is_one_event(done: Counter[str]) -> None:
    """No lost update: what a verb said it did is in the chain, once, and nothing else is."""
    kinds = {
        "accept": "ACCEPTED", "distribute": "DISTRIBUTED", "deliver": "DELIVERED",
        "submit_answer": "ANSWER_SUBMITTED", "publish_answer": "ANSWER_PUBLISHED",
    }  # fmt: skip
    for verb, kind in kinds.items():
        assert Event.objects.filter(kind=kind).count() == done[verb], verb
    assert Referral.objects.count() == done["distribute"]
    assert Answer.objects.filter(state="PUBLISHED").count() == done["publish_answer"]


@pytest.mark.parametrize(
    ("verb", "words"),
    [
        ("accept", {}),
        ("reject", {"ground": "NOT_OURS", "explanation": "Bukan wewenang kota."}),
        ("add_facts", {"text": "Keterangan tambahan."}),
    ],
)
def test_two_officers_at_once_one_wins_and_the_other_reads_why(
    town: Town, verb: str, words: dict[str, str]
) -> None:
    complaint = town.file()
    seen = complaint.length

    def act() -> str:
        by = by_officer(town.clerk, seen=seen)
        try:
            getattr(actions, verb)(complaint_id=complaint.pk, by=by, now=town.now, **words)
        except MoveRefused as refused:
            return f"{type(refused).__name__}: {refused}"
        return "done"

    told = together([act] * 4)
    assert told.count("done") == 1
    losers = [str(line) for line in told if line != "done"]
    assert all(SENTENCE.match(line.partition(": ")[2]) for line in losers), losers
    assert town.events == [
        "FILED",
        {"accept": "ACCEPTED", "reject": "REJECTED"}.get(verb, "FACTS_ADDED"),
    ]
    assert town.faults() == []


def test_merging_both_ways_at_once_makes_no_ring(town: Town) -> None:
    """Each of two cases is merged into the other at the same moment: locked in order of id."""
    first, second = town.file(), town.file()

    def into(child: Complaint, parent: Complaint) -> Callable[[], str]:
        def act() -> str:
            try:
                actions.merge(
                    complaint_id=child.pk, into_id=parent.pk, by=by_officer(town.clerk),
                    now=town.now, reason="Satu perkara.",
                )  # fmt: skip
            except MoveRefused as refused:
                return str(refused)
            return "done"

        return act

    told = together([into(first, second), into(second, first)] * 3)
    assert told.count("done") == 1
    assert Complaint.objects.filter(state="MERGED").count() == 1
    assert laws.broken_anywhere(town.now) == []


def test_the_same_key_from_eight_threads_files_once(town: Town) -> None:
    key = actions.ClientKey(client="uji", key="kunci-1", digest="a" * 64)
    filing = actions.Filing(
        text="Lampu jalan mati sejak kemarin.", name="Siti", email="s@contoh.id"
    )

    def act() -> str:
        try:
            filed = actions.file_complaint(
                filing=filing, by=COMPLAINANT, now=town.now, channel="API", key=key
            )
        except MoveRefused as refused:
            return f"{type(refused).__name__}"
        return filed.complaint.number

    told = set(together([act] * 8)) - {"KeyInFlight"}
    assert len(told) == 1
    assert Complaint.objects.count() == 1


@pytest.mark.postgres
def test_a_form_is_waited_for_only_while_it_is_written(town: Town, client: Client) -> None:
    """On SQLite the second tap waits for the write lock, and nobody ever sees the first one."""
    key = actions.ClientKey(client="portal", key="kunci-2", digest="a" * 64)
    filing = actions.Filing(
        text="Lampu jalan mati sejak kemarin.", name="Siti", email="s@contoh.id"
    )
    written, seen = Signal(), Signal()

    def write() -> str:
        with transaction.atomic():
            filed = actions.file_complaint(
                filing=filing, by=COMPLAINANT, now=town.now, channel="WEBSITE", key=key
            )
            written.set()
            assert seen.wait(timeout=20)
        return filed.complaint.number

    def look() -> object:
        assert written.wait(timeout=20)
        try:
            return client.get("/adu/terkirim/kunci-2/").status_code
        finally:
            seen.set()

    number, status = together([write, look])
    assert status == 202
    page = client.get("/adu/terkirim/kunci-2/").content.decode()
    assert f"/aduan/{number}/" in page
    assert client.get("/adu/terkirim/kunci-3/").status_code == 404


def test_workers_and_officers_share_the_same_cases(town: Town) -> None:
    """The worker's automatic steps and a clerk who does them by hand: each happens once."""
    cases = [town.file(verified=True) for _ in range(12)]

    def by_hand() -> int:
        taken = 0
        for case in cases:
            try:
                actions.accept(complaint_id=case.pk, by=by_officer(town.clerk), now=town.now)
                taken += 1
            except (MoveRefused, StaleCase):
                pass
        return taken

    together([by_hand, lambda: automatic.run_due(town.now), lambda: automatic.run_due(town.now)])
    while automatic.run_due(town.now):
        pass
    for case in cases:
        assert town.about(case).events == ["FILED", "ACCEPTED", "DISTRIBUTED", "DELIVERED"]
    assert laws.broken_anywhere(town.now) == []
