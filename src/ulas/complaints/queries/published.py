"""The public list: released complaints, searched by stems, with a corrected spelling if need be.

Everything here reads public columns only; what is confidential or not released does not exist.
"""

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.core.cache import cache
from django.db.models import Count, Max, Q, QuerySet
from django.db.models.lookups import Exact

from ulas.complaints.finding.matching import meant
from ulas.complaints.models import Answer, Attachment, Complaint, Referral
from ulas.complaints.queries.public import area_choices, category_choices
from ulas.complaints.queries.standing import STANDING
from ulas.routing import normalise, tokens
from ulas.sop.terms import AnswerState, ComplaintState, ReferralState, Visibility

MOST_WORDS = 6
NEWEST_TEXTS = 2_000
WORDS_SECONDS = 300
CLOSE_ENOUGH = 0.75
#: A cell of some 110 m: a pin may have been set by the phone of somebody at home.
PUBLIC_DIGITS = 3


@dataclass(frozen=True)
class Wanted:
    """What a visitor asks of the list: codes and a `Standing`; empty for no filter."""

    text: str = ""
    category: str = ""
    area: str = ""
    agency: str = ""
    standing: str = ""

    @property
    def narrowed(self) -> bool:
        """Whether a filter besides the text is set."""
        return bool(self.category or self.area or self.agency or self.standing)


@dataclass(frozen=True)
class Found:
    """Rows for a wish; `corrected` is what was searched for instead of what was typed."""

    rows: QuerySet[Complaint]
    count: int
    corrected: str = ""


def released() -> QuerySet[Complaint]:
    """Every complaint that the public may read, with its `standing`."""
    rows = Complaint.objects.filter(released_at__isnull=False, visibility=Visibility.PUBLIC)
    return rows.exclude(state=ComplaintState.MERGED).annotate(standing=STANDING)


def search(wanted: Wanted) -> Found:
    """Released complaints, newest first; with a corrected text where the typed one finds none."""
    rows = _filtered(wanted)
    count = rows.count()
    typed = _stems(wanted.text)
    if count or not typed:
        return Found(_told(rows), count)
    groups = [[*group, *_looking_like(group[0])] for group in meant(typed)]
    rows = _holding(_filtered(replace(wanted, text="")), groups)
    # Any one of the rows shows which of the words it was; only words of released texts are told.
    met = rows.aggregate(count=Count("pk"), words=Max("public_search"))
    return Found(_told(rows), met["count"], _chosen(groups, met["words"] or ""))


def points(wanted: Wanted) -> list[tuple[str, float, float, str]]:
    """(number, latitude, longitude, standing) of what `search` would list; one statement.

    Points are rounded to a cell (`PUBLIC_DIGITS`): the exact pin is for those who handle it.
    """
    rows = _filtered(wanted).filter(latitude__isnull=False, longitude__isnull=False)
    return [
        (number, round(latitude, PUBLIC_DIGITS), round(longitude, PUBLIC_DIGITS), standing)
        for number, latitude, longitude, standing in rows.values_list(
            "number", "latitude", "longitude", STANDING
        )
        if latitude is not None and longitude is not None
    ]


def one(number: str) -> Complaint | None:
    """A released complaint with its place and category; None for hidden and missing alike."""
    rows = released().filter(number=number).select_related("category", "area")
    return rows.annotate(supporters=Count("supports")).first()


def answers_of(complaint: Complaint) -> list[Answer]:
    """Released answers in force with their agencies, in the order of publication."""
    rows = Answer.objects.filter(
        referral__complaint=complaint, released_at__isnull=False, state=AnswerState.PUBLISHED
    )
    return list(rows.select_related("referral__agency").order_by("published_at", "id"))


def handled_by(complaint: Complaint) -> list[Referral]:
    """The agencies that a complaint is with now, or that have answered it, longest first."""
    live = complaint.referrals.filter(state__in=(ReferralState.SENT, ReferralState.ANSWERED))
    return list(live.select_related("agency").order_by("sent_at", "id"))


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
    if wanted.standing:
        rows = rows.filter(Exact(STANDING, wanted.standing))
    typed = _stems(wanted.text)
    if wanted.text.strip() and not typed:
        # Nothing in it is a word to search for ("zzzz", "di"): finding everything would be a lie.
        return rows.none()
    return _holding(rows, [[stem] for stem in typed])


def _holding(rows: QuerySet[Complaint], groups: Iterable[Sequence[str]]) -> QuerySet[Complaint]:
    """Rows that hold a word of every group, as the beginning of a word.

    Both forms are served by the trigram index that PostgreSQL has of the column.
    """
    for group in groups:
        begins = Q()
        for stem in group:
            begins |= Q(public_search__startswith=stem) | Q(public_search__contains=f" {stem}")
        rows = rows.filter(begins)
    return rows


def _stems(text: str) -> list[str]:
    return list(dict.fromkeys(tokens(text)))[:MOST_WORDS]


def _looking_like(typed: str) -> list[str]:
    """Stems of public words that look like a typed one.

    A slip keeps a word from being stemmed ("slokan" stays, "selokan" does not), so that counting
    slips between stems misses it; here the words are compared as they are written.
    """
    near = difflib.get_close_matches(typed, _newest_words(), 3, CLOSE_ENOUGH)
    return list(dict.fromkeys(tokens(" ".join(near))))


def _newest_words() -> list[str]:
    """The words of the newest public texts, kept for five minutes."""
    found: list[str] | None = cache.get("public_words")
    if found is None:
        bodies = released().order_by("-released_at").values_list("public_body", flat=True)
        places = [area.name for area in area_choices()]
        places += [category.name for category in category_choices()]
        words = {w for text in (*bodies[:NEWEST_TEXTS], *places) for w in normalise(text).split()}
        found = sorted(word for word in words if len(word) > 3)
        cache.set("public_words", found, WORDS_SECONDS)
    return found


def _chosen(groups: Iterable[Sequence[str]], words: str) -> str:
    """The word of each group that a released text holds; empty where nothing was found."""
    spaced = f" {words}"
    told = [next((one for one in group if f" {one}" in spaced), "") for group in groups]
    return " ".join(told) if words else ""
