"""What the placeholders of a letter stand for."""

from datetime import datetime

from ulas.agencies.models import Category
from ulas.channels import links, moments
from ulas.channels.staffing import staff_facts
from ulas.complaints.grounds import GROUND_LABELS, GROUND_LABELS_EN
from ulas.complaints.models import (
    Answer,
    AnswerLink,
    Complaint,
    Delivery,
    Message,
    Referral,
    StepRun,
    Subscription,
)
from ulas.complaints.queries.phrases import phrase_of
from ulas.complaints.sealed.codes import contact_code
from ulas.complaints.sealed.numbers import spoken
from ulas.complaints.sealed.sealing import unseal
from ulas.routing import mask_contacts
from ulas.sop.terms import ROLE_TITLE, ReferralState, Role, Visibility

Facts = dict[str, str]

NOBODY = {"id": "Bapak/Ibu", "en": "Sir or Madam"}
READ_THERE = {
    "id": "(Isinya rahasia; bacalah di halaman aduan Anda.)",
    "en": "(This is confidential; please read it on your complaint's page.)",
}
PROMISED = {
    "id": "Tindak lanjutnya kami janjikan paling lambat {at}.",
    "en": "We promise to follow it up by {at}.",
}
CONTACT = {
    "id": "Pastikan bahwa alamat ini milik Anda supaya aduan lebih cepat diproses: "
    "ketik kode {code} di {link}",
    "en": "Please confirm that this address is yours, so that your complaint goes on sooner: "
    "type the code {code} at {link}",
}


def complainant_facts(delivery: Delivery, now: datetime, language: str) -> Facts:
    """For the person who filed; the text of an answer or question stays out of secret letters."""
    if delivery.complaint is None:
        return _own_complaints(delivery, now, language)
    complaint = delivery.complaint
    person = complaint.complainant
    answer = Answer.objects.select_related("referral__agency").filter(
        pk=delivery.facts.get("answer", 0)
    )
    told = answer.first()
    return {
        "name": unseal(person.name_sealed, "name") or NOBODY[language],
        "number": spoken(complaint.number),
        "link": links.tracking(complaint.number),
        "phrase": phrase_of(complaint, language),
        "promised": _promised(complaint, language),
        "contact": _contact(complaint, language),
        "code": contact_code(complaint),
        "data": links.own_data(complaint.number),
        "agencies": _agencies(complaint),
        "agency": told.referral.agency.name if told else "",
        "date": moments.day(told.promised_date, language) if told and told.promised_date else "",
        "ground": _ground(complaint, language),
        "quoted": _quoted(delivery, told, language),
    }


def subscriber_facts(delivery: Delivery, language: str) -> Facts:
    """For somebody who wants news: what it is about, and the public page."""
    wanted, complaint = delivery.subscription, delivery.complaint
    if wanted is None:
        raise KeyError(delivery.template)
    return {
        "topic": _topic(wanted, language),
        "manage": links.subscription(wanted.pk),
        "number": spoken(complaint.number) if complaint else "",
        "about": _about(complaint, language) if complaint else "",
        "link": links.public(complaint) if complaint else "",
    }


def officer_facts(delivery: Delivery, now: datetime, language: str) -> Facts:
    """For officers: the matter, the step and its minutes; never who filed, never the text."""
    if delivery.complaint is None:
        return staff_facts(delivery, language)
    complaint = delivery.complaint
    run = _run(delivery)
    return {
        "number": spoken(complaint.number),
        "link": links.case(complaint),
        "about": _about(complaint, language),
        "agency": _agency_name(delivery),
        "agencies": _agencies(complaint),
        "step": _step(complaint, run),
        "owner": _owner(run),
        "share": str(delivery.facts.get("share", "")),
        "left": moments.left(run, now, language) if run else "",
    }


def agency_facts(delivery: Delivery, now: datetime, language: str) -> Facts:
    """For an agency that never signs in: the masked text with the link that answers it."""
    complaint = _complaint(delivery)
    link = AnswerLink.objects.get(pk=delivery.facts["link"])
    run = _run(delivery)
    return {
        "number": spoken(complaint.number),
        "agency": delivery.agency.name if delivery.agency else "",
        "about": _about(complaint, language),
        "quoted": _indented(mask_contacts(complaint.body)[0]),
        "link": links.answering(link.pk),
        "date": moments.moment(link.expires_at, language),
        "left": moments.left(run, now, language) if run else "",
    }


def _complaint(delivery: Delivery) -> Complaint:
    if delivery.complaint is None:
        raise KeyError(delivery.template)
    return delivery.complaint


def _own_complaints(delivery: Delivery, now: datetime, language: str) -> Facts:
    """A letter about no single complaint: the link to all of one contact."""
    person = delivery.complainant
    if person is None:
        raise KeyError(delivery.template)
    index = person.email_index or person.phone_index
    name = unseal(person.name_sealed, "name") or NOBODY[language]
    return {"name": name, "link": links.my_complaints(index, now)}


def _topic(wanted: Subscription, language: str) -> str:
    if wanted.complaint is not None:
        word = "complaint" if language == "en" else "aduan"
        return f"{word} {spoken(wanted.complaint.number)}"
    if wanted.area is not None:
        return wanted.area.name
    return _named(wanted.category, language) if wanted.category else ""


def _promised(complaint: Complaint, language: str) -> str:
    if complaint.promised_at is None:
        return ""
    return PROMISED[language].format(at=moments.moment(complaint.promised_at, language))


def _contact(complaint: Complaint, language: str) -> str:
    if complaint.complainant.verified_at is not None:
        return ""
    code, link = contact_code(complaint), links.verification(complaint.number)
    return CONTACT[language].format(code=code, link=link)


def _agencies(complaint: Complaint) -> str:
    live = complaint.referrals.filter(
        state__in=(ReferralState.SENT, ReferralState.ANSWERED), round=complaint.round
    )
    return ", ".join(live.order_by("sent_at", "id").values_list("agency__name", flat=True))


def _quoted(delivery: Delivery, answer: Answer | None, language: str) -> str:
    complaint = _complaint(delivery)
    text = answer.body if answer else _said(delivery)
    if text and complaint.visibility == Visibility.CONFIDENTIAL:
        return READ_THERE[language]
    return _indented(text)


def _said(delivery: Delivery) -> str:
    """The very text that the letter was written for, whatever was said since."""
    said = Message.objects.filter(pk=delivery.facts.get("message", 0), to_complainant=True)
    return said.values_list("body", flat=True).first() or ""


def _ground(complaint: Complaint, language: str) -> str:
    labels = GROUND_LABELS_EN if language == "en" else GROUND_LABELS
    return labels.get(complaint.rejection_ground, "")


def _indented(text: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in text.splitlines())


def _about(complaint: Complaint, language: str) -> str:
    category, area = complaint.category, complaint.area
    name = _named(category, language) if category else ""
    unknown = "uncategorised" if language == "en" else "tanpa kategori"
    return ", ".join(part for part in (name or unknown, area.name if area else "") if part)


def _named(category: Category, language: str) -> str:
    return category.name_en if language == "en" and category.name_en else category.name


def _agency_name(delivery: Delivery) -> str:
    referral: Referral | None = delivery.referral
    if referral is not None:
        return referral.agency.name
    return delivery.agency.name if delivery.agency else ""


def _run(delivery: Delivery) -> StepRun | None:
    """The run that the notice is about: the named one, else what is open on its referral."""
    runs = StepRun.objects.select_related("calendar_revision", "owner_agency")
    if "run" in delivery.facts:
        return runs.filter(pk=delivery.facts["run"]).first()
    still_open = runs.filter(complaint=delivery.complaint_id, ended_at=None)
    mine = still_open.filter(referral=delivery.referral_id)
    return mine.exclude(due_at=None).order_by("due_at").first()


def _step(complaint: Complaint, run: StepRun | None) -> str:
    if run is None:
        return ""
    return complaint.procedure_version.procedure().step(run.step).title


def _owner(run: StepRun | None) -> str:
    if run is None:
        return ""
    at = f", {run.owner_agency.name}" if run.owner_agency else ""
    return f"{ROLE_TITLE[Role(run.owner_role)]}{at}"
