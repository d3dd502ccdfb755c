"""categories.toml: the tree of categories with agencies, defaults, words and questions."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ulas.agencies.models import ServiceClass
from ulas.agencies.reference.problems import Faults
from ulas.agencies.reference.questions import QUESTION, question_faults
from ulas.agencies.reference.tables import CODE
from ulas.agencies.reference.toml_text import TomlFile

KNOWN = frozenset(
    {
        "name", "name_en", "agency", "parent", "confidential", "emergency", "photo_after",
        "service_class", "keywords", "question",
    }
)  # fmt: skip
Path_ = tuple[str, ...]


@dataclass(frozen=True)
class CategoryRow:
    """A category as the file says it; `agency` and `parent` are codes or empty."""

    code: str
    name: str
    name_en: str
    parent: str
    agency: str
    confidential: bool
    emergency: bool
    photo_after: bool
    service_class: str
    questions: list[dict[str, Any]]
    keywords: list[str]


def read_categories(folder: Path, agencies: set[str], faults: Faults) -> list[CategoryRow]:
    """The categories, parents first; `agencies` are the codes that exist."""
    file = TomlFile(folder / "categories.toml", faults)
    tables = file.tables("category")
    rows = [_category(file, code, table, agencies, set(tables)) for code, table in tables.items()]
    return _parents_first(file, rows)


def _category(
    file: TomlFile, code: str, table: Mapping[str, Any], agencies: set[str], codes: set[str]
) -> CategoryRow:
    path = ("category", code)
    file.only(path, table, KNOWN)
    if not CODE.fullmatch(code):
        file.wrong(path, f"“{code}” bukan kode: huruf, angka, - dan _ saja, paling banyak 40.")
    row = CategoryRow(
        code=code,
        name=file.text((*path, "name"), table, most=120, needed=True),
        name_en=file.text((*path, "name_en"), table, most=120),
        parent=file.text((*path, "parent"), table, most=60),
        agency=file.text((*path, "agency"), table, most=40),
        confidential=file.switch((*path, "confidential"), table),
        emergency=file.switch((*path, "emergency"), table),
        photo_after=file.switch((*path, "photo_after"), table),
        service_class=file.text((*path, "service_class"), table, most=12) or "ORDINARY",
        questions=_questions(file, path, table),
        keywords=file.texts((*path, "keywords"), table),
    )
    if row.agency and row.agency not in agencies:
        file.wrong((*path, "agency"), f"Instansi “{row.agency}” tidak ada di agencies.csv.")
    if row.parent and row.parent not in codes:
        file.wrong((*path, "parent"), f"Kategori induk “{row.parent}” tidak ada.")
    if row.service_class not in ServiceClass.values:
        known = ", ".join(ServiceClass.values)
        file.wrong((*path, "service_class"), f"“{row.service_class}” tidak dikenal; tulis {known}.")
    return row


def _questions(file: TomlFile, path: Path_, table: Mapping[str, Any]) -> list[dict[str, Any]]:
    given = table.get("question", [])
    if not isinstance(given, list) or not all(isinstance(one, Mapping) for one in given):
        file.wrong((*path, "question"), f"Tulis sebagai [[{'.'.join(path)}.question]].")
        return []
    for one in given:
        file.only((*path, "question"), one, QUESTION)
    for number, sentence in question_faults(given):
        label = str(given[number - 1].get("label", "")) if number else None
        file.wrong((*path, "question"), sentence, label)
    return [dict(one) for one in given]


def _parents_first(file: TomlFile, rows: list[CategoryRow]) -> list[CategoryRow]:
    by_code = {row.code: row for row in rows}
    done: dict[str, CategoryRow] = {}
    waiting = list(rows)
    while waiting:
        ready = [row for row in waiting if row.parent in done or row.parent not in by_code]
        if not ready:
            code = waiting[0].code
            file.wrong(("category", code, "parent"), "Kategori ini menjadi induknya sendiri.")
            return rows
        done.update((row.code, row) for row in ready)
        waiting = [row for row in waiting if row.code not in done]
    return list(done.values())
