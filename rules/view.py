"""A fiscal year seen on one day: what has happened by then, what is still to come. [RULEBOOK §3, as_of]"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from rules.facts import MeetingFacts, OfficeYear
from rules.findings import Code, Finding, Severity
from rules.fiscal_year import FiscalYear, add_months
from rules.kinds import MeetingStatus
from rules.messages import message
from rules.ruleset import KindRules, Rulebook, Ruleset


def known(day: date | None, as_of: date) -> date | None:
    """The day, unless it lies after ``as_of``: what is dated later is as if empty."""
    return day if day is not None and day <= as_of else None


@dataclass(frozen=True)
class YearView:
    """One office-year on one day, under one rulebook."""

    facts: OfficeYear
    as_of: date
    rulebook: Rulebook

    @property
    def year(self) -> FiscalYear:
        """The fiscal year that is judged."""
        return self.facts.year

    @cached_property
    def over(self) -> bool:
        """Whether the fiscal year has ended before this day."""
        return self.as_of > self.year.last

    @cached_property
    def rules(self) -> Ruleset:
        """What is in force at the start of the year; single meetings ask for their own day."""
        return self.rulebook.on(self.year.first)

    @cached_property
    def kind(self) -> KindRules:
        """The values of this office's kind."""
        return self.rules.kind(self.facts.kind)

    @cached_property
    def held(self) -> tuple[MeetingFacts, ...]:
        """Meetings held by this day, in whatever mode, in order."""
        return tuple(m for m in self._in_order if self.was_held(m))

    @cached_property
    def upcoming(self) -> tuple[MeetingFacts, ...]:
        """Meetings still to come: planned from this day on, or (seen from before) held later.

        A plan whose day has passed without a record is neither held nor to come.
        """
        return tuple(
            m
            for m in self._in_order
            if (m.status is MeetingStatus.PLANNED and m.on >= self.as_of)
            or (m.status is MeetingStatus.HELD and not self.was_held(m))
        )

    @cached_property
    def counting(self) -> tuple[MeetingFacts, ...]:
        """Held meetings that count towards the year."""
        return tuple(m for m in self.held if self.counts(m))

    @cached_property
    def planned(self) -> tuple[MeetingFacts, ...]:
        """Meetings to come that will count towards the year."""
        return tuple(m for m in self.upcoming if self.counts(m))

    @cached_property
    def held_days(self) -> tuple[date, ...]:
        """The distinct dates of counting meetings (開催日数), in order."""
        return tuple(sorted({m.on for m in self.counting}))

    @cached_property
    def planned_days(self) -> tuple[date, ...]:
        """The distinct dates of meetings to come on which none was held yet, in order."""
        return tuple(sorted({m.on for m in self.planned} - set(self.held_days)))

    @cached_property
    def excused_days(self) -> tuple[date, ...]:
        """The distinct dates of meetings not held that the ward has excused, in order."""
        excused = {
            m.on
            for m in self._in_order
            if m.status is MeetingStatus.NOT_HELD
            and m.on <= self.as_of
            and known(m.excuse_approved_on, self.as_of)
        }
        return tuple(sorted(excused - set(self.held_days)))

    @property
    def last_notice_day(self) -> date:
        """The last day on which a meeting inside the year can still be given its notice."""
        return add_months(self.year.last, -self.rules.notice_months_before)

    @property
    def too_late_for_notice(self) -> bool:
        """as_of + 1 month lies after 31 March."""
        return add_months(self.as_of, self.rules.notice_months_before) > self.year.last

    def on(self, day: date) -> Ruleset:
        """What is in force on the day of a meeting."""
        return self.rulebook.on(day)

    def was_held(self, meeting: MeetingFacts) -> bool:
        """Whether the meeting is held and its day has come."""
        return meeting.status is MeetingStatus.HELD and meeting.on <= self.as_of

    def counts(self, meeting: MeetingFacts) -> bool:
        """Whether the meeting's mode counts on its day."""
        return self.on(meeting.on).counts(meeting.mode)

    def known(self, day: date | None) -> date | None:
        """The day, unless it lies after the day of assessment."""
        return known(day, self.as_of)

    def finding(
        self,
        code: Code,
        severity: Severity,
        on: date,
        *,
        meeting: date | None = None,
        detail: str | None = None,
        value: str | None = None,
        **words: object,
    ) -> Finding:
        """A finding with its sentence and the source in force; ``value`` names the value it rests on."""
        rules = self.on(meeting or self.year.first)
        text = message(code, severity, authority=rules.authority, year=self.year.label, **words)
        source = rules.source_of(code, self.facts.kind, value=value)
        return Finding(code, severity, on, text, source, meeting, detail)

    @cached_property
    def _in_order(self) -> tuple[MeetingFacts, ...]:
        inside = (m for m in self.facts.meetings if m.on in self.year)
        return tuple(sorted(inside, key=lambda m: (m.on, len(m.partners), m.status, m.mode)))
