"""The front page and the two ways to a case: by number, and by link."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from ulas.complaints.queries import tracking
from ulas.complaints.sealed.numbers import read_number
from ulas.portal import limits
from ulas.portal.forms.dialogue import FindForm

WRONG_GUESSES = 20


def home(request: HttpRequest) -> HttpResponse:
    """What one may file, the big button, and the form to find a case."""
    return render(request, "portal/home.html", {"form": FindForm()})


def find(request: HttpRequest) -> HttpResponse:
    """Open a case by number and tracking code; wrong and hidden ones look the same."""
    form = FindForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "portal/find.html", {"form": form})
    number, token = form.cleaned_data["number"], form.cleaned_data["token"].strip().lower()
    if read_number(number) is None:
        form.add_error("number", gettext("Nomor ini salah ketik. Periksa angkanya satu per satu."))
        return render(request, "portal/find.html", {"form": form})
    complaint = tracking.known(number, token)
    if complaint is None:
        return _not_found(request, form)
    return redirect("portal:track", number=complaint.number, token=token)


def _not_found(request: HttpRequest, form: FindForm) -> HttpResponse:
    if not limits.within(request, "guess", WRONG_GUESSES):
        return limits.too_many(request, "guess")
    form.add_error(
        None, gettext("Nomor dan kode ini tidak cocok dengan aduan mana pun. Periksa lagi.")
    )
    return render(request, "portal/find.html", {"form": form}, status=404)


def privacy(request: HttpRequest) -> HttpResponse:
    """What is done with personal data, and what one may ask for."""
    days = settings.ULAS_RETENTION_DAYS
    context = {"kept_years": days // 365 if days % 365 == 0 else 0, "kept_days": days}
    return render(request, "portal/privacy.html", context)
