"""The ward's forms: taken in as a draft, compared, used, taken back; and what runs meanwhile stays as it began."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from evaluations.enums import FormState
from evaluations.form_workbook.writing import workbook_of
from evaluations.models import FormVersion
from evaluations.services.editions import edition_for
from evaluations.services.form_drafts import keep_draft
from evaluations.shipped_forms import shipped
from operators.models import HistoryEntry, User
from rules.kinds import ServiceKind
from tests.evaluation_makers import agency_evaluation_of, round_of
from tests.evaluations.forms.workbooks import handed_back, short_form, template
from tests.fixtures.people import PASSWORD
from tests.makers import NOON, office

HOME = ServiceKind.GROUP_HOME
IMPORT = reverse("ward_form_import", args=[HOME.value])


@pytest.fixture
def send(client, nerima):
    """Upload a workbook as the ward; answers the response."""
    client.force_login(nerima.ward)

    def upload(content: bytes, **more):
        return client.post(IMPORT, {"file": SimpleUploadedFile("様式.xlsx", content)}, **more)

    return upload


def draft(world, edition: str = "区の版") -> FormVersion:
    return keep_draft(municipality=world.municipality, form=short_form(edition), by=world.ward, at=NOON)


def words_of(answer) -> str:
    text = re.sub(r"<[^>]+>", "\n", answer.content.decode())
    return re.sub(r"\s*\n\s*", "\n", text)


def told(answer) -> list[str]:
    return [str(message) for message in answer.context["messages"]]


def act(client, name: str, *args: object, seen: str = "shipped"):
    return client.post(reverse(name, args=args), {"seen": seen}, follow=True)


def test_a_form_comes_in_as_a_draft_and_is_compared(send, nerima, itabashi):
    round_of(nerima.facility)
    round_of(itabashi.facility)
    page = send(template(), follow=True)
    version = FormVersion.objects.get(municipality=nerima.municipality)
    assert (version.state, version.number, version.form) == (FormState.DRAFT, 1, short_form())
    assert told(page) == ["第1版として取り込みました。まだ使われていません。"]
    words = words_of(page)
    assert "変更\n様式の全体\n" not in words
    assert "変更\n版の名前\n2026-3\n区の版" in words
    assert (
        "削除\n理念・安心と安全に基づく運営\n15（外部8） 災害のときの避難と地域の協力体制ができているか\n（なし）"
        in words
    )
    assert "いま進行中の評価 1件は、始めたときの様式のまま最後まで進みます。" in words


def test_a_form_is_used_while_what_runs_stays_as_it_began_and_the_shipped_one_comes_back(
    client, nerima, itabashi
):
    client.force_login(nerima.ward)
    running, version = round_of(nerima.facility), draft(nerima)
    page = act(client, "ward_form_use", version.pk)
    assert told(page) == [f"{version}を使い始めました。これから始まる評価は、この様式で行われます。"]
    running.refresh_from_db()
    assert running.form_version.municipality is None
    assert edition_for(facility=nerima.facility, at=NOON) == version
    assert edition_for(facility=itabashi.facility, at=NOON).municipality is None
    assert "付属の様式\n：進行中の評価 1件" in words_of(page)

    page = act(client, "ward_form_shipped_use", HOME.value, seen=str(version.pk))
    assert told(page) == ["付属の様式に戻しました。これから始まる評価は、付属の様式で行われます。"]
    assert edition_for(facility=nerima.facility, at=NOON).municipality is None
    version.refresh_from_db()
    assert version.state == FormState.RETIRED
    assert "区の様式 第1版" in words_of(page)
    verbs = HistoryEntry.objects.filter(subject="form group_home", municipality=nerima.municipality)
    assert [entry.verb for entry in verbs.order_by("pk")] == [
        "様式の取込み",
        "様式の使用開始",
        "付属の様式に戻した",
    ]


def test_the_next_edition_retires_the_last_and_both_can_be_told_apart(client, nerima):
    client.force_login(nerima.ward)
    first, second = draft(nerima, "春"), draft(nerima, "秋")
    page = words_of(client.get(reverse("ward_form", args=[second.pk])))
    assert f"ほかに、{nerima.ward.name}さんが取り込んだ\n第1版\nも確認中です。" in page
    act(client, "ward_form_use", first.pk)
    round_of(nerima.facility)
    visit = agency_evaluation_of(nerima.facility, NOON.date(), report_submitted_on=NOON.date())
    round_of(nerima.facility, route="agency", evaluation=visit)  # reported: it runs no more

    stale = act(client, "ward_form_use", second.pk)
    assert told(stale) == [
        "見ている間に、別の様式が使い始められました。いまの様式との違いを、もう一度確かめてください。"
    ]
    assert "いまの様式（区の様式 第1版）との違い" in words_of(stale)
    act(client, "ward_form_use", second.pk, seen=str(first.pk))
    states = FormVersion.objects.visible_to(nerima.ward).values_list("number", "state")
    assert sorted(states) == [(1, FormState.RETIRED), (2, FormState.IN_FORCE)]
    page = words_of(client.get(reverse("ward_forms")))
    assert "区の様式 第1版\n（使用終了）：進行中の評価 1件" in page

    back = act(client, "ward_form_use", first.pk, seen=str(second.pk))
    assert told(back)[0].startswith(f"{first}を使い始めました。")
    assert edition_for(facility=nerima.facility, at=NOON) == first


def test_the_same_form_is_told_and_no_new_row_is_made(send, client, nerima):
    version = draft(nerima)
    again = send(template(), follow=True)
    assert told(again) == [
        "同じ内容の様式が、第1版としてすでに取り込まれ、確認中です。新しい版は作っていません。"
    ]
    assert again.redirect_chain == [(reverse("ward_form", args=[version.pk]), 302)]
    act(client, "ward_form_use", version.pk)
    again = send(template(), follow=True)
    assert told(again) == ["いま使っている第1版と同じ内容です。新しい版は作っていません。"]
    form = shipped(HOME)
    assert form
    everybodys = send(workbook_of(form), follow=True)
    assert told(everybodys) == ["付属の様式と同じ内容です。新しい版は作っていません。"]
    assert FormVersion.objects.filter(municipality=nerima.municipality).count() == 1


def test_a_draft_is_taken_back_but_nothing_that_was_used(client, nerima):
    client.force_login(nerima.ward)
    version = draft(nerima)
    page = act(client, "ward_form_discard", version.pk)
    assert told(page) == ["取り込んだ様式を取り消しました。いまの様式はそのままです。"]
    used = draft(nerima)
    act(client, "ward_form_use", used.pk)
    page = act(client, "ward_form_discard", used.pk)
    assert told(page) == ["使い始めた様式は取り消せません。別の様式を使い始めると、使用終了になります。"]
    assert act(client, "ward_form_use", used.pk, seen=str(used.pk)).status_code == 200
    assert edition_for(facility=nerima.facility, at=NOON) == used


def test_a_file_with_faults_changes_nothing_and_tells_them_all(send, nerima):
    def faults(book):
        book["欄"]["G7"], book["欄"]["D8"] = None, "自由記述"
        book.create_sheet("メモ")

    page = send(handed_back(faults))
    assert page.status_code == 422
    words = words_of(page)
    assert "取り込めませんでした。直すところが1か所あります。" in words
    assert "「欄」シートのD8：「種類」の「自由記述」は使えません。" in words
    assert not FormVersion.objects.filter(municipality=nerima.municipality).exists()
    assert "ファイルが空です。ひな形を直したExcelファイルを選んでください。" in words_of(send(b""))


def test_a_strangers_draft_is_neither_seen_nor_used(client, nerima, itabashi):
    theirs = draft(itabashi)
    client.force_login(nerima.ward)
    answers = [
        client.get(reverse("ward_form", args=[theirs.pk])),
        client.post(reverse("ward_form_use", args=[theirs.pk]), {"seen": "shipped"}),
        client.post(reverse("ward_form_discard", args=[theirs.pk])),
    ]
    assert [answer.status_code for answer in answers] == [404, 404, 404]
    theirs.refresh_from_db()
    assert theirs.state == FormState.DRAFT
    assert "第1版" not in words_of(client.get(reverse("ward_forms")))


def test_a_colleagues_draft_is_named_before_the_next_is_taken_in(send, client, nerima):
    colleague = User.objects.create_user(
        "mihon@nerima.example.jp", PASSWORD, name="見本 花子", role="ward", municipality=nerima.municipality
    )
    keep_draft(municipality=nerima.municipality, form=short_form("花子"), by=colleague, at=NOON)
    page = words_of(client.get(IMPORT))
    assert "見本 花子さんが取り込んだ\n第1版\nが確認中です。取り込むと、それとは別の版になります。" in page
    assert "第2版として取り込みました。まだ使われていません。" in words_of(send(template(), follow=True))


def test_pages_ask_as_often_with_many_editions_and_rounds(client, nerima, django_assert_num_queries):
    client.force_login(nerima.ward)
    version = draft(nerima)
    act(client, "ward_form_use", version.pk)
    round_of(nerima.facility)
    counted = {}
    for name, args in (("ward_forms", []), ("ward_form", [version.pk])):
        with django_assert_num_queries(NUMBERS[name]) as seen:
            client.get(reverse(name, args=args))
        counted[name] = len(seen)
    for number in range(3):
        home = office("group_home", f"137200001{number}", municipality=nerima.municipality)
        round_of(home, form_version=version)
        draft(nerima, f"版{number}")
    for name, args in (("ward_forms", []), ("ward_form", [version.pk])):
        with django_assert_num_queries(counted[name]):
            client.get(reverse(name, args=args))


NUMBERS = {"ward_forms": 6, "ward_form": 7}
