"""What the two evaluators come to, from who came and who had said something: proposed, a person confirms. [N 評価§3]"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from evaluations.council.candidates import Candidate, candidates
from evaluations.enums import EvaluatorSide
from evaluations.models import Evaluation, Round
from evaluations.round_meeting import day_of_evaluation
from operators.local_time import day_of
from rules.facts import CouncilEvaluation
from rules.kinds import Presence
from rules.ruleset import Ruleset
from rules.ruleset_files import rulebook


@dataclass(frozen=True)
class Eyes:
    """How the two took part (None: nobody told), and the number of the third party's 法人 where it is known.

    ``unprovable``: the third party is of the office's own 法人, whose number nobody knows.
    """

    public: Presence | None = None
    neutral: Presence | None = None
    number: str = ""
    unprovable: bool = False

    def facts(self, own_number: str) -> CouncilEvaluation:
        """As the rules see it."""
        same = self.unprovable or bool(self.number and self.number == own_number)
        return CouncilEvaluation(self.public, self.neutral, neutral_of_same_corporation=same)


def rules_of(of: Round) -> Ruleset:
    """The rules in force on the day of the evaluation, else when the round began."""
    day = day_of_evaluation(of) or day_of(of.started_at)
    return rulebook(of.facility.municipality.ruleset_id).on(day)


def proposed(of: Round, known: Iterable[Candidate] | None = None) -> Eyes:
    """The best of each side; a side of which nobody took part is unknown until all is told of who came."""
    found = list(candidates(of) if known is None else known)
    told = of.participation is not None and of.participation.attendance_closed_at is not None
    nobody = Presence.NONE if told else None
    public = _best(each for each in found if each.side is EvaluatorSide.PUBLIC)
    neutral = _best(each for each in found if each.side is EvaluatorSide.NEUTRAL)
    return Eyes(
        public.presence if public else nobody,
        neutral.presence if neutral else nobody,
        neutral.number if neutral else "",
        unprovable=neutral is not None and without_number(neutral),
    )


def without_number(neutral: Candidate) -> bool:
    """Whether a third party is of the own 法人 while nobody knows its number, which the rules compare."""
    return neutral.same_corporation is True and not neutral.number


def storable(eyes: Eyes, rules: Ruleset) -> Eyes:
    """What the record can say: without a number nobody could tell later that this third party does not count."""
    if not eyes.unprovable or rules.neutral_evaluator_may_share_corporation:
        return eyes
    return replace(eyes, neutral=Presence.NONE, number="", unprovable=False)


def completed(known: Eyes, idea: Eyes) -> Eyes:
    """What is recorded, each side that nobody recorded as it is proposed."""
    if known.public and known.neutral:
        return known
    if known.neutral:
        return replace(known, public=idea.public)
    return replace(idea, public=known.public or idea.public)


def settled(eyes: Eyes) -> Eyes:
    """What a final record says: a side of which nothing is recorded took no part; the rules judge nothing unknown."""
    return replace(eyes, public=eyes.public or Presence.NONE, neutral=eyes.neutral or Presence.NONE)


def recorded(evaluation: Evaluation | None, of: Round) -> Eyes:
    """What stands in the row; that a side took no part, which nobody confirmed, is asked anew after a reopening."""
    if evaluation is None:
        return Eyes()
    reopened = of.evaluation_id == evaluation.pk and of.results_finalised_at is None
    anew = ("", Presence.NONE.value) if reopened and evaluation.recorded_at is None else ("",)
    public, neutral = evaluation.public_evaluator, evaluation.neutral_evaluator
    return Eyes(
        None if public in anew else Presence(public),
        None if neutral in anew else Presence(neutral),
        evaluation.neutral_corporation_number,
    )


def _best(of_a_side: Iterable[Candidate]) -> Candidate | None:
    """Who took part first, of another corporation before one of the same; who took no part is nobody."""
    took_part = [each for each in of_a_side if each.presence is not Presence.NONE]
    return min(took_part, key=lambda each: each.same_corporation is True, default=None)
