"""Answer templates and macros: what officers write often, as data of an agency or the city."""

from django.db import models

from ulas.agencies.models.agency import Agency


class AnswerTemplate(models.Model):
    """A text to begin with; `agency` None means the whole city.

    `verb` names the move whose text it is (`submit_answer`, `ask_complainant`, `reject` ...),
    `body` may hold the variables of `ulas.sop.writing.variables`.
    """

    code = models.SlugField(max_length=60, unique=True)
    agency = models.ForeignKey(
        Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="templates"
    )
    verb = models.SlugField(max_length=40, default="submit_answer")
    title = models.CharField(max_length=120)
    body = models.TextField()
    active = models.BooleanField(default=True)

    class Meta:
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title


class Macro(models.Model):
    """A move that one click fills in: its template and fixed values of other fields.

    `values` maps names of the move's form fields to what stands in them.
    """

    code = models.SlugField(max_length=60, unique=True)
    agency = models.ForeignKey(
        Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="macros"
    )
    verb = models.SlugField(max_length=40)
    title = models.CharField(max_length=120)
    template = models.ForeignKey(
        AnswerTemplate, null=True, blank=True, on_delete=models.PROTECT, related_name="macros"
    )
    values = models.JSONField(default=dict, blank=True)
    active = models.BooleanField(default=True)

    class Meta:
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title
