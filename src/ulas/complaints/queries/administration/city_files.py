"""All files of the city, as a load reads them."""

from datetime import datetime

from ulas.agencies.queries.export import reference_files
from ulas.complaints.queries.versions import version_at


def city_files(now: datetime) -> dict[str, str]:
    """Texts by file name: the reference data, and the SOP that holds now."""
    return {**reference_files(), "sop.toml": version_at(now).text}
