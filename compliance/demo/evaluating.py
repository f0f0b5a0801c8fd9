"""What some offices did for their evaluation: one in the middle of its staff sheets, one reported, some before them."""

from collections.abc import Iterable
from datetime import date, timedelta

from compliance.demo import cast
from compliance.demo.days import noon
from compliance.demo.evaluation_rounds import Evaluators, begun, fill, hand_in
from compliance.demo.evaluation_voices import as_they_came, speak
from compliance.demo.group_homes import evaluate_homes
from compliance.demo.lots import lot
from compliance.demo.public_evaluation import put_before_the_public
from evaluations.council.proposal import completed, proposed, recorded
from evaluations.form import Phase
from evaluations.models import Evaluation, Round
from evaluations.services import evaluators, results, self_evaluation, staff_closing
from evaluations.services.reporting.submit import submit_report
from evaluations.services.rounds_meeting import choose_meeting
from meetings.models import Participation, SubmissionVersion
from meetings.services.desk import acts
from operators.models import User
from rules.fiscal_year import FiscalYear
from rules.kinds import MeetingStatus

OTHERS = {"small_multifunctional": 3, "nursing_multifunctional": 1, "regular_visiting": 1}
"""How many offices besides the operator's filled their sheets in the portal: so many that answers can be told together."""
ASKED, DONE = 12, 7
"""Of the office in the middle of it: whom it asked, and who has handed in."""


def evaluate(*, today: date, operator: User, ward: User) -> int:
    """Rounds of evaluation in every state; how many."""
    who = Evaluators(operator, ward, today)
    over = [each for each in _over(today) if each.participation and each.report_submitted_on]
    own = [each for each in over if each.facility.reference in cast.OPERATORS_OFFICES][:1]
    others = _others(each for each in over if each.facility.reference not in cast.OPERATORS_OFFICES)
    rounds = [_finished(each, who) for each in (*own, *others)]
    for place, each in enumerate(rounds):
        _report(each, who, accepted=place == 0)
    middle = [_in_the_middle(part, who) for part in _coming(today)]
    return len(rounds) + len(middle) + evaluate_homes(who)


def _others(evaluations: Iterable[Evaluation]) -> Iterable[Evaluation]:
    """So many of each kind, drawn by lot."""
    drawn = sorted(evaluations, key=lambda each: lot(each.facility.reference, "evaluates"))
    for service, number in OTHERS.items():
        yield from [each for each in drawn if each.facility.service == service][:number]


def _over(today: date) -> Iterable[Evaluation]:
    """The evaluations of this year that the ledger tells of, the latest first."""
    year = FiscalYear.of(today)
    rows = Evaluation.objects.filter(
        participation__meeting__status=MeetingStatus.HELD.value,
        participation__meeting__held_on__range=(year.first, today),
        participation__meeting__participants_key__regex=r"^[^;]+$",
        published_on__lte=today,
        report_submitted_on__lte=today,
    ).exclude(public_evaluator="none")
    told = rows.select_related("facility__municipality", "facility__corporation", "participation__meeting")
    return told.order_by("-participation__meeting__held_on", "pk")


def _coming(today: date) -> Iterable[Participation]:
    """The operator's meetings to come at which they are evaluated."""
    rows = Participation.objects.filter(
        facility__number__in=[reference.split("/")[0] for reference in cast.OPERATORS_OFFICES],
        carries_evaluation=True,
        meeting__status=MeetingStatus.PLANNED.value,
        meeting__held_on__range=(today, FiscalYear.of(today).last),
    )
    return rows.select_related("meeting", "facility").order_by("meeting__held_on", "pk")[:1]


def _finished(evaluation: Evaluation, who: Evaluators) -> Round:
    """From the staff sheets to the results, on the days on which it happened."""
    part = evaluation.participation
    assert part is not None  # noqa: S101 - tells mypy
    held_on = part.meeting.held_on
    as_they_came(evaluation, part)
    made = begun(part, held_on - timedelta(days=70), who.operator)
    hand_in(made, asked=7, done=7, at=noon(held_on - timedelta(days=60)))
    staff_closing.close(round=made, by=who.operator, at=noon(held_on - timedelta(days=55)))
    fill(made, Phase.SELF, at=noon(held_on - timedelta(days=50)), by=who.operator)
    self_evaluation.finalise(round=made, by=who.operator, at=noon(held_on - timedelta(days=40)))
    speak(made, part)
    fill(made, Phase.COUNCIL, Phase.AFTER, at=noon(held_on), by=who.operator)
    eyes = completed(recorded(evaluation, made), proposed(made))
    evaluators.record(round=made, eyes=eyes, knowingly=True, by=who.operator, at=noon(held_on))
    results.finalise(round=made, by=who.operator, at=noon(held_on + timedelta(days=5)))
    return Round.objects.get(pk=made.pk)


def _report(of: Round, who: Evaluators, *, accepted: bool) -> None:
    """Published, and at the ward and the support centre."""
    evaluation = of.evaluation
    assert evaluation is not None and evaluation.report_submitted_on  # noqa: S101, PT018 - tells mypy
    put_before_the_public(of, on=evaluation.published_on or who.today, by=who.operator)
    at = noon(evaluation.report_submitted_on)
    submission = submit_report(round=of, by=who.operator, at=at, draw=False)
    if accepted:
        version = SubmissionVersion.objects.get(submission=submission)
        version.read_at, version.read_by = at, who.ward
        version.save(update_fields=["read_at", "read_by"])
        acts.accept(version=version, by=who.ward, at=at + timedelta(days=1))


def _in_the_middle(part: Participation, who: Evaluators) -> Round:
    """Staff sheets are out, some of them back; the meeting is planned."""
    began = min(part.meeting.held_on - timedelta(days=60), who.today - timedelta(days=10))
    made = begun(part, began, who.operator, closes_on=who.today + timedelta(days=7))
    choose_meeting(round=made, participation=part, by=who.operator, at=noon(began))  # puts it on the agenda
    hand_in(made, asked=ASKED, done=DONE, at=noon(who.today - timedelta(days=2)))
    return made
