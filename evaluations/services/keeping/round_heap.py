"""What goes with the record of an evaluation whose time is over, and the numbers that stay. [N §8, ADR 0022]

Days and states stay: from them past years are judged. The paper that went to the members is the meeting's, the report
the ward's copy; each goes by its own clock.
"""

from collections.abc import Collection

from evaluations.models import Entry, Evaluation, EvaluationWay, Opinion, PublicSheet, Round, StaffSheet
from meetings.services.disposal.heap import Heap
from meetings.services.disposal.messages import add_messages, messages_under

_MAILS = ("staff", "remind-evaluation")
"""How the keys of the mails about one round begin. Those that told to begin one go by their year."""


def heap_of_rounds(rounds: Collection[int]) -> Heap:
    """Everything that goes with these rounds, by their keys."""
    heap = Heap()
    heap.add("スタッフ個別評価", StaffSheet.objects.filter(round__in=rounds))
    heap.add("評価の記入", Entry.objects.filter(round__in=rounds))
    heap.add("構成員の意見", Opinion.objects.filter(round__in=rounds))
    heap.add("公表用の文", PublicSheet.objects.filter(round__in=rounds))
    tallied = Round.objects.filter(pk__in=rounds).exclude(staff_result={})
    heap.add("個別評価の集計", tallied, staff_result={})
    results = Evaluation.objects.filter(round__in=rounds)
    told = EvaluationWay.objects.filter(evaluation__in=results).exclude(note="")
    heap.add("", told, note="")
    heap.add("備考", results.exclude(note=""), note="")
    prefixes = [f"{name}/{key}/" for name in _MAILS for key in rounds]
    add_messages(heap, messages_under(prefixes))
    return heap


def numbers_of(key: int) -> dict[str, dict[str, int]]:
    """How many took part, of one round: staff and members, no names, nothing of what they said."""
    row = Round.objects.get(pk=key)
    staff = row.staff_result.get("respondents") or row.staff_sheets.exclude(submitted_at=None).count()
    counted = {"スタッフ個別評価": staff, "構成員の意見": row.opinions.count()}
    return {what: {"提出": number} for what, number in counted.items() if number}
