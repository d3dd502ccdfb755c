"""The keys under which alike complaints are found, and who keeps them."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from town import Town
from ulas.complaints import actions
from ulas.complaints.models import BlockKey, Complaint
from ulas.complaints.queries.merging import merge_candidates
from ulas.complaints.queries.similar import similar

POTHOLE = "Jalan di depan Pasar Jongke berlubang besar, dua orang jatuh dari motor."
CHAT = "min dalan neng ngarep pasar jongke bolong gede, wong loro tibo saka motor"


@pytest.fixture
def town(db: None) -> Town:
    return Town()


def release(complaint: Complaint) -> None:
    complaint.public_body, complaint.released_at = complaint.body, complaint.filed_at
    complaint.save()


def test_the_same_matter_in_javanese_and_by_another_channel(town: Town) -> None:
    first = town.file(text=POTHOLE)
    town.after(300)
    second = town.file(text=CHAT, area="", latitude=None, longitude=None)
    assert [one.complaint for one in merge_candidates(second)] == [first]


def test_a_corrected_place_is_found_at_its_new_place(town: Town) -> None:
    far = {"latitude": -7.5230, "longitude": 110.8210}
    first = town.file(text="Ada gundukan pasir menutup badan jalan.", area="", **far)
    here = {"latitude": -7.5671, "longitude": 110.7862}
    second = town.after(5).file(text="Pasir bangunan dibiarkan di jalan oleh warga.", **here)
    assert merge_candidates(second) == []
    town.about(first).do("correct_details", town.clerk, **here)
    assert [one.complaint for one in merge_candidates(second)] == [first]


def test_an_erased_text_is_found_no_more_and_gets_no_keys_again(town: Town) -> None:
    complaint = town.file(text=POTHOLE)
    town.do("withdraw_complaint", None)
    town.do("erase_identity", None)
    assert not complaint.block_keys.exists()
    assert actions.index_alike() == 0


def test_complaints_from_before_get_their_keys_once(town: Town) -> None:
    made = [town.file(text=f"{POTHOLE} Nomor {number}.") for number in range(4)]
    before = set(BlockKey.objects.values_list("complaint_id", "key", "filed_at"))
    BlockKey.objects.all().delete()
    assert merge_candidates(made[0]) == []
    assert actions.index_alike(limit=3) == 3
    assert actions.index_alike() == 1
    assert set(BlockKey.objects.values_list("complaint_id", "key", "filed_at")) == before
    assert actions.index_alike() == 0


def test_a_text_without_words_is_not_looked_at_again(town: Town) -> None:
    town.file(
        text="Yang itu ya pak, mohon tolong, terima kasih.",
        area="",
        latitude=None,
        longitude=None,
        address="Solo",
    )
    BlockKey.objects.all().delete()
    assert actions.index_alike() == 1
    assert actions.index_alike() == 0


def test_the_citizen_is_shown_released_complaints_alone(town: Town) -> None:
    secret = town.file(text=POTHOLE, visibility="CONFIDENTIAL")
    waiting = town.file(text=POTHOLE)
    shown = town.file(text=POTHOLE)
    release(shown)
    found = similar(CHAT, town.now, area="33.72.01.1001")
    assert [one.number for one in found] == [shown.number]
    assert {secret.number, waiting.number}.isdisjoint(one.number for one in found)


def test_without_a_place_only_a_much_alike_text_is_shown(town: Town) -> None:
    release(town.file(text=POTHOLE))
    assert len(similar(POTHOLE, town.now)) == 1
    assert similar("Jalan di depan sekolah berlubang, mohon ditambal.", town.now) == []


def test_the_look_up_uses_the_index(town: Town) -> None:
    complaint = town.file(text=POTHOLE)
    with CaptureQueriesContext(connection) as captured:
        merge_candidates(complaint)
    sql = captured[-1]["sql"]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(
            ("EXPLAIN " if connection.vendor == "postgresql" else "EXPLAIN QUERY PLAN ") + sql
        )
        plan = "\n".join(str(row) for row in cursor.fetchall())
    assert "block_key_filed" in plan


def test_a_key_that_very_many_share_does_not_slow_the_look_up(town: Town) -> None:
    complaint = town.file(text=POTHOLE)
    keys = list(complaint.block_keys.values_list("key", flat=True))
    old = [
        BlockKey(complaint=complaint, key=key, filed_at=town.now - timedelta(minutes=minute))
        for key in keys
        for minute in range(300)
    ]
    BlockKey.objects.bulk_create(old)
    second = town.after(1).file(text=POTHOLE)
    (found,) = merge_candidates(second)
    assert found.complaint == complaint
