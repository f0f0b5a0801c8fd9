"""The offices with a part of their own, and the joint meetings. Invented: it says nothing about the real offices."""

from dataclasses import dataclass

ON_TRACK = "1372010742/78"
AT_RISK = "1392000707/73"
IN_BREACH = "1392000210/73"
OPERATORS_OFFICES = (ON_TRACK, AT_RISK, IN_BREACH)
"""The three offices of operator@example.jp."""

NEW = "1392001408/77"
SUSPENDED = "1372007946/78"
CLOSED = "1372003796/78"
UNPLACED = "1372010411/78"
"""Its 日常生活圏域 is not recorded."""

SILENT_ON_EVALUATION = "1392000889/76"
"""Its notices do not say that an evaluation takes place."""

BY_COUNCIL, BY_AGENCY, RELIEVED = "1399900016/32", "1399900024/32", "1399900032/32"
"""Three invented group homes, as the open data of the demo have none: evaluated by the council, by an agency, and by an
agency with 緩和."""

FIRST_MONTHS = {SUSPENDED: 4, CLOSED: 2}
"""Months after April of the first meeting, where it must not fall into a time without service."""


@dataclass(frozen=True)
class Joint:
    """Offices that meet together, and which of the year's meetings those are (0 = the first).

    What is not ``every_year`` happens in the current year only; ``evaluated`` puts an evaluation into it.
    """

    offices: tuple[str, ...]
    meetings: tuple[int, ...]
    every_year: bool = True
    evaluated: bool = False


JOINTS = (
    Joint(("1372008936/78", "1372010775/78", "1372009934/78"), (0,)),
    Joint(("1372007565/78", "1372009637/78"), (0, 1)),
    Joint(("1392001176/78", "1372006930/78"), (1,)),
    Joint(("1372007714/78", "1372004554/72"), (0,)),
    Joint(("1372007250/78", "1372010692/78"), (1,)),
    Joint(("1372010767/78", "1392001374/78"), (1,)),
    Joint((ON_TRACK, "1372005726/78"), (0,)),
    Joint(("1392000152/73", "1392000459/73"), (1,)),
    # As many as the cap of half allows.
    Joint(("1392000426/73", "1392000509/73"), (0, 1, 5)),
    # One more than that.
    Joint(("1392000137/73", "1392000616/73"), (0, 1, 3, 5), every_year=False),
    # An evaluation, which must stand alone.
    Joint(("1392000962/77", "1392000996/77"), (3,), every_year=False, evaluated=True),
    # Two areas, and an area that nobody recorded.
    Joint((IN_BREACH, "1392001200/77"), (3,), every_year=False),
    Joint((UNPLACED, "1392000947/78"), (1,), every_year=False),
)
