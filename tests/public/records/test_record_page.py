"""The page of one published record: what it says, what it never says, and what stands there afterwards."""

from datetime import date, time
from typing import Any

import pytest
from django.test import Client

from publication.content import Entry, Figure, Section, Table, Turnout
from publication.models import PublicRecord
from tests.access.rows.public_records import public_file_of
from tests.makers import office, public_content, public_record_of, ward
from tests.public.records.made import disposed, facts, links, main, withdrawn, words

pytestmark = pytest.mark.django_db

DAY = date(2026, 5, 20)
SECTIONS = (
    Section("opening", "はじめに", (Entry("", "1行目です。\n2行目です。\n\n次の段落です。"),)),
    Section(
        "item-1",
        "事故の報告",
        (Entry("報告", "転倒が2件ありました。"), Entry("要望", "<b>夕方</b>の見守りを増やして。")),
        (Table("内訳", ("内容", "件数"), (("転倒", "2"),)),),
    ),
)


@pytest.fixture
def home():
    return office("small_multifunctional", name="見本の里")


@pytest.fixture
def record(home):
    content = public_content(
        home,
        DAY,
        starts_at=time(14),
        place="地域交流室",
        partners=("となりの家", "むかいの家"),
        agenda=("活動の報告", "事故の報告"),
        turnout=(Turnout("利用者の家族", 2, 1), Turnout("区職員", 1)),
        figures=(Figure("通いの提供回数", 310, "回"),),
        sections=SECTIONS,
    )
    return public_record_of(home, DAY, content=content, joint=True)


def page(client: Client, record: PublicRecord, kind: str = "minutes") -> Any:
    response = client.get(f"/{kind}/{record.key}/")
    assert response.status_code == 200
    return main(response)


def test_everything_of_the_content_is_read(client, record):
    shown = page(client, record)
    assert words(shown.find(".//h1")) == "令和8年(2026年)5月20日(水) 運営推進会議の記録"
    told = shown.find_class("told")[0]
    assert [words(head) for head in told.iter("h2")] == [
        "概要",
        "議題",
        "出席者",
        "活動の実績",
        "はじめに",
        "事故の報告",
    ]
    assert facts(told) == {
        "事業所名": "見本の里",
        "サービス種別": "小規模多機能型居宅介護",
        "会議": "運営推進会議",
        "開催日時": "令和8年(2026年)5月20日(水) 午後2時から",
        "開催場所": "地域交流室",
        "合同開催の事業所": "となりの家むかいの家",
    }
    assert [words(point) for point in told.findall(".//ol/li")] == ["活動の報告", "事故の報告"]
    assert [[words(cell) for cell in row] for row in told.iter("tr")] == [
        ["立場", "出席", "欠席"],
        ["利用者の家族", "2人", "1人"],
        ["区職員", "1人", "0人"],
        ["合計", "3人", "1人"],
        ["項目", "数"],
        ["通いの提供回数", "310回"],
        ["内容", "件数"],
        ["転倒", "2"],
    ]
    assert [words(label) for label in told.iter("h3")] == ["報告", "要望"]


def test_paragraphs_and_line_breaks_stay_and_markup_is_only_text(client, record):
    texts = page(client, record).find_class("told__text")
    first, second = texts[0].findall("p")
    assert (len(first.findall("br")), words(second)) == (1, "次の段落です。")
    assert words(texts[2]) == "<b>夕方</b>の見守りを増やして。"


def test_the_head_names_office_and_day_and_one_address(client, record, settings):
    settings.BASE_URL = "https://engawa.example.jp"
    text = client.get(f"/minutes/{record.key}/?utm_source=mail").content.decode()
    assert "<title>見本の里 令和8年5月20日 運営推進会議の議事録｜Engawa 縁側</title>" in text
    assert f'<link rel="canonical" href="https://engawa.example.jp/minutes/{record.key}/">' in text
    assert (
        '<meta name="description" content="見本の里（小規模多機能型居宅介護）が令和8年5月20日に開いた運営推進会議の議事録です。議題：活動の報告、事故の報告">'
        in text
    )
    assert f"このページのアドレス：https://engawa.example.jp/minutes/{record.key}/" in text


def test_dates_and_the_rule_stand_in_plain_words(client, home):
    ward_rule = "根拠：練馬区「運営推進会議、介護・医療連携推進会議の実施方法および留意点（令和７年４月更新）」 ８ 議事録の取り扱い"
    corrected = public_record_of(
        home, DAY, published_on=date(2026, 6, 10), corrected_on=date(2026, 7, 1), edition=2
    )
    told = facts(page(client, corrected).find_class("kept")[0])
    assert told["公表日"] == "令和8年6月10日"
    assert told["訂正日"] == "令和8年7月1日（内容を訂正して、あらためて公表しました）"
    assert (
        told["保存期限"]
        == f"令和10年6月10日まで完結の日（公表した日）から2年間、保存して公表します。 {ward_rule}"
    )


def test_a_day_that_does_not_follow_from_the_rule_is_told_without_it(client, home):
    longer = public_record_of(home, DAY, published_on=date(2026, 6, 10), keep_until=date(2031, 3, 31))
    assert "2年間" not in facts(page(client, longer))["保存期限"]


def test_pdf_and_pictures_are_there_when_they_are_there(client, record):
    assert "PDF" not in words(page(client, record))
    public_file_of(record, "pdf", size=183_000)
    picture = public_file_of(record, "image", width=640, height=480)
    shown = page(client, record)
    assert links(shown)["PDFで読む（178.7 KB）"] == f"/minutes/{record.key}/minutes.pdf"
    [image] = shown.iter("img")
    assert dict(image.attrib) == {
        "src": f"/minutes/{record.key}/files/{picture.key}/",
        "alt": "中庭に並んだ屋台",
        "width": "640",
        "height": "480",
        "loading": "lazy",
    }


def test_the_records_before_and_after_are_the_next_published_ones_of_the_same_office(client, home, record):
    stranger = office(number="1392000027", name="よその家")
    before = public_record_of(home, date(2026, 1, 20), kind="evaluation")
    withdrawn(home, date(2026, 3, 20))
    disposed(home, date(2026, 6, 1))
    after = public_record_of(home, date(2026, 7, 20))
    public_record_of(home, date(2026, 9, 20))
    public_record_of(stranger, date(2026, 5, 1))
    public_record_of(stranger, date(2026, 6, 1))
    assert links(page(client, record).find_class("neighbours")[0]) == {
        "前の記録令和8年1月20日 評価の結果": f"/evaluations/{before.key}/",
        "次の記録令和8年7月20日 議事録": f"/minutes/{after.key}/",
        "この事業所の記録の一覧へ": f"/facilities/{home.number}/73/",
    }


def test_a_key_leads_to_its_own_address(client, home, record):
    evaluation = public_record_of(home, date(2026, 2, 1), kind="evaluation")
    assert words(page(client, evaluation, "evaluations").find(".//h1")).startswith("令和8年(2026年)2月1日")
    for wrong, right in (
        (f"/evaluations/{record.key}/", f"/minutes/{record.key}/"),
        (f"/minutes/{evaluation.key}/", f"/evaluations/{evaluation.key}/"),
    ):
        answer = client.get(wrong)
        assert (answer.status_code, answer["Location"]) == (301, right)


def test_a_withdrawn_record_says_when_and_why_and_nothing_of_what_it_said(client, home):
    content = public_content(home, DAY, title="佐藤ハナさんを送る会")
    gone = withdrawn(home, DAY, content=content, published_on=date(2026, 6, 9))
    for address in ("minutes", "evaluations"):
        answer = client.get(f"/{address}/{gone.key}/")
        assert (answer.status_code, answer["Cache-Control"]) == (410, "no-cache")
        assert "佐藤" not in answer.content.decode()
        assert facts(main(answer)) == {
            "記録": "令和8年(2026年)5月20日(水) 運営推進会議の議事録",
            "事業所": "見本の里（小規模多機能型居宅介護）",
            "公表日": "令和8年6月9日",
            "取下げ日": "令和8年9月1日",
            "取下げの理由": "個人が特定されるおそれがあったため",
        }
        assert links(main(answer))["この事業所の記録の一覧へ"] == f"/facilities/{home.number}/73/"


def test_a_deleted_record_says_by_which_rule(client, home):
    gone = disposed(home, date(2024, 5, 20), published_on=date(2024, 6, 9))
    told = facts(main(client.get(f"/minutes/{gone.key}/")))
    assert told["削除日"] == "令和8年10月1日"
    assert told["削除の決まり"].startswith(
        "保存期限の令和8年6月9日を過ぎたため保存の期間は、完結の日（公表した日）から2年間です。 根拠：指定地域密着型"
    )


@pytest.mark.parametrize(
    "path",
    ["/minutes/nobody2345/", "/minutes/%00/", "/minutes/a'b/", "/evaluations/MINUTES/", "/minutes/記録/"],
)
def test_what_never_was_is_not_found(client, record, path):
    assert client.get(path).status_code == 404


def test_what_is_hidden_is_not_in_the_page(client):
    municipality = ward()
    municipality.desk_email, municipality.desk_name = "desk@ward.example.jp", "介護保険課 事業者係"
    municipality.save()
    home = office(email="kanri@mihon.example.jp", fax="03-9999-0000", raw={"管理者": "山田 花子"})
    record = public_record_of(home, DAY, source="participation/4711")
    stored = PublicRecord.objects.get(pk=record.pk)
    stored.content |= {"author": "山田 花子", "notes": "内部のメモ"}
    stored.save()
    gone = withdrawn(home, date(2026, 3, 1), source="participation/4712")
    pages = (f"/minutes/{record.key}/", f"/minutes/{gone.key}/", f"/facilities/{home.number}/32/")
    hidden = (
        "desk@",
        "事業者係",
        "kanri@",
        "9999-0000",
        "山田",
        "内部のメモ",
        "participation",
        "131202",
        "item-a1",
    )
    for path in pages:
        text = client.get(path).content.decode()
        assert [word for word in hidden if word in text] == []


def test_a_page_asks_no_more_with_thirty_records(client, home, django_assert_num_queries):
    first = public_record_of(home, DAY)
    public_file_of(first, "pdf")
    with django_assert_num_queries(4):
        page(client, first)
    for month in range(30):
        public_record_of(home, date(2020 + month // 12, month % 12 + 1, 5))
    for number in range(5):
        public_file_of(first, "image", title=f"写真{number}")
    gone = withdrawn(home, date(2026, 6, 6))
    with django_assert_num_queries(4):
        page(client, first)
    with django_assert_num_queries(2):
        client.get(f"/minutes/{gone.key}/")
