"""An office with three meetings; what its council asks for at the first is to be told of at the next ones."""

from datetime import UTC, date, datetime

import pytest

from meetings.enums import MinutesState
from meetings.minutes_content import Content, Item, Progress
from meetings.models import FollowUp, Minutes, Participation
from meetings.services.follow_ups import settle_follow_ups
from tests.fixtures.people import World
from tests.makers import meeting, part_of

AT = datetime(2026, 6, 25, 3, 0, tzinfo=UTC)


class Council:
    """The office's meetings in June, August and October, and the pen of its minutes."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.facility, self.by = world.facility, world.operator
        self.june = world.participation
        self.august = part_of(meeting(date(2026, 8, 20), self.facility), self.facility)
        self.october = part_of(meeting(date(2026, 10, 20), self.facility), self.facility)

    def settle(self, part: Participation, *items: Item, progress: tuple[Progress, ...] = ()) -> Minutes:
        """Write the office's part of the minutes and settle it, as finalising does."""
        content = Content(items=items, progress=progress).as_json()
        final = {"content": content, "state": MinutesState.FINAL, "finalised_at": AT, "finalised_by": self.by}
        row, _ = Minutes.objects.update_or_create(meeting=part.meeting, participation=part, defaults=final)
        settle_follow_ups(minutes=row, by=self.by, at=AT)
        return row

    def ask(self) -> FollowUp:
        """The request of June."""
        self.settle(self.june, ASKED)
        return FollowUp.objects.get(facility=self.facility)

    def tell(self, follow_up: FollowUp, words: str = "", *, closed: bool = False, at: str = "august") -> None:
        """What a later meeting says of a request."""
        told = Progress(follow_up.pk, follow_up.title, follow_up.words, words, closed)
        self.settle(getattr(self, at), progress=(told,))


ASKED = Item("x1", "地域交流", report="祭りに出ました。", request="広報紙を町会にも", advice="子ども会にも")


@pytest.fixture
def council(nerima: World, itabashi: World) -> Council:
    """The office of Nerima; Itabashi's has asked for something of its own."""
    other = Council(itabashi)
    other.settle(other.june, Item("x1", "こかげの議題", request="こかげの要望"))
    return Council(nerima)
