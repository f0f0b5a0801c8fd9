"""One office's part in a meeting, with its topics and its evaluation, as a row tells it."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from compliance.ledger import layout as col
from compliance.ledger.layout import Route
from compliance.ledger.rows import LedgerRow
from compliance.ledger.told_here import chosen_here, otherwise, recorded_here
from evaluations.models import Evaluation
from meetings.enums import PublicationWay
from meetings.models import AgendaItem, Meeting, Participation
from meetings.services.publishing.completion import completed_on
from operators.models import Facility
from rules.kinds import AnnualTopic, EvaluationRoute, MeetingStatus

PART_FIELDS = (
    "carries_evaluation", "activity_counts_reported", "video_consent", "notice_on", "notice_says_joint",
    "notice_says_evaluation", "submitted_on", "delivered", "delivered_on", "published_on",
    "ledger_published_on", "told_by_itself",
)  # fmt: skip
EVALUATION_FIELDS = (
    "public_evaluator", "neutral_evaluator", "neutral_corporation_number", "published_on", "ledger_published_on",
    "report_submitted_on",
)  # fmt: skip


class Part:
    """A stored or new participation together with what hangs on it."""

    def __init__(self, meeting: Meeting, facility: Facility, stored: Participation | None) -> None:
        self.facility = facility
        self.participation = stored or Participation(meeting=meeting, facility=facility)
        self.stored_evaluation: Evaluation | None = getattr(stored, "evaluation", None)
        self.evaluation = self.stored_evaluation
        items = stored.agenda.all() if stored else []
        self.ways = ways_of(stored)
        self.result_ways = ways_of(self.stored_evaluation)
        self.stored_topics = {item.topic: item for item in items if item.topic}
        self.topics = tuple(topic for topic in AnnualTopic if topic.value in self.stored_topics)
        self.chosen_here = chosen_here(stored, self.stored_evaluation)
        self.evaluated_here = recorded_here(self.stored_evaluation)
        self.kept_against: int | None = None

    def state(self) -> dict[str, Any]:
        """What is compared and told in the history."""
        told: dict[str, Any] = {name: getattr(self.participation, name) for name in PART_FIELDS}
        if not self.ways:  # then it is the day of publication itself
            del told["ledger_published_on"]
        told["topics"] = [topic.value for topic in self.topics]
        told["evaluated"] = self.evaluation is not None
        for name in EVALUATION_FIELDS:
            told[f"evaluation_{name}"] = getattr(self.evaluation, name, None) or ""
        if not self.result_ways:
            del told["evaluation_ledger_published_on"]
        return told

    def follow(self, row: LedgerRow, status: str, *, itself: bool) -> None:
        """Take the columns of the office's own row, or of the row that names it.

        A part that once was told by the office's own row follows no other row any more: files that each tell
        one side of a joint meeting do not overwrite each other.
        """
        part = self.participation
        if part.told_by_itself and not itself:
            return
        part.told_by_itself = part.told_by_itself or itself
        self._take_columns(row)
        if row.has(col.NOTICE) and row.notice_on:
            # A day of notice in the ledger is taken as a complete notice. [CONTRACT, Meetings]
            part.notice_says_joint = part.notice_says_evaluation = True
        if row.has(col.TOPICS):
            self._take_topics(row)
        self._evaluate(row, status)
        if self.kept and otherwise(row, part, self.evaluation, held=status == MeetingStatus.HELD):
            self.kept_against = row.number

    @property
    def kept(self) -> bool:
        """Whether the ledger cannot take the evaluation away: it was chosen, recorded or published here."""
        return self.chosen_here or bool(self.result_ways)

    def _take_topics(self, row: LedgerRow) -> None:
        """Topics that the ledger does not tell go, but not from a meeting that was prepared for an evaluation here."""
        known = self.topics if self.chosen_here else ()
        if row.topics and not set(known) <= set(row.topics):
            self.kept_against = row.number
        self.topics = tuple(topic for topic in AnnualTopic if topic in {*row.topics, *known})

    def _take_columns(self, row: LedgerRow) -> None:
        part = self.participation
        for column, name, value in (
            (col.EVALUATION, "carries_evaluation", self._carries(row)),
            (col.ACTIVITY, "activity_counts_reported", row.activity),
            (col.CONSENT, "video_consent", row.consent),
            (col.NOTICE, "notice_on", row.notice_on),
            (col.SUBMITTED, "submitted_on", row.submitted_on),
            (col.DELIVERED, "delivered", row.delivered),
            # What was published on this portal or noted as published is known here, whatever the ledger tells.
            (col.PUBLISHED, "ledger_published_on", row.published_on),
            (col.PUBLISHED, "published_on", completed_on(row.published_on, self.ways)),
        ):
            if row.has(column):
                setattr(part, name, value)
        if not part.delivered:
            part.delivered_on = None

    def _carries(self, row: LedgerRow) -> bool:
        known = self.kept and self.participation.carries_evaluation
        return known or row.evaluation is Route.COUNCIL

    def _evaluate(self, row: LedgerRow, status: str) -> None:
        """An evaluation took place where the meeting that carries it was held."""
        took_place = self.participation.carries_evaluation and status == MeetingStatus.HELD
        if not took_place and not (self.kept and self.evaluation):
            self.evaluation = None
            return
        if self.evaluation is None:
            self.evaluation = Evaluation(
                facility=self.facility,
                route=EvaluationRoute.COUNCIL.value,
                participation=self.participation,
            )
        for column, name, value in self._result_columns(self.evaluation, row):
            if row.has(column):
                setattr(self.evaluation, name, value)

    def _result_columns(self, known: Evaluation, row: LedgerRow) -> Iterator[tuple[str, str, Any]]:
        """What a ledger tells of the result. Of one that was made here it tells only what is not known here."""
        if not self.evaluated_here:
            yield col.PUBLIC, "public_evaluator", row.public
            yield col.NEUTRAL, "neutral_evaluator", row.neutral
            yield col.NEUTRAL_NUMBER, "neutral_corporation_number", row.neutral_number
        yield col.PUBLISHED, "ledger_published_on", row.published_on
        yield col.PUBLISHED, "published_on", completed_on(row.published_on, self.result_ways)
        reported = known.report_submitted_on if self.evaluated_here else None
        yield col.REPORTED, "report_submitted_on", reported or row.reported_on

    def new_topics(self) -> list[AgendaItem]:
        """Points that the agenda lacks, each with the topic's name as its title."""
        return [
            AgendaItem(
                meeting=self.participation.meeting,
                participation=self.participation,
                position=position,
                title=topic.label,
                topic=topic.value,
            )
            for position, topic in enumerate(self.topics)
            if topic.value not in self.stored_topics
        ]

    def dropped_topics(self) -> list[int]:
        """Keys of points whose topic the ledger no longer tells."""
        return [item.pk for topic, item in self.stored_topics.items() if topic not in self.topics]

    def dropped_evaluation(self) -> int | None:
        """Key of an evaluation that the ledger no longer tells."""
        return self.stored_evaluation.pk if self.stored_evaluation and self.evaluation is None else None


def ways_of(stored: Participation | Evaluation | None) -> dict[PublicationWay, date]:
    """The ways by which a record or a result was published here, each with its day."""
    noted = stored.published_ways.all() if stored else ()
    return {PublicationWay(each.way): each.done_on for each in noted}
