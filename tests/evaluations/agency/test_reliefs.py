"""緩和 from the application to the office's mail, and what the rules make of each decision. [O]"""

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial

import pytest

from compliance.facts import load
from evaluations.models import Relief
from evaluations.services import relief_decisions, reliefs, routes
from evaluations.services import relief_errors as errors
from evaluations.services.relief_outlook import outlook_of
from evaluations.services.reliefs import Application
from operators.models import Facility, HistoryEntry
from outbox.models import Message
from rules.assess import judge
from rules.fiscal_year import FiscalYear
from rules.kinds import EvaluationRoute
from tests.evaluation_makers import agency_evaluation_of, round_of
from tests.fixtures.people import World
from tests.retention.aged import message

JUNE = datetime(2026, 6, 10, 3, 0, tzinfo=UTC)
TOLD = Application("見本評価機関", date(2025, 11, 10), "要綱のとおりです。")


@pytest.fixture
def home(nerima: World) -> World:
    Facility.objects.filter(pk=nerima.facility.pk).update(evaluation_route="agency")
    nerima.facility.refresh_from_db()
    return nerima


def applied(world: World, on: date = date(2026, 6, 10)) -> Relief:
    return reliefs.apply(facility=world.facility, told=TOLD, by=world.operator, at=JUNE, today=on)


def decided(
    relief: Relief, approved: bool, world: World, on: date = date(2026, 8, 3), reason: str = "要綱による"
) -> None:
    relief_decisions.decide(
        relief=relief, approved=approved, on=on, reason=reason, by=world.ward, at=JUNE, today=on
    )


def judged(world: World, year: int) -> str:
    """What the rules say of the year's evaluation once the year is over."""
    (record,) = load(Facility.objects.filter(pk=world.facility.pk), FiscalYear(year))
    return judge(record.facts, date(year + 1, 4, 1), record.rulebook).evaluation.value


def words_of(error_class: type[errors.ReliefError], act: Callable[[], object]) -> str:
    with pytest.raises(error_class) as caught:
        act()
    return caught.value.words


def test_the_window_is_april_to_june_both_days_inside(home: World) -> None:
    for day in (date(2026, 3, 31), date(2026, 7, 1)):
        year = FiscalYear.of(day).year
        assert words_of(errors.OutsideWindow, partial(applied, home, day)) == (
            f"緩和の申請は、令和{year - 2018}年4月1日から令和{year - 2018}年6月30日までです。"
        )
    for day in (date(2026, 4, 1), date(2026, 6, 30)):
        made = applied(home, day)
        assert (made.fiscal_year, made.applied_on, made.late_reason) == (2026, day, "")
        reliefs.withdraw(relief=made, by=home.operator, at=JUNE)
    verbs = HistoryEntry.objects.filter(subject__startswith="relief ").order_by("pk")
    assert [entry.verb for entry in verbs] == ["緩和の申請", "緩和の申請の取下げ"] * 2


def test_the_wards_desk_hears_of_an_application_and_not_of_one_taken_back(home: World) -> None:
    home.municipality.desk_email = "kaigo@nerima.example.jp"
    home.municipality.save()
    made = applied(home)
    mail = Message.objects.get()
    assert (mail.recipient_email, mail.subject) == (
        "kaigo@nerima.example.jp",
        "【緩和の申請】令和8年度の外部評価（グループホームひなた）",
    )
    assert "/ward/evaluations/reliefs/?state=applied" in mail.text
    for words in (TOLD.words, TOLD.agency_name, home.operator.name):
        assert words not in f"{mail.text}{mail.html}"
    Message.objects.filter(pk=mail.pk).update(state="sent", settled_at=JUNE)
    other = message(f"relief/{made.pk}0/applied/desk")
    reliefs.withdraw(relief=made, by=home.operator, at=JUNE)
    assert Message.objects.get() == other  # sent or not: nothing would ever take it away
    reliefs.record_paper(
        facility=home.facility, told=TOLD, applied_on=date(2026, 6, 10), late_reason="", by=home.ward, at=JUNE,
        today=date(2026, 6, 10),
    )  # fmt: skip
    assert Message.objects.get() == other  # the ward knows of its own paper


def test_who_may_not_apply_hears_why(home: World, itabashi: World) -> None:
    applied(itabashi_agency := _by_agency(itabashi))
    made = applied(home)
    assert words_of(errors.TwiceAYear, lambda: applied(home)) == "令和8年度の申請は、すでにあります。"
    decided(made, True, home)
    pause = words_of(errors.PauseYear, lambda: applied(home, date(2027, 4, 1)))
    assert pause == "令和8年度に緩和の承認を受けているため、次に申請できるのは令和10年度です。"
    assert applied(home, date(2028, 4, 1)).fiscal_year == 2028
    Facility.objects.filter(pk=home.facility.pk).update(evaluation_route="council")
    council = words_of(errors.CouncilRoute, lambda: applied(home, date(2030, 4, 1)))
    assert council == "運営推進会議を活用した評価は緩和の対象外です。"
    assert Relief.objects.filter(facility=itabashi_agency.facility).count() == 1


def _by_agency(world: World) -> World:
    Facility.objects.filter(pk=world.facility.pk).update(evaluation_route="agency")
    return world


def test_the_ward_takes_a_late_paper_with_a_reason_only(home: World) -> None:
    def paper(reason: str, on: date = date(2026, 7, 1)) -> Relief:
        return reliefs.record_paper(
            facility=home.facility, told=TOLD, applied_on=on, late_reason=reason, by=home.ward, at=JUNE,
            today=date(2026, 7, 10),
        )  # fmt: skip

    with pytest.raises(errors.ReasonMissing) as caught:
        paper(" ")
    assert caught.value.field == "late_reason"
    with pytest.raises(errors.DayToCome):
        paper("郵便の遅れ", date(2026, 7, 11))
    assert paper("郵便の遅れ").late_reason == "郵便の遅れ"
    Relief.objects.all().delete()
    assert paper("いらない理由", date(2026, 6, 30)).late_reason == ""


def test_an_approval_takes_this_year_away_and_the_next_only_if_this_year_had_one(home: World) -> None:
    made = applied(home)
    assert judged(home, 2026) == "missing"
    decided(made, True, home)
    assert (judged(home, 2026), judged(home, 2027), judged(home, 2028)) == ("relieved", "missing", "missing")
    agency_evaluation_of(home.facility, date(2026, 12, 1))
    assert (judged(home, 2026), judged(home, 2027), judged(home, 2028)) == ("done", "relieved", "missing")
    told = outlook_of(home.facility, date(2026, 8, 4))
    assert told.standing == told.if_now
    assert (told.if_now.following.label, told.if_now.possible.label) == ("令和9年度", "令和10年度")
    assert (told.year.label, told.opens) == ("令和10年度", date(2028, 4, 1))


def test_a_route_chosen_later_takes_no_relief_from_a_year_gone_by(home: World) -> None:
    decided(applied(home), True, home)
    agency_evaluation_of(home.facility, date(2026, 12, 1))
    other = FiscalYear(2028)
    Relief.objects.create(
        facility=home.facility,
        fiscal_year=2028,
        applied_on=other.first,
        decided_on=other.first,
        approved=True,
    )
    later = datetime(2028, 5, 1, tzinfo=UTC)
    routes.choose(
        facility=home.facility, route=EvaluationRoute.COUNCIL, by=home.operator, at=later, today=later.date()
    )
    years = {year: judged(home, year) for year in range(2026, 2030)}
    assert years == {2026: "done", 2027: "relieved", 2028: "missing", 2029: "missing"}
    round_of(home.facility, fiscal_year=2028, route="agency", by=home.operator)
    round_of(home.facility, fiscal_year=2027, route="council", by=home.operator)
    assert (judged(home, 2027), judged(home, 2028)) == ("missing", "relieved")


def test_a_refusal_leaves_the_duty_and_a_correction_has_a_reason_and_is_told_anew(home: World) -> None:
    made = applied(home)
    with pytest.raises(errors.ReasonMissing):
        decided(made, False, home, reason="")
    decided(made, False, home, reason="要件3を満たさないため")
    assert judged(home, 2026) == "missing"

    def tell(on: date = date(2026, 8, 5)) -> int:
        return relief_decisions.tell(
            relief=made, on=on, mail=True, by=home.ward, at=JUNE, today=date(2026, 8, 5)
        )

    with pytest.raises(errors.TooEarly):
        tell(date(2026, 8, 2))
    assert tell() == 1
    with pytest.raises(errors.AlreadyTold):
        tell()
    mail = Message.objects.get(key__startswith=f"relief/{made.pk}/{int(JUNE.timestamp())}")
    assert mail.subject == "【緩和の決定】令和8年度の外部評価（グループホームひなた）"
    assert "承認されませんでした" in mail.text
    assert "決定の理由は、緩和のページで確かめられます。" in mail.text
    assert "要件3" not in f"{mail.text}{mail.html}"
    with pytest.raises(errors.ReasonMissing):
        decided(made, True, home, reason="")
    decided(made, True, home, reason="府の通知の訂正による")
    made.refresh_from_db()
    assert (made.approved, made.told_on, judged(home, 2026)) == (True, None, "relieved")
    assert "緩和の決定の訂正" in HistoryEntry.objects.values_list("verb", flat=True)
    told = "".join(str(changes) for changes in HistoryEntry.objects.values_list("changes", flat=True))
    for typed in (
        "要件3を満たさない",
        "府の通知の訂正",
        TOLD.words,
    ):  # people's words stay out of the history
        assert typed not in told


def test_days_follow_each_other_and_a_decided_application_cannot_be_withdrawn(home: World) -> None:
    made = applied(home)

    def forward(on: date) -> None:
        relief_decisions.forward(relief=made, on=on, by=home.ward, at=JUNE, today=date(2026, 8, 3))

    with pytest.raises(errors.TooEarly):
        forward(date(2026, 6, 9))
    with pytest.raises(errors.DayToCome):
        forward(date(2026, 8, 4))
    forward(date(2026, 7, 10))
    with pytest.raises(errors.Forwarded):
        reliefs.withdraw(relief=made, by=home.operator, at=JUNE)
    with pytest.raises(errors.NotDecided):
        relief_decisions.tell(
            relief=made, on=date(2026, 8, 3), mail=True, by=home.ward, at=JUNE, today=date(2026, 8, 3)
        )
    with pytest.raises(errors.TooEarly):
        decided(made, True, home, on=date(2026, 7, 9))
    decided(made, True, home, on=date(2026, 8, 1))
    later = words_of(errors.TooLate, lambda: forward(date(2026, 8, 2)))
    assert later == "決定日（令和8年8月1日）より後の日付です。"
    with pytest.raises(errors.Decided):
        reliefs.withdraw(relief=made, by=home.ward, at=JUNE)
    assert Relief.objects.get().approved is True
