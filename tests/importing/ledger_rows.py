"""Rows of the ledger that the tests change a cell of."""

from meetings.models import Participation
from operators.models import Facility

HOME, DAY, OTHER = "1392000012/32", "1392000020/78", "1392000038/73"
HELD = {
    "事業所番号": "1392000012",
    "サービス種類コード": "32",
    "区分": "開催",
    "開催日": "2025-10-20",
    "開催方法": "対面",
    "合同事業所": "",
    "年次議題": "",
    "活動状況報告": "",
    "外部評価": "",
    "評価_区包括": "",
    "評価_第三者": "",
    "第三者法人番号": "",
    "Web同意": "",
    "通知日": "",
    "議事録提出日": "",
    "送付完了": "",
    "公表日": "",
    "結果報告書提出日": "",
    "備考": "",
}
FROM_DAY = {"事業所番号": "1392000020", "サービス種類コード": "78"}


def part(facility: Facility) -> Participation:
    """The office's only part in a meeting."""
    return Participation.objects.get(facility=facility)
