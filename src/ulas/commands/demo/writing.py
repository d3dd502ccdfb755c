"""The demo's answer templates and macros, read from data/demo/templates.toml."""

from __future__ import annotations

import tomllib
from datetime import datetime
from typing import TYPE_CHECKING, Any

from ulas.commands.tooling.project import PROJECT

if TYPE_CHECKING:
    from ulas.agencies.models import Officer


def keep_templates(by: Officer, now: datetime) -> None:
    """Write the templates and macros as `by`, an administrator; safe to repeat."""
    from ulas.agencies.actions import put_reference
    from ulas.agencies.actions.reference.kinds import KINDS
    from ulas.agencies.models import Agency, AnswerTemplate

    path = PROJECT / "data" / "demo" / "templates.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    agencies = {one.code: one for one in Agency.objects.all()}

    def put(table: str, row: dict[str, Any]) -> None:
        values = {**row, "agency": agencies[row["agency"]] if "agency" in row else None}
        found = KINDS[table].model.objects.filter(code=row["code"]).first()
        put_reference(table=table, pk=found and found.pk, values=values, by=by, now=now)

    for row in data["template"]:
        put("template", {**row, "body": row["body"].strip()})
    kept = {one.code: one for one in AnswerTemplate.objects.all()}
    for row in data["macro"]:
        put("macro", {**row, "template": kept[row["template"]]})
