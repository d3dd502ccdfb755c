"""Variables of templates: known ones are filled, unknown ones refused by name."""

from __future__ import annotations

import pytest

from ulas.sop.writing.variables import VARIABLES, UnknownVariable, check_variables, fill


def test_known_variables_are_filled_in() -> None:
    text = "Aduan {nomor} ditangani { bidang }, {instansi}."
    values = {"nomor": "2648-310-572", "bidang": "Bina Marga", "instansi": "DPUPR"}
    assert fill(text, values) == "Aduan 2648-310-572 ditangani Bina Marga, DPUPR."


def test_what_has_no_value_stays_visible_to_fill_by_hand() -> None:
    assert fill("Ditangani {bidang}.", {}) == "Ditangani …."


def test_an_unknown_variable_is_refused_by_name_with_those_that_exist() -> None:
    with pytest.raises(UnknownVariable) as refused:
        check_variables("Yth. {nama_pengadu}, aduan {nomor} selesai.")
    assert refused.value.names == ("nama_pengadu",)
    told = str(refused.value)
    assert "{nama_pengadu} tidak dikenal" in told
    assert all(f"{{{name}}}" in told for name in VARIABLES)


def test_no_variable_tells_who_filed() -> None:
    assert not [name for name in VARIABLES if "nama" in name or "pengadu" in name]
