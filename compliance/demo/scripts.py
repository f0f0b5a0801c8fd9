"""One office's whole story, and the small changes that can be made to it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from compliance.demo.entries import Entry
from compliance.demo.offices import Office
from rules.fiscal_year import FiscalYear, add_months
from rules.kinds import MemberCategory


@dataclass(frozen=True)
class Stage:
    """The fiscal year in which something befalls, and the day on which the demo is loaded."""

    year: FiscalYear
    today: date


@dataclass(frozen=True)
class Script:
    """An office, its meetings, and a seat of its council that is empty since a day."""

    office: Office
    entries: tuple[Entry, ...] = ()
    vacancy: tuple[MemberCategory, date] | None = None

    def held(self, stage: Stage) -> Iterator[Entry]:
        """The office's own meetings of the year that are over, the latest first."""
        return (e for e in self._own(stage) if e.held_by(stage.today))

    def settled(self, stage: Stage) -> Iterator[Entry]:
        """Those of them whose minutes were due before today."""
        return (e for e in self.held(stage) if add_months(e.on, 1) < stage.today)

    def coming(self, stage: Stage) -> Iterator[Entry]:
        """The office's own meetings of the year that are still to come, the next last."""
        return (e for e in self._own(stage) if e.coming(stage.today))

    def change(self, entry: Entry | None, **values: Any) -> "Script | None":
        """The story with another value in one entry; ``None`` when there is no such entry."""
        if entry is None:
            return None
        changed = replace(entry, **values)
        return replace(self, entries=tuple(changed if e is entry else e for e in self.entries))

    def _own(self, stage: Stage) -> Iterator[Entry]:
        return (e for e in reversed(self.entries) if e.alone and e.on in stage.year)


Befall = Callable[[Script, Stage], Script | None]
"""Tells the story anew with one mishap, or says (``None``) that it cannot happen to this office on this day."""
