"""Records as they come: one office's, a joint one, a long one, one with nothing in it."""

from datetime import date, time
from typing import Any

from meetings.minutes_content import Content, Item, Progress
from meetings.record import Group, Paper, Person, Record

HARD = "髙﨑 𠮷田 ⽯川 ① ﾊﾝｶｸ"
LONG = "".join(
    f"第{number}の意見として、地域の皆さまと一緒に防災訓練を行うことを話し合った。"
    for number in range(1, 300)
)

ITEMS = (
    Item(
        "a1",
        "利用者状況の報告",
        report="9名が入居しています。平均要介護度は3.1です。\n新しく入居した方は1名、退居した方はいません。",
        evaluation="落ち着いて暮らしている様子がよく分かるという評価をいただいた。",
    ),
    Item(
        "a2",
        "事故、ヒヤリハットの報告",
        report="居室での転倒が1件ありました。受診し、骨折はありませんでした。夜間の見守りの間隔を見直しました。",
        request="転倒の原因と対策を、次回もう少し詳しく教えてほしい。",
        advice="ベッドの高さとセンサーの位置を見直してはどうか。",
        answer="センサーの位置を見直し、次回の会議で報告します。",
    ),
    Item("a3", "行事、レクリエーションの報告"),
    Item("x1", "その他", report=f"{HARD}様より、夏祭りの案内をいただいた。"),
)
GROUPS = (
    Group("user", "利用者", (Person("佐藤 ハナ", "", "出席"),)),
    Group(
        "family",
        "利用者の家族",
        (Person("佐藤 一郎", "", "Webで出席"),),
        (Person("髙﨑 𠮷子", "", "欠席（連絡あり）"),),
    ),
    Group("community", "地域住民の代表者", (Person("⽯川 勝", "ひなた町会 会長", "代理出席", "石川 恵"),)),
    Group("municipality", "区職員", (), (Person("介護保険課 職員", "", "欠席"),)),
    Group(
        "support_center",
        "地域包括支援センター職員",
        (Person("中村 ゆき", "ひなた地域包括支援センター", "出席"),),
    ),
    Group(
        "expert", "知見を有する者", (Person("小林 茂", "こかげ居宅介護支援事業所 介護支援専門員", "出席"),)
    ),
    Group(
        "staff",
        "事業所の管理者・従業者",
        (Person("山本 直子", "管理者", "出席"), Person("井上 健", "計画作成担当者", "出席")),
    ),
)


def record(**changes) -> Record:
    """One office's final minutes, with everything in it."""
    known: dict[str, Any] = {
        "office": "グループホームひなた",
        "number": "1392000011",
        "service": "認知症対応型共同生活介護",
        "council": "運営推進会議",
        "corporation": "社会福祉法人ひなた会",
        "partners": (),
        "held_on": date(2026, 6, 20),
        "starts_at": time(14, 0),
        "ends_at": time(15, 30),
        "place": "ひなたの間",
        "mode": "hybrid",
        "web_tool": "Zoom",
        "evaluation": False,
        "agenda": ("利用者状況の報告", "事故、ヒヤリハットの報告", "行事、レクリエーションの報告"),
        "groups": GROUPS,
        "own": Content(
            opening="管理者のあいさつの後、出席者が自己紹介をした。",
            items=ITEMS,
            progress=(
                Progress(
                    1,
                    "地域交流",
                    "広報紙を町会にも配ってほしい。",
                    "5月号から町会の掲示板に貼っています。",
                    closed=True,
                ),
                Progress(2, "防災・防犯体制の構築", "夜間の避難訓練に町会も参加したい。"),
            ),
            counts={"users": 9, "care_2": 3, "care_3": 4, "care_4": 2, "accidents": 1, "near_misses": 4},
            closing="次回は令和8年8月22日に開催する。",
        ),
        "papers": (
            Paper(11, "議事録_20260620.pdf", 120_000, "a" * 64, "minutes"),
            Paper(12, "事業報告.pdf", 340_000, "b" * 64),
        ),
        "written_by": "山本 直子",
        "finalised_on": date(2026, 7, 3),
    }
    return Record(**known | changes)


def joint(**changes) -> Record:
    """The same held together with two others; users and families have no names."""
    nameless = (
        Group("user", "利用者", tuple(Person("利用者", manner="出席") for _ in range(3))),
        Group("family", "利用者の家族", (Person("利用者の家族", manner="Webで出席"),)),
        *GROUPS[2:],
    )
    common = Content(
        opening="3事業所の管理者がそれぞれ紹介を行った。",
        items=(
            Item(
                "a9",
                "防災・防犯体制の構築",
                report="合同の避難訓練を10月に行う。",
                advice="消防署にも声をかけてはどうか。",
            ),
        ),
    )
    partners = ("デイサービスこかげ（地域密着型通所介護）", "小規模多機能ひだまり（小規模多機能型居宅介護）")
    return record(**{"groups": nameless, "common": common, "partners": partners} | changes)


def empty(**changes) -> Record:
    """Minutes nobody has begun."""
    nothing: dict[str, Any] = {
        "own": Content(),
        "groups": (),
        "agenda": (),
        "papers": (),
        "written_by": "",
        "finalised_on": None,
    }
    return record(**nothing | {"starts_at": None, "ends_at": None, "place": "", "corporation": ""} | changes)


def crowd(number: int) -> tuple[Group, ...]:
    """Residents by the dozen."""
    people = tuple(Person(f"町会役員 {each}", f"第{each}町会", "出席") for each in range(number // 2))
    away = tuple(Person(f"民生委員 {each}", "", "記録なし") for each in range(number - number // 2))
    return (Group("community", "地域住民の代表者", people, away),)
