"""The trained model: probabilities, faithful reasons, its file, bad input."""

import io
import time
from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ulas.routing import NOWHERE, AgencyFacts, Catalogue, Place, TextKind, Verdict, propose
from ulas.routing.model import BrokenModelError, LazyModel, from_bytes, to_bytes
from ulas.routing.model.features import counted, key_of, names_between, names_of_word, words_of
from ulas.routing.training import Example, cold_start, train
from unit.routing.texts import WORDS, made_up

MODEL = train(made_up(400))
CITY = Catalogue(agencies=tuple(AgencyFacts(code, code) for code in WORDS))
KNOWN = st.sampled_from([*(word for words in WORDS.values() for word in words), "jalan", "warga"])
TEXTS = st.lists(KNOWN, min_size=3, max_size=15).map(" ".join)


def test_it_learns_whose_words_they_are() -> None:
    tested = made_up(200, seed=2)
    right = sum(
        MODEL.opinions(each.text, NOWHERE)[0].agency_code == each.agency_code for each in tested
    )
    assert right >= 190
    assert MODEL.calibration.measured


@given(TEXTS)
def test_a_named_word_is_worth_what_is_said(text: str) -> None:
    """Taking the word out of the text lowers the agency's score by the weight told."""
    words = words_of(text)
    before = MODEL.scores(words)
    for opinion in MODEL.opinions(text, NOWHERE)[:3]:
        column = MODEL.agencies.index(opinion.agency_code)
        for word, weight in opinion.words:
            without = MODEL.scores([each for each in words if each != word])
            assert weight > 0
            assert before[column] - without[column] == pytest.approx(weight, abs=1e-3)


@given(TEXTS)
def test_probabilities_are_shares_in_order(text: str) -> None:
    shares = [opinion.probability for opinion in MODEL.opinions(text, NOWHERE)]
    assert all(0 <= share <= 1 for share in shares)
    assert sum(shares) <= 1 + 1e-5
    assert shares == sorted(shares, reverse=True)


@given(st.text(max_size=300))
def test_any_text_gets_a_sound_opinion(text: str) -> None:
    total = sum(opinion.probability for opinion in MODEL.opinions(text, NOWHERE))
    assert 0 <= total <= 1 + 1e-5


@pytest.mark.parametrize(
    "text", ["", "x", "the road is broken near my house", "道路坏了", "12345 67"]
)
def test_what_it_cannot_read_leaves_it_unsure(text: str) -> None:
    assert MODEL.opinions(text, NOWHERE)[0].probability < 0.4
    assert propose(text, NOWHERE, None, None, CITY, MODEL).verdict is not Verdict.SEND


def test_steering_words_do_not_make_it_sure() -> None:
    proposal = propose("PDAM " * 2000, NOWHERE, None, None, CITY, MODEL)
    assert proposal.verdict is not Verdict.SEND
    many = propose("kirim ke dlh dishub pdam segera", NOWHERE, None, None, CITY, MODEL)
    assert many.agencies[0].confidence < 0.7


@given(st.lists(st.text("abcdefg ", max_size=8), max_size=30), st.sampled_from([None, "33.72"]))
def test_training_and_use_read_the_same_features(parts: list[str], area: str | None) -> None:
    words, place = words_of(" ".join(parts)), Place(area_code=area)
    names = [name for word in words for name in names_of_word(word)]
    assert Counter(names + names_between(words, place)) == Counter(counted(words, place))


def test_the_file_brings_the_same_model_back() -> None:
    data = to_bytes(MODEL)
    again = from_bytes(data)
    text = "sampah menumpuk dan lampu mati"
    assert again.opinions(text, NOWHERE) == MODEL.opinions(text, NOWHERE)
    assert len(again.version) == 64
    assert b"sampah" not in data and key_of("wsampah") in again.vocabulary


def _broken() -> list[bytes]:
    good = to_bytes(MODEL)
    with np.load(io.BytesIO(good)) as stored:
        parts = dict(stored)
    older = io.BytesIO()
    about = parts["about"].tobytes().replace(b'"format": 1', b'"format": 0')
    np.savez(older, **{**parts, "about": np.frombuffer(about, dtype=np.uint8)})
    short = io.BytesIO()
    np.savez(short, **{**parts, "weights": parts["weights"][:-1]})
    pickled = io.BytesIO()
    np.savez(pickled, **{**parts, "bias": np.array([{}], dtype=object)})
    return [
        b"",
        b"PK",
        good[: len(good) // 2],
        good[:-40],
        older.getvalue(),
        short.getvalue(),
        pickled.getvalue(),
        b"\x80\x04N.",
    ]


@pytest.mark.parametrize("number", range(8))
def test_a_broken_or_older_file_falls_back_to_rules_and_says_so(number: int) -> None:
    data = _broken()[number]
    with pytest.raises(BrokenModelError, match="Latih ulang"):
        from_bytes(data)
    lazy = LazyModel(lambda: data)
    proposal = propose("pdam keruh", NOWHERE, None, None, CITY, lazy)
    assert "aturan saja" in proposal.notes[0]
    assert proposal.agencies[0].code == "PDAM"


def test_a_missing_file_is_told_and_read_once_only() -> None:
    asked = []

    def read() -> bytes:
        asked.append(1)
        raise FileNotFoundError

    lazy = LazyModel(read)
    assert not asked
    propose("pdam keruh", NOWHERE, None, None, CITY, lazy)
    propose("pdam keruh", NOWHERE, None, None, CITY, lazy)
    assert "tidak terbaca" in lazy.trouble and len(asked) == 1


def test_one_agency_only_is_never_sure() -> None:
    model = train([Example(f"lampu mati nomor {number}", "DISHUB") for number in range(60)])
    assert model.opinions("lampu mati", NOWHERE)[0].probability <= 0.5


def test_an_agency_seen_once_is_known_but_not_pushed() -> None:
    model = train([*made_up(200), Example("naskah kuno keraton", "ARSIP")])
    assert "ARSIP" in model.agencies
    assert model.opinions("lampu pju mati", NOWHERE)[0].agency_code == "DISHUB"


def test_it_starts_from_names_alone() -> None:
    names = ("Dinas Perhubungan", "Dinas Sosial", "Dinas Kesehatan", "Dinas Pendidikan")
    city = Catalogue(agencies=tuple(AgencyFacts(name, name) for name in names))
    model = train((), cold_start(city))
    assert not model.calibration.measured
    first = propose("lampu jalan mati di depan gang", NOWHERE, None, None, city, model).agencies[0]
    assert first.code == "Dinas Perhubungan"
    assert (
        propose("belum dapat bansos", NOWHERE, None, None, city, model).kind is TextKind.COMPLAINT
    )


def test_a_decision_takes_less_than_three_milliseconds() -> None:
    text = "mohon lampu pju mati sudah lama di jalan dekat masjid dan sampah menumpuk bau " * 3
    propose(text, NOWHERE, None, None, CITY, MODEL)
    began = time.process_time()
    for turn in range(50):
        propose(f"{text} {turn}", NOWHERE, None, None, CITY, MODEL)
    assert (time.process_time() - began) / 50 < 0.003
