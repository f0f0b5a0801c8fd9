"""Each category of member in words: who it is, who could be asked, in which capacity the letter asks. [N §3]"""

from typing import NamedTuple

from rules.kinds import MemberCategory


class CategoryWords(NamedTuple):
    """``who`` for the form, ``ask`` for an empty seat, ``standpoint`` for the request letter."""

    who: str
    ask: str
    standpoint: str


_USERS_ASK = "ご利用中の方か、そのご家族のどちらかにお声かけください。お一人いらっしゃれば足ります。"
_PUBLIC_ASK = "区市町村の担当の係か、担当の地域包括支援センターに出席を依頼してください。開催通知は両方へ別々に出します。"

WORDS = {
    MemberCategory.USER: CategoryWords(
        "サービスを利用している方", _USERS_ASK, "サービスをご利用になっている方"
    ),
    MemberCategory.FAMILY: CategoryWords("利用している方のご家族", _USERS_ASK, "ご利用者のご家族"),
    MemberCategory.COMMUNITY: CategoryWords(
        "町会役員、民生・児童委員、老人クラブの代表者など",
        "町会や自治会の役員、民生・児童委員、老人クラブの代表の方などにお声かけください。",
        "地域にお住まいの方の代表",
    ),
    MemberCategory.MUNICIPALITY: CategoryWords("介護保険を担当する職員", _PUBLIC_ASK, "介護保険をご担当の方"),
    MemberCategory.SUPPORT_CENTER: CategoryWords(
        "事業所のある地域を担当するセンターの職員", _PUBLIC_ASK, "地域包括支援センターの方"
    ),
    MemberCategory.EXPERT: CategoryWords(
        "学識経験者、高齢者福祉や認知症ケアに携わる方、他事業所のケアマネジャーなど、客観的・専門的な立場の方",
        "学識経験者、高齢者福祉や認知症ケアに携わる方、他の事業所のケアマネジャーなどにお声かけください。"
        "外部評価の第三者を兼ねていただくときは、同じ法人の方は当たりません。",
        "介護や福祉について知見をお持ちの方",
    ),
    MemberCategory.MEDICAL: CategoryWords(
        "医師、医療ソーシャルワーカーなど。介護・医療連携推進会議では必要です",
        "地域の医師や医療ソーシャルワーカーなどにお声かけください。",
        "地域の医療に携わる方",
    ),
    MemberCategory.STAFF: CategoryWords(
        "事業所の管理者、従業者など",
        "管理者や従業者など、会議に出る職員を登録してください。",
        "事業所の職員",
    ),
    MemberCategory.OTHER: CategoryWords(
        "管理者が必要と認める方（ボランティア、近隣の方、医療機関や薬局、消防署など）",
        "ボランティア、近隣の方、薬局、消防署などにお声かけください。",
        "事業所を見守ってくださっている方",
    ),
}
"""The words of every category, in the order of [N §3]."""

SERVED = frozenset({MemberCategory.USER.value, MemberCategory.FAMILY.value})
"""Who uses the service: their video needs consent [N §5], and in joint meetings they stand without names [N 合同§1(1)]."""
