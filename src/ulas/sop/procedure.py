"""The SOP as one value, made from the text of its file."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ulas.sop.file import (
    read_completeness,
    read_escalation,
    read_identity,
    read_limits,
    read_paper,
    read_row,
    read_step,
    read_target,
)
from ulas.sop.lines import Lines
from ulas.sop.moves import Subject
from ulas.sop.parts import Completeness, Escalation, Identity, Limits, Paper, Row, Step, Target
from ulas.sop.reading import Findings, Problem, ProcedureError, Reader
from ulas.sop.soundness import look_over
from ulas.sop.terms import Role, Verb
from ulas.sop.triggers import verb_of

__all__ = ["Procedure", "ProcedureError", "number_line", "parse"]

MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")


@dataclass(frozen=True)
class Procedure:
    """One version of the SOP: the paper as printed, and our reading of it."""

    approved: bool
    identity: Identity
    paper: Paper
    rows: tuple[Row, ...]
    steps: tuple[Step, ...]
    completeness: Completeness
    limits: Limits
    targets: tuple[Target, ...]
    escalation: Escalation

    @cached_property
    def _by_key(self) -> dict[str, Step]:
        return {step.key: step for step in self.steps}

    def step(self, key: str) -> Step:
        """Return the step of this key.

        Raises:
            KeyError: this version has no such step.
        """
        return self._by_key[key]

    def starting(
        self, triggers: Iterable[str], subject: Subject, open_steps: Iterable[str]
    ) -> tuple[Step, ...]:
        """Return the steps that the triggers start on a subject, in the order of the file.

        `open_steps` are the keys still open on that very subject once the ended ones are
        taken off: an open step does not start again (a second `assign`), and a step does not
        start while one of its `not_while` is open (no 60 minutes under a promised date).
        """
        given, still_open = frozenset(triggers), frozenset(open_steps)
        return tuple(
            step
            for step in self.steps
            if step.subject is subject
            and step.starts_with & given
            and step.key not in still_open
            and not step.not_while & still_open
        )

    def ending(self, triggers: Iterable[str], subject: Subject) -> frozenset[str]:
        """Return the keys of the steps that the triggers end on a subject."""
        given = frozenset(triggers)
        return frozenset(
            step.key for step in self.steps if step.subject is subject and step.ends_with & given
        )

    def sharing(self, key: str) -> frozenset[str]:
        """Return the keys of all steps that use up the same minutes as this one, itself too."""
        first = self.step(key).continues or key
        return frozenset(s.key for s in self.steps if s.key == first or s.continues == first)

    def step_actors(self, open_steps: Iterable[str]) -> dict[Verb, tuple[Role, ...]]:
        """Return who may make the verbs that do one of the open steps, for `moves.Facts`.

        Verbs that only break a step off (`withdraw_referral`) are not in it: for them the
        table of moves alone says who may.
        """
        found: dict[Verb, tuple[Role, ...]] = {}
        for key in open_steps:
            step = self._by_key.get(key)
            for verb in {verb_of(trigger) for trigger in step.done_by} if step else ():
                roles = (*found.get(Verb(verb), ()), *(step.actor if step else ()))
                found[Verb(verb)] = tuple(dict.fromkeys(roles))
        return found

    def targets_for(self, service_class: str) -> tuple[Target, ...]:
        """Return the targets of every complaint and those of this class (`ORDINARY`, ...)."""
        return tuple(t for t in self.targets if t.service_class in (None, service_class))


def number_line(procedure: Procedure) -> str:
    """Return the number and approval for print; only an approved version has them."""
    identity = procedure.identity
    if not procedure.approved or identity.approved_on is None or identity.approver is None:
        return "rancangan, belum disahkan"
    on = identity.approved_on
    day = f"{on.day} {MONTHS[on.month - 1]} {on.year}"
    return f"Nomor {identity.number}, disahkan {day} oleh {identity.approver.name}"


def parse(text: str) -> Procedure:
    """Make the procedure from the text of an SOP file.

    Raises:
        ProcedureError: with every problem of the file at once, in the order of its lines.
    """
    findings = Findings(Lines(text))
    try:
        document: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ProcedureError((_syntax(str(error), text),)) from error
    procedure = _read(Reader(document, (), findings), findings)
    if findings.problems:
        raise ProcedureError(tuple(sorted(set(findings.problems))))
    return procedure


def _syntax(said: str, text: str) -> Problem:
    place = _PLACE.search(said)
    line = int(place.group(1)) if place else max(1, len(text.splitlines()))
    if "Cannot declare" in said or "Cannot overwrite" in said:
        return Problem(line, "berkas", "Bagian atau isian ini sudah ditulis di atasnya.")
    reason = _PLACE.sub("", said).replace("(at end of document)", "").strip()
    return Problem(
        line, "berkas", f"Penulisan TOML salah di sini atau tepat di atasnya ({reason})."
    )


def _read(reader: Reader, findings: Findings) -> Procedure:
    approved = reader.truth("approved")
    limits = read_limits(reader.table("limits"))
    paper = read_paper(reader.table("paper"))
    rows = tuple(read_row(name, one, paper.performers) for name, one in reader.tables("row"))
    by_number = {row.number: row for row in rows}
    procedure = Procedure(
        approved=approved,
        identity=read_identity(reader.table("identity"), approved),
        paper=paper,
        rows=rows,
        steps=tuple(read_step(name, one, by_number, limits) for name, one in reader.tables("step")),
        completeness=read_completeness(reader.table("completeness")),
        limits=limits,
        targets=tuple(read_target(name, one) for name, one in reader.tables("target")),
        escalation=read_escalation(reader.table("escalation")),
    )
    reader.close()
    look_over(procedure.steps, findings)
    return procedure
