"""Photos and PDFs of a form: verified at once, kept when the form comes back with an error."""

from dataclasses import dataclass, field
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.utils.translation import gettext

from ulas.complaints.sealed.attachments import (
    MOST_BYTES,
    MOST_FILES,
    SENTENCES,
    FileRefused,
    PreparedFile,
    prepare_file,
)
from ulas.complaints.sealed.staging import name_of, stage, unstage

FIELD, KEPT, DROPPED = "attachments", "kept", "drop"
MOST_LOOKED_AT = 4 * MOST_FILES


@dataclass
class Uploads:
    """Files of one request; `references` has a signed one for each file kept before."""

    files: list[PreparedFile] = field(default_factory=list)
    references: list[str | None] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def keep(self) -> list[tuple[str, str]]:
        """Stage what is not yet; (reference, file name) of each, for hidden fields."""
        staged = [
            reference or stage(file)
            for file, reference in zip(self.files, self.references, strict=True)
        ]
        return [(reference, name_of(reference)) for reference in staged]


def kept_field(name: str) -> str:
    """The hidden field in which a file field keeps what was picked before."""
    return KEPT if name == FIELD else f"{KEPT}_{name}"


def gather(request: HttpRequest, name: str = FIELD) -> Uploads:
    """Read the files kept before and the new ones; a wrong one becomes a problem, no more."""
    uploads = Uploads()
    dropped = set(request.POST.getlist(DROPPED))
    kept = dict.fromkeys(request.POST.getlist(kept_field(name)))
    # To decode a photo costs much: a form never looks at more of them than it could have sent.
    for reference in [one for one in kept if one not in dropped][:MOST_FILES]:
        _take_kept(uploads, reference)
    for upload in request.FILES.getlist(name)[:MOST_LOOKED_AT]:
        _take_new(uploads, upload)
    return uploads


def _take_kept(uploads: Uploads, reference: str) -> None:
    try:
        _add(uploads, unstage(reference), reference)
    except FileRefused as refused:
        uploads.problems.append(_told(refused))


def _take_new(uploads: Uploads, upload: "UploadedFile[Any]") -> None:
    name = upload.name or ""
    if (upload.size or 0) > MOST_BYTES:
        uploads.problems.append(gettext(SENTENCES["large"]) % {"name": name[-60:]})
        return
    try:
        _add(uploads, prepare_file(name, upload.read()), None)
    except FileRefused as refused:
        uploads.problems.append(_told(refused))


def _told(refused: FileRefused) -> str:
    return gettext(refused.template) % refused.names


def _add(uploads: Uploads, file: PreparedFile, reference: str | None) -> None:
    if any(file.digest == other.digest for other in uploads.files):
        return
    if len(uploads.files) == MOST_FILES:
        uploads.problems.append(
            gettext("Paling banyak %(most)s berkas; “%(name)s” tidak disertakan.")
            % {"most": MOST_FILES, "name": file.name}
        )
        return
    uploads.files.append(file)
    uploads.references.append(reference)
