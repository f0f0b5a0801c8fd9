"""Invented words of minutes, by the title of an agenda item: who is named in them is plainly a sample."""

from collections.abc import Sequence

from meetings.minutes_content import Item

_SAID: dict[str, dict[str, str]] = {
    "利用者状況の報告": {
        "report": "登録者数と要介護度の内訳を資料1で報告した。新しい利用が1件、入院による休止が1件あった。",
        "evaluation": "前回より資料が見やすくなった。",
    },
    "職員の紹介、人事異動の報告": {"report": "介護職員1名が着任した。退職はない。"},
    "事故、ヒヤリハットの報告": {
        "report": "事故はなかった。ヒヤリハットは玄関の段差でのつまずき2件で、いずれもけがはなかった。",
        "evaluation": "小さなことも報告されていて安心できる。",
        "advice": "段差に目立つ色のテープを貼ってはどうか。",
        "answer": "来週中に貼り、次回に様子を報告する。",
    },
    "行事、レクリエーションの報告": {
        "report": "秋の遠足と、近くの保育園との交流会を行った。写真を回覧した。",
        "request": "町会の防災訓練にも参加してほしい。",
        "answer": "日程を確かめ、次回までに返事をする。",
    },
    "通いサービスと宿泊サービスの提供回数の報告": {"report": "通い・宿泊・訪問の回数を資料2で報告した。"},
    "地域交流": {
        "report": "町会の掲示板に行事の案内を載せてもらった。",
        "request": "広報紙を老人クラブにも届けてほしい。",
        "answer": "次号から届ける。",
    },
    "防災・防犯体制の構築": {
        "report": "夜間を想定した避難訓練を行い、通報までの時間を記録した。",
        "advice": "近隣の協力者の連絡網を作っておくとよい。",
        "answer": "次回に案を示す。",
    },
}
_NAMING = {
    "report": "見本 ハルさん（87歳）が9月3日に居室203号室で転倒し、左手首を骨折された。ご家族の見本 まさ様に、"
    "その日のうちに電話（03-0000-0000）で伝えた。",
    "evaluation": "すぐに連絡があり、ありがたかった（見本 まさ様）。",
    "advice": "夜間の見守りを厚くしてほしい。",
    "answer": "10月から夜間の巡回を1回増やした。",
}
"""What minutes inside an office say of a fall: every name is plainly a sample."""
_NAMED = "事故、ヒヤリハットの報告"
_OTHERWISE = {"report": "資料に沿って報告した。質問はなかった。"}


def items_for(
    agenda: Sequence[tuple[int, str]], *, naming: bool = False, at_most: int = 9
) -> tuple[Item, ...]:
    """Something said under each point of an agenda, given by key and title; ``naming``: of sample people, too."""
    said = _SAID | ({_NAMED: _NAMING} if naming else {})
    return tuple(
        Item(key=f"a{pk}", title=title, **said.get(title, _OTHERWISE))  # type: ignore[arg-type]
        for pk, title in agenda[:at_most]
    )


def counts_for(drawn: int, *, multifunctional: bool) -> dict[str, int]:
    """Figures of an office of a common size; ``drawn`` makes them differ."""
    users = 14 + drawn % 10
    visits = {"day_visits": users * 18, "overnight_stays": users * 5, "home_visits": users * 9}
    return {
        "users": users,
        "accidents": drawn % 2,
        "near_misses": drawn % 5,
        **(visits if multifunctional else {}),
    }
