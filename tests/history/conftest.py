"""An office with a draft, a submitted record and a joint meeting; a partner, and the ward next door."""

from dataclasses import dataclass, replace
from datetime import date

import pytest
import time_machine

from meetings.minutes_content import Content, Item
from meetings.models import Attendance, Figures, Minutes, Participation, Submission, SubmissionVersion
from meetings.record_building import build_record
from operators.models import Facility, OperatorAssignment
from operators.search_text import folded
from tests.fixtures.people import World
from tests.makers import meeting, office, part_of, submission_of

HISTORY = "/office/offices/1392000011/32/history/"
WARDS = "/ward/offices/1392000011/32/history/"


@pytest.fixture(autouse=True)
def autumn():
    with time_machine.travel("2026-11-22T10:00+09:00", tick=True):
        yield


def write(part: Participation, *items: Item, common: bool = False, **more) -> Minutes:
    """A part of the minutes as the editor stores it."""
    content = Content(items=items, **more)
    texts = [*(item.title for item in items), *content.texts()]
    return Minutes.objects.create(
        meeting=part.meeting,
        participation=None if common else part,
        content=content.as_json(),
        folded_text=folded(" ".join(texts)),
    )


def hand_in(part: Participation, **counts: int) -> SubmissionVersion:
    """Freeze the minutes as they stand, as submitting does; the next version of what is there."""
    record = build_record(part)
    record = replace(record, own=replace(record.own, counts=counts))
    found = Submission.objects.filter(participation=part).first()
    made = (found or submission_of(part)).versions.latest("number")
    if found:
        made = SubmissionVersion(submission=found, number=made.number + 1, submitted_at=made.submitted_at)
    contents = [each for each in (record.common, record.own) if each]
    made.record = record.as_json()
    made.folded_text = folded(" ".join(text for each in contents for text in each.texts()))
    made.save()
    return made


@dataclass(frozen=True)
class Past:
    """June was submitted; August is a joint meeting, submitted; October is a draft."""

    world: World
    june: Participation
    august: Participation
    october: Participation
    partner: Facility


@pytest.fixture
def past(nerima: World, itabashi: World) -> Past:
    """The office's year, and as much of a stranger's."""
    write(itabashi.participation, Item("x1", "こかげの議題", request="避難訓練を見たい"))
    hand_in(itabashi.participation)
    home = nerima.facility
    june, october = nerima.participation, part_of(meeting(date(2026, 10, 20), home), home)
    write(
        june,
        Item(
            "x1",
            "避難訓練",
            report="消防署と行いました。",
            request="夜間の避難訓練も",
            answer="冬に行います。",
        ),
    )
    hand_in(june, users=9, accidents=0)
    Figures.objects.create(participation=june, users=9, accidents=0)
    partner = office("community_day", "1392000029", municipality=nerima.municipality, name="となりのデイ")
    joint = meeting(date(2026, 8, 20), home, partner)
    write(part_of(joint, home), Item("x1", "ひなたの部", report="避難訓練の合同開催"))
    write(part_of(joint, partner), Item("x1", "となりの部", report="避難訓練のとなりだけの話"))
    write(part_of(joint, home), Item("x1", "共通の部", advice="避難訓練を町会とも"), common=True)
    hand_in(part_of(joint, home), users=8, accidents=2)
    Figures.objects.create(participation=part_of(joint, home), users=8, accidents=2)
    write(october, Item("x1", "下書きの議題", request="避難訓練の下書き"))
    Figures.objects.create(participation=october, users=7)
    Attendance.objects.create(
        participation=june, member=nerima.member, category="community", manner="present"
    )
    Attendance.objects.create(
        participation=part_of(joint, home), name="山田 花子", category="user", manner="present"
    )
    return Past(nerima, june, part_of(joint, home), october, partner)


@pytest.fixture
def neighbour(past: Past, itabashi: World) -> World:
    """Somebody who works for the partner alone."""
    OperatorAssignment.objects.filter(user=itabashi.operator).update(facility=past.partner)
    return itabashi
