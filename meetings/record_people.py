"""Who stands on the list of attendance of a record, and the lines that tell it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from meetings.enums import Manner

PLAIN = frozenset({str(Manner.PRESENT.label), str(Manner.ABSENT.label)})
"""What goes without saying in the list of those who came, and of those who did not."""


@dataclass(frozen=True)
class Person:
    """Somebody on the list of attendance. In a joint meeting users and families stand without a name. [N 合同§1(1)]"""

    name: str
    role: str = ""
    manner: str = ""
    stand_in: str = ""


class Line(NamedTuple):
    """One line of a list of attendance: who, and what is to be said of it."""

    who: str
    note: str

    @property
    def text(self) -> str:
        """Both, as paper says it."""
        return f"{self.who}　{self.note}" if self.note else self.who


@dataclass(frozen=True)
class Group:
    """One category of the council: who came, who did not. ``category`` is a `MemberCategory` value."""

    category: str
    label: str
    present: tuple[Person, ...] = ()
    absent: tuple[Person, ...] = ()

    @property
    def present_lines(self) -> list[Line]:
        """Who came; people without a name are one line with their number."""
        return _lines(self.present)

    @property
    def absent_lines(self) -> list[Line]:
        """Who did not come; people without a name are one line with their number."""
        return _lines(self.absent)


def group_from(row: Mapping[str, Any]) -> Group:
    """A group as JSON keeps it."""
    people = {side: tuple(Person(**person) for person in row[side]) for side in ("present", "absent")}
    return Group(row["category"], row["label"], people["present"], people["absent"])


def _lines(people: Iterable[Person]) -> list[Line]:
    return [Line(_who(person, often), _note(person)) for person, often in Counter(people).items()]


def _who(person: Person, often: int) -> str:
    role = f"（{person.role}）" if person.role else ""
    return f"{person.name}{role}{f' {often}名' if often > 1 else ''}"


def _note(person: Person) -> str:
    if person.stand_in:
        return f"{person.manner}：{person.stand_in}"
    return "" if person.manner in PLAIN else person.manner
