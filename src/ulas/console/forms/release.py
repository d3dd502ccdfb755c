"""What the public will read, with what is masked in it."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ulas.complaints.actions.privacy.releasing import releasable
from ulas.complaints.models import Answer, Attachment, Complaint
from ulas.routing import mask_contacts
from ulas.routing.text.masking import MASK


@dataclass(frozen=True)
class Masked:
    """A text in pieces: those between the masks, so that each mask can be shown as one."""

    pieces: list[str]
    count: int


def masked(text: str) -> Masked:
    """The text as the public would read it."""
    told, count = mask_contacts(text)
    return Masked(told.split(MASK), count)


KINDS: dict[str, str | Promise] = {
    "FILED": _("foto pengadu"),
    "FACTS": _("foto pengadu"),
    "BEFORE": _("foto sebelum"),
    "AFTER": _("foto sesudah"),
    "ANSWER": _("foto jawaban"),
    "SOURCE": _("surat asal"),
}
"""What an attachment is, by its purpose."""


def photo_label(one: Attachment) -> str:
    """How a photo is called wherever it is chosen: "Foto 12 · foto sesudah"."""
    return f"{gettext('Foto')} {one.pk} · {KINDS[one.purpose]}"


@dataclass(frozen=True)
class ReleaseView:
    """What goes out with an answer; `text` is the complaint's, None where it is out already."""

    text: Masked | None
    answer: Masked | None
    photos: list[Attachment]


def release_view(complaint: Complaint, answer: Answer | None) -> ReleaseView | None:
    """None where nothing may go out together with an answer."""
    if not releasable(complaint):
        return None
    waiting = complaint.attachments.filter(erased_at=None, released_at=None).exclude(preview="")
    purposes = {"ANSWER", "BEFORE", "AFTER"}
    return ReleaseView(
        text=masked(complaint.body) if complaint.released_at is None else None,
        answer=masked(answer.body) if answer else None,
        photos=[
            one
            for one in waiting.order_by("id")
            if (one.purpose == "FILED" and complaint.released_at is None)
            or (answer is not None and one.answer_id == answer.pk and one.purpose in purposes)
        ],
    )
