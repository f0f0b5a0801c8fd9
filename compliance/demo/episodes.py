"""How often what happens, this year and last; and to whom it falls."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from compliance.demo import cast, mishaps
from compliance.demo.lots import lot
from compliance.demo.scripts import Befall, Script, Stage
from rules.fiscal_year import FiscalYear


@dataclass(frozen=True)
class Episode:
    """A mishap, and how many offices it befalls where it can."""

    befall: Befall
    times: int


THIS_YEAR = (
    Episode(mishaps.without_public_evaluator, 1),
    Episode(mishaps.evaluator_of_the_house, 1),
    Episode(mishaps.result_never_published, 1),
    Episode(mishaps.on_screen_without_consent, 1),
    Episode(mishaps.minutes_never_sent, 5),
    Episode(mishaps.report_forgotten, 1),
    Episode(mishaps.counts_left_out, 1),
    Episode(mishaps.not_held, 1),
    Episode(mishaps.called_off, 2),
    Episode(mishaps.notice_forgotten, 4),
    Episode(mishaps.minutes_late, 4),
    Episode(mishaps.not_everybody_served, 3),
    Episode(mishaps.never_published, 3),
    Episode(mishaps.notice_late, 4),
    Episode(mishaps.seat_empty, 5),
    Episode(mishaps.excused, 2),
    Episode(mishaps.postponed, 2),
)
"""Rare ones first, so that they find an office they can befall."""

LAST_YEAR = (
    Episode(mishaps.never_evaluated, 2),
    Episode(mishaps.report_forgotten, 1),
    Episode(mishaps.counts_left_out, 1),
    Episode(mishaps.called_off, 3),
    Episode(mishaps.topic_left_out, 3),
    Episode(mishaps.never_published, 2),
    Episode(mishaps.minutes_late, 6),
    Episode(mishaps.notice_late, 5),
    Episode(mishaps.not_everybody_served, 3),
    Episode(mishaps.excused, 2),
)

OPERATORS = {
    cast.AT_RISK: (mishaps.minutes_in_the_making, mishaps.seat_empty, mishaps.not_everybody_served),
    cast.IN_BREACH: (mishaps.minutes_never_sent, mishaps.evaluation_still_to_come),
}
"""What befalls the offices of operator@example.jp this year, as far as the day allows."""


def told(scripts: Mapping[str, Script], year: FiscalYear, today: date) -> dict[str, Script]:
    """The stories with everything that goes wrong in them, the same for the same day."""
    now, before = Stage(year, today), Stage(year.previous, today)
    played = _play(dict(scripts), LAST_YEAR, before, "last year")
    for reference, befalls in OPERATORS.items():
        for befall in befalls:
            played[reference] = befall(played[reference], now) or played[reference]
    return _play(played, THIS_YEAR, now, "this year")


def _play(
    scripts: dict[str, Script], episodes: tuple[Episode, ...], stage: Stage, about: str
) -> dict[str, Script]:
    """Each episode befalls the first offices that are free and fit, in an order drawn by lot."""
    fixed = {cast.NEW, cast.SUSPENDED, cast.CLOSED, cast.SILENT_ON_EVALUATION, *cast.OPERATORS_OFFICES}
    fixed |= {cast.BY_COUNCIL, cast.BY_AGENCY, cast.RELIEVED}
    fixed |= {office for joint in cast.JOINTS if not joint.every_year for office in joint.offices}
    free = sorted(scripts.keys() - fixed, key=lambda reference: lot(reference, about))
    for episode in episodes:
        left = episode.times
        for reference in list(free):
            if left and (changed := episode.befall(scripts[reference], stage)):
                scripts[reference] = changed
                free.remove(reference)
                left -= 1
    return scripts
