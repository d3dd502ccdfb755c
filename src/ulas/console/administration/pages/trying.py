"""Try the router: one text, and every reason for what it proposes."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ulas.agencies.models import Agency, Area
from ulas.agencies.queries.catalogue import catalogue
from ulas.console.access import for_officers
from ulas.console.forms import lists
from ulas.console.forms.moveform import long_text
from ulas.routing import Place, Proposal, Verdict, propose
from ulas.sop.terms import COORDINATOR_ROLES, Role

VERDICTS = {
    Verdict.SEND: _("Terkirim tanpa ditanyakan: ada aturan yang pasti."),
    Verdict.SUGGEST: _("Diusulkan kepada Penelaah, dengan alasannya."),
    Verdict.ASK: _("Penelaah memutuskan; sistem tidak yakin."),
}


class TryForm(forms.Form):
    """A text as citizens write it, and where it happened."""

    text = long_text(
        _("Isi aduan"), _("Tulis sebuah aduan, misalnya “Lampu jalan mati di Kemlayan”.")
    )
    area = forms.ChoiceField(label=_("Tempat"), required=False)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, label_suffix="", auto_id="f_%s")
        field: Any = self.fields["area"]
        field.choices = lists.areas(_("(tidak disebut)"))


@for_officers(Role.ADMINISTRATOR, *COORDINATOR_ROLES)
def try_rules(request: HttpRequest) -> HttpResponse:
    """Show what rules and keywords say of a text; nothing is filed or kept."""
    form = TryForm(request.POST if request.method == "POST" else None)
    found = _proposal(form) if form.is_bound and form.is_valid() else None
    context = {
        "form": form,
        "found": found,
        "verdict": VERDICTS[found.verdict] if found else "",
        "agencies": _told(found) if found else [],
    }
    status = 422 if form.errors else 200
    return render(request, "console/administration/try_rules.html", context, status=status)


def _proposal(form: TryForm) -> Proposal:
    area = Area.objects.select_related("parent").filter(code=form.cleaned_data["area"]).first()
    above = area.parent.code if area and area.parent else None
    place = Place(
        area.code if area else None,
        above,
        area.latitude if area else None,
        area.longitude if area else None,
    )
    return propose(form.cleaned_data["text"], place, None, None, catalogue())


def _told(found: Proposal) -> list[dict[str, Any]]:
    names = dict(Agency.objects.values_list("code", "name"))
    return [
        {
            "name": names.get(one.code, one.code),
            "sure": gettext("%(share)s persen yakin") % {"share": round(one.confidence * 100)},
            "reasons": [reason.sentence for reason in one.reasons],
        }
        for one in found.agencies
    ]
