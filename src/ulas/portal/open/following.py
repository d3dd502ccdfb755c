"""News by mail about a complaint, a kelurahan or a category; confirmed first, ended any time."""

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ulas.complaints import actions
from ulas.complaints.casefile import CaseNotFound, FieldRefused, MoveRefused
from ulas.complaints.queries import published
from ulas.complaints.queries.public import area_choices, category_choices
from ulas.complaints.sealed.cleaning import clean_line
from ulas.complaints.sealed.links import read_subscription_token
from ulas.complaints.sealed.numbers import spoken
from ulas.look.time_words import told_in
from ulas.portal import limits
from ulas.portal.words.refusals import said

ASKS_AN_HOUR = 10


class FollowForm(forms.Form):
    """Where the news goes, and about what: codes that the link filled in."""

    email = forms.EmailField(
        label=_("Surel"),
        max_length=254,
        error_messages={
            "required": _("Tulis alamat surel Anda."),
            "invalid": _("Alamat surel ini tidak lengkap. Contoh: nama@contoh.id."),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    number = forms.CharField(required=False, max_length=10, widget=forms.HiddenInput)
    area = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)
    category = forms.CharField(required=False, max_length=60, widget=forms.HiddenInput)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, label_suffix="", auto_id="f_%s", **kwargs)  # type: ignore[arg-type, misc]


def follow(request: HttpRequest) -> HttpResponse:
    """Ask for news; the letter that follows has the link to confirm."""
    about = {
        name: clean_line(request.GET.get(asked, ""))
        for name, asked in (("number", "aduan"), ("area", "kelurahan"), ("category", "kategori"))
    }
    form = FollowForm(request.POST if request.method == "POST" else None, initial=about)
    if form.is_bound and form.is_valid():
        if not limits.within(request, "follow", ASKS_AN_HOUR):
            return limits.too_many(request, "follow")
        if _asked(request, form):
            return render(request, "portal/open/follow_asked.html")
    given = form.data if form.is_bound else about
    topic = _topic(*(clean_line(given.get(name, "")) for name in ("number", "area", "category")))
    if not topic:
        raise Http404
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "portal/open/follow.html", {"form": form, "topic": topic}, status=status)


def _asked(request: HttpRequest, form: FollowForm) -> bool:
    given = form.cleaned_data
    complaint = published.one(given["number"]) if given["number"] else None
    if given["number"] and complaint is None:
        raise Http404
    try:
        actions.subscribe(
            email=given["email"],
            language=told_in(),
            now=request.now,  # type: ignore[attr-defined]
            complaint_id=complaint.pk if complaint else None,
            area=given["area"],
            category=given["category"],
        )
    except FieldRefused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, said(refused))
        return False
    except CaseNotFound as gone:
        raise Http404 from gone
    return True


def _topic(number: str, area: str, category: str) -> str:
    if number:
        found = published.one(number)
        return gettext("aduan %(number)s") % {"number": spoken(number)} if found else ""
    if area:
        names = {one.code: one.name for one in area_choices()}
        return gettext("aduan di %(area)s") % {"area": names[area]} if area in names else ""
    names = {one.code: one.name for one in category_choices()}
    if category not in names:
        return ""
    return gettext("aduan tentang %(category)s") % {"category": names[category]}


def choose(request: HttpRequest, token: str) -> HttpResponse:
    """Confirm or end a subscription; only a button counts, for robots follow links in mail."""
    subscription = read_subscription_token(token)
    if subscription is None:
        raise Http404
    done, over, status = "", "end" in request.POST, 200
    if request.method == "POST":
        now = request.now  # type: ignore[attr-defined]
        if over:
            actions.end_subscription(subscription_id=subscription, now=now)
            done = gettext("Anda tidak lagi menerima kabar. Alamat surel Anda sudah kami hapus.")
        else:
            try:
                actions.confirm_subscription(subscription_id=subscription, now=now)
                done = gettext("Terima kasih. Kabar dikirim ke surel Anda.")
            except MoveRefused as refused:
                done, over, status = said(refused), True, 410
    context = {"token": token, "done": done, "over": over, "refused": status == 410}
    return render(request, "portal/open/follow_choose.html", context, status=status)
