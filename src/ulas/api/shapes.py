"""What goes in and out, as the schema tells it to other programs."""

from datetime import date, datetime
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import ConfigDict, Field

MOST_ANSWERS = 40

Code = Annotated[str, Field(pattern=r"^[A-Za-z0-9._-]{0,60}$")]
Degrees = Annotated[float, Field(allow_inf_nan=False)]
Line = Annotated[str, Field(max_length=2000)]


def _long(most: int) -> dict[str, Any]:
    """Said in the schema; the house itself refuses longer ones with a sentence of its own."""
    return {"maxLength": most}


class Strict(Schema):
    """A body: what it does not know is refused, nothing is guessed from another type."""

    model_config = ConfigDict(extra="forbid", strict=True)


class ComplainantIn(Strict):
    """Who files; name and one contact let a complaint go on without asking back."""

    name: str = Field(default="", json_schema_extra=_long(120))
    email: str = Field(default="", json_schema_extra=_long(254), examples=["siti@contoh.id"])
    phone: str = Field(default="", json_schema_extra=_long(30), examples=["0812 3456 7890"])
    nik: str = Field(default="", json_schema_extra=_long(16))
    gender: Literal["MALE", "FEMALE", "UNKNOWN"] = "UNKNOWN"
    domicile: str = Field(default="", json_schema_extra=_long(120))


class NewComplaint(Strict):
    """A complaint; `lat` and `lon` in degrees, codes as the lists give them."""

    text: str = Field(json_schema_extra={"minLength": 3, **_long(10_000)})
    complainant: ComplainantIn = ComplainantIn()
    title: str = Field(default="", json_schema_extra=_long(160))
    category: Code = ""
    area: Code = ""
    lat: Degrees | None = None
    lon: Degrees | None = None
    address: str = Field(default="", json_schema_extra=_long(300))
    visibility: Literal["", "PUBLIC", "CONFIDENTIAL"] = Field(
        default="", description="Empty: as the category says."
    )
    identity_shown_to: Literal["AGENCY", "COORDINATOR"] = "AGENCY"
    agency: Code = Field(default="", description="The agency that the complainant chose.")
    accused_agency: Code = Field(
        default="", description="The complaint is about this agency's own staff."
    )
    details: dict[Code, Line | int | bool | Degrees | list[Line]] = Field(
        default_factory=dict,
        description="Answers to the questions of the category, by key.",
        max_length=MOST_ANSWERS,
    )
    language: Literal["id", "en"] = "id"


class NewFacts(Strict):
    """What the complainant adds."""

    text: str = Field(json_schema_extra={"minLength": 1})


class NewFeedback(Strict):
    """What the complainant thinks of the answer."""

    rating: int = Field(json_schema_extra={"minimum": 1, "maximum": 5})
    solved: bool
    reasons: list[Line] = Field(default_factory=list, max_length=10)
    text: str = ""


class Reopening(Strict):
    """Why the matter is not settled."""

    reason: str = Field(json_schema_extra={"minLength": 1})
    rating: int | None = Field(default=None, json_schema_extra={"minimum": 1, "maximum": 5})


class Filed(Schema):
    """The receipt. Whoever holds the token can read the case."""

    number: str
    state: str
    phrase: str
    tracking_token: str
    tracking_url: str
    promised_at: datetime | None


class AgencyName(Schema):
    """An agency by code and name."""

    code: str
    name: str


class Happening(Schema):
    """One entry of the timeline; `kind` is the event's, `agency` whose referral it concerns."""

    at: datetime
    kind: str
    agency: AgencyName | None


class AnswerOut(Schema):
    """A published answer; a corrected one stays beside the one that corrects it."""

    id: int
    kind: str
    text: str
    promised_date: date | None
    published_at: datetime | None
    summary: bool
    corrected: bool


class ParentAnswerOut(AnswerOut):
    """A published answer to the complaint into which this one was merged."""

    agency: AgencyName


class ReferralOut(Schema):
    """The complaint at one agency; `step` is the open step, empty when none is."""

    agency: AgencyName
    state: str
    step: str
    sent_at: datetime
    delivered_at: datetime | None
    ended_at: datetime | None
    answers: list[AnswerOut]


class MessageOut(Schema):
    """What was said between the city and the complainant."""

    at: datetime
    kind: str
    text: str


class Tracked(Schema):
    """The case as its complainant may read it; `may` names what the complainant can do now.

    `parent_answers` is empty unless the complaint was merged into another one.
    """

    number: str
    state: str
    phrase: str
    tracking_url: str
    title: str
    category: str
    area: str
    visibility: str
    filed_at: datetime
    promised_at: datetime | None
    answered_at: datetime | None
    closed_at: datetime | None
    round: int
    may: list[str]
    timeline: list[Happening]
    referrals: list[ReferralOut]
    parent_answers: list[ParentAnswerOut]
    messages: list[MessageOut]


class CategoryOut(Schema):
    """A category; `questions` are asked in `details` by their key."""

    code: str
    name: str
    name_en: str
    parent: str
    agency: str
    confidential: bool
    emergency: bool
    service_class: str
    questions: list[dict[str, Any]]


class AreaOut(Schema):
    """A kecamatan or kelurahan with a point inside, in degrees."""

    code: str
    name: str
    kind: str
    parent: str
    lat: float | None
    lon: float | None


class AgencyOut(Schema):
    """An agency that complaints can go to."""

    code: str
    name: str
    short_name: str
    kind: str
