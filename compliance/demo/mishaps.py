"""What can happen to an office. Each takes its story and tells it anew, or answers ``None`` where it cannot be."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from compliance.demo.entries import Entry, Fate
from compliance.demo.plans import council_of
from compliance.demo.scripts import Script, Stage
from rules.fiscal_year import add_months
from rules.kinds import Council, MeetingMode, MemberCategory, Presence


def minutes_never_sent(script: Script, stage: Stage) -> Script | None:
    """Neither submitted nor delivered nor published, though the day has passed."""
    return script.change(next(script.settled(stage), None), **_NOTHING_SENT)


def minutes_in_the_making(script: Script, stage: Stage) -> Script | None:
    """The minutes of the last meeting are not done yet, and need not be."""
    latest = next(script.held(stage), None)
    if latest is None or latest in list(script.settled(stage)):
        return None
    return script.change(latest, **_NOTHING_SENT)


def minutes_late(script: Script, stage: Stage) -> Script | None:
    """Submitted and published, but after the day."""
    entry = next((e for e in script.settled(stage) if _late(e) <= stage.today), None)
    late = _late(entry) if entry else None
    return script.change(entry, submitted_on=late, published_on=late)


def not_everybody_served(script: Script, stage: Stage) -> Script | None:
    """Some member never got the minutes."""
    return script.change(next(script.settled(stage), None), delivered_on=None)


def never_published(script: Script, stage: Stage) -> Script | None:
    """Submitted, but not published; where an evaluation was held, its result neither."""
    return script.change(next(script.settled(stage), None), published_on=None)


def notice_late(script: Script, stage: Stage) -> Script | None:
    """Sent a few days after the day, the latest one of which this can be told."""
    entries = [*script.coming(stage), *script.held(stage)]
    entry = next((e for e in entries if _late_notice(e) <= stage.today), None)
    return script.change(entry, notice_on=_late_notice(entry) if entry else None)


def notice_forgotten(script: Script, stage: Stage) -> Script | None:
    """The meeting is near and nobody was invited."""
    near = (e for e in script.coming(stage) if add_months(e.on, -1) < stage.today)
    return script.change(next(near, None), notice_on=None)


def called_off(script: Script, stage: Stage) -> Script | None:
    """A meeting was called off and never made up for."""
    return _missed(script, stage, Fate.CANCELLED)


def not_held(script: Script, stage: Stage) -> Script | None:
    """Not held because of an infection; the ward has not decided yet."""
    return _missed(script, stage, Fate.NOT_HELD)


def excused(script: Script, stage: Stage) -> Script | None:
    """Not held because of an infection, and the ward has approved it."""
    return _missed(script, stage, Fate.EXCUSED)


def postponed(script: Script, stage: Stage) -> Script | None:
    """Called off, and held a week later: nothing is wrong with that."""
    entry = next((e for e in script.held(stage) if e.held_by(stage.today - timedelta(days=8))), None)
    if entry is None:
        return None
    called_off = replace(
        entry,
        on=entry.on - timedelta(days=7),
        fate=Fate.CANCELLED,
        evaluation=None,
        topics=(),
        **_NOTHING_SENT,
    )
    return replace(script, entries=tuple(sorted((*script.entries, called_off), key=lambda e: e.on)))


def on_screen_without_consent(script: Script, stage: Stage) -> Script | None:
    """A user's family took part by video, and nobody recorded their consent."""
    entry = next(script.held(stage), None)
    return script.change(entry, mode=MeetingMode.HYBRID, video_consent=False)


def without_public_evaluator(script: Script, stage: Stage) -> Script | None:
    """The evaluation was held without anybody of the ward or the support centre."""
    return _evaluated_with(script, stage, public=Presence.NONE)


def evaluator_of_the_house(script: Script, stage: Stage) -> Script | None:
    """The third party belongs to the office's own corporation."""
    number = script.office.corporation_number
    return _evaluated_with(script, stage, neutral_corporation=number) if number else None


def report_forgotten(script: Script, stage: Stage) -> Script | None:
    """The evaluation's result report was not handed in."""
    return _evaluated_with(script, stage, report_on=None)


def result_never_published(script: Script, stage: Stage) -> Script | None:
    """The meeting that evaluated left nothing for the public, neither its record nor the result."""
    return script.change(_evaluation(script, stage), published_on=None)


def never_evaluated(script: Script, stage: Stage) -> Script | None:
    """The year's evaluation was left out."""
    return script.change(_evaluation(script, stage), evaluation=None)


def evaluation_still_to_come(script: Script, stage: Stage) -> Script | None:
    """The year's evaluation is planned for a coming meeting, with time enough for everything before it."""
    enough = stage.today + timedelta(days=35)
    coming = next((e for e in reversed(list(script.coming(stage))) if e.on >= enough and not e.topics), None)
    evaluated = next((e for e in script.held(stage) if e.evaluation), None)
    if coming is None or evaluated is None:
        return None
    moved = script.change(coming, evaluation=evaluated.evaluation)
    return moved.change(evaluated, evaluation=None) if moved else None


def topic_left_out(script: Script, stage: Stage) -> Script | None:
    """An annual topic was never on the agenda."""
    entry = next((e for e in script.held(stage) if e.topics), None)
    return script.change(entry, topics=entry.topics[1:] if entry else ())


def counts_left_out(script: Script, stage: Stage) -> Script | None:
    """The numbers of 通い and 宿泊 were not reported."""
    entry = next((e for e in script.held(stage) if e.activity_counts), None)
    return script.change(entry, activity_counts=False)


def seat_empty(script: Script, stage: Stage) -> Script | None:
    """A member left at the end of a month, and nobody followed."""
    left = date(stage.today.year, stage.today.month, 1)
    if not script.entries or not script.office.open_on(stage.today) or script.vacancy:
        return None
    missing = MemberCategory.MEDICAL if council_of(script.office.kind) is Council.B else None
    by_number = MemberCategory.COMMUNITY if int(script.office.number) % 2 else MemberCategory.EXPERT
    return replace(script, vacancy=(missing or by_number, left))


_NOTHING_SENT: dict[str, Any] = {"submitted_on": None, "delivered_on": None, "published_on": None}


def _late(entry: Entry) -> date:
    return add_months(entry.on, 1) + timedelta(days=6)


def _late_notice(entry: Entry) -> date:
    return add_months(entry.on, -1) + timedelta(days=5)


def _missed(script: Script, stage: Stage, fate: Fate) -> Script | None:
    """The latest meeting whose absence shows by now did not take place; another takes over its topics."""
    entry = next(script.held(stage), None)
    other = next((e for e in script.entries if e.on in stage.year and e.alone and e is not entry), None)
    if entry is None or other is None or entry.evaluation or not _part_over(script, stage, entry):
        return None
    moved = script.change(other, topics=(*other.topics, *entry.topics))
    return moved.change(entry, fate=fate, topics=(), **_NOTHING_SENT) if moved else None


def _part_over(script: Script, stage: Stage, entry: Entry) -> bool:
    """Whether the part of the year in which this meeting was expected is over."""
    months = script.office.interval * (entry.position + 1)
    return add_months(stage.year.first, months) <= stage.today


def _evaluation(script: Script, stage: Stage) -> Entry | None:
    return next((e for e in script.settled(stage) if e.evaluation), None)


def _evaluated_with(script: Script, stage: Stage, **values: object) -> Script | None:
    entry = _evaluation(script, stage)
    if entry is None or entry.evaluation is None:
        return None
    return script.change(entry, evaluation=replace(entry.evaluation, **values))  # type: ignore[arg-type]
