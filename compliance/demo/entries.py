"""What an office will have to tell of a meeting, and how a ledger tells it on a given day. [CONTRACT, Meetings]"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rules.kinds import AnnualTopic, MeetingMode, Presence

NOTE = "デモ用の架空の記録です。"
"""Every invented meeting says so."""

REASON = "感染症の発生により開催できませんでした。"

_MODES = {
    MeetingMode.IN_PERSON: "対面",
    MeetingMode.WEB: "Web",
    MeetingMode.HYBRID: "併用",
    MeetingMode.WRITTEN: "書面",
}
_TOPICS = {
    AnnualTopic.COMMUNITY_EXCHANGE: "地域交流",
    AnnualTopic.DISASTER_CRIME_PREVENTION: "防災防犯",
    AnnualTopic.ABUSE_PREVENTION: "虐待防止",
    AnnualTopic.HYGIENE: "衛生管理",
}
_PRESENCES = {Presence.PRESENT: "出席", Presence.WRITTEN: "書面", Presence.NONE: "無"}


class Fate(StrEnum):
    """What becomes of a meeting, in the ledger's words. ``TAKES_PLACE``: planned until its day, then held."""

    TAKES_PLACE = "開催"
    CANCELLED = "中止"
    NOT_HELD = "未開催"
    EXCUSED = "未開催承認"


@dataclass(frozen=True)
class Assessed:
    """The external evaluation at a meeting."""

    public: Presence = Presence.PRESENT
    neutral: Presence = Presence.PRESENT
    neutral_corporation: str = ""
    report_on: date | None = None


@dataclass(frozen=True)
class Entry:
    """An office's line about one meeting, with everything that will ever be dated; `row` cuts it at a day.

    ``position`` is the place of the meeting in its year (0 = the first).
    """

    on: date
    position: int
    partners: tuple[str, ...] = ()
    mode: MeetingMode = MeetingMode.IN_PERSON
    fate: Fate = Fate.TAKES_PLACE
    topics: tuple[AnnualTopic, ...] = ()
    activity_counts: bool = False
    evaluation: Assessed | None = None
    video_consent: bool | None = None
    notice_on: date | None = None
    submitted_on: date | None = None
    delivered_on: date | None = None
    published_on: date | None = None

    def held_by(self, today: date) -> bool:
        """Whether the meeting is over."""
        return self.fate is Fate.TAKES_PLACE and self.on < today

    def coming(self, today: date) -> bool:
        """Whether the meeting is still to come."""
        return self.fate is Fate.TAKES_PLACE and self.on >= today

    @property
    def alone(self) -> bool:
        """Whether no other office takes part."""
        return not self.partners


def row(reference: str, entry: Entry, today: date) -> dict[str, str]:
    """The entry as a row of the ledger on ``today``: what is dated later is not there yet."""
    number, _, code = reference.partition("/")
    held = entry.held_by(today)
    told = {
        "事業所番号": number,
        "サービス種類コード": code,
        "区分": "予定" if entry.coming(today) else entry.fate.value,
        "開催日": entry.on.isoformat(),
        "開催方法": _MODES[entry.mode],
        "合同事業所": ";".join(entry.partners),
        "年次議題": ";".join(_TOPICS[topic] for topic in entry.topics),
        "活動状況報告": "有" if held and entry.activity_counts else "無",
        "外部評価": "有" if entry.evaluation else "無",
        "Web同意": _yes_no(entry.video_consent) if held else "",
        "通知日": _by(entry.notice_on, today),
        "議事録提出日": _by(entry.submitted_on, today) if held else "",
        "送付完了": _yes_no(bool(held and entry.delivered_on and entry.delivered_on <= today)),
        "公表日": _by(entry.published_on, today) if held else "",
        "備考": f"{REASON}{NOTE}" if entry.fate in (Fate.NOT_HELD, Fate.EXCUSED) else NOTE,
    }
    return told | _evaluation(entry.evaluation if held else None, today)


def _evaluation(evaluation: Assessed | None, today: date) -> dict[str, str]:
    if evaluation is None:
        return dict.fromkeys(("評価_区包括", "評価_第三者", "第三者法人番号", "結果報告書提出日"), "")
    return {
        "評価_区包括": _PRESENCES[evaluation.public],
        "評価_第三者": _PRESENCES[evaluation.neutral],
        "第三者法人番号": evaluation.neutral_corporation,
        "結果報告書提出日": _by(evaluation.report_on, today),
    }


def _by(day: date | None, today: date) -> str:
    return day.isoformat() if day and day <= today else ""


def _yes_no(value: bool | None) -> str:
    return "" if value is None else "有" if value else "無"
