"""rules.toml: ordered rules of the router."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ulas.agencies.reference.problems import Faults, ReferenceFaults
from ulas.agencies.reference.toml_text import TomlFile
from ulas.routing import Rule

KNOWN = frozenset({"key", "words", "area", "agency", "category", "hard", "reason"})


def read_rules(folder: Path) -> tuple[Rule, ...]:
    """The rules in their order; none where the city brings no such file.

    Raises:
        ReferenceFaults: with everything that is wrong in the file.
    """
    faults = Faults("rules.toml")
    rules = checked_rules(folder, faults)
    if faults.found:
        raise ReferenceFaults(faults.found)
    return rules


def checked_rules(folder: Path, faults: Faults) -> tuple[Rule, ...]:
    """The rules, what is wrong with them noted in `faults`."""
    if not (folder / "rules.toml").exists():
        return ()
    file = TomlFile(folder / "rules.toml", faults)
    given = file.data.get("rule", [])
    if not isinstance(given, list) or not all(isinstance(one, Mapping) for one in given):
        file.wrong(("rule",), "Tulis setiap aturan sebagai [[rule]].")
        return ()
    rules = tuple(_rule(file, one) for one in given)
    keys = [rule.key for rule in rules]
    for key in sorted({key for key in keys if keys.count(key) > 1}):
        file.wrong(("rule", "key"), f"Aturan “{key}” ditulis dua kali.", key)
    return rules


def known_rules(
    folder: Path, agencies: set[str], categories: set[str], faults: Faults
) -> list[Rule]:
    """The rules, also noted those that name what does not exist."""
    rules = checked_rules(folder, faults)
    refer_to_known(rules, agencies, categories, faults, folder / "rules.toml")
    return list(rules)


def refer_to_known(
    rules: tuple[Rule, ...], agencies: set[str], categories: set[str], faults: Faults, file: Path
) -> None:
    """Note rules that name an agency or a category that does not exist."""
    if not rules:
        return
    lines = TomlFile(file, faults)
    for rule in rules:
        if rule.agency_code not in agencies:
            sentence = f"Instansi “{rule.agency_code}” tidak ada di agencies.csv."
            lines.wrong(("rule", rule.key), sentence, rule.key)
        if rule.category_code is not None and rule.category_code not in categories:
            sentence = f"Kategori “{rule.category_code}” tidak ada di categories.toml."
            lines.wrong(("rule", rule.key), sentence, rule.key)


def _rule(file: TomlFile, table: Mapping[str, Any]) -> Rule:
    key = str(table.get("key", ""))
    path = ("rule", key)
    file.only(path, table, KNOWN)
    words = file.texts((*path, "words"), table)
    area = file.text((*path, "area"), table, most=20)
    if not key or not table.get("agency"):
        file.wrong(path, "Setiap aturan harus punya key dan agency.", key or None)
    if not words and not area:
        file.wrong(path, "Aturan tanpa words dan tanpa area tidak pernah berlaku.", key)
    return Rule(
        key=key,
        words=tuple(words),
        area_prefix=area or None,
        agency_code=str(table.get("agency", "")),
        category_code=file.text((*path, "category"), table, most=60) or None,
        hard=file.switch((*path, "hard"), table),
        reason=file.text((*path, "reason"), table, most=200),
    )
