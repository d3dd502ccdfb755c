"""The Django application of the room."""

from django.apps import AppConfig


class ComplaintsConfig(AppConfig):
    """Complaints, referrals, answers, events and the outbox."""

    name = "ulas.complaints"
    label = "complaints"
    default_auto_field = "django.db.models.BigAutoField"
