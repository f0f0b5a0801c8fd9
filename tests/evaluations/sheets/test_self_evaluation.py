"""From the sheets to the members: final on the word, a paper of the meeting, open again for a correction."""

from datetime import timedelta

import pytest

from evaluations.form import Phase
from evaluations.models import Entry, Round
from evaluations.self_evaluation.course import course_of
from evaluations.self_evaluation.document import self_document_of
from evaluations.services import self_evaluation
from evaluations.services.self_errors import (
    AlreadyFinal,
    Incomplete,
    MeetingOver,
    NotFinal,
    ReasonMissing,
    ResultsFinal,
    StaffOpen,
)
from evaluations.services.self_paper import paper_pdf, place
from evaluations.staff_sheets.rollup import roll_up
from meetings.models import Material, Meeting, Participation
from meetings.services.notice_enclosures import enclosed
from tests.access.worlds import sent
from tests.evaluation_makers import entry_of, round_of, staff_sheet_of
from tests.evaluations.sheets.small import FORM
from tests.makers import NOON

LATER = NOON + timedelta(hours=1)


def rated(of: Round) -> None:
    for row in ("i1", "i2", "i3"):
        entry_of(of, "own", row, rating="a")


def at_meeting(of: Round, part: Participation) -> Participation:
    Meeting.objects.filter(pk=part.meeting_id).update(status="planned")
    Participation.objects.filter(pk=part.pk).update(carries_evaluation=True)
    Round.objects.filter(pk=of.pk).update(participation=part)
    return Participation.objects.get(pk=part.pk)


def test_final_on_the_word_with_what_came_by_itself(small_round, itabashi):
    of, by = small_round, small_round.started_by
    told = {"round": of, "by": by, "at": NOON}
    last = round_of(of.facility, fiscal_year=2025, form_version=of.form_version, by=by)
    entry_of(last, "own", "s1", plan="まだ終わっていない回の計画")
    before = round_of(of.facility, fiscal_year=2024, form_version=of.form_version, by=by)
    Round.objects.filter(pk=before.pk).update(self_finalised_at=NOON, self_finalised_by=by)
    entry_of(before, "own", "s1", plan="毎月話し合う")
    with pytest.raises(Incomplete) as refused:
        self_evaluation.finalise(**told)
    assert [gap.row.key for gap in refused.value.gaps] == ["i1", "i2", "i3"]
    rated(of)
    staff_sheet_of(of)
    with pytest.raises(StaffOpen):
        self_evaluation.finalise(**told)
    result = roll_up(FORM, [("carer", {"i1": {"mark": mark}}) for mark in "aab"]).as_json()
    Round.objects.filter(pk=of.pk).update(staff_closed_at=NOON, staff_closed_by=by, staff_result=result)

    assert self_evaluation.finalise(**told).self_finalised_by == by
    rows = {entry.row: (entry.values, entry.revision) for entry in Entry.objects.filter(round=of)}
    assert rows == {
        "i1": ({"rating": "a", "many": {"a": 2, "b": 1}}, 2),
        "i2": ({"rating": "a"}, 1),
        "i3": ({"rating": "a"}, 1),
        "s1": ({"last_plan": "毎月話し合う"}, 1),
    }
    with pytest.raises(AlreadyFinal):
        self_evaluation.finalise(**told)


def test_the_paper_goes_to_the_meeting_and_with_its_notice(small_round, nerima, itabashi):
    of, by = small_round, small_round.started_by
    rated(of)
    self_evaluation.finalise(round=of, by=by, at=NOON)
    assert place(round=of, by=by, at=NOON) is None  # no meeting yet

    part = at_meeting(of, nerima.participation)
    first = place(round=of, by=by, at=NOON)
    assert first is not None
    assert (first.participation, first.kind, first.title) == (part, "self_eval", "自己評価の結果.pdf")
    [file] = enclosed(part)
    assert (file.name, file.content[:5]) == ("jiko-hyoka.pdf", b"%PDF-")

    self_evaluation.reopen(round=of, reason="数の誤り", by=by, at=NOON)  # nobody has it yet: it is taken away
    assert (enclosed(part), Round.objects.get(pk=of.pk).self_paper) == ([], None)
    Entry.objects.filter(round=of, row="i2").update(values={"rating": "b"})
    self_evaluation.finalise(round=of, by=by, at=NOON)
    second = place(round=of, by=by, at=NOON)
    assert second is not None
    assert second != first
    assert place(round=of, by=by, at=LATER) == second  # called again, nothing changed
    second.file.delete(save=False)
    assert course_of(Round.objects.get(pk=of.pk)).paper is None  # its page offers to make it again
    assert place(round=of, by=by, at=LATER) != second
    assert len(enclosed(part)) == 1


def test_after_the_notice_a_correction_takes_the_papers_place(small_round, nerima, itabashi):
    of, by = small_round, small_round.started_by
    rated(of)
    part = at_meeting(of, nerima.participation)
    self_evaluation.finalise(round=of, by=by, at=NOON)
    second = place(round=of, by=by, at=NOON)
    sent(nerima)
    self_evaluation.reopen(round=of, reason="数の誤り", by=by, at=LATER)
    assert Round.objects.get(pk=of.pk).self_paper == second  # members have it
    assert place(round=of, by=by, at=LATER) == second
    Entry.objects.filter(round=of, row="i3").update(values={"rating": "b"})
    self_evaluation.finalise(round=of, by=by, at=LATER)
    third = place(round=of, by=by, at=LATER + timedelta(days=400))
    assert third != second
    assert course_of(Round.objects.get(pk=of.pk)).late

    part.notices.all().delete()  # only a ledger knows of the notice
    Participation.objects.filter(pk=part.pk).update(notice_on=NOON.date())
    self_evaluation.reopen(round=of, reason="数の誤り", by=by, at=LATER)
    course = course_of(Round.objects.get(pk=of.pk))
    assert (course.paper, course.sent, course.late) == (third, True, True)
    self_evaluation.finalise(round=of, by=by, at=LATER)

    Meeting.objects.filter(pk=part.meeting_id).update(status="cancelled")
    assert place(round=of, by=by, at=LATER) is None
    assert list(Material.objects.present().filter(kind="self_eval")) == []
    off = Round.objects.whole().get(pk=of.pk)
    assert (course_of(off).part, course_of(off).sent, self_document_of(off).meeting_on) == (None, False, None)


def test_what_cannot_be_opened_again(small_round, nerima, itabashi):
    of, by = small_round, small_round.started_by
    told = {"round": of, "by": by, "at": NOON}
    with pytest.raises(NotFinal):
        self_evaluation.reopen(reason="直す", **told)
    rated(of)
    self_evaluation.finalise(**told)
    with pytest.raises(ReasonMissing):
        self_evaluation.reopen(reason="　", **told)
    part = at_meeting(of, nerima.participation)
    Meeting.objects.filter(pk=part.meeting_id).update(status="held")
    with pytest.raises(MeetingOver):
        self_evaluation.reopen(reason="直す", **told)
    Round.objects.filter(pk=of.pk).update(results_finalised_at=NOON, results_finalised_by=by)
    with pytest.raises(ResultsFinal):
        self_evaluation.reopen(reason="直す", **told)


def test_the_paper_says_what_the_sheets_say(small_round, itabashi):
    from io import BytesIO

    from pypdf import PdfReader

    rated(small_round)
    Round.objects.filter(pk=small_round.pk).update(number=2)  # the year has been evaluated once before
    entry_of(small_round, "own", "s1", last_plan="髙﨑の𠮷〇を続ける", opinion="会議の言葉")
    text = "".join(
        page.extract_text()
        for page in PdfReader(BytesIO(paper_pdf(Round.objects.get(pk=small_round.pk)))).pages
    )
    flat = "".join(text.split())
    title, office = "令和8年度（2回目）自己評価の結果", small_round.facility.name
    for words in (title, "案", "作成中", office, "髙﨑の𠮷〇を続ける"):
        assert words in flat, words
    assert "会議の言葉" not in flat
    assert itabashi.facility.name not in flat
    assert Phase.STAFF.label not in flat
