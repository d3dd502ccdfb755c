"""What letters say, to whom, and what they never say."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.urls import resolve

from town import Town
from ulas.agencies.models import Officer
from ulas.channels.letter import Letter
from ulas.channels.rendering import render
from ulas.complaints import actions
from ulas.complaints.models import Delivery, Referral
from ulas.complaints.sealed.codes import contact_code
from ulas.complaints.sealed.links import read_my_complaints_token
from ulas.complaints.sealed.numbers import spoken
from ulas.complaints.sealed.sealing import token_for

SECRETS = ("Siti", "siti@contoh.id", "dua orang sudah jatuh")


@pytest.fixture
def town(db: None) -> Town:
    made = Town()
    for officer in Officer.objects.all():
        officer.email = f"{officer.username}@kota.contoh.id"
        officer.save()
    return made


def letter(town: Town, template: str) -> Letter:
    delivery = Delivery.objects.filter(complaint=town.complaint, template=template).latest("id")
    return render(delivery, town.now)


def path_of(address: str) -> str:
    assert address.startswith(settings.ULAS_URL)
    return address.removeprefix(settings.ULAS_URL)


def links_in(text: str) -> list[str]:
    return [word for word in text.split() if word.startswith(settings.ULAS_URL)]


def at_the_agency(town: Town, **more: object) -> Referral:
    town.file(**more)
    town.do("accept", town.clerk)
    (referral,) = town.refer("DPUPR")
    return referral


def test_the_first_letter_gives_number_link_promise_and_code(town: Town) -> None:
    town.file()
    found = letter(town, "filed")
    assert found.to == ("siti@contoh.id",)
    assert spoken(town.number) in found.subject
    assert found.body.startswith("Yang terhormat Siti Aminah,")
    assert f"/aduan/{town.number}/{token_for(town.number)}/" in found.body
    assert contact_code(town.complaint) in found.body
    assert "Rabu, 14 Januari 2026 pukul 09.00" in found.body, "the promised time, in full"
    assert "\n\n\n" not in found.body


def test_a_verified_contact_is_not_asked_for_a_code(town: Town) -> None:
    town.file(verified=True)
    assert contact_code(town.complaint) not in letter(town, "filed").body


def test_letters_speak_the_complainants_language(town: Town) -> None:
    town.file(language="en", name="")
    found = letter(town, "filed")
    assert found.language == "en"
    assert found.body.startswith("Dear Sir or Madam,")
    assert "Wednesday, 14 January 2026 at 09:00" in found.body


def test_every_link_leads_to_a_page(town: Town) -> None:
    town.file()
    town.do("accept", town.clerk)
    town.refer("POLRESTA")
    for template in ("filed", "to_receive", "answer_link"):
        found = links_in(letter(town, template).body)
        assert found
        for link in found:
            assert resolve(path_of(link))


def test_officers_read_number_matter_minutes_and_nothing_else(town: Town) -> None:
    at_the_agency(town)
    found = letter(town, "to_dispose")
    assert found.to == ("roads@kota.contoh.id",)
    assert spoken(town.number) in found.subject
    assert "Jalan dan Drainase, Pajang" in found.body
    assert "Sisa 60 menit jam kerja, sampai Senin, 12 Januari 2026 pukul 10.00." in found.body
    assert not any(secret in found.body + found.subject for secret in SECRETS)


def test_of_a_confidential_case_officers_get_a_link_only(town: Town) -> None:
    at_the_agency(town, visibility="CONFIDENTIAL")
    found = letter(town, "to_dispose")
    assert spoken(town.number) not in found.subject + found.body
    assert "Jalan" not in found.body
    assert len(links_in(found.body)) == 1


def test_a_confidential_answer_is_not_mailed(town: Town) -> None:
    for visibility, mailed in (("PUBLIC", True), ("CONFIDENTIAL", False)):
        referral = at_the_agency(town, visibility=visibility)
        town.answer(town.roads, referral, "Lubang sudah ditambal regu kami.")
        assert ("ditambal regu kami" in letter(town, "answered").body) is mailed


def test_an_interim_answer_names_its_date(town: Town) -> None:
    referral = at_the_agency(town)
    promised = (town.now + timedelta(days=3)).date()
    town.answer(town.roads, referral, "Alat berat datang.", kind="INTERIM", promised_date=promised)
    assert "Kamis, 15 Januari 2026" in letter(town, "answered_interim").body


def test_question_and_rejection_are_quoted(town: Town) -> None:
    town.file()
    town.do("ask_complainant", town.clerk, question="Di depan rumah nomor berapa?")
    assert "    Di depan rumah nomor berapa?" in letter(town, "asked").body
    town.file()
    town.do("reject", town.clerk, ground="NOT_OURS", explanation="Hubungi balai jalan nasional.")
    found = letter(town, "rejected").body
    assert "Hubungi balai jalan nasional." in found
    assert "Bukan wewenang Pemerintah Kota" in found


def test_the_one_time_letter_carries_the_matter_but_no_contact(town: Town) -> None:
    text = "Lampu mati di Jalan Slamet Riyadi. Hubungi saya di 0812 3456 7890."
    town.file(text=text)
    town.do("accept", town.clerk)
    town.refer("POLRESTA")
    found = letter(town, "answer_link")
    assert found.to == ("aduan@polresta.contoh.id",)
    assert "Lampu mati di Jalan Slamet Riyadi" in found.body
    assert "7890" not in found.body
    assert "Siti" not in found.body
    (link,) = links_in(found.body)
    assert path_of(link).startswith("/jawab/")


def test_a_confidential_matter_is_behind_the_one_time_link(town: Town) -> None:
    town.file(visibility="CONFIDENTIAL")
    town.do("accept", town.clerk)
    town.refer("POLRESTA")
    found = letter(town, "answer_link")
    assert "berlubang" not in found.body
    assert links_in(found.body)


def test_an_assignment_reaches_its_division_alone(town: Town) -> None:
    referral = at_the_agency(town)
    town.do("assign", town.roads, referral_id=referral.pk, divisions=[town.drains.pk])
    assert letter(town, "to_answer").to == ("drain_works@kota.contoh.id",)


def test_who_is_away_is_stood_in_for(town: Town) -> None:
    at_the_agency(town)
    other = town.officer("other", town.roads.posts.get().role, "")
    other.email = "pengganti@kota.contoh.id"
    other.save()
    town.roads.refresh_from_db()
    town.roads.absent_until, town.roads.stand_in = town.now + timedelta(days=1), other
    town.roads.save()
    assert letter(town, "to_dispose").to == ("pengganti@kota.contoh.id",)
    town.after(60 * 25)
    assert letter(town, "to_dispose").to == ("roads@kota.contoh.id",)


def test_the_citys_leader_hears_of_overdue_cases_not_every_agencys(town: Town) -> None:
    at_the_agency(town)
    town.officer("chief", town.mayor.posts.get().role, "DISHUB")
    town.after(120)
    town.do("escalate", "system", run_id=town.runs("dispose").get().pk)
    rows = Delivery.objects.filter(template="overdue", role="LEADER", agency=None)
    found = render(rows.get(), town.now)
    assert found.to == ("mayor@kota.contoh.id",)
    assert "Mendisposisi ke bidang" in found.subject
    assert "admin instansi, Dinas Pekerjaan Umum" in found.body
    assert "terlambat 1 jam" in found.body


def test_nobody_with_an_address_is_said_so(town: Town) -> None:
    town.file(phone="0812 3456 7890")
    town.do("correct_identity", None, email="")
    found = letter(town, "filed")
    assert found.to == ()
    assert "tanpa alamat" in found.remark


def test_an_erased_person_gets_no_letter(town: Town) -> None:
    town.file()
    town.do("withdraw_complaint", None)
    town.do("erase_identity", None)
    assert letter(town, "complaint_withdrawn").to == ()


def test_the_link_to_ones_own_complaints_opens_them(town: Town) -> None:
    town.file()
    actions.send_my_complaints_link(contact="Siti@contoh.id", now=town.now)
    found = render(Delivery.objects.get(template="my_complaints"), town.now)
    assert found.to == ("siti@contoh.id",)
    (link,) = links_in(found.body)
    token = path_of(link).split("/")[2]
    index = town.complaint.complainant.email_index
    assert read_my_complaints_token(token, town.now) == index


def test_the_code_is_sent_again_on_request(town: Town) -> None:
    town.file()
    actions.resend_contact_code(complaint_id=town.complaint.pk, now=town.now)
    assert contact_code(town.complaint) in letter(town, "contact_code").body


def test_news_are_confirmed_first_and_can_be_ended(town: Town) -> None:
    wanted = actions.subscribe(
        email="tetangga@contoh.id", language="id", now=town.now, area="33.72.01.1001"
    )
    asked = render(Delivery.objects.get(template="subscription_confirm"), town.now)
    assert asked.to == ("tetangga@contoh.id",)
    assert "Pajang" in asked.subject
    assert [path_of(link).split("/")[1] for link in links_in(asked.body)] == ["langganan"]
    actions.confirm_subscription(subscription_id=wanted.pk, now=town.now)
    referral = at_the_agency(town)
    town.answer(town.roads, referral, "Lubang ditambal.")
    news = Delivery.objects.get(template="subscription_news")
    told = render(news, town.now)
    assert f"/publik/{town.number}/" in told.body
    assert "Siti" not in told.body
    actions.end_subscription(subscription_id=wanted.pk, now=town.now)
    news.refresh_from_db()
    assert render(Delivery.objects.get(pk=news.pk), town.now).to == ()


def test_a_letter_to_an_empty_post_goes_to_the_post_that_acts_for_it(town: Town) -> None:
    referral = at_the_agency(town)
    town.reviewer.posts.update(active=False)
    town.do("return_referral", town.roads, referral_id=referral.pk, reason="Jalan provinsi.")
    assert letter(town, "returned").to == ("clerk@kota.contoh.id",)
    town.reviewer.posts.update(active=True)
    assert letter(town, "returned").to == ("reviewer@kota.contoh.id",)


def test_letters_for_the_clerk_reach_the_reviewer_who_is_alone(town: Town) -> None:
    town.clerk.is_active = False
    town.clerk.save()
    town.file()
    assert letter(town, "to_receive").to == ("reviewer@kota.contoh.id",)


def test_a_letter_to_an_agency_that_nobody_is_left_at_goes_to_the_clerk(town: Town) -> None:
    referral = at_the_agency(town)
    town.assign(town.roads, referral, town.cast.division)
    answer = town.submit(town.road_works, referral, "Ditambal Senin oleh regu kami.")
    town.roads.posts.update(active=False)
    assert letter(town, "to_answer").to == ("road_works@kota.contoh.id",), "the division is there"
    town.do(
        "return_answer", town.clerk, referral_id=referral.pk, answer_id=answer.pk, reason="Kapan?"
    )
    Delivery.objects.filter(template="answer_returned").update(role="AGENCY_OFFICER")
    assert letter(town, "answer_returned").to == ("clerk@kota.contoh.id",)
    town.clerk.posts.update(active=False)
    assert letter(town, "answer_returned").to == ("reviewer@kota.contoh.id",)


def test_a_division_that_nobody_is_left_at_is_its_agencys_care(town: Town) -> None:
    referral = at_the_agency(town)
    town.road_works.posts.update(active=False)
    town.assign(town.roads, referral, town.cast.division)
    assert letter(town, "to_answer").to == ("roads@kota.contoh.id",)


def test_the_leaders_letters_go_to_nobody_else(town: Town) -> None:
    town.mayor.posts.update(active=False)
    at_the_agency(town)
    town.after(120)
    town.do("escalate", "system", run_id=town.runs("dispose").get().pk)
    row = Delivery.objects.get(template="overdue", role="LEADER", agency=None)
    assert render(row, town.now).to == ()


def test_the_code_is_in_its_letter_whether_the_contact_is_verified_or_not(town: Town) -> None:
    for language, verified in (("id", False), ("id", True), ("en", True)):
        town.file(verified=verified, language=language)
        actions.resend_contact_code(complaint_id=town.complaint.pk, now=town.now)
        found = letter(town, "contact_code").body
        assert contact_code(town.complaint) in found
        paths = [path_of(link) for link in links_in(found)]
        assert f"/aduan/{town.number}/{token_for(town.number)}/data/" in paths
        assert any(path.endswith("/pasti/") for path in paths) is not verified
        assert all(resolve(path) for path in paths)


def test_each_agencys_question_is_quoted_in_its_own_letter(town: Town) -> None:
    """Mail that is slow must not quote what was asked after it."""
    town.file()
    town.do("accept", town.clerk)
    roads, transport = town.refer("DPUPR", "DISHUB")
    town.do("ask_complainant", town.roads, referral_id=roads.pk, question="Lubang yang mana?")
    town.after(5)
    town.do("ask_complainant", town.transport, referral_id=transport.pk, question="Lampu apa?")
    rows = Delivery.objects.filter(template="asked").order_by("id")
    first, second = (render(one, town.now).body for one in rows)
    assert "Lubang yang mana?" in first
    assert "Lampu apa?" not in first
    assert "Lampu apa?" in second


def test_a_reminder_quotes_the_question_that_it_is_about(town: Town) -> None:
    town.file()
    town.do("accept", town.clerk)
    roads, transport = town.refer("DPUPR", "DISHUB")
    town.do("ask_complainant", town.roads, referral_id=roads.pk, question="Lubang yang mana?")
    town.after(10 * 60)
    town.do("ask_complainant", town.transport, referral_id=transport.pk, question="Lampu apa?")
    town.after(14 * 60).do("remind_complainant", "system")
    (reminder,) = Delivery.objects.filter(template="reminded")
    body = render(reminder, town.now).body
    assert "Lubang yang mana?" in body
    assert "Lampu apa?" not in body
    town.after(10 * 60).do("remind_complainant", "system")
    assert "Lampu apa?" in letter(town, "reminded").body


def test_a_second_rejection_does_not_speak_in_the_first_ones_letter(town: Town) -> None:
    town.file()
    town.do("reject", town.clerk, ground="UNTRUE", explanation="Tidak terbukti.")
    town.do("object_to_rejection", None, reason="Terbukti.")
    town.after(5).do("uphold_rejection", town.reviewer, explanation="Tetap tidak terbukti.")
    assert "    Tidak terbukti." in letter(town, "rejected").body
    assert "    Tetap tidak terbukti." in letter(town, "rejection_upheld").body


def test_an_english_rejection_names_its_ground_in_english(town: Town) -> None:
    town.file(language="en")
    town.do("reject", town.clerk, ground="NOT_OURS", explanation="Please ask the province.")
    found = letter(town, "rejected").body
    assert "Ground: Not within the city government's power" in found
    assert "Bukan wewenang" not in found


def test_english_news_name_their_category_in_english(town: Town) -> None:
    for language, name in (("en", "Roads and drainage"), ("id", "Jalan dan Drainase")):
        actions.subscribe(email="a@contoh.id", language=language, now=town.now, category="jalan")
        asked = Delivery.objects.filter(template="subscription_confirm").latest("id")
        assert name in render(asked, town.now).subject
