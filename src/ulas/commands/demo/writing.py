"""The demo's answer templates and macros, read from data/demo/templates.toml."""

from __future__ import annotations

import tomllib
from typing import Any

from ulas.commands.tooling.project import PROJECT


def keep_templates() -> None:
    """Write the templates and macros by their verbs; safe to repeat."""
    from ulas.agencies.actions import set_answer_template, set_macro
    from ulas.agencies.models import Agency

    path = PROJECT / "data" / "demo" / "templates.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    agencies = {one.code: one for one in Agency.objects.all()}

    def whole(row: dict[str, Any]) -> dict[str, Any]:
        return {**row, "agency": agencies[row["agency"]] if "agency" in row else None, "by": None}

    kept = {row["code"]: set_answer_template(**whole(row)) for row in data["template"]}
    for row in data["macro"]:
        set_macro(**{**whole(row), "template": kept[row["template"]]})
