"""Templates and macros that an officer may use for one agency."""

from collections.abc import Iterable, Sequence

from django.db.models import F, Q, QuerySet

from ulas.agencies.models import AnswerTemplate, Macro


def templates_for(verb: str, agency_id: int | None) -> QuerySet[AnswerTemplate]:
    """Active templates of a move: the agency's own first, then the city's."""
    usable = Q(agency=None) | Q(agency=agency_id)
    rows = AnswerTemplate.objects.filter(usable, verb=verb, active=True)
    return rows.order_by(F("agency").asc(nulls_last=True), "title", "id")


def templates_of(agency_ids: Iterable[int]) -> QuerySet[AnswerTemplate]:
    """Active templates of the city and of the given agencies, by title."""
    usable = Q(agency=None) | Q(agency__in=list(agency_ids))
    return AnswerTemplate.objects.filter(usable, active=True).order_by("title", "id")


def macros_for(agency_ids: Sequence[int]) -> QuerySet[Macro]:
    """Active macros of the city and of the given agencies, with their templates."""
    rows = Macro.objects.filter(Q(agency=None) | Q(agency__in=list(agency_ids)), active=True)
    return rows.select_related("template").order_by("title", "id")


def macro_for(pk: int, verb: str, agency_id: int | None) -> Macro | None:
    """One active macro of a move that the agency may use."""
    rows = Macro.objects.filter(Q(agency=None) | Q(agency=agency_id), verb=verb, active=True)
    return rows.select_related("template").filter(pk=pk).first()
