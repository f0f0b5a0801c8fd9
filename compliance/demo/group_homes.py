"""The invented group homes that an agency evaluates: their results, a 目標達成計画, and 緩和 from the day it is decided."""

from datetime import date, timedelta
from typing import Any

from compliance.demo import cast
from compliance.demo.days import noon
from compliance.demo.evaluation_rounds import Evaluators
from compliance.demo.public_evaluation import put_before_the_public
from evaluations.models import Relief, Round
from evaluations.services import agency, goals, relief_decisions, reliefs
from evaluations.services.editions import edition_for
from evaluations.services.reporting.submit import submit_report
from operators.models import Facility, User
from rules.fiscal_year import FiscalYear

AGENCY = "見本評価機関"
_RESULT = "https://example.jp/mihon-hyoka/"
_GOALS = (
    ("行事が職員だけの計画になりやすい。", "入居している方と一緒に、季節の行事を決める。", "毎月の話合いで、次の月の行事を決める。", "6か月"),
    ("災害のときの近所との連絡先が古い。", "町会と連絡先を確かめ合う。", "運営推進会議で連絡網を配り、訓練で使う。", "3か月"),
)  # fmt: skip


def evaluate_homes(who: Evaluators) -> int:
    """Last year's evaluations of both homes, this year's of one of them, 緩和 of the other; how many rounds."""
    year = FiscalYear.of(who.today)
    homes = {home.reference: home for home in Facility.objects.select_related("municipality", "corporation")}
    days = [
        (cast.BY_AGENCY, date(year.year - 1, 10, 8)),
        (cast.RELIEVED, date(year.year - 1, 10, 15)),
        (cast.BY_AGENCY, date(year.year, 9, 9)),
    ]
    over = [(home, day) for home, day in days if day + timedelta(days=40) < who.today]
    for reference, day in over:
        _reported(_evaluated(homes[reference], day, who), day, who)
    _relieve(homes[cast.RELIEVED], date(year.year - 1, 10, 15), year, who)
    return len(over)


def _evaluated(home: Facility, on: date, who: Evaluators) -> Round:
    """The agency came, wrote its result, and the home its plan."""
    began = noon(on - timedelta(days=60))
    made = Round.objects.create(
        facility=home,
        fiscal_year=FiscalYear.of(on).year,
        route=home.evaluation_route,
        form_version=edition_for(facility=home, at=began),
        planned_on=on,
        started_at=began,
        started_by=who.operator,
    )
    told = agency.AgencyWords(AGENCY, on, _RESULT)
    agency.record(round=made, told=told, by=who.operator, at=noon(on + timedelta(days=20)))
    for issue, goal, work, period in _GOALS:
        values = {"issue": issue, "goal": goal, "work": work, "period": period}
        goals.add(round=made, values=values, by=who.operator, at=noon(on + timedelta(days=21)))
    return Round.objects.whole().get(pk=made.pk)


def _reported(of: Round, on: date, who: Evaluators) -> None:
    """Published, and at the ward and the support centre."""
    put_before_the_public(of, on=on + timedelta(days=25), by=who.operator)
    submit_report(round=of, by=who.operator, at=noon(on + timedelta(days=28)), draw=False)


def _relieve(home: Facility, last: date, year: FiscalYear, who: Evaluators) -> None:
    """Applied for in June, forwarded, decided and told in July; as far as the day allows."""
    applied, forwarded, decided = (date(year.year, month, day) for month, day in ((6, 5), (6, 20), (7, 18)))
    if applied > who.today:
        return
    told = reliefs.Application(AGENCY, last, "過去5年間、続けて外部評価を受けています。")
    relief = reliefs.apply(facility=home, told=told, **_hand(who.operator, applied))
    if forwarded > who.today:
        return
    relief_decisions.forward(relief=relief, on=forwarded, **_hand(who.ward, forwarded))
    if decided > who.today:
        return
    hand = _hand(who.ward, decided)
    relief_decisions.decide(relief=relief, approved=True, on=decided, reason="", **hand)
    relief_decisions.tell(relief=Relief.objects.get(pk=relief.pk), on=decided, mail=False, **hand)


def _hand(by: User, on: date) -> dict[str, Any]:
    return {"by": by, "at": noon(on), "today": on}
