"""What the editor offers: what was written, with the agenda and the open requests as they stand today."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from django.db.models import Q

from meetings.minutes_content import Content, Item, Progress
from meetings.models import AgendaItem, Minutes
from meetings.services.follow_ups import open_progress
from meetings.services.minutes.rows import content_of, is_joint

FILE = "file"
FILE_TITLE = "議事録のファイルの要点"


def offered(minutes: Minutes, content: Content | None = None) -> Content:
    """The written text (or ``content`` in its place) in the order of the agenda; nothing that was typed is left out.

    Points of the agenda that are new, and requests that are open, stand there empty. Five queries at most.
    """
    part = minutes.participation
    text = content_of(minutes) if content is None else content
    return arranged(text, _agenda(minutes), open_progress(part) if part else ())


def arranged(content: Content, agenda: Iterable[AgendaItem], progress: Iterable[Progress]) -> Content:
    """`offered`, from values. Points that left the agenda stay while they say something."""
    written = {item.key: item for item in content.items}
    items = [_item(written.pop(f"a{each.pk}", None), each) for each in agenda]
    rest = [item for item in written.values() if not item.empty or item.key.startswith("x")]
    return replace(content, items=(*items, *rest), progress=_progress(content, progress))


def agenda_of(minutes: Minutes) -> set[str]:
    """The keys of the points that stand on the part's agenda today. Two queries at most."""
    return {f"a{point.pk}" for point in _agenda(minutes)}


def of_another_agenda(keys: Iterable[str], agenda: Collection[str]) -> set[str]:
    """Of the keys of points those that stand on the agenda of another part or meeting; asks nothing if none is new.

    A point that left its agenda while it was written about is not among them: its words are kept.
    """
    new = [int(key[1:]) for key in keys if key.startswith("a") and key not in agenda]
    return {f"a{pk}" for pk in AgendaItem.objects.filter(pk__in=new).values_list("pk", flat=True)}


def same(one: Content, other: Content) -> bool:
    """Whether both say the same; points about which nothing was written do not count."""
    return _substance(one) == _substance(other)


def _substance(content: Content) -> Content:
    items = tuple(item for item in content.items if not item.empty or item.key.startswith("x"))
    progress = tuple(each for each in content.progress if each.words or each.closed)
    return replace(content, items=items, progress=progress, counts=dict(content.counts))


def _agenda(minutes: Minutes) -> list[AgendaItem]:
    """The office's own points first where the meeting is joint: the common ones have a part of their own."""
    rows = minutes.meeting.agenda.order_by("position", "pk")
    if minutes.participation_id is None:
        return list(rows.filter(participation=None))
    mine = list(rows.filter(Q(participation=None) | Q(participation=minutes.participation_id)))
    return sorted(mine, key=lambda each: each.participation_id is None) if is_joint(minutes.meeting) else mine


def _item(written: Item | None, point: AgendaItem) -> Item:
    return replace(written, title=point.title) if written else Item(f"a{point.pk}", point.title)


def _progress(content: Content, offers: Iterable[Progress]) -> tuple[Progress, ...]:
    told = {each.follow_up: each for each in content.progress}
    now = [_told(told.pop(offer.follow_up, None), offer) for offer in offers]
    return (*now, *(each for each in told.values() if each.words or each.closed))


def _told(written: Progress | None, offer: Progress) -> Progress:
    return replace(offer, words=written.words, closed=written.closed) if written else offer
