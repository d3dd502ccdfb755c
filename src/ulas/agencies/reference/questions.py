"""What makes a category's own questions sound; asked by the file's reader and by the console."""

from collections.abc import Mapping, Sequence
from typing import Any

from ulas.agencies.reference.tables import CODE

KINDS = ("text", "number", "choice")
QUESTION = frozenset({"key", "label", "label_en", "kind", "required", "options", "show_if"})


def question_faults(questions: Sequence[Mapping[str, Any]]) -> list[tuple[int, str]]:
    """(number of the question from 1, sentence) of all that is wrong; 0 for the whole list."""
    keys = [str(one.get("key")) for one in questions]
    found = []
    if len(set(keys)) != len(keys):
        found.append((0, "Dua pertanyaan memakai key yang sama."))
    for number, one in enumerate(questions, start=1):
        found += [(number, sentence) for sentence in _faults(one, keys)]
    return found


def _faults(one: Mapping[str, Any], keys: Sequence[str]) -> list[str]:
    label = str(one.get("label", ""))
    shown = one.get("show_if", {})
    wrong = {
        f"Pertanyaan “{label}” harus punya key dari huruf, angka dan _.": not CODE.fullmatch(
            str(one.get("key", ""))
        ),
        "Setiap pertanyaan harus punya label, paling banyak 200 huruf.": (
            not label or len(label) > 200
        ),
        f"Jenis pertanyaan harus salah satu dari {', '.join(KINDS)}.": (
            one.get("kind", "text") not in KINDS
        ),
        "Pertanyaan choice, dan hanya itu, harus punya options.": (
            (one.get("kind") == "choice") != bool(one.get("options"))
        ),
        "show_if menyebut pertanyaan yang tidak ada pada kategori ini.": (
            not isinstance(shown, Mapping) or any(key not in keys for key in shown)
        ),
    }
    return [sentence for sentence, is_wrong in wrong.items() if is_wrong]
