"""The description for other programs (OpenAPI 3.1), true to what the doors really do."""

from typing import Any

from ninja import NinjaAPI
from ninja.openapi.schema import REF_TEMPLATE, OpenAPISchema
from pydantic import BaseModel

from ulas.api.bodies import FILES_PART, JSON_PART
from ulas.api.problems import MEDIA_TYPE
from ulas.api.shapes import NewComplaint, NewFacts, NewFeedback, Reopening

BODIES: tuple[type[BaseModel], ...] = (NewComplaint, NewFacts, NewFeedback, Reopening)
_REF = "$ref"


class DescribedAPI(NinjaAPI):
    """The doors of this API; their bodies are read by a parser of our own and named here."""

    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: dict[str, Any] | None = None
    ) -> OpenAPISchema:
        """The schema with our bodies in it and every error as a problem document."""
        schema = super().get_openapi_schema(path_prefix=path_prefix, path_params=path_params)
        kept = schema["components"].setdefault("schemas", {})
        for body in BODIES:
            made = body.model_json_schema(ref_template=REF_TEMPLATE)
            kept.update(made.pop("$defs", {}))
            kept[body.__name__] = made
        for operations in schema["paths"].values():
            for operation in operations.values():
                _name_problems(operation["responses"])
        return schema


def json_body(shape: type[BaseModel]) -> dict[str, Any]:
    """The `openapi_extra` of a door that takes JSON."""
    return _body({"application/json": {"schema": _ref(shape)}})


def json_or_multipart_body(shape: type[BaseModel]) -> dict[str, Any]:
    """The `openapi_extra` of a door that takes JSON, or JSON beside files."""
    parts = {
        JSON_PART: _ref(shape),
        FILES_PART: {
            "type": "array",
            "maxItems": 5,
            "items": {"type": "string", "format": "binary"},
        },
    }
    multipart = {
        "schema": {
            "type": "object",
            "properties": parts,
            "required": [JSON_PART],
            "additionalProperties": False,
        },
        "encoding": {JSON_PART: {"contentType": "application/json"}},
    }
    return _body({"application/json": {"schema": _ref(shape)}, "multipart/form-data": multipart})


def _body(content: dict[str, Any]) -> dict[str, Any]:
    return {"requestBody": {"required": True, "content": content}}


def _ref(shape: type[BaseModel]) -> dict[str, str]:
    return {_REF: REF_TEMPLATE.format(model=shape.__name__)}


def _name_problems(answers: dict[Any, Any]) -> None:
    for status, answer in answers.items():
        content = answer.get("content", {})
        if int(status) >= 400 and "application/json" in content:
            content[MEDIA_TYPE] = content.pop("application/json")
