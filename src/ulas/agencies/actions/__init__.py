"""The only writers of the room: reference data of a city, outlines of areas, officers."""

from ulas.agencies.actions.import_outlines import (
    ImportedOutlines,
    OutlinesRefused,
    import_outlines,
)
from ulas.agencies.actions.load_reference import Loaded, load_reference
from ulas.agencies.actions.make_officer import OfficerRefused, PostWanted, make_officer

__all__ = [
    "ImportedOutlines",
    "Loaded",
    "OfficerRefused",
    "OutlinesRefused",
    "PostWanted",
    "import_outlines",
    "load_reference",
    "make_officer",
]
