"""The desk's weekly mail: once a week, made up for when missed, nothing between two, no names of people."""

from datetime import date, datetime

import pytest

from compliance.services.digest import send_digests
from compliance.tasks import send_desk_digests
from evaluations.models import Relief
from meetings.models import Submission
from operators.models import Municipality
from outbox.models import Message
from tests.desk.conftest import filled
from tests.evaluation_makers import evaluation_of
from tests.makers import meeting, office, part_of, submission_of


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+09:00")


MONDAY = at("2026-11-16T08:15")


@pytest.fixture
def desk(nerima, itabashi):
    """A ward with a desk that reads mail; the ward next door has none."""
    Municipality.objects.filter(pk=nerima.municipality.pk).update(
        desk_email="kaigo@nerima.example.jp", desk_name="介護保険課"
    )
    return nerima


def came(world, moment: str, name: str, number: str, state: str = "received"):
    made = submission_of(
        meeting(date(2026, 10, 20), office(number=number, name=name, municipality=world.municipality))
        .participations.get(),
        state=state,
        state_at=at(moment),
    )  # fmt: skip
    made.participation.submitted_on = date(2026, 11, 1)
    made.participation.save()
    made.versions.update(submitted_at=at(moment))
    return made


def texts() -> list[str]:
    return list(Message.objects.order_by("prepared_at").values_list("text", flat=True))


def section(text: str, head: str) -> list[str]:
    """The lines of one part of the mail."""
    after = text.partition(f"■ {head}")[2]
    lines = after.partition("■")[0].partition("受付を開く")[0].splitlines()
    return [line for line in lines[1:] if line]


def test_a_week_gets_one_mail(desk):
    made = [send_digests(at=at(day)) for day in ("2026-11-16T08:15", "2026-11-16T09:15", "2026-11-17T08:15")]
    assert made == [1, 0, 0]
    assert send_digests(at=at("2026-11-23T08:15")) == 1
    assert list(Message.objects.order_by("key").values_list("key", "recipient_email")) == [
        (f"desk-digest/{desk.municipality.pk}/2026-W47", "kaigo@nerima.example.jp"),
        (f"desk-digest/{desk.municipality.pk}/2026-W48", "kaigo@nerima.example.jp"),
    ]


@pytest.mark.parametrize(
    ("weekday", "day", "sent"),
    [
        pytest.param(0, "2026-11-17T08:15", 1, id="Monday missed, Tuesday makes up for it"),
        pytest.param(2, "2026-11-17T08:15", 0, id="Wednesday has not come"),
        pytest.param(2, "2026-11-18T08:15", 1, id="Wednesday"),
        pytest.param(0, "2026-11-22T23:30", 1, id="late on Sunday it is still this week"),
        pytest.param(None, "2026-11-18T08:15", 0, id="none is wanted"),
    ],
)
def test_the_day_of_the_week(desk, weekday, day, sent):
    Municipality.objects.filter(pk=desk.municipality.pk).update(digest_weekday=weekday)
    assert send_digests(at=at(day)) == sent


def test_the_last_week_of_a_year_is_not_the_first(desk):
    days = ("2026-12-28T08:15", "2027-01-01T08:15", "2027-01-04T08:15")
    assert [send_digests(at=at(day)) for day in days] == [1, 0, 1]


def test_nothing_falls_between_two_mails(desk):
    came(desk, "2026-11-08T12:00", "まえ", "1372000011")
    came(desk, "2026-11-12T12:00", "あさひ", "1372000029")
    send_digests(at=MONDAY)
    came(desk, "2026-11-16T08:20", "すぐあと", "1372000037")
    came(desk, "2026-11-24T07:00", "まつり", "1372000045")
    send_digests(at=at("2026-11-24T08:15"))
    assert [section(text, "届いたもの") for text in texts()] == [
        ["・あさひ（議事録・R8-0002・10月20日の会議）"],
        ["・すぐあと（議事録・R8-0003・10月20日の会議）", "・まつり（議事録・R8-0004・10月20日の会議）"],
    ]


def test_what_waits_is_told_with_its_days(desk):
    came(desk, "2026-11-02T12:00", "あさひ", "1372000011")
    came(desk, "2026-11-16T07:00", "ひばり", "1372000029")
    came(desk, "2026-11-10T12:00", "みどり", "1372000037", state="returned")
    came(desk, "2026-11-10T12:00", "うけとり", "1372000045", state="accepted")
    send_digests(at=MONDAY)
    text = texts()[0]
    assert section(text, "受理か差戻し") == [
        "・あさひ（議事録・R8-0001・10月20日の会議）14日前から",
        "・ひばり（議事録・R8-0002・10月20日の会議）今日から",
    ]
    assert section(text, "差し戻して") == ["・みどり（議事録・R8-0003・10月20日の会議）6日前から"]
    assert section(text, "期限を7日より") == ["・グループホームひなた（議事録・6月20日の会議）期限から119日"]


def test_evaluations_are_told_by_their_kind_and_reliefs_by_their_number(desk, itabashi):
    late = office("group_home", "1392000061", municipality=desk.municipality, name="あおば")
    evaluation_of(part_of(meeting(date(2026, 9, 1), late, submitted_on=date(2026, 9, 20)), late))
    came(desk, "2026-11-12T12:00", "ひばり", "1372000029").versions.get()
    Submission.objects.filter(facility__name="ひばり").update(kind="evaluation")
    for world, approved in ((desk, None), (itabashi, None)):
        Relief.objects.create(
            facility=world.facility, fiscal_year=2026, applied_on=date(2026, 5, 1), approved=approved
        )
    send_digests(at=MONDAY)
    mail = Message.objects.get()
    assert mail.subject.endswith("の議事録と評価の報告")
    assert section(mail.text, "届いたもの") == ["・ひばり（評価の結果報告・R8-0001・10月20日の会議）"]
    assert section(mail.text, "期限を7日より") == [
        "・グループホームひなた（議事録・6月20日の会議）期限から119日",
        "・あおば（評価の結果報告・9月1日の会議）期限から46日",
    ]
    assert "決定を待っている緩和の申請 1件" in mail.text
    assert "決定を待っている緩和の申請　1件" in mail.html


def test_no_person_and_no_stranger_is_named(desk, itabashi):
    Municipality.objects.filter(pk=itabashi.municipality.pk).update(desk_email="kaigo@itabashi.example.jp")
    submission, other = filled(desk), filled(itabashi)
    submission.assigned_to = desk.ward
    submission.save()
    other.save()
    assert send_digests(at=MONDAY) == 2
    mail = Message.objects.get(recipient_email="kaigo@nerima.example.jp")
    people = [desk.ward.name, desk.operator.name, desk.member.name, "山田", *itabashi.names]
    said = f"{mail.subject}{mail.text}{mail.html}"
    assert [name for name in people if name in said] == []
    assert desk.facility.name in mail.html


def test_many_are_named_in_part_and_counted_in_full(desk):
    for each in range(18):
        came(desk, "2026-11-12T12:00", f"事業所{each:02}", f"13720{each:05}")
    send_digests(at=MONDAY)
    lines = section(texts()[0], "届いたもの 18件")
    assert (len(lines), lines[-1]) == (16, "ほか3件")


def test_a_ward_without_offices_gets_none(desk):
    Municipality.objects.create(code="131016", name="千代田区", desk_email="a@example.jp")
    assert send_digests(at=MONDAY) == 1


def test_the_task_reads_the_clock(desk):
    send_desk_digests()
    sent = Message.objects.count()
    send_desk_digests()
    assert (sent, Message.objects.count()) == (1, 1)
