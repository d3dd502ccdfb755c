"""One page a move: what it will do, its form, and the one verb it calls.

A form that cannot be read and a field that the verb refuses come back with 422; a move that the
case does not allow (any more), or a case that changed meanwhile, with 409. Nothing typed is lost.
"""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from ulas.agencies.models import Officer
from ulas.complaints import actions
from ulas.complaints.casefile import FieldRefused, MoveRefused, StaleCase, by_officer
from ulas.complaints.models import Complaint, Referral
from ulas.complaints.queries.desk.case import find_case, open_moves, readable, sight_of
from ulas.complaints.queries.desk.changes import changed_since
from ulas.complaints.queries.moves import AllowedMove
from ulas.complaints.sealed.numbers import spoken
from ulas.console.access import for_officers, officer_of
from ulas.console.forms.moveform import About, MoveForm
from ulas.console.forms.table import DOINGS, Doing
from ulas.console.words import proposals
from ulas.console.words.events import kinds_in_words
from ulas.console.words.similar import Similar, similar_cases
from ulas.look.uploads import DROPPED, FIELD, KEPT, Uploads, gather
from ulas.sop.moves import MOVE, Move, Subject
from ulas.sop.terms import Verb

WISHES = {"jawaban": "answer_id", "nomor": "number", "keperluan": "purpose"}


@for_officers()
def move(request: HttpRequest, number: str, verb: str) -> HttpResponse:
    """Show the form of a move, or make it."""
    officer = officer_of(request)
    complaint = find_case(officer, number)
    if complaint is None or verb not in list(DOINGS):
        raise Http404
    about, row = _about(request, officer, complaint, Verb(verb))
    if row is None:
        return _not_now(request, about, MOVE[Verb(verb)])
    doing = DOINGS[Verb(verb)]
    form = doing.form(_data(request), about=about, initial=_first_values(request, about, doing))
    uploads = gather(request) if doing.form.has_files and form.is_bound else Uploads()
    for sentence in uploads.problems:
        form.add_error(None, gettext(sentence))
    page = MovePage(about, row, doing, form, uploads)
    if form.is_bound and form.is_valid():
        return page.carry_out(request)
    return page.shown(request, 422 if form.is_bound else 200)


def _about(
    request: HttpRequest, officer: Officer, complaint: Complaint, verb: Verb
) -> tuple[About, AllowedMove | None]:
    """The subject of the move, and its row among the moves allowed now."""
    sight = sight_of(officer, complaint)
    referral = _referral(request, sight.own, verb)
    about = About(sight, referral, request.now)  # type: ignore[attr-defined]
    runs = sight.runs(complaint.step_runs.filter(ended_at=None))
    rows = [one for one in open_moves(sight, runs) if one.move.verb is verb]
    return about, next((one for one in rows if one.referral == referral), None)


def _referral(request: HttpRequest, own: list[Referral], verb: Verb) -> Referral | None:
    wanted = request.POST.get("referral") or request.GET.get("referral") or ""
    if not wanted:
        return own[0] if MOVE[verb].subject is Subject.REFERRAL and len(own) == 1 else None
    found = next((one for one in own if str(one.pk) == wanted), None)
    if found is None:
        raise Http404
    return found


def _data(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _first_values(request: HttpRequest, about: About, doing: Doing) -> dict[str, Any]:
    found: dict[str, Any] = {
        field: request.GET[name][:300] for name, field in WISHES.items() if name in request.GET
    }
    if "proposal" in doing.form.extra:
        found["proposal"] = proposals.proposals(about.complaint)
    return found


def _not_now(request: HttpRequest, about: About, move_: Move) -> HttpResponse:
    """The move is not open: said at its own address, with the way back."""
    context = {
        "label": gettext(move_.label),
        "number": about.complaint.number,
        "spoken": spoken(about.complaint.number),
    }
    return render(request, "console/not_now.html", context, status=409)


class MovePage:
    """The page of one allowed move for one request."""

    def __init__(
        self, about: About, row: AllowedMove, doing: Doing, form: MoveForm, uploads: Uploads
    ) -> None:
        self.about, self.row, self.doing, self.form = about, row, doing, form
        self.uploads = uploads

    def carry_out(self, request: HttpRequest) -> HttpResponse:
        """Make the move; whatever is refused is shown where it belongs."""
        try:
            outcome = self._call(request)
        except FieldRefused as refused:
            field = refused.field if refused.field in self.form.fields else None
            self.form.add_error(field, gettext(str(refused)))
            return self.shown(request, 422)
        except StaleCase:
            return self._changed(request)
        except MoveRefused as refused:
            self.form.add_error(None, gettext(str(refused)))
            return self.shown(request, 409)
        if isinstance(outcome, actions.Identity):
            return self._identity(request, outcome)
        label = gettext(self.row.move.label)
        messages.success(request, gettext("“%(label)s” selesai.") % {"label": label})
        return self._onward(request)

    def shown(self, request: HttpRequest, status: int) -> HttpResponse:
        """The form, with what was typed."""
        complaint = self.about.complaint
        deciding = "proposal" in self.doing.form.extra
        rows = proposals.told(proposals.proposals(complaint)) if deciding else []
        context = {
            "form": self.form,
            "doing": self.doing,
            "move": self.row.move,
            "referral": self.about.referral,
            "number": complaint.number,
            "spoken": spoken(complaint.number),
            "text": readable(self.about.sight, complaint.body),
            "seen": complaint.length,
            "proposed": rows,
            "similar": self._similar(),
            "kept": self.uploads.keep() if self.uploads.files else [],
            "file_field": FIELD,
            "kept_field": KEPT,
            "drop_field": DROPPED,
        }
        return render(request, "console/move.html", context, status=status)

    def _similar(self) -> list[Similar]:
        if "similar" not in self.doing.form.extra:
            return []
        return similar_cases(self.about.sight.officer, self.about.complaint)

    def _call(self, request: HttpRequest) -> Any:
        given = self.form.given()
        if self.doing.form.has_files:
            given["attachments"] = tuple(self.uploads.files)
        if self.about.referral is not None:
            given["referral_id"] = self.about.referral.pk
        return self.doing.verb(
            complaint_id=self.about.complaint.pk,
            by=by_officer(self.about.sight.officer, seen=_seen(request)),
            now=self.about.now,
            **given,
        )

    def _changed(self, request: HttpRequest) -> HttpResponse:
        """The second writer sees what changed; sending again is a decision."""
        kinds = changed_since(self.about.sight, _seen(request))
        sentence = gettext(
            "Berkas ini berubah setelah Anda membukanya: %(changes)s. Isian Anda masih ada. "
            "Periksa, lalu kirim lagi bila tetap benar."
        )
        self.form.add_error(None, sentence % {"changes": kinds_in_words(kinds)})
        return self.shown(request, 409)

    def _identity(self, request: HttpRequest, identity: actions.Identity) -> HttpResponse:
        complaint = self.about.complaint
        context = {
            "identity": identity,
            "number": complaint.number,
            "spoken": spoken(complaint.number),
            "purpose": self.form.cleaned_data["purpose"],
        }
        return render(request, "console/identity.html", context)

    def _onward(self, request: HttpRequest) -> HttpResponse:
        """Back to the case; to the queue when the case has left this officer's sight."""
        if find_case(self.about.sight.officer, self.about.complaint.number) is None:
            return redirect("console:queue")
        return redirect("console:case", number=self.about.complaint.number)


def _seen(request: HttpRequest) -> int:
    """How long the chain was when the form was made; a form that does not say is old."""
    typed = request.POST.get("seen", "")
    return int(typed) if typed.isdecimal() and len(typed) < 10 else 0
