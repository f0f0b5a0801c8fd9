"""The self-evaluation's pages: nothing typed is lost, whoever else types, and nobody else's office is shown."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from evaluations.models import Entry, Round
from evaluations.staff_sheets.rollup import roll_up
from meetings.enums import RecipientKind
from meetings.models import Material, Meeting, Member, Notice, Participation
from meetings.services import notices
from meetings.services.notice_proof import settle_notice
from operators.models import OperatorAssignment, User
from outbox.models import Message, MessageFile
from tests.evaluation_makers import entry_of, round_of, staff_sheet_of
from tests.evaluations.sheets.conftest import as_group_home
from tests.evaluations.sheets.small import FORM
from tests.makers import NOON


def page(name: str, of: Round, *args: str) -> str:
    return reverse(name, args=[of.pk, *args])


@pytest.fixture
def office(client, small_round, nerima, itabashi):
    """Signed in; the next ward has a round of its own."""
    round_of(as_group_home(itabashi), by=itabashi.operator)
    client.force_login(nerima.operator)
    return client


def typed(**more: str) -> dict[str, str]:
    """Everything the first section's page posts, empty."""
    names = ["i1-rating", "i1-words", "i1-many-a", "i1-many-b", "i2-rating", "i2-words", "s1-last_plan"]
    return dict.fromkeys(names, "") | {f"{row}-_seen": "0" for row in ("i1", "i2", "s1")} | more


def test_a_section_is_saved_by_the_button_and_a_row_by_itself(office, small_round):
    address = page("evaluation_sheet", small_round, "own")
    answer = office.post(
        f"{address}?section=s1", typed(**{"i1-rating": "a", "i1-many-b": "２", "act": "next"})
    )
    assert (answer.status_code, answer["Location"]) == (302, f"{address}?section=s2")
    row = page("evaluation_sheet_row", small_round, "own", "i2")
    piece = office.post(
        row, {"i2-words": "話し合った", "i2-rating": "", "i2-_seen": "0"}, headers={"HX-Request": "true"}
    )
    assert "保存しました" in piece.content.decode()
    assert 'name="i2-_seen" value="1"' in piece.content.decode()
    stored = dict(Entry.objects.filter(round=small_round).values_list("row", "values"))
    assert stored["i1"] == {"many": {"b": 2}, "rating": "a", "words": ""}
    assert stored["i2"]["words"] == "話し合った"
    assert office.get(row)["Location"] == f"{address}?section=s1#row-i2"
    assert office.get(page("evaluation_sheet", small_round, "person")).status_code == 404
    assert office.get(f"{address}?section=zz").status_code == 404


def test_two_who_type_at_once_read_both_texts(office, small_round, nerima):
    other = User.objects.create_user("b@example.jp", "hinata-bokko-2026", name="日向 二郎", role="operator")
    OperatorAssignment.objects.create(user=other, facility=nerima.facility)
    entry = entry_of(small_round, "own", "i1", words="先に書いた文", rating="b")
    Entry.objects.filter(pk=entry.pk).update(saved_by=other)
    address = page("evaluation_sheet", small_round, "own") + "?section=s1"
    mine = typed(**{"i1-words": "あとの文", "i2-rating": "b", "i2-words": "あ" * 4001, "i1-many-a": "多"})
    wrong = office.post(address, mine)
    assert wrong.status_code == 422
    assert all(
        words in wrong.content.decode() for words in ("あとの文", "4,000文字まで", "人数は0から999まで")
    )

    clash = office.post(address, mine | {"i2-words": "短い文", "i1-many-a": ""})
    html = clash.content.decode()
    assert clash.status_code == 409
    assert all(
        words in html for words in ("先に書いた文", "あとの文", "日向 二郎", 'name="i1-_seen" value="1"')
    )
    assert Entry.objects.get(round=small_round, row="i2").values["words"] == "短い文"  # the others are saved
    assert Entry.objects.get(pk=entry.pk).values["words"] == "先に書いた文"

    piece = office.post(
        page("evaluation_sheet_row", small_round, "own", "i1"),
        {"i1-words": "あとの文", "i1-_seen": "0"},
        headers={"HX-Request": "true"},
    )
    assert piece.status_code == 200
    told = piece.content.decode()
    assert all(words in told for words in ("先に書いた文", "あとの文", 'name="i1-_seen" value="0"'))
    assert 'name="i1-_agreed" value="1"' in told  # saving itself again would wipe out what is shown beside
    agreed = mine | {"i2-words": "短い文", "i2-_seen": "1", "i1-many-a": "", "i1-_agreed": "1"}
    assert office.post(address, agreed).status_code == 302
    assert Entry.objects.get(pk=entry.pk).values["words"] == "あとの文"


def test_words_of_a_session_that_ended_are_there_after_signing_in_and_never_over_a_colleagues(
    office, small_round, nerima
):
    address = page("evaluation_sheet", small_round, "own")
    htmx = {"HX-Request": "true", "HX-Current-URL": f"http://testserver{address}#row-i1"}
    rows = {key: page("evaluation_sheet_row", small_round, "own", key) for key in ("i1", "i2")}
    office.logout()
    for key, row in rows.items():
        lost = office.post(row, {f"{key}-words": f"{key}の文", f"{key}-_seen": "0"}, headers=htmx)
        assert (lost.status_code, lost["HX-Refresh"]) == (401, "true")
    entry_of(small_round, "own", "i2", words="先に書いた文")  # a colleague, meanwhile
    office.force_login(nerima.operator)
    shown = office.get(address).content.decode()
    assert all(words in shown for words in ("i1の文", "i2の文", "ログインの前に入力した内容です"))
    assert (
        f'action="{address}"' in shown
    )  # what the button posts is kept, and forgotten, under the page's address

    office.post(rows["i1"], {"i1-words": "i1の文", "i1-_seen": "0"}, headers=htmx)
    left = office.get(address)
    assert [line.form.is_bound for line in left.context["lines"][:2]] == [False, True]
    assert 'name="i2-_seen" value="0"' in left.content.decode()
    clash = office.post(address, typed(**{"i1-_seen": "1", "i1-words": "i1の文", "i2-words": "i2の文"}))
    assert (clash.status_code, "先に書いた文" in clash.content.decode()) == (409, True)
    assert Entry.objects.get(round=small_round, row="i2").values["words"] == "先に書いた文"
    assert "ログインの前に" not in office.get(address).content.decode()


def test_counts_come_from_the_staff_or_are_typed_where_nobody_was_asked(office, small_round):
    address = page("evaluation_sheet", small_round, "own") + "?section=s1"
    assert "個別評価を集めていないため" in office.get(address).content.decode()
    staff_sheet_of(small_round)
    waiting = office.get(address).content.decode()
    assert "i1-many-a" not in waiting
    assert "個別評価を締め切ると、集計が入ります" in waiting
    result = roll_up(FORM, [("carer", {"i1": {"mark": "a", "note": f"声{n}"}}) for n in range(3)]).as_json()
    by = small_round.started_by
    Round.objects.filter(pk=small_round.pk).update(
        staff_closed_at=NOON, staff_closed_by=by, staff_result=result
    )
    shown = office.get(address).content.decode()
    assert all(words in shown for words in ("従業者 3名", "声0", "声1", "声2"))
    assert ("i1-many-a" in shown, "i2-many-a" in shown) == (False, True)  # nobody answered the second item
    office.post(address, typed(**{"i1-many-a": "9", "i1-rating": "a"}))
    assert "many" not in Entry.objects.get(round=small_round, row="i1").values


def test_final_by_the_page_and_open_again(office, small_round, nerima):
    final, reopen = (page(f"evaluation_self_{name}", small_round) for name in ("final", "reopen"))
    assert "確定の前にすること" in office.get(final).content.decode()
    assert office.post(final).status_code == 422
    for row in ("i1", "i2", "i3"):
        entry_of(small_round, "own", row, rating="a")
    Round.objects.filter(pk=small_round.pk).update(participation=nerima.participation)
    Meeting.objects.filter(pk=nerima.meeting.pk).update(status="planned")
    assert "個別評価は集めていません" in office.get(final).content.decode()
    assert office.post(final).status_code == 302
    assert Material.objects.present().filter(kind="self_eval", participation=nerima.participation).exists()

    sheet = page("evaluation_sheet", small_round, "own") + "?section=s1"
    closed = office.get(sheet).content.decode()
    assert ("確定した自己評価です" in closed, "<textarea" in closed) == (True, False)
    late = office.post(sheet, typed(**{"i1-words": "遅れて"}))
    assert (late.status_code, "遅れて" in late.content.decode()) == (409, True)
    assert office.post(reopen, {"reason": ""}).status_code == 422
    Member.objects.create(facility=small_round.facility, category="family", name="鈴木 花子")
    named = office.post(reopen, {"reason": "鈴木 花子さんの指摘で直す"})
    assert (named.status_code, list(named.context["form"].errors)) == (422, ["reason"])
    assert "鈴木 花子さんの指摘で直す" in named.content.decode()  # what was typed stays
    Participation.objects.update(notice_on=NOON.date())  # as a ledger tells
    assert "開催通知が届いています" in office.get(reopen).content.decode()
    assert office.post(reopen, {"reason": "数の誤り"}).status_code == 302
    assert Round.objects.get(pk=small_round.pk).self_finalised_at is None


@time_machine.travel("2026-11-01T10:00+09:00")
def test_a_paper_that_is_newer_than_the_notice_is_sent_from_its_page_after_a_confirmation(
    office, small_round, nerima
):
    of, part = small_round, nerima.participation
    day, finals = date(2027, 2, 20), {"self_finalised_at": NOON, "self_finalised_by": nerima.operator}
    Meeting.objects.filter(pk=part.meeting_id).update(status="planned", held_on=day, starts_at="14:00")
    part.meeting.agenda.create(title="自己評価と外部評価")
    Participation.objects.filter(pk=part.pk).update(carries_evaluation=True)
    letters = (RecipientKind.WARD, RecipientKind.CENTER)
    notices.announce(participation=part, by=nerima.operator, at=timezone.now(), by_letter=letters)
    Round.objects.filter(pk=of.pk).update(participation=part, **finals)
    overview = page("evaluation_sheets", of)
    assert office.post(overview, follow=True).status_code == 200  # the paper is put to the meeting
    tell = f"{reverse('meeting_notice_tell', args=[part.meeting_id])}?facility={part.facility_id}"
    assert f'<a class="button button--primary" href="{tell}">' in office.get(overview).content.decode()
    assert "自己評価の結果" in office.get(tell).content.decode()
    Message.objects.update(state="handed_over", settled_at=timezone.now())
    settle_notice(participation=Participation.objects.get(pk=part.pk), at=timezone.now())
    hub = page("evaluation", of)
    assert f'href="{tell}">送信の確認へ' in office.get(hub).content.decode()
    assert office.post(tell).status_code == 302
    assert (
        MessageFile.objects.filter(name="jiko-hyoka.pdf").count()
        == Notice.objects.get(edition=2).recipients.count()
    )
    told = [office.get(each).content.decode() for each in (overview, hub)]
    assert ([tell in each for each in told], "意見を集める" in told[1]) == ([False, False], True)


def test_pages_ask_no_more_as_sheets_fill(
    office, small_round, django_assert_max_num_queries: DjangoAssertNumQueries
):
    addresses = [page("evaluation_sheets", small_round), page("evaluation_sheet", small_round, "own")]
    asked = []
    for rows in (("i1",), ("i2", "i3")):
        for row in rows:
            entry_of(small_round, "own", row, rating="a")
        for address in addresses:
            with django_assert_max_num_queries(30) as counted:
                assert office.get(address).status_code == 200
            asked.append(len(counted))
    assert asked[:2] == asked[2:]
