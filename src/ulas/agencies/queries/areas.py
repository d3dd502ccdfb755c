"""Which area a point lies in."""

from dataclasses import dataclass
from math import cos, hypot, radians

from shapely.geometry import Point, shape

from ulas.agencies.models import Area, AreaKind

KM_A_DEGREE = 111.2
FARTHEST_KM = 5.0
"""Farther from every point of the city, a guess by nearness would be worthless."""


@dataclass(frozen=True)
class AreaFound:
    """The kelurahan of a point; `exact` when its outline holds the point, else it is nearest."""

    area: Area
    exact: bool
    distance_km: float


def area_at(latitude: float, longitude: float) -> AreaFound | None:
    """The kelurahan that holds a point, or else the one whose own point is nearest.

    None where every area's point is more than 5 km away. Degrees (WGS 84).
    """
    areas = Area.objects.filter(kind=AreaKind.KELURAHAN, active=True).select_related("parent")
    near = sorted(
        (
            AreaFound(area, False, distance_km(latitude, longitude, area.latitude, area.longitude))
            for area in areas
            if area.latitude is not None and area.longitude is not None
        ),
        key=lambda found: found.distance_km,
    )
    point = Point(longitude, latitude)
    for found in near:
        if found.area.outline and shape(found.area.outline).covers(point):
            return AreaFound(found.area, True, found.distance_km)
    return near[0] if near and near[0].distance_km <= FARTHEST_KM else None


def distance_km(
    latitude: float, longitude: float, other_latitude: float, other_longitude: float
) -> float:
    """Distance of two points of one city in km, on a plane: exact to a metre at this size."""
    east = (longitude - other_longitude) * cos(radians((latitude + other_latitude) / 2))
    return KM_A_DEGREE * hypot(latitude - other_latitude, east)
