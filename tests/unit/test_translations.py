"""Every text that a citizen reads has its English; the catalogue is what gettext reads."""

from __future__ import annotations

import ast
import gettext
import re
from pathlib import Path

import pytest

from ulas.complaints.grounds import GROUNDS
from ulas.complaints.sealed import attachments
from ulas.look import catalogue, messages

HOUSE = Path(catalogue.HOUSE)
ROOMS = ("look", "portal", "console")
SLOT = re.compile(r"%\(\w+\)s")
# Names and the same word in both languages.
SAME = {"Diskominfo SP", "Menu", "Atom"}


def entries() -> dict[str, catalogue.Entry]:
    """The English entries; drafts of other languages count for nothing here."""
    paths = [path for path in catalogue.sources() if "/locale/en/" in str(path)]
    return {e.text: e for path in paths for e in catalogue.read(path) if e.text}


@pytest.mark.parametrize("room", ROOMS)
def test_no_text_is_untranslated(room: str) -> None:
    known = entries()
    missing = [
        f"{place} {text!r}"
        for text, place in messages.texts_of(HOUSE / room).items()
        if text not in known or not known[text].complete
    ]
    assert not missing, "\n".join(missing)


def test_grounds_of_rejection_are_translated() -> None:
    """On the pages as in the letters, which speak without a catalogue."""
    known = entries()
    english = {ground.label: ground.label_en for ground in GROUNDS}
    assert {label: known[label].translations[0] for label in english} == english


def test_translations_keep_their_slots() -> None:
    wrong = [
        entry.text
        for entry in entries().values()
        for english in entry.translations.values()
        if set(SLOT.findall(english)) != set(SLOT.findall(entry.text))
    ]
    assert wrong == []


def test_translations_are_not_copies() -> None:
    copies = [
        entry.text
        for entry in entries().values()
        if entry.translations.get(0) == entry.text and entry.text not in SAME
    ]
    assert copies == []


def test_the_compiled_catalogue_is_what_gettext_reads(tmp_path: Path) -> None:
    folder = tmp_path / "en" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    source = folder / "django.po"
    source.write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
        '# remark\nmsgid "Aduan"\nmsgstr "Complaint"\n\n'
        '#, fuzzy\nmsgid "Ragu"\nmsgstr "Doubt"\n\n'
        'msgid "Dua "\n"baris"\nmsgstr ""\n"Two "\n"lines"\n\n'
        'msgid "%(n)s jam"\nmsgid_plural "%(n)s jam"\n'
        'msgstr[0] "%(n)s hour"\nmsgstr[1] "%(n)s hours"\n',
        encoding="utf-8",
    )
    catalogue.compile_one(source)
    english = gettext.translation("django", tmp_path, ["en"])
    assert english.gettext("Aduan") == "Complaint"
    assert english.gettext("Ragu") == "Ragu"
    assert english.gettext("Dua baris") == "Two lines"
    assert english.ngettext("%(n)s jam", "%(n)s jam", 2) == "%(n)s hours"


def test_a_broken_catalogue_names_its_line(tmp_path: Path) -> None:
    source = tmp_path / "django.po"
    source.write_text('msgid "a"\nmsgstr "b\n', encoding="utf-8")
    with pytest.raises(catalogue.CatalogueError, match="line 2"):
        catalogue.read(source)


def test_what_is_wrong_with_a_file_is_translated() -> None:
    known = entries()
    assert [one for one in attachments.SENTENCES.values() if one not in known] == []


def test_refusals_about_officers_are_translated() -> None:
    known = entries()
    missing = [
        node.args[0].value
        for path in (HOUSE / "agencies" / "actions" / "staffing").glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") == "AdministrationRefused"
        and isinstance(node.args[0], ast.Constant)
        and node.args[0].value not in known
    ]
    assert missing == []


def test_the_javanese_draft_translates_what_is_there() -> None:
    known = entries()
    (draft,) = [path for path in catalogue.sources() if "/locale/jv/" in str(path)]
    told = [entry for entry in catalogue.read(draft) if entry.text]
    assert len(told) > 100
    assert [entry.text for entry in told if entry.text not in known] == []
    slots = [e.text for e in told if set(SLOT.findall(e.text)) != set(SLOT.findall(e.value))]
    assert slots == []
