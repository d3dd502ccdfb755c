"""Verbs: an officer names the filters of a list, and lets the name go again."""

from datetime import datetime
from urllib.parse import parse_qs

from ulas.agencies.models import Officer
from ulas.complaints.models import SavedView, SharedWith
from ulas.complaints.queries.desk.searching import tells_a_contact
from ulas.complaints.refusals import FieldRefused
from ulas.complaints.sealed.cleaning import clean_line
from ulas.sop.moves import MoveRefused
from ulas.sop.terms import Role

LONGEST_NAME, LONGEST_QUERY, MOST_VIEWS = 60, 600, 40


def save_view(
    *, officer: Officer, name: str, query: str, shared_with: str, now: datetime
) -> SavedView:
    """Keep filters under a name; the same name of the same officer is replaced.

    Raises:
        FieldRefused: no name, a filter that names a contact, a circle the officer is not in.
    """
    name = clean_line(name)
    if not name or len(name) > LONGEST_NAME:
        raise FieldRefused("nama", "Tulis nama tampilan, paling banyak 60 huruf.")
    if len(query) > LONGEST_QUERY or any(map(tells_a_contact, parse_qs(query).get("teks", []))):
        raise FieldRefused("nama", "Saringan yang memuat kontak tidak disimpan.")
    own = SavedView.objects.filter(officer=officer)
    if own.exclude(name=name).count() >= MOST_VIEWS:
        raise FieldRefused("nama", "Sudah ada 40 tampilan. Hapus yang tidak dipakai.")
    agency_id = _circle(officer, shared_with)
    view, _ = own.update_or_create(
        officer=officer,
        name=name,
        defaults={
            "query": query,
            "shared_with": shared_with,
            "agency_id": agency_id,
            "saved_at": now,
        },
    )
    return view


def delete_view(*, officer: Officer, view_id: int) -> str:
    """Take a view of one's own away, for all who shared it; its name.

    Raises:
        MoveRefused: there is none, or it is another officer's.
    """
    view = SavedView.objects.filter(officer=officer, pk=view_id).first()
    if view is None:
        raise MoveRefused("Tampilan ini tidak ada, atau bukan milik Anda.")
    view.delete()
    return view.name


def _circle(officer: Officer, shared_with: str) -> int | None:
    """The agency with whose officers a view is shared, where it is."""
    if shared_with == SharedWith.NOBODY:
        return None
    if shared_with == SharedWith.COORDINATORS and officer.is_coordinator:
        return None
    if shared_with == SharedWith.AGENCY:
        agencies = [post.agency_id for post in officer.active_posts if _at_agency(post.role)]
        if agencies:
            return agencies[0]
    raise FieldRefused("dibagi", "Pilih dengan siapa tampilan dibagi.")


def _at_agency(role: str) -> bool:
    return role in (Role.AGENCY_OFFICER, Role.DIVISION_OFFICER)
