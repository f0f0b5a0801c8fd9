"""Makes offices and meetings in one line each, for tests that need many."""

from datetime import date
from typing import Any

from meetings.models import AgendaItem, Meeting, Participation
from operators.models import CareArea, Facility, Municipality, Placement


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
