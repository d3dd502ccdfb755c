"""The router's first form: hard facts send, everything else is a suggestion with reasons."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ulas.routing import NOWHERE, Opinion, Place, Proposal, ReasonKind, TextKind, Verdict, propose
from unit.routing.city import CITY


def ask(
    text: str,
    place: Place = NOWHERE,
    category: str | None = None,
    agency: str | None = None,
    excluded: tuple[str, ...] = (),
) -> Proposal:
    return propose(text, place, category, agency, CITY, excluded=excluded)


def test_a_chosen_agency_is_a_hard_fact() -> None:
    proposal = ask("mohon dicek", agency="DLH")
    assert proposal.verdict is Verdict.SEND
    assert proposal.agencies[0].code == "DLH"
    assert proposal.agencies[0].reasons[0].sentence == "Pengadu memilih Dinas Lingkungan Hidup."


def test_a_chosen_category_with_one_agency_is_a_hard_fact() -> None:
    proposal = ask("sudah lama begini", category="PJU")
    assert (proposal.verdict, proposal.agencies[0].code) == (Verdict.SEND, "DISHUB")
    assert proposal.categories[0].code == "PJU"


def test_a_category_without_agency_does_not_send() -> None:
    assert ask("sudah lama begini", category="LAIN").verdict is Verdict.ASK


def test_a_hard_rule_sends_and_a_soft_one_suggests() -> None:
    assert ask("nomor pelanggan pdam 123 air keruh").verdict is Verdict.SEND
    soft = ask("antre di kantor kelurahan lama", Place("33.72.04.1011", "33.72.04"))
    assert (soft.verdict, soft.agencies[0].code) == (Verdict.SUGGEST, "KEC-JEBRES")
    assert soft.agencies[0].reasons[0].kind is ReasonKind.PLACE
    assert ask("antre di kantor kelurahan lama", Place("33.72.01.1001", "33.72.01")).agencies == ()


def test_what_only_tells_where_is_no_fact() -> None:
    assert ask("trotoar ambles dekat pelanggan pdam").verdict is not Verdict.SEND
    told = ask("trotoar ambles dekat pelanggan pdam, mohon pelanggan pdam dibantu")
    assert (told.verdict, told.agencies[0].code) == (Verdict.SEND, "PDAM")


def test_words_only_suggest_and_say_why() -> None:
    proposal = ask("lampu PJU mati, dalane peteng")
    assert (proposal.verdict, proposal.agencies[0].code) == (Verdict.SUGGEST, "DISHUB")
    assert "pju" in proposal.agencies[0].reasons[0].sentence


@pytest.mark.parametrize("text", ["kabel menjuntai, anak kesetrum", "petugas minta pungli"])
def test_flagged_texts_wait_for_a_person(text: str) -> None:
    proposal = ask(text, category="PJU")
    assert proposal.verdict is Verdict.SUGGEST
    assert proposal.urgency or proposal.confidentiality


def test_a_confidential_category_is_flagged() -> None:
    assert ask("tetangga saya", category="ANAK").confidentiality[0].key == "CATEGORY"


def test_two_hard_facts_that_disagree_wait() -> None:
    assert ask("pelanggan pdam", category="PJU").verdict is Verdict.SUGGEST


def test_never_back_to_the_agency_that_returned_it() -> None:
    proposal = ask("lampu pju mati, selokan mampet", category="PJU", excluded=("DISHUB",))
    assert "DISHUB" not in [candidate.code for candidate in proposal.agencies]
    assert proposal.verdict is not Verdict.SEND
    assert proposal.agencies[0].code == "DPUPR"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", TextKind.EMPTY),
        ("a", TextKind.EMPTY),
        ("https://contoh.id/x", TextKind.EMPTY),
        ("-7.56714, 110.78626", TextKind.EMPTY),
        ("Selamat pagi min", TextKind.GREETING),
        ("Assalamualaikum", TextKind.GREETING),
        ("anjing goblok semua", TextKind.INSULT),
        ("slot gacor maxwin bonus new member https://x.co", TextKind.SPAM),
        ("warnet di kampung kami dipakai judi slot, mohon ditertibkan", TextKind.COMPLAINT),
        ("Selamat pagi, lampu jalan mati", TextKind.COMPLAINT),
        ("anjing liar menggigit warga di gilingan", TextKind.COMPLAINT),
    ],
)
def test_kinds_of_text(text: str, kind: TextKind) -> None:
    assert ask(text).kind is kind
    if kind is not TextKind.COMPLAINT:
        assert ask(text, category="PJU").verdict is Verdict.ASK


def test_naming_many_agencies_steers_nowhere() -> None:
    proposal = ask("dishub dlh pdam " * 50 + "selokan dan jalan berlubang")
    assert proposal.agencies[0].code == "DPUPR"


class Fixed:
    version, trust, trouble = "v1", 0.9, ""

    def __init__(self, send_from: float | None = None) -> None:
        self.send_from = send_from

    def opinions(self, text: str, place: Place, *, explain: bool = True) -> list[Opinion]:
        return [Opinion("DLH", 0.9, (("sampah", 1.2),)), Opinion("GONE", 0.1)]


def test_a_model_suggests_but_never_sends() -> None:
    proposal = propose("tumpukan di pinggir", NOWHERE, None, None, CITY, Fixed())
    assert (proposal.verdict, proposal.agencies[0].code) == (Verdict.SUGGEST, "DLH")
    assert proposal.agencies[0].reasons[0].kind is ReasonKind.MODEL
    assert proposal.model_version == "v1"


def test_a_fact_in_words_that_a_sure_model_contradicts_waits_for_a_person() -> None:
    def asked(text: str, agency: str | None = None) -> Proposal:
        return propose(text, NOWHERE, None, agency, CITY, Fixed())

    doubted = asked("sampah pelanggan pdam menumpuk")
    assert doubted.verdict is Verdict.SUGGEST
    assert {each.code for each in doubted.agencies[:2]} == {"DLH", "PDAM"}
    assert asked("tumpukan di pinggir", agency="PDAM").verdict is Verdict.SEND


def test_a_model_that_may_send_does_so_where_it_is_sure_and_nothing_is_flagged() -> None:
    def verdict(text: str, send_from: float = 0.8, out: tuple[str, ...] = ()) -> Verdict:
        return propose(text, NOWHERE, None, None, CITY, Fixed(send_from), out).verdict

    assert verdict("tumpukan di pinggir") is Verdict.SEND
    assert verdict("tumpukan di pinggir", send_from=0.95) is Verdict.SUGGEST
    assert verdict("tumpukan di pinggir terbakar") is Verdict.SUGGEST
    assert verdict("oknum menumpuk di pinggir") is Verdict.SUGGEST
    assert verdict("tumpukan di pinggir", out=("PDAM",)) is Verdict.SUGGEST
    assert verdict("selamat pagi pak") is Verdict.ASK


def test_a_text_with_two_matters_names_both_agencies_and_waits() -> None:
    text = "Lampu PJU mati dan gelap, lampu mati. Selain itu sampah di TPS dekat pohon menumpuk."
    proposal = ask(text, category="PJU")
    assert {candidate.code for candidate in proposal.several} == {"DISHUB", "DLH"}
    assert proposal.verdict is Verdict.SUGGEST
    assert "Bagian" in proposal.several[0].reasons[0].sentence


codes = st.sampled_from([None, "PJU", "LAIN", "DLH", "nothing"])


@given(st.text(max_size=400), codes, codes, st.lists(codes, max_size=2))
def test_any_text_gets_a_sound_proposal(
    text: str, category: str | None, agency: str | None, excluded: list[str | None]
) -> None:
    out = tuple(code for code in excluded if code)
    proposal = propose(text, NOWHERE, category, agency, CITY, Fixed(), out)
    assert len(proposal.agencies) <= 3 and len(proposal.categories) <= 3
    shares = [candidate.confidence for candidate in proposal.agencies]
    assert all(0 <= share <= 1 for share in shares) and sum(shares) <= 1 + 1e-9
    assert shares == sorted(shares, reverse=True)
    assert not {candidate.code for candidate in proposal.agencies} & set(out)


@pytest.mark.parametrize(
    "unit", ["a", "dishub ", "1 ", "\x00", "שלום ", "https://x.id ", "pju mati "]
)
def test_very_long_text_is_decided_in_time(unit: str) -> None:
    assert len(ask(unit * (100_000 // len(unit))).agencies) <= 3


def test_a_usual_text_takes_less_than_three_milliseconds() -> None:
    text = (
        "selamat pagi pak, lampu pju di jl kol sutarto mati sudah 3 hari dan jalan berlubang " * 3
    )
    ask(text)
    began = time.process_time()
    for turn in range(100):
        ask(f"{text} {turn}")
    assert (time.process_time() - began) / 100 < 0.003


def test_a_dark_street_is_no_embezzlement() -> None:
    """The stem of "penggelapan" is "gelap": alone it is what every broken street light is."""
    assert not ask("Lampu jalan mati sudah seminggu, gelap sekali.").confidentiality
    assert ask("Dugaan penggelapan dana bantuan oleh panitia").confidentiality
