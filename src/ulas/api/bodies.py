"""Reading a body: JSON, or multipart with the JSON as one part beside the files."""

import hashlib
import json
from dataclasses import dataclass
from typing import Any, Generic, NoReturn, TypeVar

from django.conf import settings
from django.core.exceptions import (
    BadRequest,
    RequestDataTooBig,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from pydantic import BaseModel, ValidationError

from ulas.api.problems import Refused
from ulas.api.sentences import UNKNOWN, UNREADABLE, WRONG, errors_of
from ulas.complaints.sealed.attachments import (
    MOST_BYTES,
    MOST_FILES,
    FileRefused,
    PreparedFile,
    prepare_file,
    refuse_too_many,
)

Shape = TypeVar("Shape", bound=BaseModel)

JSON_PART, FILES_PART = "complaint", "attachments"
#: All files, the text and the boundaries between them.
MOST_CONTENT = MOST_FILES * MOST_BYTES + 2 * 1024 * 1024
TOO_LARGE = (
    "Kiriman terlalu besar. Satu berkas paling besar 12 MB, semuanya paling banyak 5 berkas."
)


@dataclass(frozen=True)
class Sent(Generic[Shape]):
    """A body that was understood; `digest` covers its content and its files."""

    content: Shape
    files: tuple[PreparedFile, ...]
    digest: str


def read(request: HttpRequest, shape: type[Shape]) -> Sent[Shape]:
    """Read a JSON body, or a multipart one with its files.

    Raises:
        Refused: 413 too large, 415 another media type, 400 unreadable, 422 wrong fields.
    """
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_CONTENT:
        raise Refused(413, TOO_LARGE)
    try:
        text, uploads = _parts(request)
    except (RequestDataTooBig, TooManyFilesSent, TooManyFieldsSent) as large:
        raise Refused(413, TOO_LARGE) from large
    except (MultiPartParserError, BadRequest, UnreadablePostError) as broken:
        raise Refused(400, UNREADABLE) from broken
    content = _checked(_json(text), shape)
    files = _files(uploads)
    return Sent(content, files, _digest(content, files))


def _parts(request: HttpRequest) -> "tuple[bytes | str, list[UploadedFile[Any]]]":
    if request.content_type == "application/json":
        return request.body, []
    if request.content_type != "multipart/form-data":
        raise Refused(415, "Kirim sebagai application/json atau multipart/form-data.")
    strange = {*request.POST, *request.FILES} - {JSON_PART, FILES_PART}
    if strange:
        raise Refused(422, WRONG, dict.fromkeys(sorted(strange), UNKNOWN))
    if FILES_PART in request.POST:
        raise Refused(422, WRONG, {FILES_PART: "Kirim sebagai berkas, dengan nama berkasnya."})
    return _json_part(request), request.FILES.getlist(FILES_PART)


def _json_part(request: HttpRequest) -> bytes | str:
    """As a field or, as browsers send a Blob, as a file."""
    if JSON_PART in request.POST:
        return str(request.POST[JSON_PART])
    if JSON_PART not in request.FILES:
        raise Refused(422, WRONG, {JSON_PART: f"Bagian “{JSON_PART}” memuat aduan sebagai JSON."})
    upload = request.FILES.getlist(JSON_PART)[0]
    if (upload.size or 0) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
        raise Refused(413, TOO_LARGE)
    return bytes(upload.read())


def _json(text: bytes | str) -> Any:
    try:
        return json.loads(text, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as broken:
        raise Refused(400, "Isi kiriman bukan JSON yang benar.") from broken


def _refuse_constant(word: str) -> NoReturn:
    raise ValueError(f"{word} is not JSON")


def _checked(content: Any, shape: type[Shape]) -> Shape:
    try:
        return shape.model_validate(content)
    except ValidationError as wrong:
        raise Refused(422, WRONG, errors_of(wrong)) from wrong


def _files(uploads: "list[UploadedFile[Any]]") -> tuple[PreparedFile, ...]:
    if any((upload.size or 0) > MOST_BYTES for upload in uploads):
        raise Refused(413, TOO_LARGE)
    try:
        refuse_too_many(len(uploads))
        return tuple(prepare_file(upload.name or "", upload.read()) for upload in uploads)
    except FileRefused as refused:
        raise Refused(422, str(refused), {refused.field: str(refused)}) from refused


def _digest(content: BaseModel, files: tuple[PreparedFile, ...]) -> str:
    told = json.dumps([content.model_dump(), [file.digest for file in files]], sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()
