"""Every letter that a verb queues has its words, for its reader, in both languages."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
import source

from ulas.channels.texts import AUDIENCES, LANGUAGES, texts

# How a verb queues a letter -> (position of the template, who reads it).
CALLS = {
    "tell_complainant": (0, "complainant"),
    "tell_everybody": (0, "complainant"),
    "tell_text": (0, "complainant"),
    "tell_role": (0, "officer"),
    "tell_owner": (1, "officer"),
    "tell_officer": (0, "officer"),
    "tell": (1, ""),
    "tell_staff": (0, "officer"),
    "tell_addresses": (0, "officer"),
    "mail_link": (0, "invited"),
}
# Letters that a person asks for are built beside the case file, template second.
ASKED_FOR = {"following/letters.py": "complainant", "following/subscribe.py": "subscriber",
             "timing/send_digests.py": "officer"}  # fmt: skip
# Beside those of the verbs: what officers and agencies get of a confidential case.
FOR_SECRETS = {"confidential", "answer_link_confidential"}
# Placeholders by audience, as ulas.channels.facts fills them.
FILLED = {
    "complainant": "name number link phrase promised contact code data agencies agency date ground"
    " quoted",
    "officer": "number link about agency agencies step owner share left post waiting late lines"
    " by username",
    "agency": "number agency about quoted link date left",
    "subscriber": "topic manage number about link",
    "invited": "by post username link date",
}


def test_every_template_of_a_verb_has_a_text_in_both_languages() -> None:
    missing = [
        f"{where}: '{template}' has no text in channels/texts/{audience}.{language}.toml"
        for where, audience, template in set(_queued())
        for language in LANGUAGES
        if template not in texts(audience, language)
    ]
    assert not missing, source.told(sorted(missing))


def test_enough_calls_are_seen() -> None:
    assert len({template for _, _, template in _queued()}) > 30


def test_no_text_is_left_over() -> None:
    used = {(audience, template) for _, audience, template in _queued()}
    left = [
        f"{audience}: {template}"
        for audience in AUDIENCES
        for template in texts(audience, "id")
        if (audience, template) not in used and template not in FOR_SECRETS
    ]
    assert not left


@pytest.mark.parametrize("audience", AUDIENCES)
def test_both_languages_say_the_same_things(audience: str) -> None:
    indonesian, english = texts(audience, "id"), texts(audience, "en")
    assert indonesian.keys() == english.keys()
    for template, text in indonesian.items():
        told = [_placeholders(one.subject + one.body) for one in (text, english[template])]
        assert told[0] == told[1], template
        assert told[0] <= set(FILLED[audience].split()), template


def test_a_confidential_letter_to_officers_says_nothing_but_where_to_look() -> None:
    for language in LANGUAGES:
        text = texts("officer", language)["confidential"]
        assert _placeholders(text.subject + text.body) == {"link"}
        agency = texts("agency", language)["answer_link_confidential"]
        assert "quoted" not in _placeholders(agency.subject + agency.body)


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def _queued() -> Iterator[tuple[str, str, str]]:
    for path in source.room_files("complaints"):
        tree = source.tree(path)
        reader = next((who for end, who in ASKED_FOR.items() if str(path).endswith(end)), "")
        for call in ast.walk(tree) if reader else ():
            if isinstance(call, ast.Call) and _called(call) == "_letter":
                yield from _templates(path, tree, call, 1, reader)
        for call in ast.walk(tree):
            if isinstance(call, ast.Call) and (name := _called(call)) in CALLS:
                yield from _templates(path, tree, call, *CALLS[name])


def _templates(
    path: Path, tree: ast.AST, call: ast.Call, position: int, audience: str
) -> Iterator[tuple[str, str, str]]:
    words = {keyword.arg for keyword in call.keywords}
    reader = audience or (
        "complainant" if "complainant" in words else "officer" if "role" in words else "agency"
    )
    if len(call.args) > position:
        for template in _constants(call.args[position], tree):
            yield source.short(path), reader, template


def _constants(node: ast.expr, tree: ast.AST) -> list[str]:
    """The texts that an argument can be; a name is followed to where it is set."""
    if isinstance(node, ast.Constant):
        return [node.value] if isinstance(node.value, str) else []
    if isinstance(node, ast.IfExp):
        return _constants(node.body, tree) + _constants(node.orelse, tree)
    if not isinstance(node, ast.Name):
        return []
    set_to = [
        one.value
        for one in ast.walk(tree)
        if isinstance(one, ast.Assign)
        and any(isinstance(target, ast.Name) and target.id == node.id for target in one.targets)
    ]
    return [text for value in set_to for text in _constants(value, tree)]


def _called(call: ast.Call) -> str:
    return source.dotted(call.func).rpartition(".")[2]
