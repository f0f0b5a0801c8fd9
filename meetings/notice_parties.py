"""Who gives notice and to whom it goes: every member who serves, and separately the ward and the centre. [N §3]"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, QuerySet

from meetings.enums import RecipientKind
from meetings.models import CouncilHabit, Member, Participation
from operators.models import Facility, Placement, SupportCenter
from outbox.enums import Channel
from outbox.services import Recipient


@dataclass(frozen=True)
class Addressee:
    """One recipient as the envelope names them; ``missing`` says what keeps the notice from them."""

    kind: RecipientKind
    name: str
    honorific: str
    channel: Channel
    role: str = ""
    email: str = ""
    postal_code: str = ""
    address: str = ""
    member: Member | None = None
    missing: str = ""

    @property
    def slug(self) -> str:
        """The recipient's name in keys and addresses of pages: a number, never a person's name."""
        return f"member-{self.member.pk}" if self.member else str(self.kind)

    @property
    def by_mail(self) -> bool:
        """Whether it goes by e-mail."""
        return self.channel is Channel.EMAIL

    @property
    def recipient(self) -> Recipient:
        """As the outbox sends to them."""
        return Recipient(f"{self.name} {self.honorific}", self.email, self.postal_code, self.address)

    @property
    def hint(self) -> str:
        """What is not in the way of sending, but should be known before."""
        no_address = self.channel is Channel.POST and not self.address
        return (
            "住所が登録されていません。手紙は手で渡してください。" if no_address and not self.missing else ""
        )


@dataclass(frozen=True)
class Sender:
    """The office that gives notice, and whom to ask."""

    office: str
    corporation: str
    address: str
    phone: str
    fax: str
    email: str
    contact: str


def sender_of(facility: Facility, habit: CouncilHabit) -> Sender:
    """The head of the letter."""
    return Sender(
        office=facility.name,
        corporation=facility.corporation.name if facility.corporation else "",
        address=" ".join(part for part in (facility.address, facility.building) if part),
        phone=facility.phone,
        fax=facility.fax,
        email=facility.email,
        contact=habit.contact_name,
    )


def habit_of(facility: Facility) -> CouncilHabit:
    """The office's habits; the usual ones where it has told none."""
    return CouncilHabit.objects.filter(facility=facility).first() or CouncilHabit(facility=facility)


def addressees(
    participation: Participation, *, today: date, by_letter: Collection[RecipientKind] = ()
) -> list[Addressee]:
    """Everybody to whom a notice of this meeting goes today.

    ``by_letter`` are the authorities who are told on paper where there is no mail address.

    A member counts who has joined by ``today`` and serves on the meeting's day.
    """
    members = serving(participation, today=today)
    return [*map(of_member, members), *authorities(participation, by_letter=by_letter)]


def serving(participation: Participation, *, today: date) -> QuerySet[Member]:
    """The members who have joined by ``today`` and serve on the day of the meeting."""
    day = participation.meeting.held_on
    return Member.objects.filter(
        Q(joined_on=None) | Q(joined_on__lte=min(today, day)),
        Q(left_on=None) | Q(left_on__gte=max(today, day)),
        facility=participation.facility_id,
    )


def of_member(member: Member) -> Addressee:
    """A member, by the member's own way."""
    return Addressee(
        kind=RecipientKind.MEMBER,
        name=member.name,
        honorific="様",
        role=" ".join(part for part in (member.affiliation, member.title) if part),
        channel=Channel(member.delivery),
        email=member.email,
        postal_code=member.postal_code,
        address=member.address,
        member=member,
    )


def authorities(participation: Participation, *, by_letter: Collection[RecipientKind]) -> list[Addressee]:
    """The ward, and the support centre of the area on the day of the meeting."""
    return [
        _ward(participation.facility, RecipientKind.WARD in by_letter),
        of_center(
            center_on(participation.facility, participation.meeting.held_on),
            by_letter=RecipientKind.CENTER in by_letter,
        ),
    ]


def center_on(facility: Facility, day: date) -> SupportCenter | None:
    """The support centre responsible for the office on ``day``."""
    placed = (
        Placement.objects.filter(Q(since=None) | Q(since__lte=day), facility=facility)
        .select_related("support_center")
        .order_by(F("since").desc(nulls_last=True), "-pk")
        .first()
    )
    return placed.support_center if placed else None


def _ward(facility: Facility, by_letter: bool) -> Addressee:
    ward = facility.municipality
    mail = bool(ward.desk_email)
    return Addressee(
        kind=RecipientKind.WARD,
        name=" ".join(part for part in (ward.name, ward.desk_name) if part),
        honorific="御中",
        channel=Channel.EMAIL if mail else Channel.HAND,
        email=ward.desk_email,
        missing="" if mail or by_letter else f"{ward.name}の担当の係のメールアドレスが登録されていません。",
    )


def of_center(center: SupportCenter | None, *, by_letter: bool) -> Addressee:
    """The support centre, by mail where it has an address; ``by_letter``: it may be told on paper, else it is not."""
    if center is None:
        missing = "" if by_letter else "この事業所を担当する地域包括支援センターが登録されていません。"
        return Addressee(RecipientKind.CENTER, "地域包括支援センター", "御中", Channel.HAND, missing=missing)
    paper = Channel.POST if center.address else Channel.HAND
    reachable = by_letter or center.email or center.address
    return Addressee(
        kind=RecipientKind.CENTER,
        name=center.name,
        honorific="御中",
        channel=Channel.EMAIL if center.email else paper,
        email=center.email,
        postal_code=center.postal_code,
        address=center.address,
        missing="" if reachable else f"{center.name}のメールアドレスも住所も登録されていません。",
    )


def unreachable(to: Iterable[Addressee]) -> list[Addressee]:
    """Those for whom something is missing."""
    return [each for each in to if each.missing]
