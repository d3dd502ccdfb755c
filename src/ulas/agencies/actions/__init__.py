"""The only writers of the room: reference data of a city, outlines of areas, officers."""

from ulas.agencies.actions.import_outlines import (
    ImportedOutlines,
    OutlinesRefused,
    import_outlines,
)
from ulas.agencies.actions.load_reference import Loaded, load_reference
from ulas.agencies.actions.make_officer import OfficerRefused, PostWanted, make_officer
from ulas.agencies.actions.set_answer_template import set_answer_template
from ulas.agencies.actions.set_macro import set_macro
from ulas.agencies.actions.writing import WritingRefused

__all__ = [
    "ImportedOutlines",
    "Loaded",
    "OfficerRefused",
    "OutlinesRefused",
    "PostWanted",
    "WritingRefused",
    "import_outlines",
    "load_reference",
    "make_officer",
    "set_answer_template",
    "set_macro",
]
