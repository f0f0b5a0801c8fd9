"""What councils talk about, as data: every time, now and then, and once a year. [N §6, §7]"""

from dataclasses import dataclass

from meetings.enums import AgendaKind
from rules.kinds import AnnualTopic, Council


@dataclass(frozen=True)
class AgendaTemplate:
    """One item on offer. ``leaves`` are the points the source names under it."""

    key: str
    kind: AgendaKind
    title: str
    source: str
    leaves: tuple[str, ...] = ()
    topic: AnnualTopic | None = None


_EVERY_TIME_A = (
    AgendaTemplate("users", AgendaKind.EVERY_TIME, "利用者状況の報告", "N §6"),
    AgendaTemplate("staff", AgendaKind.EVERY_TIME, "職員の紹介、人事異動の報告", "N §6"),
    AgendaTemplate("accidents", AgendaKind.EVERY_TIME, "事故、ヒヤリハットの報告", "N §6"),
    AgendaTemplate("events", AgendaKind.EVERY_TIME, "行事、レクリエーションの報告", "N §6"),
)
_COUNTS = AgendaTemplate("counts", AgendaKind.COUNTS, "通いサービスと宿泊サービスの提供回数の報告", "N §6")
_OCCASIONAL_A = (
    AgendaTemplate("ideals", AgendaKind.OCCASIONAL, "法人の理念、運営方針", "N §6"),
    AgendaTemplate("training", AgendaKind.OCCASIONAL, "研修計画、研修報告", "N §6"),
    AgendaTemplate("inspection", AgendaKind.OCCASIONAL, "実地指導の結果", "N §6"),
    AgendaTemplate("exchange_report", AgendaKind.OCCASIONAL, "地域交流の報告", "N §6"),
    AgendaTemplate("abuse_measures", AgendaKind.OCCASIONAL, "高齢者虐待防止の取組", "N §6"),
    AgendaTemplate("insurance", AgendaKind.OCCASIONAL, "介護保険制度の説明", "N §6"),
    AgendaTemplate("evaluation_results", AgendaKind.OCCASIONAL, "自己評価・外部評価の結果", "N §6"),
)
_LEAVES = {
    AnnualTopic.COMMUNITY_EXCHANGE: (
        "地域の町会・自治会等の人的ネットワークとの連携",
        "地域の医療サービスとの連携",
        "地域行事への参加等",
    ),
    AnnualTopic.DISASTER_CRIME_PREVENTION: (
        "非常災害に関する具体的計画の策定およびその運用",
        "非常災害時の関係機関への通報および連携体制の構築",
    ),
    AnnualTopic.ABUSE_PREVENTION: ("身体的拘束", "職員の研修・啓発"),
    AnnualTopic.HYGIENE: (
        "感染症対策の実施状況",
        "感染対策委員会",
        "感染症および食中毒の予防・まん延防止のための指針",
        "職員の研修・啓発",
    ),
}
_ANNUAL = tuple(
    AgendaTemplate(topic.value, AgendaKind.ANNUAL, topic.label, "N §6", _LEAVES[topic], topic)
    for topic in AnnualTopic
)
_EVERY_TIME_B = (
    AgendaTemplate("services", AgendaKind.EVERY_TIME, "提供しているサービスの内容等の報告", "N §7"),
    AgendaTemplate(
        "community_issues", AgendaKind.EVERY_TIME, "地域における介護および医療に関する課題", "N §7"
    ),
)

EVALUATION = AgendaTemplate(
    "evaluation", AgendaKind.EVALUATION, "自己評価の報告と外部評価（意見の聴取）", "N 評価§2"
)
"""Stands on the agenda of every meeting that carries an evaluation."""


def templates_for(council: Council, *, activity_counts: bool) -> tuple[AgendaTemplate, ...]:
    """The items on offer to a council; ``activity_counts`` adds what multifunctional offices report."""
    if council is Council.B:
        return _EVERY_TIME_B
    counts = (_COUNTS,) if activity_counts else ()
    return (*_EVERY_TIME_A, *counts, *_OCCASIONAL_A, *_ANNUAL)


def leaves_as_text(template: AgendaTemplate) -> str:
    """The points under an item, one a line, as they are kept and printed."""
    return "\n".join(template.leaves)
