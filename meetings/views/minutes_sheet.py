"""The text in the editor: as it is stored, as it was posted, or put together where two people wrote at once."""

from dataclasses import dataclass, replace

from django.http import QueryDict

from meetings.forms.minutes import MinutesForm, keys_of, told_of
from meetings.minutes_content import Content
from meetings.minutes_figures import figures_of
from meetings.minutes_merge import Clash, clashes, merged
from meetings.models import Minutes, MinutesVersion
from meetings.services import minutes as service
from meetings.services.follow_ups import no_longer_open
from meetings.views.minutes_desk import Desk


@dataclass(frozen=True)
class Meanwhile:
    """What somebody saved while this text was typed: their edition, and the fields on which both differ."""

    version: MinutesVersion | None
    fields: list[Clash]


@dataclass(frozen=True)
class Sheet:
    """The editor about to be shown. ``base`` is the revision the text goes on from; ``unsaved``: it differs from it."""

    form: MinutesForm
    base: int
    unsaved: bool = False
    kept: bool = False
    meanwhile: Meanwhile | None = None
    refusal: str = ""


def form_of(desk: Desk, data: QueryDict | None = None, content: Content | None = None) -> MinutesForm:
    """The forms over what is offered; ``content`` in place of what is stored."""
    minutes = desk.minutes
    part = minutes.participation
    counts = figures_of(desk.part.facility, minutes.meeting.held_on) if part else ()
    offered = service.offered(minutes, content)
    if data is not None and part is not None:  # what was typed of a request that a colleague closed meanwhile
        gone = told_of(data) - {told.follow_up for told in offered.progress}
        if gone:
            offered = replace(offered, progress=(*offered.progress, *no_longer_open(part, gone)))
    agenda = service.agenda_of(minutes) if data is not None else set()
    strange = service.of_another_agenda(keys_of(data), agenda)
    return MinutesForm(data, offered, counts=counts, agenda=agenda, strange=strange)


def sheet_of(desk: Desk) -> Sheet:
    """The text as it is stored."""
    return Sheet(form_of(desk), desk.minutes.revision)


def clash_of(desk: Desk, mine: Content, base: int, current: Minutes) -> Sheet:
    """Mine to go on from, on the revision that stands now, with theirs where I had changed nothing."""
    begun = MinutesVersion.objects.filter(minutes=current, revision=base).first()
    before = service.content_of(begun) if begun else Content()
    theirs = service.content_of(current)
    last = current.versions.select_related("saved_by").order_by("-revision").first()
    return Sheet(
        form_of(desk, content=merged(before, mine, theirs)),
        current.revision,
        unsaved=True,
        meanwhile=Meanwhile(last, clashes(before, mine, theirs)),
    )
