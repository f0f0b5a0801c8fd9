"""Makes offices and meetings in one line each, for tests that need many."""

from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import Any

from django.core.files.base import ContentFile

from meetings.minutes_content import Content, Item
from meetings.models import (
    AgendaItem,
    FollowUp,
    Material,
    Meeting,
    Minutes,
    MinutesVersion,
    Participation,
    Submission,
    SubmissionVersion,
)
from operators.models import CareArea, Facility, Municipality, Placement, User
from operators.search_text import folded
from publication.content import Entry, PublicContent, Section, Turnout
from publication.models import PublicRecord
from rules.fiscal_year import FiscalYear, wareki_full
from rules.kinds import Council


def ward(code: str = "131202", ruleset: str = "131202", name: str = "練馬区") -> Municipality:
    """A municipality and the ruleset it follows; made once."""
    return Municipality.objects.get_or_create(code=code, defaults={"name": name, "ruleset_id": ruleset})[0]


def office(
    service: str = "group_home", number: str = "1392000019", area: str = "", **fields: Any
) -> Facility:
    """An office, in a care area when one is named."""
    municipality = fields.pop("municipality", None) or ward()
    name = fields.pop("name", f"見本事業所{number[-4:]}")
    made = Facility.objects.create(
        service=service, number=number, municipality=municipality, name=name, **fields
    )
    if area:
        place(made, area)
    return made


def place(facility: Facility, area: str, since: date | None = None) -> Placement:
    """Put an office into a care area from a day on."""
    drawn, _ = CareArea.objects.get_or_create(municipality=facility.municipality, name=area)
    return Placement.objects.create(facility=facility, care_area=drawn, since=since)


def meeting(held_on: date, *offices: Facility, status: str = "held", **fields: Any) -> Meeting:
    """A meeting of these offices; what `Participation` knows goes to every part, the rest to the meeting."""
    names = {field.name for field in Participation._meta.get_fields()}
    part_fields = {key: fields.pop(key) for key in list(fields) if key in names}
    topics = fields.pop("topics", ())
    made = Meeting.objects.create(
        held_on=held_on, status=status, participants_key=Meeting.key_of(offices), **fields
    )
    for facility in offices:
        Participation.objects.create(meeting=made, facility=facility, **part_fields)
    for topic in topics:
        AgendaItem.objects.create(meeting=made, topic=topic, title=topic)
    return made


def part_of(made: Meeting, facility: Facility) -> Participation:
    """The office's part in a meeting."""
    return made.participations.get(facility=facility)


NOON = datetime(2026, 6, 25, 12, 0, tzinfo=UTC)


def minutes_of(part: Participation, *, final: User | None = None, **fields: Any) -> Minutes:
    """An office's own part of the minutes with one item that says something; final by ``final``."""
    content = Content(
        items=(Item("x1", "利用者状況の報告", report="9名が利用しています。", request="広報紙を町会にも"),)
    )
    state = {"state": "final", "finalised_at": NOON, "finalised_by": final} if final else {}
    fields = {"content": content.as_json(), "revision": 1, **state, **fields}
    made = Minutes.objects.create(meeting=part.meeting, participation=part, **fields)
    MinutesVersion.objects.create(
        minutes=made,
        revision=made.revision,
        kind="final" if final else "saved",
        content=made.content,
        saved_at=NOON,
    )
    return made


def material_of(part: Participation, **fields: Any) -> Material:
    """A paper of one office's part: a small text that nobody opens."""
    content = b"%PDF-1.7 mihon"
    known = {
        "title": "資料.pdf",
        "content_type": "application/pdf",
        "size": len(content),
        "uploaded_at": NOON,
    }
    known |= {"sha256": sha256(content).hexdigest(), "file": ContentFile(content, name="shiryo.pdf")}
    return Material.objects.create(meeting=part.meeting, participation=part, **known | fields)


def submission_of(part: Participation, **fields: Any) -> Submission:
    """A submission of an office's minutes with its first version, as it came in."""
    serial = Submission.objects.filter(municipality=part.facility.municipality).count() + 1
    known = {"state": "received", "state_at": NOON, "received_on": NOON.date(), "fiscal_year": 2026}
    made = Submission.objects.create(
        municipality=part.facility.municipality,
        facility=part.facility,
        participation=part,
        serial=serial,
        **known | fields,
    )
    SubmissionVersion.objects.create(submission=made, number=1, submitted_at=NOON)
    return made


def follow_up_of(part: Participation, **fields: Any) -> FollowUp:
    """An open request of the council."""
    known = {"title": "地域交流", "words": "広報紙を町会にも配ってほしい"}
    return FollowUp.objects.create(facility=part.facility, raised_in=part, **known | fields)


def public_content(office: Facility, held_on: date, **fields: Any) -> PublicContent:
    """What the public reads of a meeting of this office: one point of the agenda, with a report."""
    council = Council.B if office.service == "regular_visiting" else Council.A
    told = {
        "title": f"{wareki_full(held_on)} {council.label}の記録",
        "office": office.name,
        "service": office.kind.label,
        "council": council.label,
        "turnout": (Turnout("利用者の家族", 2), Turnout("地域住民の代表者", 1, 1)),
        "sections": (Section("item-a1", "活動状況", (Entry("報告", "夏祭りを開きました。"),)),),
    }
    return PublicContent(**told | {"held_on": held_on} | fields)


def public_record_of(office: Facility, held_on: date, **fields: Any) -> PublicRecord:
    """A published record of this office; ``content`` may be given, and every column."""
    content = fields.pop("content", None) or public_content(office, held_on)
    published_on = fields.pop("published_on", held_on + timedelta(days=20))
    told = {
        "source": f"test/{office.pk}/{held_on}",
        "facility": office,
        "municipality": office.municipality,
        "service": office.service,
        "council": (Council.B if office.service == "regular_visiting" else Council.A).value,
        "fiscal_year": FiscalYear.of(held_on).year,
        "held_on": held_on,
        "title": content.title,
        "office": content.office,
        "content": content.as_json(),
        "folded_text": folded("\n".join(content.texts())),
        "first_published_on": published_on,
        "published_on": published_on,
        "keep_until": published_on.replace(year=published_on.year + 2),
        "changed_at": datetime(published_on.year, published_on.month, published_on.day, 3, tzinfo=UTC),
    }
    return PublicRecord.objects.create(**told | fields)
