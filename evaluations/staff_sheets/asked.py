"""Whether the staff of a round were asked: to be on the office's list is not to have been told. [N 評価§4, ADR 0021]"""

from django.db.models import CharField, Exists, OuterRef, Q, Value
from django.db.models.functions import Cast, Concat

from evaluations.models import StaffSheet
from operators.models import HistoryEntry

LINKS_SENT = "個別評価のリンクの送信"
CARDS_PRINTED = "個別評価のカードの印刷"
"""The acts by which an office asks, as the history keeps them: one of the round, none of a person."""


def were_asked() -> Q:
    """For rounds: that links went out or cards were printed, somebody handed in, or a colleague fills a sheet signed in.

    That a sheet is begun does not count: it would tell that there are words where the list shows none.
    """
    subject = Concat(Value("evaluation "), Cast(OuterRef("pk"), CharField()))
    acts = HistoryEntry.objects.filter(subject=subject, verb__in=(LINKS_SENT, CARDS_PRINTED))
    colleague = Q(user__isnull=False) & ~Q(user=OuterRef("started_by"))
    in_hand = Q(user=None, submitted_at__isnull=False) | colleague
    return Q(Exists(acts)) | Q(Exists(StaffSheet.objects.filter(in_hand, round=OuterRef("pk"))))
