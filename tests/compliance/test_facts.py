"""What the rules are told of an office's year: every fact, from the rows it comes from."""

from datetime import date

import pytest

from compliance.assessments import judge_offices
from compliance.facts import load
from compliance.models import RequirementOverride
from evaluations.models import Evaluation, Relief
from meetings.models import Attendance, Member
from operators.models import Corporation, Facility, Suspension
from rules.facts import AgencyEvaluation, CouncilEvaluation, OfficeYear, Partner, Seat
from rules.facts import Relief as ReliefFacts
from rules.fiscal_year import FiscalYear
from rules.kinds import AnnualTopic, EvaluationRoute, MemberCategory, Presence
from tests.evaluation_makers import round_of
from tests.makers import meeting, office, part_of, place, ward

pytestmark = pytest.mark.django_db

FY = FiscalYear(2025)


def facts_of(facility: Facility, year: FiscalYear = FY) -> OfficeYear:
    (record,) = load(Facility.objects.filter(pk=facility.pk), year)
    return record.facts


def test_an_office_without_anything_has_only_its_kind():
    home = office()
    assert facts_of(home) == OfficeYear(home.kind, FY, municipality="131202")


def test_periods_override_and_seats():
    home = office(designated_on=date(2025, 6, 15), closed_on=date(2026, 2, 1))
    Suspension.objects.create(facility=home, first_on=date(2025, 8, 1), last_on=date(2025, 8, 31))
    RequirementOverride.objects.create(
        facility=home, fiscal_year=2025, required=3, reason="区の判断", decided_at="2025-05-01T00:00+09:00"
    )
    RequirementOverride.objects.create(
        facility=home, fiscal_year=2024, required=1, reason="前の年度", decided_at="2024-05-01T00:00+09:00"
    )
    Member.objects.create(facility=home, category="expert", name="見本 太郎", left_on=date(2025, 9, 30))
    assert facts_of(home) == OfficeYear(
        home.kind, FY, municipality="131202", designated_on=date(2025, 6, 15), closed_on=date(2026, 2, 1),
        suspensions=((date(2025, 8, 1), date(2025, 8, 31)),), override=3,
        seats=(Seat(MemberCategory.EXPERT, None, date(2025, 9, 30)),),
    )  # fmt: skip


def test_a_joint_meeting_is_seen_from_each_side():
    here, there = office(area="石神井"), office("community_day", "1372000011", area="大泉")
    joint = meeting(date(2025, 10, 20), here, there, topics=["hygiene"], notice_on=date(2025, 9, 10))
    part_of(joint, there).agenda.create(meeting=joint, title="地域交流", topic="community_exchange")
    ours, theirs = facts_of(here).meetings[0], facts_of(there).meetings[0]
    assert [partner.reference for partner in ours.partners] == ["1372000011/78"]
    assert ours.partners == (Partner("1372000011/78", there.name, "131202", theirs.area),)
    assert ours.area != theirs.area
    assert (ours.topics, theirs.topics) == (
        {AnnualTopic.HYGIENE}, {AnnualTopic.HYGIENE, AnnualTopic.COMMUNITY_EXCHANGE},
    )  # fmt: skip


def test_meetings_of_other_years_stay_out_but_the_last_counting_one_is_remembered():
    home = office()
    meeting(date(2024, 11, 5), home)
    meeting(date(2025, 2, 10), home)
    meeting(date(2025, 3, 20), home, mode="written")
    meeting(date(2025, 3, 25), home, status="cancelled")
    meeting(date(2026, 4, 1), home)
    facts = facts_of(home)
    assert (facts.meetings, facts.last_counted_before) == ((), date(2025, 2, 10))


def test_the_area_of_the_day_counts_when_the_map_is_redrawn():
    home, partner = office(area="石神井"), office("community_day", "1372000011", area="石神井")
    place(partner, "大泉", since=date(2025, 10, 1))
    before = meeting(date(2025, 9, 30), home, partner)
    after = meeting(date(2025, 10, 1), home, partner)
    areas = [(m.area == m.partners[0].area) for m in facts_of(home).meetings]
    assert areas == [True, False]
    assert [before.held_on, after.held_on] == [m.on for m in facts_of(home).meetings]


def test_an_area_that_is_no_longer_in_force_is_unknown():
    home = office(area="旧圏域")
    home.placements.get().care_area.__class__.objects.update(valid_until=date(2025, 9, 30))
    meeting(date(2025, 10, 1), home)
    assert facts_of(home).meetings[0].area is None


@pytest.mark.parametrize(
    ("rows", "present"),
    [
        pytest.param([], None, id="nobody told who came"),
        pytest.param([("user", "present"), ("expert", "absent")], {MemberCategory.USER}, id="absent is not there"),
        pytest.param([("family", "video"), ("staff", "proxy")], {MemberCategory.FAMILY, MemberCategory.STAFF},
                     id="video and proxy are there"),
        pytest.param([("expert", "written"), ("medical", "apology")], set(), id="a letter is not being there"),
    ],
)  # fmt: skip
def test_who_was_present(rows, present):
    home = office()
    part = part_of(meeting(date(2025, 10, 20), home), home)
    for category, manner in rows:
        Attendance.objects.create(participation=part, category=category, manner=manner, name="見本")
    assert facts_of(home).meetings[0].present == present


def test_everybody_in_the_room_of_a_joint_meeting_is_present_for_each_office():
    here, there = office(), office("community_day", "1372000011")
    joint = meeting(date(2025, 10, 20), here, there)
    Attendance.objects.create(
        participation=part_of(joint, there), category="municipality", manner="present", name="見本"
    )
    assert facts_of(here).meetings[0].present == {MemberCategory.MUNICIPALITY}


@pytest.mark.parametrize(
    ("ledger", "category", "consented_on", "missing"),
    [
        pytest.param(None, None, None, False, id="nobody by video"),
        pytest.param(False, None, None, True, id="the ledger says no consent"),
        pytest.param(True, None, None, False, id="the ledger says consent"),
        pytest.param(None, "family", date(2025, 10, 20), False, id="consent on the day"),
        pytest.param(None, "family", date(2025, 10, 21), True, id="consent a day late"),
        pytest.param(None, "user", None, True, id="no consent recorded"),
        pytest.param(None, "expert", None, False, id="an expert needs none"),
    ],
)
def test_consent_to_video(ledger, category, consented_on, missing):
    home = office()
    part = part_of(meeting(date(2025, 10, 20), home, mode="web", video_consent=ledger), home)
    if category:
        Attendance.objects.create(
            participation=part, category=category, manner="video", name="見本", consented_on=consented_on
        )
    assert facts_of(home).meetings[0].video_without_consent is missing


def test_an_evaluation_is_told_with_its_evaluators_and_their_corporation():
    corporation = Corporation.objects.create(number="8011601011609", name="見本法人")
    home = office(corporation=corporation)
    part = part_of(meeting(date(2025, 10, 20), home, carries_evaluation=True), home)
    Evaluation.objects.create(
        facility=home, route="council", participation=part, public_evaluator="written",
        neutral_evaluator="present", neutral_corporation_number="8011601011609", published_on=date(2025, 11, 1),
    )  # fmt: skip
    assert facts_of(home).meetings[0].evaluation == CouncilEvaluation(
        Presence.WRITTEN, Presence.PRESENT, neutral_of_same_corporation=True, published_on=date(2025, 11, 1)
    )


def test_an_evaluation_nobody_described_has_unknown_evaluators():
    home, partner = office(), office("community_day", "1372000011")
    joint = meeting(date(2025, 10, 20), home, partner)
    home.participations.update(carries_evaluation=True)
    assert facts_of(home).meetings[0].evaluation == CouncilEvaluation()
    assert (facts_of(partner).meetings[0].evaluation, facts_of(partner).meetings[0].carries_evaluation) == (
        None,
        True,
    )
    assert joint.participations.count() == 2


def test_agency_evaluations_and_reliefs_reach_over_two_years():
    home = office(evaluation_route="agency")
    for day in (date(2024, 3, 31), date(2024, 4, 1), date(2026, 3, 31)):
        Evaluation.objects.create(facility=home, route="agency", evaluated_on=day)
    for year, approved in ((2023, True), (2024, True), (2025, False)):
        Relief.objects.create(
            facility=home,
            fiscal_year=year,
            applied_on=date(year, 4, 1),
            decided_on=date(year, 8, 1),
            approved=approved,
        )
    facts = facts_of(home)
    assert facts.route is EvaluationRoute.AGENCY
    assert facts.agency_evaluations == (
        AgencyEvaluation(date(2024, 4, 1)),
        AgencyEvaluation(date(2026, 3, 31)),
    )
    assert facts.reliefs == (ReliefFacts(FY.previous, date(2024, 8, 1), approved=True),)


def test_an_agencys_visit_is_a_plan_until_it_is_recorded_and_only_in_its_year():
    home = office("group_home", evaluation_route="agency")
    begun = round_of(home, fiscal_year=2025, planned_on=date(2026, 1, 20))
    round_of(home, fiscal_year=2026, planned_on=date(2026, 9, 1))
    assert [facts_of(home, year).agency_visit_on for year in (FY.previous, FY, FY.next)] == [
        None,
        date(2026, 1, 20),
        date(2026, 9, 1),
    ]
    days = (date(2026, 1, 20), date(2026, 1, 21))
    mine = Facility.objects.filter(pk=home.pk)
    assert [judge_offices(mine, FY, day)[0].judgement.evaluation.value for day in days] == [
        "planned",
        "missing",
    ]
    begun.evaluation = Evaluation.objects.create(
        facility=home, route="agency", evaluated_on=date(2026, 1, 15)
    )
    begun.save()
    assert facts_of(home).agency_visit_on is None


def test_every_ward_is_judged_by_its_own_ruleset():
    office()
    office(number="2790000018", municipality=ward("271004", "270008", "大阪市"))
    books = [record.rulebook.id for record in load(Facility.objects.order_by("number"), FY)]
    assert books == ["131202", "270008"]


def test_facts_cost_the_same_for_one_office_and_for_three(django_assert_num_queries):
    def grow(number: str) -> None:
        home, partner = office(number=number, area="石神井"), office("community_day", number)
        part = part_of(meeting(date(2025, 6, 1), home, partner, topics=["hygiene"]), home)
        Attendance.objects.create(participation=part, category="user", manner="present", name="見本")
        Member.objects.create(facility=home, category="user", name="見本 花子")
        Suspension.objects.create(facility=home, first_on=date(2025, 8, 1), last_on=date(2025, 8, 2))

    grow("1392000019")
    with django_assert_num_queries(8):
        load(Facility.objects.all(), FY)
    grow("1392000027")
    grow("1392000035")
    with django_assert_num_queries(8):
        load(Facility.objects.all(), FY)
