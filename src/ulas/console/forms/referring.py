"""Forms of the moves between Diskominfo and the agencies (SOP rows 3 to 5)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ulas.complaints.models import Referral
from ulas.console.forms import lists
from ulas.console.forms.moveform import MoveForm, long_text, picked


class DistributeForm(MoveForm):
    """One agency or several; the router's proposals stand on top."""

    extra = "console/parts/proposal.html"
    wants_proposal = True
    agencies = forms.MultipleChoiceField(
        label=_("Instansi tujuan"),
        error_messages={"required": _("Pilih sedikitnya satu instansi dari daftar.")},
        widget=forms.CheckboxSelectMultiple,
    )
    lead = forms.ChoiceField(
        label=_("Instansi pemimpin"),
        help_text=_("Bila lebih dari satu: yang menulis rangkuman jawaban."),
        required=False,
    )

    def prepare(self) -> None:
        """Put proposals first; an accused agency is never offered."""
        complaint = self.about.complaint
        proposed = tuple(one["agency"] for one in self.initial.pop("proposal", []))
        accused = complaint.accused_agency.code if complaint.accused_agency else ""
        handling = {r.agency.code for r in self.about.sight.referrals if r.ended_at is None}
        rows = [row for row in lists.agencies(None, proposed, accused) if row[0] not in handling]
        self.choose("agencies", rows)
        self.choose("lead", [("", _("— tidak ada —")), *rows])

    def given(self) -> dict[str, Any]:
        """The agencies with the reasons that the router gave for them."""
        typed = self.cleaned_data
        lead = typed["lead"] if len(typed["agencies"]) > 1 else ""
        reasons = {one["agency"]: one["reasons"] for one in self.about.complaint.proposal}
        return {"agencies": typed["agencies"], "lead": lead, "reasons": reasons}


class DeliverForm(MoveForm):
    """How the complaint reaches the agency."""

    means = picked(
        _("Cara menyampaikan"),
        _("Pilih cara menyampaikan."),
        choices=[
            ("QUEUE", _("Ke antrean instansi di ULAS")),
            ("MAIL", _("Lewat surel dengan tautan jawaban sekali pakai")),
            ("LETTER", _("Sudah diserahkan dengan surat")),
        ],
        initial="QUEUE",
    )


class ReturnForm(MoveForm):
    """Not our matter: say why, and whose it is."""

    extra = "console/parts/alternatives.html"
    wants_proposal = True
    reason = long_text(
        _("Mengapa bukan wewenang instansi Anda?"),
        _("Tulis mengapa aduan ini bukan wewenang instansi Anda."),
    )
    proposed_agency = forms.ChoiceField(
        label=_("Menurut Anda, instansi mana yang berwenang?"), required=False
    )

    def prepare(self) -> None:
        """Any agency but this one."""
        code = self.about.referral.agency.code if self.about.referral else ""
        routed = tuple(one["agency"] for one in self.initial.pop("proposal", []))
        self.choose("proposed_agency", lists.agencies(_("— tidak tahu —"), routed, code))


class RedelegateForm(MoveForm):
    """Another agency; the returning one's own proposal stands on top, then the router's."""

    extra = "console/parts/returned.html"
    wants_proposal = True
    agency = forms.ChoiceField(
        label=_("Instansi yang berwenang"),
        error_messages={"required": _("Pilih instansi dari daftar.")},
    )
    reason = long_text(_("Alasan delegasi ulang"), _("Tulis alasan delegasi ulang."))
    binding = forms.BooleanField(
        label=_("Keputusan mengikat: instansi tujuan tidak dapat mengembalikannya"),
        help_text=_("Pimpinan diberi tahu."),
        required=False,
    )

    def prepare(self) -> None:
        """Never the accused agency, nor the present one."""
        referral = self.about.referral
        accused = self.about.complaint.accused_agency
        routed = tuple(one["agency"] for one in self.initial.pop("proposal", []))
        proposed = tuple(dict.fromkeys((*self._proposed(referral), *routed)))
        rows = lists.agencies(_("— pilih —"), proposed, accused.code if accused else "")
        present = referral.agency.code if referral else ""
        self.choose("agency", [row for row in rows if row[0] != present])
        self.preset(agency=proposed[0] if proposed else "")

    def _proposed(self, referral: Referral | None) -> tuple[str, ...]:
        proposed = referral.proposed_agency if referral else None
        return (proposed.code,) if proposed else ()
