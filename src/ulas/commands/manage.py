"""Hand the words over to Django's own commands (shell, dbshell, makemigrations, ...)."""

from __future__ import annotations

import os
from pathlib import Path

from django.core.management import execute_from_command_line


def main(argv: list[str]) -> int:
    """Run `django-admin` with the house's settings; return 0, or exit as Django does."""
    Path(os.environ["ULAS_DATA"]).mkdir(parents=True, exist_ok=True)
    execute_from_command_line(["./ulas manage", *argv])
    return 0
