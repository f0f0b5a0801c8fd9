"""How far the copies of an office's minutes are, in numbers: for desks and lists, one query for any number of parts."""

from collections.abc import Iterable
from dataclasses import dataclass

from meetings.models import MinutesCopy, Participation
from outbox.enums import DONE, State


@dataclass(frozen=True)
class CopiesState:
    """Copies of the last version that owes any: how many, how many reached, letters to hand over, lost mails."""

    owed: int = 0
    served: int = 0
    letters: int = 0
    lost: int = 0

    @property
    def open(self) -> int:
        """How many recipients have not got it yet, whatever the reason."""
        return self.owed - self.served

    @property
    def on_its_way(self) -> int:
        """Mails that are about to go out by themselves."""
        return self.open - self.letters - self.lost


NONE_OWED = CopiesState()


def state_of(participation: Participation) -> CopiesState:
    """The numbers of one part."""
    return states_of([participation]).get(participation.pk, NONE_OWED)


def states_of(participations: Iterable[Participation]) -> dict[int, CopiesState]:
    """The numbers by the key of the part; parts that owe no copies are left out."""
    rows = MinutesCopy.objects.filter(
        version__submission__participation__in=[part.pk for part in participations]
    ).exclude(message__state=State.WITHDRAWN)
    found = rows.values_list("version__submission__participation_id", "version__number", "message__state")
    by_part: dict[int, dict[int, list[str]]] = {}
    for part, number, state in found:
        if part is not None:
            by_part.setdefault(part, {}).setdefault(number, []).append(state)
    return {part: _counted(versions[max(versions)]) for part, versions in by_part.items()}


def _counted(states: list[str]) -> CopiesState:
    return CopiesState(
        owed=len(states),
        served=sum(state in DONE for state in states),
        letters=states.count(State.TO_HAND),
        lost=sum(state in (State.FAILED, State.BOUNCED) for state in states),
    )
