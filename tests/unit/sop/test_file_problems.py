"""A wrong SOP file says every mistake at once, with line and field, in Indonesian."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ulas.sop.lines import Lines
from ulas.sop.procedure import ProcedureError, parse
from ulas.sop.reading import Problem


def problems(text: str) -> tuple[Problem, ...]:
    with pytest.raises(ProcedureError) as caught:
        parse(text)
    return caught.value.problems


def line_of(text: str, words: str) -> int:
    return text[: text.index(words)].count("\n") + 1


MISTAKES = [
    ('starts_with = ["file_complaint",', 'starts_with = ["file_complain",',
     "step.receive.starts_with", "file_complain"),
    ("publish_answer.last", "publish_answer.lst", "step.finish.starts_with", "publish_answer.lst"),
    ('accountable = ["INFORMATION_CLERK"]', 'accountable = ["CLERK"]',
     "step.receive.accountable", "CLERK"),
    ('accountable = ["INFORMATION_CLERK"]', "accountable = []",
     "step.receive.accountable", "sedikitnya satu"),
    ('accountable = ["SYSTEM", "POLICY_REVIEWER"]', 'accountable = ["SYSTEM", "SYSTEM"]',
     "step.distribute.accountable", "lebih dari sekali"),
    ('done_by = ["deliver"]', 'done_by = ["accept"]', "step.send.done_by", "ends_with"),
    ('starts_with = ["merge"]', "starts_with = []", "step.merged.starts_with", "sedikitnya satu"),
    ("minutes = 15", "minutes = -15", "row.5.minutes", "-15"),
    ("minutes = 15", 'minutes = "15"', "row.5.minutes", "bilangan bulat"),
    ("minutes = 15", "minutes = true", "row.5.minutes", "bilangan bulat"),
    ("minutes = 15", "minuts = 15", "row.5.minuts", "ejaannya"),
    ("row = 4", "row = 9", "step.redelegate.row", "Baris 9"),
    ('title = "Mengirim ke instansi"\n', "", "step.send.title", "wajib"),
    ('title = "Mengirim ke instansi"', 'title = " "', "step.send.title", "kosong"),
    ('continues = "dispose"', 'continues = "dispos"', "step.answer.continues", "dispos"),
    ('continues = "dispose"', 'continues = "answer"', "step.answer.continues", "langkah lain"),
    ('days_from = "close_after_days"', 'days_from = "close_days"',
     "step.finish.days_from", "close_days"),
    ('days_from = "close_after_days"', "", "step.finish", "tepat satu"),
    ("row = 5\n", "row = 5\nminutes = 20\n", "step.send.minutes", "tepat satu"),
    ("bounces = 2", "bounces = -1", "limits.bounces", "-1"),
    ("reopens = 2", "", "limits.reopens", "wajib"),
    ('required = ["text"', 'required = ["teks"', "completeness.required", "teks"),
    ('80 = ["OWNER"', '40 = ["OWNER"', "escalation.40", "naik"),
    ('basis = "clock"', 'basis = "jam"', "target.first_response.basis", "jam"),
    ('days = 5\n', 'days = 5\nminutes = 5\n', "target.class_information.minutes", "salah satu"),
    ('paper_performer = ["", "—"]', 'paper_performer = ["—"]', "row.3.paper_performer", "2 kolom"),
    ("made = 2022-06-06", 'made = "6 Juni 2022"', "identity.made", "tanggal"),
    ("approved_on = 2024-11-29\n", "", "identity.approved_on", "wajib"),
    ("approved = true", 'approved = "ya"', "approved", "true atau false"),
    ("[step.merged]", "[step.Gabung]", "step.Gabung", "nama langkah"),
    ("[row.7]", "[row.tujuh]", "row.tujuh", "nomornya"),
    ('not_while = ["follow_up"]', 'not_while = ["followup"]', "step.dispose.not_while", "followup"),
]  # fmt: skip


@pytest.mark.parametrize(("right", "wrong", "field", "words"), MISTAKES)
def test_a_mistake_is_told_with_its_line_and_field(
    sop_text: str, right: str, wrong: str, field: str, words: str
) -> None:
    assert right in sop_text
    text = sop_text.replace(right, wrong, 1)
    found = [one for one in problems(text) if one.field == field]
    assert found, problems(text)
    assert any(words in one.message for one in found)
    if wrong.strip():
        first = line_of(sop_text, right)
        assert found[0].line in range(first - 1, first + wrong.count("\n") + 1)


def test_all_mistakes_are_told_at_once_in_the_order_of_their_lines(sop_text: str) -> None:
    text = sop_text.replace("minutes = 15", "minutes = -1").replace("row = 4", "row = 44")
    text = text.replace("bounces = 2", "bounce = 2")
    found = problems(text)
    assert {"row.5.minutes", "step.redelegate.row", "limits.bounces", "limits.bounce"} <= {
        one.field for one in found
    }
    assert [one.line for one in found] == sorted(one.line for one in found)


def test_a_misspelt_word_in_a_long_list_is_told_on_its_own_line(sop_text: str) -> None:
    text = sop_text.replace(
        'starts_with = ["merge"]', 'starts_with = [\n  # komentar ] "x"\n  "merge",\n  "mrege",\n]'
    )
    (found,) = problems(text)
    assert (found.line, found.field) == (line_of(text, '"mrege"'), "step.merged.starts_with")


def test_a_step_that_the_program_needs_cannot_be_left_out(sop_text: str) -> None:
    start = sop_text.index("[step.objection]")
    text = sop_text[:start] + sop_text[sop_text.index("[step.merged]") :]
    assert [one.field for one in problems(text)] == ["step"]
    assert "objection" in problems(text)[0].message


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("approved = true\nidentity = [", 2),
        ("approved = true\n\n[step.send\n", 3),
        ("[step.send]\nrow = 1\n[step.send]\n", 3),
        ("[step.send]\nrow = 1\nrow = 2\n", 3),
    ],
)
def test_broken_toml_is_told_with_its_line(text: str, line: int) -> None:
    (found,) = problems(text)
    assert found.line == line
    assert found.message.endswith(".")
    assert found.message.startswith(("Penulisan TOML", "Bagian atau isian"))


def test_an_empty_file_names_every_part_that_is_missing() -> None:
    fields = {one.field for one in problems("")}
    assert {"approved", "identity", "paper", "row", "step", "limits", "completeness"} <= fields


@pytest.mark.parametrize("part", ["step", "row", "target", "identity", "paper", "escalation"])
def test_a_part_of_the_wrong_kind_is_told(sop_text: str, part: str) -> None:
    kept = []
    inside = False
    for line in sop_text.splitlines():
        if line.startswith("["):
            inside = line.strip("[]").split(".")[0] == part
        if not inside:
            kept.append(line)
    text = f"{part} = 3\n" + "\n".join(kept)
    assert (1, part) in {(one.line, one.field) for one in problems(text)}


@given(st.integers())
def test_whatever_line_is_lost_the_file_is_read_or_refused(sop_text: str, seed: int) -> None:
    lines = sop_text.splitlines()
    chance = random.Random(seed)
    for _ in range(chance.randint(1, 4)):
        del lines[chance.randrange(len(lines))]
    try:
        parse("\n".join(lines))
    except ProcedureError as error:
        assert error.problems
        for problem in error.problems:
            assert 1 <= problem.line <= len(lines)
            assert problem.message.endswith(".")


@given(st.text(alphabet="[]{}=\"#'\n ab.1,\\"))
def test_finding_lines_never_fails(text: str) -> None:
    assert 1 <= Lines(text).of(("a", "b"), "x") <= text.count("\n") + 1
