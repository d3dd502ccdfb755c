"""The demo's templates and macros are kept by their verbs, twice without harm."""

from __future__ import annotations

import pytest

from ulas.agencies.models import AnswerTemplate, Macro, Officer
from ulas.commands import load
from ulas.commands.demo import cast
from ulas.commands.demo.writing import keep_templates
from ulas.console.forms.table import DOINGS
from ulas.look.now import now
from ulas.sop.terms import Verb

pytestmark = pytest.mark.django_db


def test_templates_and_macros_fit_their_moves() -> None:
    assert load.load_city(load.city_folder("surakarta"), quiet=True) == 0
    start = now()
    cast.gather(start)
    for _ in range(2):
        keep_templates(Officer.objects.get(username="admin"), start)
    assert AnswerTemplate.objects.count() == 5
    for macro in Macro.objects.select_related("template"):
        fields = DOINGS[Verb(macro.verb)].form.base_fields
        assert set(macro.values) <= set(fields), macro.code
        assert macro.template is not None
