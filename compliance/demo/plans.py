"""An orderly year of every office: its days, joint meetings, annual topics and evaluation, and what follows in time."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from compliance.demo import cast
from compliance.demo.cast import JOINTS, Joint
from compliance.demo.entries import Assessed, Entry
from compliance.demo.lots import lot
from compliance.demo.offices import Office
from rules.fiscal_year import FiscalYear, add_months
from rules.kinds import AnnualTopic, Council, MeetingMode, Presence, ServiceKind

_EVALUATED = {
    ServiceKind.REGULAR_VISITING,
    ServiceKind.SMALL_MULTIFUNCTIONAL,
    ServiceKind.NURSING_MULTIFUNCTIONAL,
    ServiceKind.GROUP_HOME,
}
_BY_AGENCY = {cast.BY_AGENCY, cast.RELIEVED}
_REPORTS_COUNTS = {ServiceKind.SMALL_MULTIFUNCTIONAL, ServiceKind.NURSING_MULTIFUNCTIONAL}
_HOLIDAYS = {(2, 11), (3, 20), (8, 11)}
"""Those that can fall on such a day."""

_AHEAD_MONTHS = 3
_SHORT_SIGHT_MONTHS = 4


def council_of(kind: ServiceKind) -> Council:
    """Which council the offices of this kind hold. [RULEBOOK §1]"""
    if kind is ServiceKind.NIGHT_VISITING:
        return Council.NONE
    return Council.B if kind is ServiceKind.REGULAR_VISITING else Council.A


def orderly(office: Office, year: FiscalYear, today: date) -> tuple[Entry, ...]:
    """Last year, this year and what is planned of the next, as if nothing ever went wrong."""
    entries: list[Entry] = []
    for each in (year.previous, year, year.next):
        entries += _year(office, each, this_year=each == year, today=today)
    return tuple(entry for entry in entries if entry.on <= _horizon(office, year, today))


def _horizon(office: Office, year: FiscalYear, today: date) -> date:
    """How far the office has planned: most to the end of the year, some a few months only."""
    ahead = add_months(today, _AHEAD_MONTHS)
    part_of_its_own = office.leader != office.reference or office.reference in _named()
    if not part_of_its_own and lot(office.reference, "foresight") % 4 == 0:
        return add_months(today, _SHORT_SIGHT_MONTHS)
    return max(year.last, ahead)


def _named() -> set[str]:
    return {office for joint in JOINTS for office in joint.offices} | set(cast.OPERATORS_OFFICES)


def _year(office: Office, year: FiscalYear, *, this_year: bool, today: date) -> list[Entry]:
    joints = [
        joint for joint in JOINTS if office.reference in joint.offices and (joint.every_year or this_year)
    ]
    days = _days(office, year, today)
    entries = [_entry(office, day, position, joints) for position, day in days.items() if office.open_on(day)]
    return _with_evaluation(office, _with_topics(office, entries), joints)


def _days(office: Office, year: FiscalYear, today: date) -> dict[int, date]:
    """The year's days by position; the office with next acts meets every two months around ``today``."""
    if office.reference == cast.AT_RISK:
        return _days_around(today, year)
    if not office.interval:
        return {}
    months = range(office.first_month, 12, office.interval)
    return {
        position: _day_in(office.leader, add_months(year.first, month))
        for position, month in enumerate(months)
    }


def _days_around(today: date, year: FiscalYear) -> dict[int, date]:
    """Every two months, the last 25 days ago: its minutes and the next notice are due in the days to come."""
    last = today - timedelta(days=25)
    days = (_working_day(add_months(last, months)) for months in range(-24, 25, 2))
    return dict(enumerate(day for day in days if day in year))


def _working_day(day: date) -> date:
    """The day, or a Monday or Friday beside it in the same month."""
    later = day + timedelta(days=(7 - day.weekday()) % 7 if day.weekday() > 4 else 0)
    return later if later.month == day.month else day - timedelta(days=day.weekday() - 4)


def _day_in(leader: str, first_of_month: date) -> date:
    """The second or third Tuesday, Wednesday, Thursday or Friday of the month, as is this office's habit."""
    weekday, week = 1 + lot(leader, "weekday") % 4, 1 + lot(leader, "week") % 2
    day = first_of_month + timedelta(days=(weekday - first_of_month.weekday()) % 7 + 7 * week)
    return day - timedelta(days=1) if (day.month, day.day) in _HOLIDAYS else day


def _entry(office: Office, on: date, position: int, joints: Sequence[Joint]) -> Entry:
    partners = tuple(
        partner
        for joint in joints
        if position in joint.meetings
        for partner in joint.offices
        if partner != office.reference
    )
    on_screen = lot(f"{office.leader}{on}", "mode") % 12 == 0
    drawn = lot(f"{office.reference}{on}", "paper")
    submitted_on = on + timedelta(days=8 + drawn % 13)
    return Entry(
        on=on,
        position=position,
        partners=partners,
        mode=MeetingMode.HYBRID if on_screen else MeetingMode.IN_PERSON,
        video_consent=True if on_screen else None,
        activity_counts=office.kind in _REPORTS_COUNTS,
        notice_on=add_months(on, -1) - timedelta(days=2 + drawn % 9),
        submitted_on=submitted_on,
        delivered_on=submitted_on + timedelta(days=drawn % 3),
        published_on=submitted_on + timedelta(days=1 + drawn % 4),
    )


def _with_topics(office: Office, entries: list[Entry]) -> list[Entry]:
    """The four annual topics spread over the year's meetings: the annual topic plan. [N §6]"""
    if council_of(office.kind) is not Council.A:
        return entries
    topics: dict[int, list[AnnualTopic]] = {}
    for number, topic in enumerate(AnnualTopic):
        topics.setdefault(number * len(entries) // len(AnnualTopic), []).append(topic)
    return [replace(entry, topics=tuple(topics.get(at, ()))) for at, entry in enumerate(entries)]


def _with_evaluation(office: Office, entries: list[Entry], joints: Sequence[Joint]) -> list[Entry]:
    """One standalone meeting carries the evaluation; where the cast wants it so, a joint one. [N 評価§2]"""
    if office.kind not in _EVALUATED or office.reference in _BY_AGENCY or not entries:
        return entries
    wrongly = {position for joint in joints if joint.evaluated for position in joint.meetings}
    alone = [entry.position for entry in entries if entry.alone]
    later = alone[1:-1] or alone
    chosen = wrongly or {later[lot(office.reference, "evaluation") % len(later)]}
    return [
        replace(entry, evaluation=_assessed(office, entry)) if entry.position in chosen else entry
        for entry in entries
    ]


def _assessed(office: Office, entry: Entry) -> Assessed:
    by_letter = lot(f"{office.reference}{entry.on}", "evaluator") % 3 == 0
    public = Presence.WRITTEN if by_letter else Presence.PRESENT
    return Assessed(public=public, report_on=entry.on + timedelta(days=22))
