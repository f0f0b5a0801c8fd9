"""What the ward will see at once in a record, said to the office before it submits. It stops nothing. Pure. [N §6, §8]"""

from collections.abc import Iterator

from meetings.record import Record

_COUNTS = ("day_visits", "overnight_stays")


def hints(record: Record, *, counts_needed: bool) -> list[str]:
    """Sentences, each with what could be done. ``counts_needed``: the kind reports 通い and 宿泊. [N §6]"""
    return list(_hints(record, counts_needed))


def _hints(record: Record, counts_needed: bool) -> Iterator[str]:
    if not record.own.said and not record.own.nothing_said:
        yield "評価・要望・助言が1つも書かれていません。なかったときは、議事録で「特になかった」を選んでください。"
    if counts_needed and any(name not in record.own.counts for name in _COUNTS):
        yield "通いと宿泊の提供回数が書かれていません。このサービスでは毎回の報告が必要です。"
    if not any(paper.kind == "paper" for paper in record.papers):
        yield "会議資料が登録されていません。会議で配った資料があれば、議事録と併せて提出します。"
    if not record.present_count:
        yield "出席した方が1人も記録されていません。"
