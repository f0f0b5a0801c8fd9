"""The demo in the database: whole, plausible on any day, the same every time, and never mixed with real data."""

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime

import pytest
from django.core.management import call_command
from django.db import transaction

from compliance.assessments import JudgedOffice, judge_offices
from compliance.demo import cast
from compliance.demo.loading import load
from compliance.forms.agenda import agenda_initial
from compliance.next_acts import next_acts
from evaluations.models import Evaluation
from meetings.agenda import templates_for
from meetings.models import Meeting, Member
from operators.models import Facility, HistoryEntry, Municipality, User
from rules.findings import Code, Status
from rules.fiscal_year import FiscalYear
from rules.kinds import ServiceKind
from rules.ruleset_files import rulebook

pytestmark = pytest.mark.embedded  # nobody shows the demo on a server of production
TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)


@contextmanager
def loaded(today: date) -> Iterator[None]:
    """The demo of a day, gone again afterwards."""
    with transaction.atomic():
        load(today=today, at=NOW, password="engawa-demo", tell=lambda line: None)
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="class")
def demo(django_db_setup, django_db_blocker) -> Iterator[None]:
    with django_db_blocker.unblock(), loaded(TODAY):
        yield


def judged(year: int, today: date) -> list[JudgedOffice]:
    return judge_offices(Facility.objects.order_by("number", "service", "pk"), FiscalYear(year), today)


def shares(offices: list[JudgedOffice]) -> dict[Status, float]:
    numbers = Counter(office.judgement.status for office in offices)
    with_duty = len(offices) - numbers.pop(Status.NOT_APPLICABLE, 0)
    return {status: number / with_duty for status, number in numbers.items()}


def codes(offices: list[JudgedOffice]) -> set[Code]:
    return {finding.code for office in offices for finding in office.judgement.findings}


@pytest.mark.django_db
@pytest.mark.usefixtures("demo")
class TestTheDayOfTheDemo:
    def test_the_offices_are_there_by_service(self):
        assert Counter(Facility.objects.values_list("service", flat=True)) == {
            "community_day": 98,
            "small_multifunctional": 13,
            "dementia_day": 11,
            "regular_visiting": 8,
            "nursing_multifunctional": 8,
            "night_visiting": 2,
            "group_home": 3,  # invented
        }

    def test_the_ward_follows_its_own_ruleset(self):
        assert [(m.code, m.name, m.ruleset_id) for m in Municipality.objects.all()] == [
            ("131202", "練馬区", "131202")
        ]

    def test_most_offices_are_in_good_order_this_year(self):
        share = shares(judged(2026, TODAY))
        assert set(share) == {Status.NONCOMPLIANT, Status.AT_RISK, Status.ON_TRACK}
        assert 0.60 <= share[Status.ON_TRACK] <= 0.75
        assert 0.15 <= share[Status.AT_RISK] <= 0.25
        assert 0.06 <= share[Status.NONCOMPLIANT] <= 0.13

    def test_most_offices_kept_the_duty_last_year(self):
        share = shares(judged(2025, TODAY))
        assert set(share) == {Status.NONCOMPLIANT, Status.AT_RISK, Status.COMPLIANT}
        assert 0.70 <= share[Status.COMPLIANT] <= 0.85

    def test_night_visiting_holds_no_council(self):
        nobody = {o.facility.service for o in judged(2026, TODAY) if o.judgement.required == 0}
        assert nobody == {"night_visiting"}

    def test_many_kinds_of_findings_are_shown(self):
        never_in_nerima = {Code.MEETING_CATEGORY_ABSENT}
        only_when_somebody_is_unlucky = {Code.EVALUATOR_NEUTRAL_MISSING}
        only_in_march = {Code.FREQUENCY_UNREACHABLE, Code.EVALUATION_UNREACHABLE}
        seen = codes(judged(2026, TODAY)) | codes(judged(2025, TODAY))
        assert seen == set(Code) - never_in_nerima - only_when_somebody_is_unlucky - only_in_march

    def test_every_invented_meeting_says_so(self):
        assert not Meeting.objects.exclude(note__contains="デモ用の架空の記録です。").exists()

    def test_every_meeting_has_its_hour_and_place(self):
        assert not Meeting.objects.filter(starts_at=None).exists()
        assert not Meeting.objects.filter(place="").exists()

    @pytest.mark.parametrize(
        ("service", "ticked"),
        [
            pytest.param(
                "small_multifunctional", ["users", "staff", "accidents", "events", "counts"], id="小多機"
            ),
            pytest.param("community_day", ["users", "staff", "accidents", "events"], id="地域密着型通所介護"),
            pytest.param("regular_visiting", ["services", "community_issues"], id="定期巡回"),
        ],
    )
    def test_the_meeting_form_ticks_what_is_reported_every_time(self, service, ticked):
        meeting = Meeting.objects.filter(participants_key__endswith=f"/{ServiceKind(service).code}").exclude(
            participants_key__contains=";"
        )[0]
        kind = rulebook("131202").on(meeting.held_on).kind(ServiceKind(service))
        templates = templates_for(kind.council, activity_counts=kind.activity_counts)
        shown = agenda_initial(meeting.agenda.order_by("position", "pk"), templates)
        assert (shown["every_time"], shown["own_items"]) == (ticked, "")

    def test_people_are_plainly_samples(self):
        family_names = {name.split()[0] for name in Member.objects.values_list("name", flat=True)}
        assert family_names == {"見本", "例示", "架空", "試作", "仮設", "模範"}
        assert not Member.objects.exclude(email="").exclude(email__endswith="@example.jp").exists()

    def test_nothing_is_held_or_sent_after_the_day(self):
        assert not Meeting.objects.filter(status="held", held_on__gte=TODAY).exists()
        assert not Meeting.objects.filter(status="planned", held_on__lt=TODAY).exists()
        for name in ("notice_on", "submitted_on", "published_on"):
            assert not Meeting.objects.filter(**{f"participations__{name}__gt": TODAY}).exists()
        assert not Evaluation.objects.filter(report_submitted_on__gt=TODAY).exists()

    def test_the_operator_has_one_office_of_each_kind_of_trouble(self):
        operator = User.objects.get(email="operator@example.jp")
        mine = judge_offices(Facility.objects.visible_to(operator), FiscalYear(2026), TODAY)
        assert {office.facility.reference: office.judgement.status for office in mine} == {
            cast.ON_TRACK: Status.ON_TRACK,
            cast.AT_RISK: Status.AT_RISK,
            cast.IN_BREACH: Status.NONCOMPLIANT,
        }
        assert {office.facility.service for office in mine} == {"small_multifunctional", "community_day"}

    def test_the_office_at_risk_has_something_to_do_within_two_weeks(self):
        facility = Facility.objects.filter(number=cast.AT_RISK.partition("/")[0])
        acts = next_acts(judge_offices(facility, FiscalYear(2026), TODAY)[0])
        soon = {act.what for act in acts if 0 <= (act.due - TODAY).days <= 14}
        assert {"開催通知を送る", "議事録と会議資料を提出する"} <= soon

    def test_the_support_centre_sees_its_area_only(self):
        center = User.objects.get(email="center@example.jp")
        seen = Facility.objects.visible_to(center)
        assert set(seen.values_list("placements__care_area__name", flat=True)) == {"石神井圏域"}

    def test_the_history_tells_of_every_meeting(self):
        told = set(
            HistoryEntry.objects.filter(subject__startswith="meeting ").values_list("subject", flat=True)
        )
        assert told == {f"meeting {pk}" for pk in Meeting.objects.values_list("pk", flat=True)}


@pytest.mark.django_db
@pytest.mark.parametrize(
    "today",
    [
        pytest.param(date(2027, 4, 1), id="first day of a fiscal year"),
        pytest.param(date(2027, 8, 9), id="summer"),
        pytest.param(date(2028, 2, 29), id="leap day"),
        pytest.param(date(2028, 3, 31), id="last day of a fiscal year"),
    ],
)
def test_any_day_shows_every_status(today):
    year = FiscalYear.of(today).year
    with loaded(today):
        now, before = shares(judged(year, today)), shares(judged(year - 1, today))
        operators = {
            office.facility.reference: office.judgement.status
            for office in judged(year, today)
            if office.facility.reference in cast.OPERATORS_OFFICES
        }
        assert any(office.judgement.status is Status.NOT_APPLICABLE for office in judged(year, today))
    assert 0.60 <= now[Status.ON_TRACK] <= 0.87
    assert 0.10 <= now[Status.AT_RISK] <= 0.27
    assert 0.03 <= now[Status.NONCOMPLIANT] <= 0.14
    assert 0.70 <= before[Status.COMPLIANT] <= 0.85
    assert operators == {
        cast.ON_TRACK: Status.ON_TRACK,
        cast.AT_RISK: Status.AT_RISK,
        cast.IN_BREACH: Status.NONCOMPLIANT,
    }


def assessed(capsys) -> dict:
    """What the command of the contract says of the day."""
    capsys.readouterr()
    call_command("assess_compliance", "--fiscal-year", "2026", "--as-of", str(TODAY), "--format", "json")
    return json.loads(capsys.readouterr().out)


class TestTheCommand:
    pytestmark = pytest.mark.django_db

    @pytest.fixture(autouse=True)
    def debug(self, settings):
        settings.DEBUG = True

    def test_names_the_source_opens_the_doors_and_makes_the_same_world_again(self, settings, capsys):
        """One test, because loading takes seconds."""
        settings.DEMO_PASSWORD = "somebody-chose-this"
        with transaction.atomic():
            call_command("load_demo", "--today", "2026-11-22")
            out = capsys.readouterr().out
            assert "出典：厚生労働省 介護サービス情報の公表システム オープンデータ（CC BY 4.0）" in out
            assert "架空" in out
            assert Facility.objects.count() == 143
            people = {user.email: user for user in User.objects.all()}
            assert {email: user.role for email, user in people.items()} == {
                "ward@example.jp": "ward",
                "operator@example.jp": "operator",
                "center@example.jp": "center",
            }
            assert all(user.check_password("somebody-chose-this") for user in people.values())
            once = assessed(capsys)
            transaction.set_rollback(True)
        with loaded(TODAY):
            again = assessed(capsys)
        assert once == again
        assert len(once["facilities"]) == 143
        homes = {
            each["facility"]: each["evaluation"]
            for each in once["facilities"]
            if each["service"] == "group_home"
        }
        assert homes == {cast.BY_COUNCIL: "done", cast.BY_AGENCY: "done", cast.RELIEVED: "relieved"}

    def test_without_debug_it_refuses(self, settings, capsys):
        settings.DEBUG = False
        with pytest.raises(SystemExit) as refused:
            call_command("load_demo")
        assert refused.value.code == 1
        assert capsys.readouterr().err == "DEBUG が無効なため、デモは読み込めません。\n"
        assert Facility.objects.count() == 0

    def test_once_leaves_registered_offices_alone(self, an_office, capsys):
        call_command("load_demo", "--once")
        assert capsys.readouterr().out == "事業所がすでに登録されているため、デモは読み込みませんでした。\n"
        assert list(Facility.objects.all()) == [an_office]

    def test_never_mixes_with_other_data(self, an_office, capsys):
        with pytest.raises(SystemExit) as refused:
            call_command("load_demo")
        assert refused.value.code == 1
        assert (
            capsys.readouterr().err
            == "データベースが空ではないため、デモは読み込めません。実際のデータとは混ぜません。\n"
        )
        assert list(Facility.objects.all()) == [an_office]

    @pytest.fixture
    def an_office(self) -> Facility:
        somewhere = Municipality.objects.create(code="270008", name="大阪府")
        return Facility.objects.create(
            number="2790000000", service="group_home", name="別の事業所", municipality=somewhere
        )
