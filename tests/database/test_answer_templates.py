"""Templates and macros are data of an agency or the city; a wrong one is refused at its field."""

from __future__ import annotations

import pytest

from town import Town, put_writing
from ulas.agencies.actions import AdministrationRefused
from ulas.agencies.models import AnswerTemplate, Macro
from ulas.agencies.queries.writing import macro_for, macros_for, templates_for

pytestmark = pytest.mark.django_db
BODY = "Lubang di {tempat} ditambal oleh {bidang} pada {tanggal}."


def test_the_own_agency_comes_first_and_anothers_is_not_there() -> None:
    town = Town()
    roads, transport = town.cast.roads, town.cast.transport
    put_writing("template", code="kota", title="A umum", body="Selesai {tanggal}.", by=town.clerk)
    put_writing(
        "template", code="lubang", title="Lubang ditambal", body=BODY, by=town.roads, agency=roads
    )
    put_writing(
        "template", code="rambu", title="Rambu", body="Rambu.", by=town.transport, agency=transport
    )
    found = templates_for("submit_answer", roads.pk)
    assert [one.code for one in found] == ["lubang", "kota"]
    assert not templates_for("reject", roads.pk)


def test_an_unknown_variable_is_refused_at_the_text() -> None:
    town = Town()
    with pytest.raises(AdministrationRefused) as refused:
        put_writing("template", code="x", title="X", body="Yth. {nama}, ...", by=town.clerk)
    assert refused.value.field == "body"
    assert "{nama} tidak dikenal" in str(refused.value)
    assert not AnswerTemplate.objects.exists()


def test_an_agency_writes_for_itself_alone() -> None:
    town = Town()
    for agency in (None, town.cast.transport):
        with pytest.raises(AdministrationRefused) as refused:
            put_writing("template", code="x", title="X", body="Isi.", by=town.roads, agency=agency)
        assert refused.value.field == "agency"
    kept = put_writing("template", code="kota", title="Kota", body="Isi.", by=town.clerk)
    with pytest.raises(AdministrationRefused):
        put_writing(
            "template",
            code="kota",
            title="Milikku",
            body="Isi.",
            by=town.roads,
            agency=town.cast.roads,
        )
    kept.refresh_from_db()
    assert kept.title == "Kota"


def test_a_macro_joins_a_move_a_template_and_fixed_values() -> None:
    town = Town()
    roads = town.cast.roads
    lubang = put_writing(
        "template", code="lubang", title="Lubang ditambal", body=BODY, by=town.roads, agency=roads
    )
    macro = put_writing(
        "macro",
        code="tambal",
        title="Sudah ditambal",
        verb="submit_answer",
        by=town.roads,
        agency=roads,
        template=lubang,
        values={"kind": "FINAL"},
    )
    assert macro_for(macro.pk, "submit_answer", roads.pk) == macro
    assert macro_for(macro.pk, "reject", roads.pk) is None
    assert macro_for(macro.pk, "submit_answer", town.cast.transport.pk) is None
    assert list(macros_for([roads.pk])) == [macro]
    with pytest.raises(AdministrationRefused) as refused:
        put_writing("macro", code="y", title="Y", verb="reject", by=town.clerk, template=lubang)
    assert refused.value.field == "template"
    with pytest.raises(AdministrationRefused) as refused:
        put_writing("macro", code="z", title="Z", verb="escalate", by=town.clerk)
    assert refused.value.field == "verb"
    assert Macro.objects.count() == 1
