"""A city's folder of reference data read into plain rows; nothing is written here."""

from ulas.agencies.reference.folder import CityFolder, read_folder
from ulas.agencies.reference.problems import Fault, ReferenceFaults
from ulas.agencies.reference.rules import read_rules

__all__ = ["CityFolder", "Fault", "ReferenceFaults", "read_folder", "read_rules"]
