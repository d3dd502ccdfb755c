"""The reference data as the files of a city; a load of them changes nothing."""

from ulas.agencies.queries.export.files import reference_files

__all__ = ["reference_files"]
