"""Saving one row: nobody writes over somebody else, and nothing after it is final."""

from datetime import timedelta

import pytest

from evaluations.form import Phase
from evaluations.models import Entry, Round
from evaluations.row_values import BadRow
from evaluations.services.entries import SheetClosed, Stale, UnknownRow, save_row
from operators.models import HistoryEntry
from tests.evaluations.sheets.small import FORM
from tests.makers import NOON

SELF = (Phase.SELF,)


def saved(of: Round, seen: int, *, row="i1", by=None, at=NOON, phases=SELF, **values) -> Entry:
    return save_row(
        round=of, sheet="own", row=row, values=values, seen=seen, phases=phases, by=by or of.started_by, at=at
    )


def test_two_people_at_one_row(small_round, itabashi):
    """The second is shown what stands, keeps what was typed, and goes on from there."""
    of = small_round
    untouched = saved(of, 0, words="", rating="")
    assert (untouched.pk, untouched.revision) == (None, 0)

    first = saved(of, 0, words="はじめの文", rating="a")
    assert (first.values, first.revision, first.saved_at) == ({"words": "はじめの文", "rating": "a"}, 1, NOON)
    with pytest.raises(Stale) as refused:
        saved(of, 0, words="あとの文")
    assert (refused.value.values["words"], refused.value.revision) == ("はじめの文", 1)

    later = NOON + timedelta(minutes=1)
    assert saved(of, 0, words="はじめの文", at=later).revision == 1  # of one mind: nothing is written
    second = saved(of, 1, words="あとの文", at=later)
    assert (second.values, second.revision) == ({"words": "あとの文", "rating": "a"}, 2)
    emptied = saved(of, 0, row="s1", last_plan="")
    assert (emptied.values, emptied.revision) == (
        {"last_plan": ""},
        1,
    )  # else last time's words would come back

    told = HistoryEntry.objects.filter(subject=f"evaluation {of.pk}").order_by("pk")
    assert [entry.changes for entry in told] == [{"own/i1": [0, 1]}, {"own/i1": [1, 2]}, {"own/s1": [0, 1]}]


def test_what_cannot_be_saved(small_round, itabashi):
    of = small_round
    with pytest.raises(BadRow) as bad:
        saved(of, 0, rating="zzz", words="残る")
    assert list(bad.value.errors) == ["rating"]
    for row, phases in (("no", SELF), ("i1", (Phase.AFTER,))):
        with pytest.raises(UnknownRow):
            saved(of, 0, row=row, phases=phases, words="x")
    assert FORM.sheet("own").row("s1", Phase.COUNCIL).key == "s1"

    Round.objects.filter(pk=of.pk).update(self_finalised_at=NOON, self_finalised_by=of.started_by)
    with pytest.raises(SheetClosed):
        saved(of, 0, words="x")
    assert saved(of, 0, row="s1", phases=(Phase.COUNCIL,), opinion="よい").values == {"opinion": "よい"}
    Round.objects.filter(pk=of.pk).update(results_finalised_at=NOON, results_finalised_by=of.started_by)
    with pytest.raises(SheetClosed):
        saved(of, 1, row="s1", phases=(Phase.COUNCIL,), opinion="さらに")
    Round.objects.filter(pk=of.pk).update(disposed_on=NOON.date())
    with pytest.raises(SheetClosed):
        saved(of, 1, row="s1", phases=(Phase.AFTER,), plan="さらに")
