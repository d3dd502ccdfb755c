"""The Django application of the room."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Figures, documents, exports and event logs."""

    name = "ulas.reports"
    label = "reports"
    default_auto_field = "django.db.models.BigAutoField"
