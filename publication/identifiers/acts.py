"""Whether the word in front does or has what only a person does or has: 林の長女, 北斗が歌う, but 桜が咲く."""

import re

from publication.identifiers.lists import any_of, listed
from publication.identifiers.titles import KIN

_DOES = re.compile(r"(?:が|は|も|より|から|へ|と(?![しい])|、|で(?:す|し[たて]|ある|ござ))")
_IS_ASKED = re.compile(
    r"(?:を|に|へ|と|の)[ \t]?(?:呼|連絡|報告|相談|依頼|頼|交代|引き?継|任|伝|聞|尋ね|対応|判断|説明|発言|指示|提案|質問|回答|意見|担当|勤務)"
)
_AS_NATURE_DOES = re.compile(
    r"(?:が|は|も|、)[ \t]?(?:とても|もう|まだ|ちょうど|今|一斉に|少し|見事に|きれいに|だいぶ|[0-9一-龠]{1,3}に){0,2}"
    r"(?:咲(?:い[たて]|く|き[ま始誇そ])|(?:満開|見頃|見ごろ|開花|紅葉)(?![のをに狩情])|散(?:っ[たて]|る|り[まは始])|枯れ(?:た|て)(?![花木葉枝])"
    r"|芽吹|色づ|生い茂|茂[っるり]|広が[っるり]|降(?:っ[たて]|る|り[ま始出続積])|積もっ)"
)
_HAS = re.compile(
    r"[ \t]?(?:の[ \t]?(?:ご|お)?(?:"
    + any_of(
        [
            *KIN,
            *listed(
                "居室 部屋 自宅 自室 希望 要望 意見 苦情 質問 提案 発言 体調 容体 容態 病状 主治医 ケアマネ ケアプラン 入院 退院 "
                "入所 退所 受診 転倒 骨折 介護 介助 介護度 誕生日 荷物 車椅子 車いす 席 件 葬儀 逝去 友人 後見人"
            ),
        ]
    )
    + r")(?!会|管理)|(?:長女|次女|長男|次男|ご?家族|息子|娘)(?!会))"
)


def does(text: str, end: int) -> bool:
    """Whether the word that ends at ``end`` acts or is spoken to; what woods and blossoms do is no act."""
    if _AS_NATURE_DOES.match(text, end):
        return False
    return bool(_DOES.match(text, end) or _IS_ASKED.match(text, end))


def has(text: str, end: int) -> bool:
    """Whether relatives, a room, wishes belong to the word that ends at ``end``."""
    return bool(_HAS.match(text, end))


def is_somebody(text: str, end: int) -> bool:
    """Whether the word acts, or has what a person has."""
    return does(text, end) or has(text, end)
