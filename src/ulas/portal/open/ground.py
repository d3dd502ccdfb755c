"""The ground of the map: a cell round each kelurahan, from its outline or from its point."""

from typing import Any

from django.core.cache import cache
from django.http import HttpRequest, JsonResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_GET
from shapely import MultiPoint, box, voronoi_polygons
from shapely.geometry import Point, mapping

from ulas.agencies.city import city
from ulas.complaints.queries.public import AreaChoice, area_choices

KEEP_SECONDS = 3600


@require_GET
def cells(request: HttpRequest) -> JsonResponse:
    """GeoJSON of the kelurahan. Cells from points are approximate, which the map says."""
    found = cache.get("map_cells")
    if found is None:
        found = {"type": "FeatureCollection", "features": _features(area_choices())}
        cache.set("map_cells", found, KEEP_SECONDS)
    answer = JsonResponse(found)
    patch_cache_control(answer, public=True, max_age=KEEP_SECONDS)
    return answer


def _features(areas: tuple[AreaChoice, ...]) -> list[dict[str, Any]]:
    located = [area for area in areas if area.latitude is not None and area.longitude is not None]
    shapes = _voronoi([area for area in located if area.outline is None])
    return [
        {
            "type": "Feature",
            "geometry": area.outline or shapes[area.code],
            "properties": {
                "code": area.code,
                "name": area.name,
                "approximate": area.outline is None,
            },
        }
        for area in located
    ]


def _voronoi(areas: list[AreaChoice]) -> dict[str, dict[str, Any]]:
    """A cell for each point: what lies nearer to it than to any other, not far from any."""
    points = {area.code: Point(area.longitude or 0, area.latitude or 0) for area in areas}
    if not points:
        return {}
    (south, west), (north, east) = city().bounds
    everything = MultiPoint(list(points.values()))
    frame = box(west, south, east, north).intersection(everything.convex_hull.buffer(0.008))
    parts = (
        list(voronoi_polygons(everything, extend_to=frame).geoms) if len(points) > 1 else [frame]
    )
    found = {}
    for code, point in points.items():
        part = next((one for one in parts if one.covers(point)), frame)
        found[code] = _rounded(mapping(part.intersection(frame)))
    return found


def _rounded(shape: dict[str, Any]) -> dict[str, Any]:
    """The shape with coordinates to a metre or so, for a smaller answer."""

    def short(value: Any) -> Any:
        if isinstance(value, float):
            return round(value, 5)
        return [short(one) for one in value] if isinstance(value, list | tuple) else value

    return {"type": shape["type"], "coordinates": short(shape["coordinates"])}
