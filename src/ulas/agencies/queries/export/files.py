"""Agencies, divisions, areas, categories and rules as the files of a city."""

import json
from collections.abc import Mapping
from typing import Any

from ulas.agencies.models import Agency, Area, Category, Division, RoutingRule
from ulas.agencies.queries.export.calendars import calendars_toml
from ulas.agencies.reference.writing import csv_text, toml_table

AGENCY_COLUMNS = (
    "code", "name", "short_name", "kind", "aliases", "calendar", "role", "mail", "second_person",
)  # fmt: skip
AREA_COLUMNS = ("code", "name", "kind", "parent", "latitude", "longitude")


def reference_files() -> dict[str, str]:
    """Texts by file name; what is out of use is left out, outlines only where there are any."""
    files = {
        "agencies.csv": csv_text(AGENCY_COLUMNS, map(_agency, _active(Agency, "calendar"))),
        "divisions.csv": csv_text(
            ("agency", "code", "name"), map(_division, _active(Division, "agency"))
        ),
        "areas.csv": csv_text(AREA_COLUMNS, map(_area, _active(Area, "parent"))),
        "calendars.toml": calendars_toml(),
        "categories.toml": "\n".join(map(_category, _active(Category, "agency", "parent"))),
        "rules.toml": "\n".join(map(_rule, _active(RoutingRule, "agency", "category"))),
    }
    outlines = _outlines()
    return {**files, "outlines.geojson": outlines} if outlines else files


def _active(model: Any, *about: str) -> list[Any]:
    order = ("position", "id") if model is RoutingRule else ("id",)
    return list(model.objects.filter(active=True).select_related(*about).order_by(*order))


def _agency(row: Agency) -> Mapping[str, object]:
    role = "coordinates" if row.coordinates else "inspects" if row.inspects else ""
    return {
        "code": row.code,
        "name": row.name,
        "short_name": row.short_name,
        "kind": row.kind,
        "aliases": "|".join(row.aliases),
        "calendar": row.calendar.code if row.calendar else "",
        "role": role,
        "mail": row.mail,
        "second_person": "ya" if row.second_person else "tidak",
    }


def _division(row: Division) -> Mapping[str, object]:
    return {"agency": row.agency.code, "code": row.code, "name": row.name}


def _area(row: Area) -> Mapping[str, object]:
    return {
        "code": row.code,
        "name": row.name,
        "kind": row.kind,
        "parent": row.parent.code if row.parent else "",
        "latitude": row.latitude,
        "longitude": row.longitude,
    }


def _category(row: Category) -> str:
    fields = {
        "name": row.name,
        "name_en": row.name_en,
        "parent": row.parent.code if row.parent else "",
        "agency": row.agency.code if row.agency else "",
        "confidential": row.confidential,
        "emergency": row.emergency,
        "photo_after": row.photo_after,
        "service_class": row.service_class,
        "keywords": row.keywords,
    }
    questions = [
        "\n" + _question(f"[[category.{row.code}.question]]", one) for one in row.questions
    ]
    return toml_table(f"[category.{row.code}]", fields) + "".join(questions)


def _question(header: str, one: Mapping[str, Any]) -> str:
    """`required` is written even where it is false, so that the file reads as it was."""
    said = toml_table(header, {key: value for key, value in one.items() if key != "required"})
    required = f"required = {'true' if one['required'] else 'false'}\n" if "required" in one else ""
    return said + required


def _rule(row: RoutingRule) -> str:
    fields = {
        "key": row.key,
        "words": row.words,
        "area": row.area_prefix,
        "agency": row.agency.code,
        "category": row.category.code if row.category else "",
        "hard": row.hard,
        "reason": row.reason,
    }
    return toml_table("[[rule]]", fields)


def _outlines() -> str:
    features = [
        {
            "type": "Feature",
            "properties": {"code": row.code, "name": row.name},
            "geometry": row.outline,
        }
        for row in _active(Area)
        if row.outline
    ]
    if not features:
        return ""
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False)
