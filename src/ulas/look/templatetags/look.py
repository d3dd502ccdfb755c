"""Components for every page: icon, pill, times, pages of a list, attributes for a link."""

from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from django import template
from django.core.paginator import Page
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from ulas.look import time_words
from ulas.look.vendor import VENDOR

register = template.Library()


@cache
def _drawing(name: str) -> str:
    """The SVG of an icon, hidden from screen readers: a word always stands beside it.

    Raises FileNotFoundError for a name that is not in icons.txt.
    """
    svg = (VENDOR / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    inner = svg[svg.index(">") + 1 : svg.rindex("</svg>")].replace("\n", "").strip()
    return (
        f'<svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">{inner}</svg>'
    )


@register.simple_tag
def icon(name: str) -> SafeString:
    """One icon of bootstrap-icons, inline; `name` must stand in icons.txt."""
    return mark_safe(_drawing(name))  # noqa: S308 our own vendored file


@register.inclusion_tag("look/parts/pill.html", takes_context=True)
def clock_pill(
    context: Context,
    due: datetime | None,
    limit_minutes: int | None = None,
    paused: bool = False,
    excused: bool = False,
) -> dict[str, Any]:
    """How much time is left, by shape, word and colour."""
    limit = timedelta(minutes=limit_minutes) if limit_minutes else None
    left = time_words.remaining(due, context["request"].now, limit, paused=paused)
    return {"left": left, "due": due, "excused": excused and left.kind == "late"}


@register.simple_tag(takes_context=True)
def when(context: Context, at: datetime | None) -> SafeString | str:
    """An instant as people say it, exact on hover and in print."""
    if at is None:
        return "—"
    return format_html(
        '<time datetime="{}" title="{}">{}<span class="print-only"> ({})</span></time>',
        at.isoformat(),
        time_words.exact(at),
        time_words.moment(at, context["request"].now),
        time_words.exact(at),
    )


@register.filter
def exact(at: datetime | None) -> str:
    """The full instant."""
    return time_words.exact(at) if at else "—"


@register.filter
def day(at: date | datetime | None) -> str:
    """A date in words; of an instant its day in the city."""
    if at is None:
        return "—"
    if isinstance(at, datetime):
        at = time_words.local_day(at)
    return time_words.day_words(at)


@register.filter
def span(length: timedelta | float | None) -> str:
    """A length of time in words; a number counts seconds."""
    if length is None:
        return "—"
    return time_words.span(length if isinstance(length, timedelta) else timedelta(seconds=length))


@register.filter
def named(thing: Any) -> str:
    """The name of a category (or of anything with `name`) in the reader's language."""
    english = getattr(thing, "name_en", "") if (get_language() or "").startswith("en") else ""
    return english or getattr(thing, "name", "") or ""


@register.inclusion_tag("look/parts/pages.html", takes_context=True)
def pages(context: Context, page: Page[Any]) -> dict[str, Any]:
    """Links to the other pages of a list; the filters in the address stay."""
    query = context["request"].GET.copy()
    # "tanda" is what an open list asks with when it fetches itself anew; it is no filter.
    for name in ("hal", "tanda"):
        query.pop(name, None)
    return {"page": page, "kept": query.urlencode()}
