"""What the clock of each set of papers is: when it starts, its last day, and by which rule. [N §8, 省令 36②, RULEBOOK §6]"""

from dataclasses import dataclass
from datetime import date, timedelta

from meetings.models import Material, Participation, Submission
from operators.models import Facility
from publication.enums import Holder
from publication.models import Retention
from rules.fiscal_year import FiscalYear, add_months, wareki
from rules.retention import keep_case_papers_until, keep_until
from rules.ruleset import Ruleset
from rules.ruleset_files import rulebook
from rules.sources import source

PART, SUBMISSION, MATERIAL = "participation", "submission", "material"


@dataclass(frozen=True)
class Planned:
    """What a row of `Retention` is to say; ``started_on`` None: the clock stands."""

    holder: Holder
    source: str
    facility: Facility
    title: str
    held_meeting_on: date | None
    rule: str
    started_on: date | None
    keep_until: date | None


def source_of(kind: str, pk: int) -> str:
    """``participation/12``: the papers' name in `Retention.source`."""
    return f"{kind}/{pk}"


def key_of(source: str) -> int:
    """The key in a source's name."""
    return int(source.rpartition("/")[2])


def kind_of(source: str) -> str:
    """The kind of papers in a source's name."""
    return source.partition("/")[0]


def of_part(part: Participation) -> Planned:
    """An office's record of one meeting: from the day it was published. Loaded: meeting, facility, municipality."""
    held_on = part.meeting.held_on
    rule, last = from_publication(part.facility, part.published_on, otherwise=held_on)
    return Planned(
        holder=Holder.OFFICE,
        source=source_of(PART, part.pk),
        facility=part.facility,
        title=f"{wareki(held_on)}の会議の記録",
        held_meeting_on=held_on,
        rule=rule,
        started_on=part.published_on,
        keep_until=last,
    )


def of_case_paper(material: Material, facility: Facility) -> Planned:
    """A paper on one user, discussed at council B: from the end of the contract. Its title names no file. [N §8]"""
    held_on, ended = material.meeting.held_on, material.contract_ended_on
    rules = _rules(facility, ended or held_on)
    return Planned(
        holder=Holder.CASE,
        source=source_of(MATERIAL, material.pk),
        facility=facility,
        title=f"個別の利用者に関する資料（{wareki(held_on)}の会議、資料{material.pk}）",
        held_meeting_on=held_on,
        rule=_cut(f"契約の終了から{rules.retention_years}年間（{_place(rules)}）"),
        started_on=ended,
        keep_until=keep_case_papers_until(ended, rules),
    )


def of_submission(submission: Submission) -> Planned:
    """The ward's copy: so many years from 1 April of the year after the 年度 of receipt. [policy]

    Loaded: facility, its municipality, and the meeting where there is one.
    """
    part, years = submission.participation, submission.facility.municipality.copy_years
    held_on = part.meeting.held_on if part else None
    about = f"{wareki(held_on)}の会議" if held_on else submission.get_kind_display()
    first, last = for_the_ward(submission.facility, FiscalYear(submission.fiscal_year))
    return Planned(
        holder=Holder.WARD,
        source=source_of(SUBMISSION, submission.pk),
        facility=submission.facility,
        title=f"受付 {submission.receipt}（{about}）の区の控え",
        held_meeting_on=held_on,
        rule=f"受け付けた年度の翌年度の4月1日から{years}年間（区の設定）",
        started_on=first,
        keep_until=last,
    )


def from_publication(
    facility: Facility, published_on: date | None, *, otherwise: date
) -> tuple[str, date | None]:
    """By which rule, and until when, a record is kept from its publication on; no last day while it is unpublished.

    ``otherwise``: the day whose rules are told then.
    """
    rules = _rules(facility, published_on or otherwise)
    words = f"公表の日（完結の日）から{rules.retention_years}年間（{_place(rules)}）"
    return _cut(words), keep_until(published_on, rules)


def for_the_ward(facility: Facility, year: FiscalYear) -> tuple[date, date]:
    """First and last day of the years for which the ward keeps what came in a 年度. [policy]"""
    first = year.end
    return first, add_months(first, 12 * facility.municipality.copy_years) - timedelta(days=1)


def _rules(facility: Facility, day: date) -> Ruleset:
    return rulebook(facility.municipality.ruleset_id).on(day)


def _cut(words: str) -> str:
    """As much as the column holds."""
    return words[: Retention._meta.get_field("rule").max_length]


def _place(rules: Ruleset) -> str:
    """Where the years stand: document and section."""
    places = source(rules.cited["", "retention_years"])
    return "、".join(f"{place.document} {place.section}".strip() for place in places)
