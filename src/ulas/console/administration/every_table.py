"""All tables of the administration by their address."""

from ulas.console.administration.agency_tables import AGENCY_TABLES
from ulas.console.administration.city_tables import CITY_TABLES
from ulas.console.administration.tables import Table
from ulas.console.administration.writing_tables import WRITING_TABLES

EVERY = (*AGENCY_TABLES, *CITY_TABLES, *WRITING_TABLES)
TABLES: dict[str, Table] = {one.slug: one for one in EVERY}
