"""A record with everything that can hang on it, as it stands after years of use; and what a database holds, by model."""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.files.base import ContentFile

from meetings.models import (
    AgendaItem,
    Attendance,
    DeskEvent,
    DeskNote,
    DraftCheck,
    FollowUp,
    FollowUpStep,
    IdentifierDecision,
    Material,
    Meeting,
    Member,
    MinutesCopy,
    Notice,
    NoticeRecipient,
    Participation,
    PublicImage,
    PublicText,
    PublishedWay,
    Reply,
    Submission,
)
from meetings.record_building import build_record
from operators.models import User
from outbox.models import Message, MessageFile, StoredFile
from publication.models import PublicFile, PublicRecord
from rules.fiscal_year import add_months
from tests.fixtures.people import World
from tests.makers import (
    NOON,
    follow_up_of,
    material_of,
    minutes_of,
    part_of,
    public_record_of,
    submission_of,
)

SECRET = "要介護の花沢さんの件"
"""Words that stand in every text of an aged record, to be looked for afterwards."""


@dataclass(frozen=True)
class Aged:
    """One office's part with all its papers."""

    part: Participation
    submission: Submission
    public: PublicRecord
    case_paper: Material
    paper: Material
    submitted: Material
    copy: MinutesCopy
    pdf: str
    scan: str


def message(key: str, *, file: StoredFile | None = None) -> Message:
    """A mail that went out years ago, with a file where one is given."""
    made = Message.objects.create(
        key=key,
        channel="email",
        state="sent",
        recipient_name="花沢 様",
        recipient_email="hanazawa@example.jp",
        subject="お知らせ",
        text=SECRET,
        html=f"<p>{SECRET}</p>",
        message_id=f"<{key}@example.jp>",
        prepared_at=NOON,
        settled_at=NOON,
    )
    if file:
        MessageFile.objects.create(message=made, stored=file, name="tsuchi.pdf")
    return made


def stored(word: str) -> StoredFile:
    """A file that was sent."""
    return StoredFile.objects.get_or_create(
        sha256=f"{word:0<64}"[:64], defaults={"content_type": "application/pdf", "content": word.encode()}
    )[0]


def age(
    world: World, meeting: Meeting, published_on: date | None, *, shared: StoredFile | None = None
) -> Aged:
    """Hang everything on the world's part of the meeting; 13 kinds of rows and five files."""
    part, by = part_of(meeting, world.facility), world.operator
    Participation.objects.filter(pk=part.pk).update(
        published_on=published_on, submitted_on=meeting.held_on + timedelta(days=14), delivered=True
    )
    part.refresh_from_db()
    _prepare(world, part, shared)
    minutes_of(part, final=by, folded_text=SECRET)
    paper = material_of(part, title="夏祭り.pdf", file=ContentFile(b"%PDF-1.7 a", name="a.pdf"))
    submitted = material_of(part, title="献立.pdf", file=ContentFile(b"%PDF-1.7 b", name="b.pdf"))
    case = material_of(part, title="事例.pdf", case_paper=True, file=ContentFile(b"%PDF-1.7 c", name="c.pdf"))
    submission, copy = _submit(world, part, submitted)
    _draft_check(part, world.member)
    _follow_ups(world, part)
    public = _publish(part, by, paper, published_on)
    pdf = public.files.get().file.name or ""
    scan = Material.objects.get(participation=part, kind="scan").file.name or ""
    return Aged(part, submission, public, case, paper, submitted, copy, pdf, scan)


def _prepare(world: World, part: Participation, shared: StoredFile | None) -> None:
    """Agenda, notice, answer and who came."""
    member = world.member
    AgendaItem.objects.create(meeting=part.meeting, participation=part, title=f"{SECRET}の報告")
    AgendaItem.objects.create(
        meeting=part.meeting, participation=part, title=SECRET, detail=SECRET, topic="hygiene"
    )
    notice = Notice.objects.create(
        participation=part, edition=1, kind="announcement", told={"note": SECRET}, prepared_at=NOON
    )
    own = message(f"notice/{part.pk}/1/m{member.pk}", file=shared)
    NoticeRecipient.objects.create(notice=notice, kind="member", member=member, message=own)
    # An earlier attempt, which is no recipient's any more.
    message(f"notice/{part.pk}/1/m{member.pk}/2", file=stored(f"own{part.pk}"))
    message(f"remind-minutes/{part.pk}/2026-07-20/ahead/1")
    reply = Reply.objects.create(participation=part, member=member, opinion=SECRET)
    message(f"remind-answer/{reply.pk}/2026-06-20")
    Attendance.objects.create(participation=part, member=member, category="community", manner="present")
    Attendance.objects.create(
        participation=part, name="花沢 はな", category="user", manner="video", stand_in="花沢 一郎"
    )


def _submit(world: World, part: Participation, paper: Material) -> tuple[Submission, MinutesCopy]:
    """What the ward has: a version, its papers and scan, a return with a reason, a note; and a member's copy."""
    submission = submission_of(part)
    version = submission.versions.get()
    version.record, version.folded_text, version.words = build_record(part).as_json(), SECRET, SECRET
    version.save()
    scan = material_of(part, kind="scan", file=ContentFile(b"%PDF-1.7 d", name="d.pdf"))
    version.materials.set([paper, scan])
    event = DeskEvent.objects.create(
        submission=submission, version=version, verb="return", reason=SECRET, marks={"own": SECRET}, at=NOON
    )
    message(f"returned/{event.pk}/1")
    DeskNote.objects.create(submission=submission, words=SECRET, at=NOON, by=world.ward)
    owed = message(f"minutes/{submission.pk}/1/m{world.member.pk}")
    return submission, MinutesCopy.objects.create(
        version=version, kind="member", member=world.member, message=owed
    )


def _draft_check(part: Participation, member: Member) -> None:
    minutes = part.minutes
    asked = message(f"draft/{minutes.pk}/1/{member.pk}")
    DraftCheck.objects.create(
        minutes=minutes,
        member=member,
        revision=1,
        asked_at=NOON,
        message=asked,
        answer="remarked",
        words=SECRET,
        answered_at=NOON,
    )


def _follow_ups(world: World, part: Participation) -> None:
    """One request that was settled at the meeting itself, and one that is still being worked on."""
    closed = follow_up_of(part, state="done", closed_at=NOON, closed_in=part, words=SECRET)
    FollowUpStep.objects.create(follow_up=closed, participation=part, words=SECRET, at=NOON)
    open_one: FollowUp = follow_up_of(part, title="避難訓練", words="夜の訓練もしてほしい")
    FollowUpStep.objects.create(follow_up=open_one, participation=part, words=SECRET, at=NOON)


def _publish(part: Participation, by: User, paper: Material, published_on: date | None) -> PublicRecord:
    """The public words, a decision, a picture, the frozen page with its PDF, and the notice board."""
    day = published_on or part.meeting.held_on
    record = public_record_of(
        part.facility,
        part.meeting.held_on,
        source=f"participation/{part.pk}",
        published_on=day,
        keep_until=add_months(day, 24),
        folded_text=SECRET,
    )
    PublicFile.objects.create(
        record=record,
        kind="pdf",
        title="議事録",
        content_type="application/pdf",
        file=ContentFile(b"%PDF-1.7 e", name="e.pdf"),
        size=10,
        sha256="0" * 64,
    )
    text = PublicText.objects.create(
        participation=part,
        record=record,
        fields={"own.opening": {"text": SECRET, "digest": "0"}},
        made_at=NOON,
        made_by=by,
    )
    IdentifierDecision.objects.create(
        public_text=text, field="own.opening", kind="name", text="花沢", verdict="kept", at=NOON, by=by
    )
    PublicImage.objects.create(public_text=text, material=paper, alt="夏祭りのようす")
    PublishedWay.objects.create(participation=part, way="board", done_on=day, note=SECRET, at=NOON)
    return record


def rows() -> Counter[str]:
    """How many rows every model of the portal has; clocks, warnings and the history are told by themselves."""
    untold = {"Retention", "RetentionWarning", "HistoryEntry", "Session"}
    models = [model for model in apps.get_models(include_auto_created=True) if model.__name__ not in untold]
    return +Counter({model.__name__: model._default_manager.count() for model in models})


def telling() -> set[str]:
    """The models in whose rows a word or a name of an aged record stands."""
    models = apps.get_models(include_auto_created=True)
    return {
        model.__name__
        for model in models
        for row in model._default_manager.values()
        if SECRET in str(row) or "花沢" in str(row)
    }


def stored_files() -> set[str]:
    """The names of all stored files."""
    root = Path(settings.MEDIA_ROOT)
    return {str(path.relative_to(root)) for path in root.rglob("*") if path.is_file()}


def moment(day: date, hour: int = 3) -> datetime:
    """Noon in Japan on a day."""
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)
