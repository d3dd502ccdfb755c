"""The SOP itself on paper: identity block and flow table (PermenPANRB 35/2012).

A cell of `paper_performer` that names one of the five symbols is drawn; any other text is printed
as it stands, and what our copy of the paper lost stays blank.
"""

from datetime import datetime
from typing import Any

from ulas.reports.documents.heading import foot, head_of
from ulas.reports.documents.lanes import in_turn, marks_of, reading_of, with_arrows
from ulas.reports.documents.rendering import rendered
from ulas.reports.documents.words import day_words
from ulas.sop.parts import Identity, Row
from ulas.sop.procedure import Procedure

DRAFT = "rancangan, belum disahkan"
EMPTY = "(kosong di kertas)"
ORIGINAL = "Cetakan dari berkas SOP; tanda tangan ada pada dokumen aslinya."
COLUMNS = (("Kegiatan", 58), ("Kelengkapan", 44), ("Waktu", 20), ("Output", 44), ("Keterangan", 36))


def sop_paper(procedure: Procedure, now: datetime) -> bytes:
    """One version of the SOP as PDF, A4 landscape.

    Only an approved version prints number and approval; any other says "rancangan, belum
    disahkan". Lanes that our copy lost stay blank, our reading is a footnote and an annex.

    Raises:
        DocumentRefused: see `rendering.rendered`.
    """
    return rendered("sop", paper_data(procedure, now), now)


def paper_data(procedure: Procedure, now: datetime) -> dict[str, Any]:
    """Everything that the paper prints."""
    identity = procedure.identity
    approver = identity.approver
    approved = procedure.approved and approver is not None and identity.approved_on is not None
    return {
        "head": head_of(identity),
        "foot": foot(f"SOP {identity.number if approved else DRAFT}", now),
        "title": identity.title,
        "nothing": EMPTY,
        "approved": approved,
        "block": _block(identity, approved),
        "approver": vars(approver) if approved and approver else {},
        "signature": " ".join(part for part in (identity.signature, ORIGINAL) if part),
        "lists": _lists(procedure),
        "flow": flow_data(procedure),
        "notes": _notes(procedure),
        "reading": reading_of(procedure) if _lost(procedure) else None,
    }


def _block(identity: Identity, approved: bool) -> list[list[str]]:
    revised = day_words(identity.revised)
    if identity.revision:
        revised += f" (revisi ke-{identity.revision})"
    dates = [["Tanggal Pembuatan", day_words(identity.made)], ["Tanggal Revisi", revised]]
    if not approved:
        return [["Keadaan", DRAFT], *dates]
    effective = ["Tanggal Pengesahan", day_words(identity.approved_on)]
    return [["Nomor SOP", identity.number], *dates, effective]


def _lists(procedure: Procedure) -> list[list[dict[str, Any]]]:
    """The second block: two lists a row, as the paper pairs them."""
    paper = procedure.paper
    pairs = (
        (("Dasar Hukum", paper.legal_bases), ("Kualifikasi Pelaksana", paper.qualifications)),
        (("Keterkaitan", paper.related), ("Peralatan/Perlengkapan", paper.equipment)),
        (("Peringatan", paper.warnings), ("Pencatatan dan Pendataan", paper.records)),
    )
    return [[{"title": title, "items": list(items)} for title, items in pair] for pair in pairs]


def flow_data(procedure: Procedure) -> dict[str, Any]:
    """The flow table: `rows` with cells and marks, `groups` and `second` for its head."""
    lanes = list(procedure.paper.performers)
    return {
        "lanes": lanes,
        "columns": [{"title": title, "share": share} for title, share in COLUMNS],
        "before": 1,
        "groups": [
            {"title": "No.", "span": 1, "rows": 2},
            {"title": "Kegiatan", "span": 1, "rows": 2},
            {"title": "Pelaksana", "span": len(lanes), "rows": 1},
            {"title": "Mutu Baku", "span": 3, "rows": 1},
            {"title": "Keterangan", "span": 1, "rows": 2},
        ],
        "second": ["Kelengkapan", "Waktu", "Output"],
        "rows": with_arrows([_row(row) for row in procedure.rows]),
    }


def _row(row: Row) -> dict[str, Any]:
    minutes = row.standard.time_limit_minutes
    marks, texts = marks_of(row.paper_performer)
    return {
        "number": str(row.number),
        "cells": [
            row.title,
            ", ".join(row.standard.inputs),
            "" if minutes is None else f"{minutes} Menit",
            row.standard.output,
            row.note,
        ],
        "marks": marks,
        "texts": texts,
        "last": 0,
    }


def _lost(procedure: Procedure) -> list[Row]:
    """Rows whose lanes are blank in our copy."""
    return [row for row in procedure.rows if not any(row.paper_performer)]


def _notes(procedure: Procedure) -> list[str]:
    lost = _lost(procedure)
    if not lost:
        return []
    read = [
        f"baris {step.row} ({step.title.lower()}): {in_turn(step.accountable)}"
        for step in procedure.steps
        if step.row in {row.number for row in lost}
    ]
    rows = ", ".join(str(row.number) for row in lost)
    return [
        f"Kolom Pelaksana pada baris {rows} hilang dari salinan kami dan dibiarkan kosong.",
        f"Pembacaan kami, bukan bagian dari kertasnya: {'; '.join(read)}.",
    ]
