"""The public list: released complaints, searched by stems, with a corrected spelling if need be.

Everything here reads public columns only; what is confidential or not released does not exist.
"""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.core.cache import cache
from django.db.models import Count, F, Q, QuerySet, TextField, Value
from django.db.models.functions import Concat

from ulas.complaints.models import Answer, Attachment, Complaint
from ulas.routing import tokens
from ulas.sop.terms import ComplaintState, ReferralState, Visibility

VOCABULARY_SECONDS = 300
CLOSE_ENOUGH = 0.66
MOST_WORDS = 6
ANSWERED = (ComplaintState.ANSWERED, ComplaintState.CLOSED)


@dataclass(frozen=True)
class Wanted:
    """What a visitor asks of the list; codes, empty for no filter. `answered` is None for both."""

    text: str = ""
    category: str = ""
    area: str = ""
    agency: str = ""
    answered: bool | None = None

    @property
    def narrowed(self) -> bool:
        """Whether a filter besides the text is set."""
        return bool(self.category or self.area or self.agency or self.answered is not None)


@dataclass(frozen=True)
class Found:
    """Rows for a wish; `corrected` is what was searched for instead of what was typed."""

    rows: QuerySet[Complaint]
    count: int
    corrected: str = ""


def released() -> QuerySet[Complaint]:
    """Every complaint that the public may read."""
    return Complaint.objects.filter(
        released_at__isnull=False, visibility=Visibility.PUBLIC
    ).exclude(state=ComplaintState.MERGED)


def search(wanted: Wanted) -> Found:
    """Released complaints, newest first; with a corrected text where the typed one finds none."""
    rows = _filtered(wanted)
    count = rows.count()
    if count or not wanted.text:
        return Found(_told(rows), count)
    text = _corrected(wanted.text)
    if text == " ".join(_stems(wanted.text)):
        return Found(rows.none(), 0)
    rows = _filtered(replace(wanted, text=text))
    return Found(_told(rows), rows.count(), text)


def points(wanted: Wanted) -> list[tuple[str, float, float, bool]]:
    """(number, latitude, longitude, answered) of what `search` would list; one statement."""
    rows = _filtered(wanted).filter(latitude__isnull=False, longitude__isnull=False)
    return [
        (number, round(latitude, 4), round(longitude, 4), state in ANSWERED)
        for number, latitude, longitude, state in rows.values_list(
            "number", "latitude", "longitude", "state"
        )
        if latitude is not None and longitude is not None
    ]


def one(number: str) -> Complaint | None:
    """A released complaint with its place and category; None for hidden and missing alike."""
    rows = released().filter(number=number).select_related("category", "area")
    return rows.annotate(supporters=Count("supports")).first()


def answers_of(complaint: Complaint) -> list[Answer]:
    """Released answers with their agencies, in the order of publication."""
    rows = Answer.objects.filter(referral__complaint=complaint, released_at__isnull=False)
    return list(rows.select_related("referral__agency").order_by("published_at", "id"))


def photos_of(complaint: Complaint) -> list[Attachment]:
    """Released photos."""
    return list(_photos().filter(complaint=complaint).order_by("id"))


def photo(number: str, attachment_id: int) -> Attachment | None:
    """One released photo of a released complaint."""
    return (
        _photos()
        .filter(pk=attachment_id, complaint__number=number, complaint__in=released())
        .first()
    )


def _photos() -> QuerySet[Attachment]:
    return Attachment.objects.filter(released_at__isnull=False, erased_at=None).exclude(preview="")


def _told(rows: QuerySet[Complaint]) -> QuerySet[Complaint]:
    return (
        rows.select_related("category", "area")
        .annotate(supporters=Count("supports", distinct=True))
        .order_by("-released_at", "-id")
    )


def _filtered(wanted: Wanted) -> QuerySet[Complaint]:
    rows = released()
    for field, value in (("category__code", wanted.category), ("area__code", wanted.area)):
        if value:
            rows = rows.filter(**{field: value})
    if wanted.agency:
        live = (ReferralState.SENT, ReferralState.ANSWERED)
        about = Q(referrals__agency__code=wanted.agency, referrals__state__in=live)
        rows = rows.filter(about).distinct()
    if wanted.answered is not None:
        rows = (
            rows.filter(state__in=ANSWERED) if wanted.answered else rows.exclude(state__in=ANSWERED)
        )
    return _holding(rows, _stems(wanted.text))


def _holding(rows: QuerySet[Complaint], stems: Iterable[str]) -> QuerySet[Complaint]:
    """Rows that hold every stem, each as the beginning of a word."""
    words = Concat(Value(" "), F("public_search"), output_field=TextField())
    spaced = rows.alias(words=words)
    for stem in stems:
        spaced = spaced.filter(words__contains=f" {stem}")
    return spaced


def _stems(text: str) -> list[str]:
    return list(dict.fromkeys(tokens(text)))[:MOST_WORDS]


def _corrected(text: str) -> str:
    """The stems of a text; one that no public text holds gives way to the nearest that one does."""
    known = _vocabulary()
    right = []
    for stem in _stems(text):
        near = [] if stem in known else difflib.get_close_matches(stem, known, 1, CLOSE_ENOUGH)
        right.append(near[0] if near else stem)
    return " ".join(right)


def _vocabulary() -> frozenset[str]:
    found: frozenset[str] | None = cache.get("public_vocabulary")
    if found is None:
        texts = released().values_list("public_search", flat=True)
        found = frozenset(word for text in texts for word in text.split() if len(word) > 2)
        cache.set("public_vocabulary", found, VOCABULARY_SECONDS)
    return found
