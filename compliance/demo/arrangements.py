"""What a ledger does not tell: hours, rooms, video tools and the standing agenda."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import time

from compliance.demo import cast
from compliance.demo.lots import lot
from meetings.agenda import templates_for
from meetings.enums import AgendaKind
from meetings.models import AgendaItem, Meeting, Participation
from operators.models import Municipality
from rules.kinds import MeetingMode, MeetingStatus, ServiceKind
from rules.ruleset import Rulebook

_HOURS = (
    (time(14, 0), time(15, 0)),
    (time(10, 30), time(11, 30)),
    (time(13, 30), time(14, 30)),
    (time(15, 0), time(16, 0)),
)
_EVERY_TIME = (AgendaKind.EVERY_TIME, AgendaKind.COUNTS)

_Arrangement = tuple[time, time, str, str]


def arrange(book: Rulebook) -> int:
    """Fill in what the imported meetings lack, by the ward's rules; answers how many there are."""
    groups: dict[_Arrangement, list[int]] = defaultdict(list)
    meetings = list(Meeting.objects.order_by("pk"))
    for meeting in meetings:
        groups[_arrangement(meeting.participants_key.split(";"), meeting.mode)].append(meeting.pk)
    for (starts_at, ends_at, place, tool), keys in groups.items():
        Meeting.objects.filter(pk__in=keys).update(
            starts_at=starts_at, ends_at=ends_at, place=place, web_tool=tool
        )
    AgendaItem.objects.bulk_create(item for meeting in meetings for item in _standing(meeting, book))
    number, _, _ = cast.SILENT_ON_EVALUATION.partition("/")
    Participation.objects.filter(facility__number=number).update(notice_says_evaluation=False)
    _open_ways()
    return len(meetings)


def _open_ways() -> None:
    """The ward's desk has an address, and one office in three lets the portal give notice by itself."""
    Municipality.objects.update(desk_name="見本係", desk_email="desk@example.jp")
    planned = Meeting.objects.filter(status=MeetingStatus.PLANNED.value, participations__notice_on=None)
    automatic = [
        pk
        for pk, participants in planned.values_list("pk", "participants_key")
        if lot(participants.partition(";")[0], "automatic") % 3 == 0
    ]
    Meeting.objects.filter(pk__in=automatic).update(auto_notice=True)


def _arrangement(participants: list[str], mode: str) -> _Arrangement:
    first = participants[0]
    starts_at, ends_at = _HOURS[lot(first, "hour") % len(_HOURS)]
    place = "見本地区区民館 会議室" if len(participants) > 1 else "事業所内 地域交流室"
    # One office in five uses a tool that the ward cannot join.
    tool = "Google Meet" if lot(first, "tool") % 5 == 0 else "Zoom"
    return starts_at, ends_at, place, tool if mode == MeetingMode.HYBRID else ""


def _standing(meeting: Meeting, book: Rulebook) -> Iterator[AgendaItem]:
    """What the council reports every time, as the meeting form offers it to the first office. [N §6, §7]"""
    _, _, code = meeting.participants_key.partition(";")[0].partition("/")
    kind = ServiceKind.from_code(code)
    if kind is None:
        return
    rules = book.on(meeting.held_on).kind(kind)
    offered = templates_for(rules.council, activity_counts=rules.activity_counts)
    for position, template in enumerate(each for each in offered if each.kind in _EVERY_TIME):
        yield AgendaItem(meeting=meeting, position=position, kind=template.kind, title=template.title)
