"""What members of the council said to a self-evaluation, and how the two evaluators took part."""

from datetime import timedelta

from compliance.demo.days import noon
from compliance.demo.evaluation_words import ticks_of
from evaluations.models import Evaluation, Opinion, Round
from meetings.enums import TOOK_PART, Via
from meetings.models import Attendance, Participation
from meetings.notice_parties import serving
from meetings.turnout import EVALUATORS
from rules.kinds import MemberCategory, Presence

_SAID = {
    MemberCategory.FAMILY: "職員の声かけがやさしく、安心して任せています。行事の写真をもっと見たいです。",
    MemberCategory.COMMUNITY: "町会の防災訓練で車いすの方と一緒に歩けました。来年も声をかけてください。",
    MemberCategory.EXPERT: "振り返りが記録に残っています。新しい職員への説明をそろえると、さらによくなります。",
}


def speak(of: Round, part: Participation) -> None:
    """Some members gave an opinion by the link, a week before the meeting."""
    held_on = part.meeting.held_on
    before = held_on - timedelta(days=7)
    members = {member.category: member for member in serving(part, today=held_on).order_by("-pk")}
    Opinion.objects.bulk_create(
        Opinion(
            round=of,
            member=members[category],
            words=words,
            values=ticks_of(of.form_version.form, of.facility.reference, category),
            via=Via.LINK,
            gathered_on=before,
            given_at=noon(before),
        )
        for category, words in _SAID.items()
        if category in members
    )


def as_they_came(evaluation: Evaluation, part: Participation) -> None:
    """Who is noted as present at the meeting took part in person, whatever the ledger's lot said."""
    there = Attendance.objects.filter(participation=part, manner__in=TOOK_PART, category__in=EVALUATORS)
    if there.exclude(category=MemberCategory.EXPERT).exists():
        evaluation.public_evaluator = Presence.PRESENT.value
        evaluation.save(update_fields=["public_evaluator"])
