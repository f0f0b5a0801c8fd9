"""Keeps the files of a meeting: taken in after inspection, renamed, taken away and brought back. [N §8]

A file that went into a submission stays readable there: taking away only marks it.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.files import File
from django.db import transaction
from django.db.models import Q

from meetings.enums import TAKES_PLACE, MaterialKind
from meetings.models import Material, Meeting, Participation
from meetings.services.scheduling.checks import bound_offices, may_lead
from meetings.uploads.inspection import Inspected, inspect
from meetings.uploads.kinds import BY_TYPE
from meetings.uploads.names import safe_title
from meetings.uploads.refusals import FileRefused
from operators.enums import Role
from operators.models import User
from operators.services.history import note


class MaterialError(Exception):
    """Nothing can be done with the file."""


class NotTheirs(MaterialError):
    """Another office's file, or the common part and this person does not work for the host."""


class MeetingWithoutFiles(MaterialError):
    """A draft, or a meeting that did not and will not take place."""


class AlreadyThere(FileRefused):
    """The same bytes stand in this part already, of the same hands; ``material`` is that file."""

    def __init__(self, material: Material) -> None:
        super().__init__(f"同じ内容のファイルが、すでに登録されています（「{material.title}」）。")
        self.material = material


def add(
    *,
    meeting: Meeting,
    participation: Participation | None,
    kind: MaterialKind,
    upload: "File[Any] | Inspected",
    by: User,
    at: datetime,
) -> Material:
    """Look at a file and keep it as it is under a random name; ``participation`` None: common to a joint meeting.

    Raises `FileRefused` (with Japanese words), `AlreadyThere`, `NotTheirs` or `MeetingWithoutFiles`. The bytes stay
    what they were, EXIF and all: the ward gets the original, publication makes its own copy. A caller with a
    transaction of its own inspects the file before it begins.
    """
    material = Material(
        meeting=meeting, participation=participation, kind=kind, uploaded_at=at, uploaded_by=by
    )
    must_be_theirs(material, by)
    # Before the transaction: scanning takes seconds, and SQLite lets nobody else write meanwhile.
    found = upload if isinstance(upload, Inspected) else inspect(upload)
    for name in ("title", "sha256", "scanned", "size"):
        setattr(material, name, getattr(found, name))
    material.content_type = found.kind.content_type
    return _kept(material, found)


def _kept(material: Material, found: Inspected) -> Material:
    """Write the file, then its row; where there is no row in the end, there is no file either."""
    material.file.save("", found.as_file(), save=False)
    try:
        with transaction.atomic():
            _must_be_new(material)
            material.save()
            kind = [None, material.get_kind_display()]
            _note(
                material, "ファイルの登録", {"種類": kind}, by=material.uploaded_by, at=material.uploaded_at
            )
    except BaseException:
        material.file.delete(save=False)
        raise
    return material


@transaction.atomic
def change(*, material: Material, title: str, kind: MaterialKind, by: User, at: datetime) -> Material:
    """Give a file another title (its ending stays the true one) or another kind; raises `NotTheirs`."""
    must_be_theirs(material, by)
    known = BY_TYPE.get(material.content_type)
    before = (material.title, material.kind)
    material.title = safe_title(title, known) if known else material.title
    material.kind = kind
    if (material.title, material.kind) != before:
        material.save(update_fields=["title", "kind"])
        changes = {"種類": [MaterialKind(before[1]).label, kind.label]} if kind != before[1] else {}
        _note(material, "ファイルの変更", changes, by=by, at=at)
    return material


@transaction.atomic
def remove(*, material: Material, by: User, at: datetime) -> Material:
    """Take a file away from the meeting; twice is once. Raises `NotTheirs`."""
    must_be_theirs(material, by)
    gone = Material.objects.present().filter(pk=material.pk).update(removed_at=at, removed_by=by)
    if gone:
        _note(material, "ファイルの取外し", {}, by=by, at=at)
    return material


@transaction.atomic
def restore(*, material: Material, by: User, at: datetime) -> Material:
    """Bring a file back that was taken away; raises `NotTheirs` or `AlreadyThere`."""
    must_be_theirs(material, by)
    _must_be_new(material)
    back = Material.objects.filter(pk=material.pk, removed_at__isnull=False)
    if back.update(removed_at=None, removed_by=None):
        _note(material, "ファイルの取外しの取消し", {}, by=by, at=at)
    return material


def must_be_theirs(material: Material, by: User) -> None:
    """Raise unless this person keeps the part of the file, and the meeting is one that has files."""
    if material.meeting.status not in TAKES_PLACE:
        raise MeetingWithoutFiles
    if not may_keep(material.meeting, material.participation, by):
        raise NotTheirs


def may_keep(meeting: Meeting, participation: Participation | None, user: User) -> bool:
    """Whether this person keeps these files: the office its own, the host the common ones; the ward its scans."""
    if participation is not None:
        own = Participation.objects.visible_to(user).bound()
        return own.filter(pk=participation.pk, meeting=meeting).exists()
    joint = len(bound_offices(meeting)) > 1
    return joint and user.role == Role.OPERATOR and may_lead(meeting, user)


def _must_be_new(material: Material) -> None:
    """Raise `AlreadyThere`; the meeting is locked, so that the same file sent twice is seen by the second.

    Scans are the ward's and the others the office's: neither stands in the other's way, or tells of it.
    """
    Meeting.objects.select_for_update(of=("self",), no_key=True).get(pk=material.meeting_id)
    there = Material.objects.present().filter(
        meeting=material.meeting_id, participation=material.participation_id, sha256=material.sha256
    )
    of_ward = Q(kind=MaterialKind.SCAN)
    there = there.filter(of_ward if material.kind == MaterialKind.SCAN else ~of_ward)
    same = there.exclude(pk=material.pk).first()
    if same is not None:
        raise AlreadyThere(same)


def _note(
    material: Material, verb: str, changes: Mapping[str, Any], *, by: User | None, at: datetime
) -> None:
    """One entry per office concerned; without the title, in which names of people may stand."""
    part = material.participation
    for office in [part.facility] if part else bound_offices(material.meeting):
        note(verb, f"material {material.pk}", office, changes, by=by, at=at)
