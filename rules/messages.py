"""The sentence of each finding: what is so, and what to do. The only wording in the rules.

A sentence never depends on the day of assessment, so that stored assessments stay true until `changes_on`.
"""

from datetime import date

from rules.findings import Code, Severity
from rules.fiscal_year import wareki

_ADVICE = Severity.ADVICE

_TEXTS: dict[Code, str] = {
    Code.FREQUENCY_SHORTFALL: (
        "{year}は{required}回の開催が必要ですが、開催{held}回、承認された未開催{excused}回で、{lacking}回足りません。"
        "経緯を記録し、{authority}に相談してください。"
    ),
    Code.FREQUENCY_UNREACHABLE: (
        "{year}は{required}回の開催が必要ですが、予定を含めて{reachable}回です。年度内に{months}か月前の通知が間に合う日は"
        "{last_day}まででした。すぐに{authority}に相談してください。"
    ),
    Code.FREQUENCY_BEHIND: (
        "おおむね{interval}か月に1回の開催に対し、{expected}回必要な時期に{actual}回です。"
        "次の会議の日を決め、開催通知を送ってください。"
    ),
    Code.INTERVAL_TOO_LONG: (
        "{previous}の会議から{interval}か月を大きく超えて開催しています。次からは間隔が空かないよう予定してください。"
    ),
    Code.JOINT_AREA_MISMATCH: (
        "合同開催の参加事業所が同じ{scope}にありません（{partners}）。"
        "同じ{scope}の事業所とだけ合同で開催してください。"
    ),
    Code.JOINT_AREA_UNKNOWN: (
        "日常生活圏域が登録されていない事業所があり、合同開催の要件を確かめられません（{partners}）。"
        "日常生活圏域を登録してください。"
    ),
    Code.JOINT_LIMIT_EXCEEDED: (
        "合同開催は年度内に{limit}回までですが、予定を含めて{joint}回です。超える分は単独で開催してください。"
    ),
    Code.JOINT_LIMIT_REACHED: "合同開催は上限の{limit}回に達しています。残りの会議は単独で開催してください。",
    Code.JOINT_EVALUATION: "外部評価を行う会議は単独で開催する必要があります。評価は別の日に単独で行ってください。",
    Code.ROSTER_CATEGORY_MISSING: "構成員に「{category}」がいません。就任を依頼し、構成員名簿に加えてください。",
    Code.MEETING_CATEGORY_ABSENT: (
        "この会議に「{category}」の出席がありませんでした。次の会議に出席できるよう、早めに日程を相談してください。"
    ),
    Code.WEB_CONSENT_MISSING: (
        "Webで参加した利用者・家族について、会議の日までの同意の記録がありません。"
        "同意の有無を確かめ、次からは開催前に同意を得てください。"
    ),
    Code.WEB_TOOL_UNSUPPORTED: (
        "「{tool}」には{authority}職員が参加できません。{tools}のいずれかに変えるか、対面での出席を相談してください。"
    ),
    Code.NOTICE_LATE: (
        "開催通知が期限（{due}）より後の{sent}に送られています。次からは会議の{months}か月前までに送ってください。"
    ),
    Code.NOTICE_NOT_SENT: (
        "開催通知の期限（{due}）を過ぎています。構成員全員、{authority}、地域包括支援センターへすぐに送ってください。"
    ),
    Code.MINUTES_OVERDUE: (
        "議事録の提出期限（{due}）を過ぎています。{authority}と構成員全員（欠席者を含む）に、会議資料と合わせて"
        "送付してください。"
    ),
    Code.MINUTES_LATE: "議事録が期限（{due}）より後の{sent}に提出されています。次からは期限までに提出してください。",
    Code.DISTRIBUTION_INCOMPLETE: (
        "議事録と会議資料の送付期限（{due}）を過ぎましたが、届いていない構成員がいます。"
        "欠席者を含む全員に送り、送付済みにしてください。"
    ),
    Code.RECORD_UNPUBLISHED: (
        "会議の記録が公表されていません（期限の目安は{due}）。個人が特定できないことを確かめて公表してください。"
    ),
    Code.ACTIVITY_COUNTS_MISSING: (
        "通いサービスと宿泊サービスの提供回数の報告がありません。活動状況として会議で報告し、記録してください。"
    ),
    Code.ANNUAL_TOPIC_MISSING: "「{topic}」を{year}の会議でまだ話し合っていません。年度内の会議の議題に入れてください。",
    Code.EVALUATOR_PUBLIC_MISSING: (
        "外部評価に{authority}職員または地域包括支援センター職員の参加がありません。"
        "出席か、事前に資料を送って得た意見が必要です。評価をやり直してください。"
    ),
    Code.EVALUATOR_NEUTRAL_MISSING: (
        "外部評価に、サービスに知見のある公正・中立な第三者の参加がありません。"
        "出席か、事前に資料を送って得た意見が必要です。評価をやり直してください。"
    ),
    Code.EVALUATOR_SAME_CORPORATION: (
        "外部評価の第三者が同じ法人の方です。ほかの法人の方に依頼し、評価をやり直してください。"
    ),
    Code.EVALUATION_NOT_ANNOUNCED: (
        "開催通知に外部評価を行うことが書かれていません。構成員に改めて知らせてください。"
    ),
    Code.EVALUATION_MISSING: "{year}の外部評価が行われていません。経緯を記録し、{authority}に相談してください。",
    Code.EVALUATION_DUE: "{year}の外部評価がまだ予定されていません。年度内に評価を行う日を決めてください。",
    Code.EVALUATION_UNREACHABLE: (
        "{year}の外部評価が予定されておらず、{months}か月前の通知が間に合う日（{last_day}）を過ぎました。"
        "すぐに{authority}に相談してください。"
    ),
    Code.EVALUATION_UNPUBLISHED: (
        "外部評価の結果が公表されていません（期限の目安は{due}）。公表用資料を作り、公表してください。"
    ),
    Code.EVALUATION_REPORT_NOT_SUBMITTED: (
        "外部評価の結果報告書が提出されていません（期限の目安は{due}）。公表用資料と合わせて、"
        "{authority}と地域包括支援センターに提出してください。"
    ),
}

_BY_SEVERITY: dict[tuple[Code, Severity], str] = {
    (Code.EVALUATION_MISSING, _ADVICE): (
        "{year}は指定を受けた年度のため、外部評価が行われていなくても違反としません。次の年度の早い時期に行ってください。"
    ),
    (Code.EVALUATION_UNREACHABLE, _ADVICE): (
        "{year}の外部評価は{months}か月前の通知が間に合いません。指定を受けた年度のため違反としませんが、"
        "次の年度の早い時期に行ってください。"
    ),
    (Code.ANNUAL_TOPIC_MISSING, Severity.VIOLATION): (
        "「{topic}」を{year}の会議で一度も話し合っていません。次の会議で必ず取り上げ、経緯を{authority}に伝えてください。"
    ),
    (Code.RECORD_UNPUBLISHED, Severity.VIOLATION): (
        "{year}の会議の記録が公表されないまま年度が終わりました。個人が特定できないことを確かめ、すぐに公表してください。"
    ),
    (Code.EVALUATION_UNPUBLISHED, Severity.VIOLATION): (
        "{year}の外部評価の結果が公表されないまま年度が終わりました。公表用資料を作り、すぐに公表してください。"
    ),
    (Code.EVALUATION_REPORT_NOT_SUBMITTED, Severity.VIOLATION): (
        "{year}の外部評価の結果報告書が提出されないまま年度が終わりました。公表用資料と合わせて、"
        "すぐに{authority}と地域包括支援センターに提出してください。"
    ),
}


def message(code: Code, severity: Severity, **words: object) -> str:
    """The sentence of a finding; dates among ``words`` are written in 和暦."""
    text = _BY_SEVERITY.get((code, severity), _TEXTS[code])
    return text.format(**{k: wareki(v) if isinstance(v, date) else v for k, v in words.items()})
