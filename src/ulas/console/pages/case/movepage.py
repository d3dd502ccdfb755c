"""The page of one allowed move for one request: opened, filled in, sent."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext

from ulas.agencies.actions.writing import TEXT_FIELDS
from ulas.complaints import actions
from ulas.complaints.casefile import FieldRefused, MoveRefused, StaleCase, by_officer
from ulas.complaints.models import Draft, Event
from ulas.complaints.queries.desk.case import find_case, readable
from ulas.complaints.queries.desk.changes import changed_since
from ulas.complaints.queries.desk.drafts import draft_of
from ulas.complaints.queries.moves import AllowedMove
from ulas.complaints.sealed.numbers import spoken
from ulas.console.forms.moveform import About, MoveForm
from ulas.console.forms.table import Doing
from ulas.console.pages.case.drafting import typed_in
from ulas.console.words import filling, proposals
from ulas.console.words.events import told_changes
from ulas.console.words.similar import similar_cases
from ulas.look.uploads import DROPPED, Uploads, gather, kept_field

WISHES = {"jawaban": "answer_id", "nomor": "number", "keperluan": "purpose"}


class MovePage:
    """One move on one case; the form is made when it is known what to put into it."""

    def __init__(self, request: HttpRequest, about: About, row: AllowedMove, doing: Doing) -> None:
        self.request, self.about, self.row, self.doing = request, about, row, doing
        self.form: MoveForm
        self.uploads: dict[str, Uploads] = {}
        self.seen = about.complaint.length
        self.draft: Draft | None = None
        self.changes: list[Event] = []
        self.trouble = ""
        self.hints: list[str] = []

    # -- opened -------------------------------------------------------------------------------

    def opened(self) -> HttpResponse:
        """The form with what the address, a macro or the officer's own draft puts into it."""
        values = self._wished()
        verb, text_field = self.row.move.verb, TEXT_FIELDS.get(self.row.move.verb, "")
        if self.doing.form.keeps_draft:
            self.draft = draft_of(self._officer, self.about.complaint, verb, self._about_id)
        if self.draft is not None:
            values = {**values, **_all_fields(self.doing, self.draft.typed)}
            self.changes = changed_since(self.about.sight, self.draft.seen)
        macro = self.request.GET.get("makro", "")
        if macro:
            told = filling.with_macro(self.about, verb, macro, str(values.get(text_field) or ""))
            values, self.trouble = {**values, **told.values}, told.trouble
        self._make(None, values)
        return self.shown(422 if self.trouble else 200)

    # -- posted -------------------------------------------------------------------------------

    def posted(self) -> HttpResponse:
        """What the pressed button asks for; the main one sends."""
        self.seen = seen_of(self.request)
        wanted = self.request.POST.get("do", "")
        if wanted == "template":
            return self._fill()
        if wanted == "keep":
            return self._keep()
        if wanted == "drop":
            return self._drop()
        return self._send()

    def _fill(self) -> HttpResponse:
        """Put a template behind what is typed; nothing is checked yet."""
        verb = self.row.move.verb
        typed = _all_fields(self.doing, typed_in(self.request, self.doing))
        text = str(typed.get(TEXT_FIELDS.get(verb, ""), ""))
        chosen = self.request.POST.get("template", "")
        told = filling.with_template(self.about, verb, chosen, text)
        self.trouble = told.trouble
        self._make(None, {**typed, **told.values})
        self._gather()
        return self.shown(422 if self.trouble else 200)

    def _keep(self) -> HttpResponse:
        actions.keep_draft(
            complaint_id=self.about.complaint.pk,
            officer=self._officer,
            now=self.about.now,
            verb=self.row.move.verb,
            typed=typed_in(self.request, self.doing),
            referral_id=self._about_id,
            seen=self.seen,
        )
        messages.success(self.request, gettext("Draf disimpan. Hanya Anda yang melihatnya."))
        return redirect("console:case", number=self.about.complaint.number)

    def _drop(self) -> HttpResponse:
        actions.drop_draft(
            complaint_id=self.about.complaint.pk,
            officer=self._officer,
            verb=self.row.move.verb,
            referral_id=self._about_id,
        )
        about = f"?referral={self._about_id}" if self._about_id else ""
        return redirect(reverse("console:move", args=self._place) + about)

    def _send(self) -> HttpResponse:
        self._make(self.request.POST, self._wished())
        self._gather()
        for name, uploads in self.uploads.items():
            for sentence in uploads.problems:
                self.form.refuse(name, sentence)
        if not self.form.is_valid():
            return self.shown(422)
        self.hints = self.form.hints(self.request.POST.get("told", ""))
        return self.shown(200) if self.hints else self._carry_out()

    def _carry_out(self) -> HttpResponse:
        """Make the move; whatever is refused is shown where it belongs."""
        try:
            outcome = self._call()
        except FieldRefused as refused:
            field = refused.field if refused.field in self.form.places() else None
            self.form.refuse(field, gettext(str(refused)))
            return self.shown(422)
        except StaleCase:
            return self._changed()
        except MoveRefused as refused:
            self.form.add_error(None, gettext(str(refused)))
            return self.shown(409)
        if isinstance(outcome, actions.Identity):
            return self._identity(outcome)
        label = gettext(self.row.move.label)
        messages.success(self.request, gettext("“%(label)s” selesai.") % {"label": label})
        return self._onward()

    def _call(self) -> Any:
        given = self.form.given()
        for name, uploads in self.uploads.items():
            given[name] = tuple(uploads.files)
        if self.about.referral is not None:
            given["referral_id"] = self.about.referral.pk
        return self.doing.verb(
            complaint_id=self.about.complaint.pk,
            by=by_officer(self._officer, seen=self.seen),
            now=self.about.now,
            **given,
        )

    def _changed(self) -> HttpResponse:
        """The second writer sees what changed; sending again is a decision."""
        self.changes = changed_since(self.about.sight, self.seen)
        self.seen = self.about.complaint.length
        self.form.add_error(
            None,
            gettext(
                "Berkas ini berubah setelah Anda membukanya. Isian Anda masih ada. Periksa "
                "perubahannya, lalu kirim lagi bila tetap benar."
            ),
        )
        return self.shown(409)

    # -- shown --------------------------------------------------------------------------------

    def shown(self, status: int) -> HttpResponse:
        """The form, with what was typed."""
        complaint, move = self.about.complaint, self.row.move
        context = {
            "form": self.form,
            "doing": self.doing,
            "move": move,
            "referral": self.about.referral,
            "number": complaint.number,
            "spoken": spoken(complaint.number),
            "text": readable(self.about.sight, complaint.body),
            "seen": self.seen,
            "draft": self.draft,
            "changes": told_changes(self.about.sight, self.changes),
            "trouble": self.trouble,
            "hints": self.hints,
            "templates": filling.templates(self.about, move.verb),
            "files": self._file_fields(),
            "drop_field": DROPPED,
            **self._extra(),
        }
        return render(self.request, "console/move.html", context, status=status)

    def _extra(self) -> dict[str, Any]:
        """What the part above the form tells."""
        extra, complaint = self.doing.form.extra, self.about.complaint
        found: dict[str, Any] = {}
        if self.doing.form.wants_proposal:
            found["proposed"] = self._proposed()
        if "similar" in extra:
            found["similar"] = similar_cases(self._officer, complaint)
        return found

    def _proposed(self) -> list[proposals.Proposed]:
        """The router's words; an agency that gives it back is not told of itself."""
        referral = self.about.referral
        here = referral.agency.code if referral else ""
        rows = proposals.told(proposals.proposals(self.about.complaint))
        return [one for one in rows if one.code != here]

    def _file_fields(self) -> list[dict[str, Any]]:
        return [
            {
                "name": one.name,
                "label": one.label,
                "help": one.help_text,
                "kept_field": kept_field(one.name),
                "kept": kept.keep() if (kept := self.uploads.get(one.name)) else [],
                "errors": self.form.file_errors.get(one.name, []),
            }
            for one in self.form.file_fields()
        ]

    def _identity(self, identity: actions.Identity) -> HttpResponse:
        complaint = self.about.complaint
        context = {
            "identity": identity,
            "number": complaint.number,
            "spoken": spoken(complaint.number),
            "purpose": self.form.cleaned_data["purpose"],
        }
        return render(self.request, "console/identity.html", context)

    def _onward(self) -> HttpResponse:
        """Back to the case; to the queue when the case has left this officer's sight."""
        if find_case(self._officer, self.about.complaint.number) is None:
            return redirect("console:queue")
        return redirect("console:case", number=self.about.complaint.number)

    # -- parts --------------------------------------------------------------------------------

    def _make(self, data: Any, values: dict[str, Any]) -> None:
        self.form = self.doing.form(data, about=self.about, initial=values)

    def _gather(self) -> None:
        self.uploads = {one.name: gather(self.request, one.name) for one in self.form.file_fields()}

    def _wished(self) -> dict[str, Any]:
        asked = self.request.GET
        found: dict[str, Any] = {
            field: asked[name][:300] for name, field in WISHES.items() if name in asked
        }
        if self.doing.form.wants_proposal:
            found["proposal"] = proposals.proposals(self.about.complaint)
        return found

    @property
    def _officer(self) -> Any:
        return self.about.sight.officer

    @property
    def _about_id(self) -> int:
        return self.about.referral.pk if self.about.referral else 0

    @property
    def _place(self) -> tuple[str, str]:
        return self.about.complaint.number, self.row.move.verb.value


def seen_of(request: HttpRequest) -> int:
    """How long the chain was when the form was made; a form that does not say is old."""
    typed = request.POST.get("seen", "")
    return int(typed) if typed.isdecimal() and len(typed) < 10 else 0


def _all_fields(doing: Doing, typed: dict[str, Any]) -> dict[str, Any]:
    """Values for every field of the form: what is not there was left empty on purpose."""
    return {name: typed.get(name, "") for name in doing.form.base_fields}
