"""Areas and categories by their code, remembered for a minute: filing asks for them every time."""

from typing import TypeVar

from django.core.cache import cache

from ulas.agencies.models import Area, Category

KEEP_SECONDS = 60
Named = TypeVar("Named", Area, Category)


def active_area(code: str) -> Area | None:
    """The active area of a code, as it was at most a minute ago."""
    return _kept(Area, code)


def active_category(code: str) -> Category | None:
    """The active category of a code, as it was at most a minute ago."""
    return _kept(Category, code)


def _kept(model: type[Named], code: str) -> Named | None:
    if not code:
        return None
    name = f"{model._meta.model_name}:{code[:60].encode().hex()}"
    found: Named | None = cache.get(name)
    if found is None:
        found = model._default_manager.filter(code=code, active=True).first()
        if found is not None:
            cache.set(name, found, KEEP_SECONDS)
    return found
