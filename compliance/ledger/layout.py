"""The columns and words of the ledger. [CONTRACT: Templates, Meetings]"""

from enum import Enum

from operators.importing.layout import Layout
from rules.kinds import AnnualTopic, MeetingMode, MeetingStatus, Presence

NUMBER, CODE, STATUS, DAY, MODE = "事業所番号", "サービス種類コード", "区分", "開催日", "開催方法"
PARTNERS, TOPICS, ACTIVITY = "合同事業所", "年次議題", "活動状況報告"
EVALUATION, PUBLIC, NEUTRAL, NEUTRAL_NUMBER = "外部評価", "評価_区包括", "評価_第三者", "第三者法人番号"
CONSENT, NOTICE, SUBMITTED, DELIVERED = "Web同意", "通知日", "議事録提出日", "送付完了"
PUBLISHED, REPORTED, NOTE = "公表日", "結果報告書提出日", "備考"


class Told(Enum):
    """What the ledger says became of a meeting."""

    PLANNED = "予定"
    HELD = "開催"
    CANCELLED = "中止"
    NOT_HELD = "未開催"
    EXCUSED = "未開催承認"

    @property
    def status(self) -> MeetingStatus:
        """The status of the meeting; an approved non-holding is one that was not held."""
        return MeetingStatus.NOT_HELD if self is Told.EXCUSED else MeetingStatus[self.name]


class Route(Enum):
    """Whether and how an external evaluation took place."""

    NONE = "無"
    COUNCIL = "有"
    AGENCY = "評価機関"


STATUSES = {told.value: told for told in Told}
MODES = {
    "対面": MeetingMode.IN_PERSON.value,
    "Web": MeetingMode.WEB.value,
    "併用": MeetingMode.HYBRID.value,
    "書面": MeetingMode.WRITTEN.value,
}
ROUTES = {route.value: route for route in Route}
PRESENCES = {
    "出席": Presence.PRESENT.value,
    "書面": Presence.WRITTEN.value,
    "無": Presence.NONE.value,
}
TOPIC_WORDS = {
    "地域交流": AnnualTopic.COMMUNITY_EXCHANGE,
    "防災防犯": AnnualTopic.DISASTER_CRIME_PREVENTION,
    "虐待防止": AnnualTopic.ABUSE_PREVENTION,
    "衛生管理": AnnualTopic.HYGIENE,
}

LAYOUT = Layout(
    columns={
        NUMBER: (),
        CODE: (),
        STATUS: (),
        DAY: ("開催年月日",),
        MODE: (),
        PARTNERS: (),
        TOPICS: (),
        ACTIVITY: (),
        EVALUATION: (),
        PUBLIC: (),
        NEUTRAL: (),
        NEUTRAL_NUMBER: (),
        CONSENT: (),
        NOTICE: (),
        SUBMITTED: (),
        DELIVERED: (),
        PUBLISHED: (),
        REPORTED: (),
        NOTE: (),
    },
    required=((NUMBER,), (CODE,), (STATUS,), (DAY,)),
)
