"""The fixed words of the field: service kinds, councils, member categories, modes and topics. [RULEBOOK §1, §5, §6]"""

from enum import StrEnum


class Council(StrEnum):
    """Which council an office must hold."""

    A = "A"
    B = "B"
    NONE = "none"

    @property
    def label(self) -> str:
        """The council's Japanese name."""
        return {"A": "運営推進会議", "B": "介護・医療連携推進会議", "none": "対象外"}[self]


class ServiceKind(StrEnum):
    """A community-based service (地域密着型サービス)."""

    REGULAR_VISITING = "regular_visiting"
    NIGHT_VISITING = "night_visiting"
    COMMUNITY_DAY = "community_day"
    MEDICAL_DAY = "medical_day"
    DEMENTIA_DAY = "dementia_day"
    SMALL_MULTIFUNCTIONAL = "small_multifunctional"
    GROUP_HOME = "group_home"
    COMMUNITY_SPECIFIED = "community_specified"
    COMMUNITY_NURSING_HOME = "community_nursing_home"
    NURSING_MULTIFUNCTIONAL = "nursing_multifunctional"

    @property
    def code(self) -> str:
        """The 介護サービス種類コード, for instance ``"76"``."""
        return _SERVICES[self][0]

    @property
    def label(self) -> str:
        """The official Japanese name."""
        return _SERVICES[self][1]

    @property
    def short(self) -> str:
        """The name colleagues say, for narrow columns."""
        return _SERVICES[self][2]

    @classmethod
    def from_code(cls, code: str) -> "ServiceKind | None":
        """The kind behind a code, open-data three-digit codes included; ``None`` for other services.

        ``155`` stays 療養通所介護; of other three-digit codes the first two digits count (361 → 36). [RULEBOOK §1]
        """
        if kind := _BY_CODE.get(code):
            return kind
        return _BY_CODE.get(code[:2]) if len(code) == 3 and code.isdigit() else None


_SERVICES = {
    ServiceKind.REGULAR_VISITING: ("76", "定期巡回・随時対応型訪問介護看護", "定期巡回"),
    ServiceKind.NIGHT_VISITING: ("71", "夜間対応型訪問介護", "夜間訪問"),
    ServiceKind.COMMUNITY_DAY: ("78", "地域密着型通所介護", "地域密着通所"),
    ServiceKind.MEDICAL_DAY: ("155", "療養通所介護", "療養通所"),
    ServiceKind.DEMENTIA_DAY: ("72", "認知症対応型通所介護", "認知デイ"),
    ServiceKind.SMALL_MULTIFUNCTIONAL: ("73", "小規模多機能型居宅介護", "小多機"),
    ServiceKind.GROUP_HOME: ("32", "認知症対応型共同生活介護", "グループホーム"),
    ServiceKind.COMMUNITY_SPECIFIED: ("36", "地域密着型特定施設入居者生活介護", "地域密着特定"),
    ServiceKind.COMMUNITY_NURSING_HOME: ("54", "地域密着型介護老人福祉施設入所者生活介護", "地域密着特養"),
    ServiceKind.NURSING_MULTIFUNCTIONAL: ("77", "看護小規模多機能型居宅介護", "看多機"),
}
_BY_CODE = {entry[0]: kind for kind, entry in _SERVICES.items()}


class MemberCategory(StrEnum):
    """Whom a council member stands for. [N §3, 省令 34]"""

    USER = "user"
    FAMILY = "family"
    COMMUNITY = "community"
    MUNICIPALITY = "municipality"
    SUPPORT_CENTER = "support_center"
    EXPERT = "expert"
    MEDICAL = "medical"
    STAFF = "staff"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The Japanese name."""
        return _CATEGORIES[self]


_CATEGORIES = {
    MemberCategory.USER: "利用者",
    MemberCategory.FAMILY: "利用者の家族",
    MemberCategory.COMMUNITY: "地域住民の代表者",
    MemberCategory.MUNICIPALITY: "区職員",
    MemberCategory.SUPPORT_CENTER: "地域包括支援センター職員",
    MemberCategory.EXPERT: "知見を有する者",
    MemberCategory.MEDICAL: "地域の医療関係者",
    MemberCategory.STAFF: "事業所の管理者・従業者",
    MemberCategory.OTHER: "その他",
}


class MeetingMode(StrEnum):
    """How a meeting is held. [N §5]"""

    IN_PERSON = "in_person"
    WEB = "web"
    HYBRID = "hybrid"
    WRITTEN = "written"

    @property
    def label(self) -> str:
        """The Japanese name."""
        return {"in_person": "対面", "web": "Web", "hybrid": "対面とWebの併用", "written": "書面"}[self]


class MeetingStatus(StrEnum):
    """What became of a meeting. A draft is the office's own; the rules do not see it."""

    DRAFT = "draft"
    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"
    NOT_HELD = "not_held"

    @property
    def label(self) -> str:
        """The Japanese name."""
        return {
            "draft": "下書き",
            "planned": "予定",
            "held": "開催",
            "cancelled": "中止",
            "not_held": "未開催",
        }[self]


class AnnualTopic(StrEnum):
    """What a council must talk about once a year. [N §6]"""

    COMMUNITY_EXCHANGE = "community_exchange"
    DISASTER_CRIME_PREVENTION = "disaster_crime_prevention"
    ABUSE_PREVENTION = "abuse_prevention"
    HYGIENE = "hygiene"

    @property
    def label(self) -> str:
        """The Japanese name."""
        return {
            "community_exchange": "地域交流",
            "disaster_crime_prevention": "防災・防犯体制の構築",
            "abuse_prevention": "高齢者虐待防止",
            "hygiene": "衛生管理",
        }[self]


class EvaluationRoute(StrEnum):
    """Who gives the external evaluation; only グループホーム may choose the agency. [N 評価§2]"""

    COUNCIL = "council"
    AGENCY = "agency"

    @property
    def label(self) -> str:
        """The Japanese name."""
        return {"council": "運営推進会議等", "agency": "評価機関"}[self]


class Presence(StrEnum):
    """How an evaluator took part. Unknown is ``None`` wherever this is used. [N 評価§3]"""

    PRESENT = "present"
    WRITTEN = "written"
    NONE = "none"

    @property
    def label(self) -> str:
        """The Japanese name."""
        return {"present": "出席", "written": "書面による意見", "none": "関与なし"}[self]
