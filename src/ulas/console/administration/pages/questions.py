"""A category's own questions: one row each, two spare rows, an order by number."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ulas.agencies.actions import AdministrationRefused, put_reference
from ulas.agencies.models import Category
from ulas.console.access import for_officers, officer_of
from ulas.look.texts import LineField, TextField
from ulas.sop.terms import Role

KINDS = (("text", _("Teks")), ("number", _("Angka")), ("choice", _("Pilihan")))
SPARE = 2
TAKE_UP = "key label label_en kind"


class QuestionRow(forms.Form):
    """One question; a row without key and label says nothing."""

    position = forms.IntegerField(label=_("Urutan"), min_value=1, max_value=99, required=False)
    key = forms.RegexField(
        r"^[A-Za-z0-9_-]+$",
        label=_("Kunci"),
        max_length=40,
        required=False,
        help_text=_("Tetap selamanya; jawaban disimpan di bawah kunci ini."),
        error_messages={"invalid": _("Pakai huruf, angka, - dan _ saja.")},
    )
    label = LineField(label=_("Pertanyaan"), max_length=200, required=False)
    label_en = LineField(label=_("Dalam bahasa Inggris"), max_length=200, required=False)
    kind = forms.ChoiceField(label=_("Jenis jawaban"), choices=KINDS)
    required = forms.BooleanField(label=_("Wajib dijawab"), required=False)
    options = TextField(
        label=_("Pilihan"),
        required=False,
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Satu baris satu pilihan: KODE | tulisan | tulisan Inggris."),
    )
    show_if = LineField(
        label=_("Hanya bila"),
        max_length=200,
        required=False,
        help_text=_("Kunci pertanyaan lain dan nilainya, misalnya “dark = OFF, WIRE”."),
    )
    gone = forms.BooleanField(label=_("Hapus pertanyaan ini"), required=False)

    def clean_options(self) -> list[dict[str, str]]:
        """Lines to options."""
        found = []
        for line in self.cleaned_data["options"].splitlines():
            parts = [part.strip() for part in line.split("|")]
            if not line.strip():
                continue
            if len(parts) < 2 or not parts[0] or not parts[1] or len(parts) > 3:
                raise ValidationError(
                    _("“%(line)s”: tulis KODE | tulisan, lalu boleh | tulisan Inggris."),
                    params={"line": line.strip()},
                )
            names = ("value", "label", "label_en")
            found.append({n: part for n, part in zip(names, parts, strict=False) if part})
        return found

    def clean_show_if(self) -> dict[str, Any]:
        """Read `key = VALUE, VALUE`, several of them after a semicolon."""
        found: dict[str, Any] = {}
        for part in filter(None, map(str.strip, self.cleaned_data["show_if"].split(";"))):
            key, _sign, values = part.partition("=")
            named = [one.strip() for one in values.split(",") if one.strip()]
            if not key.strip() or not named:
                raise ValidationError(_("Tulis seperti “dark = OFF”."))
            found[key.strip()] = named[0] if len(named) == 1 else named
        return found

    @property
    def said(self) -> bool:
        """Whether the row holds a question that stays."""
        typed = self.cleaned_data
        return bool(typed.get("key") or typed.get("label")) and not typed.get("gone")

    def question(self) -> dict[str, Any]:
        """The question as the category keeps it."""
        typed = self.cleaned_data
        found = {name: typed[name] for name in TAKE_UP.split() if typed[name]}
        found["required"] = typed["required"]
        for name in ("options", "show_if"):
            if typed[name]:
                found[name] = typed[name]
        return {"key": "", **found}


@for_officers(Role.ADMINISTRATOR)
def questions(request: HttpRequest, pk: int) -> HttpResponse:
    """Show or save the questions of a category."""
    category = Category.objects.filter(pk=pk).first()
    if category is None:
        raise Http404
    made: Any = forms.formset_factory(QuestionRow, extra=SPARE, max_num=60)
    rows = [_typed(number, one) for number, one in enumerate(category.questions, start=1)]
    data = request.POST if request.method == "POST" else None
    formset = made(data, initial=rows, prefix="q", form_kwargs={"label_suffix": ""})
    formset.auto_id = "f_%s"
    problem = ""
    if data is not None and formset.is_valid():
        problem = _refusal(request, category, formset)
        if not problem:
            messages.success(request, gettext("Tersimpan dan tercatat."))
            return redirect("console:administration_row", table="kategori", pk=pk)
    context = {"category": category, "formset": formset, "problem": problem}
    wrong = data is not None
    return render(
        request, "console/administration/questions.html", context, status=422 if wrong else 200
    )


def _refusal(request: HttpRequest, category: Category, formset: Any) -> str:
    """Save the rows in their order; the sentence when they cannot be."""
    rows = [one for one in formset if one.said]
    rows.sort(key=lambda one: one.cleaned_data.get("position") or 99)
    try:
        put_reference(
            table="category",
            pk=category.pk,
            values={"questions": [one.question() for one in rows]},
            by=officer_of(request),
            now=request.now,  # type: ignore[attr-defined]
        )
    except AdministrationRefused as refused:
        return str(refused)
    return ""


def _typed(number: int, one: dict[str, Any]) -> dict[str, Any]:
    """A question as the form shows it."""
    options = [
        " | ".join(part for part in (o["value"], o["label"], o.get("label_en", "")) if part)
        for o in one.get("options", ())
    ]
    shown = [
        f"{key} = {', '.join(value) if isinstance(value, list) else value}"
        for key, value in one.get("show_if", {}).items()
    ]
    return {
        **one,
        "position": number,
        "kind": one.get("kind", "text"),
        "options": "\n".join(options),
        "show_if": "; ".join(shown),
    }
