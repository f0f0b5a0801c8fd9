"""The resource for rosters. [CONTRACT: import_members]

A seat is an office, a category and a name, compared folded, and the day of joining. A row without 就任日 means
the seat the person holds now (or the one of unknown beginning that ended on the row's 退任日); a row with one
fills it in where it was unknown, else it is a new seat. As with offices, an empty cell and a column that the
file lacks leave the stored value as it is.
"""

from collections import defaultdict
from typing import Any, ClassVar

from django.db.models import QuerySet

from meetings.enums import DeliveryWay
from meetings.importing import member_layout as col
from meetings.models import Member
from operators.importing import contact
from operators.importing.columns import DateWidget, WordWidget, column
from operators.importing.dates import parse_date
from operators.importing.identifiers import corporation_number, office_number, postal_code
from operators.importing.journal import Journal
from operators.importing.offices import OfficeKey, Offices, office_key
from operators.importing.places import Places
from operators.importing.resource import Problems, Row, SheetResource
from operators.importing.text import fold
from operators.models import Facility

_TOLD = (
    "category", "name", "affiliation", "title", "delivery", "email", "postal_code", "address", "joined_on", "left_on",
)  # fmt: skip
_WORDS = {value: word for word, value in col.CATEGORIES.items()}
_Seat = tuple[OfficeKey, str, str]


class MemberResource(SheetResource):
    """Members: found by seat, created or updated, never deleted. A roster never creates an office."""

    layout = col.LAYOUT
    repairs: ClassVar = {
        col.NUMBER: office_number,
        col.CORPORATION_NUMBER: corporation_number,
        col.EMAIL: contact.email,
        col.POSTAL_CODE: postal_code,
    }

    category = column("category", col.CATEGORY, WordWidget(col.CATEGORIES))
    name = column("name", col.NAME)
    affiliation = column("affiliation", col.AFFILIATION)
    title = column("title", col.TITLE)
    delivery = column("delivery", col.DELIVERY, WordWidget(col.DELIVERIES))
    email = column("email", col.EMAIL)
    postal_code = column("postal_code", col.POSTAL_CODE)
    address = column("address", col.ADDRESS)
    joined_on = column("joined_on", col.JOINED, DateWidget())
    left_on = column("left_on", col.LEFT, DateWidget())

    class Meta:
        model = Member
        fields = _TOLD

    def __init__(self, journal: Journal, among: QuerySet[Facility] | None = None) -> None:
        """``among`` limits the file to somebody's own offices; rows about others are rejected."""
        super().__init__(journal)
        self.among = among

    def get_bulk_update_fields(self) -> list[str]:
        """Everything that a file can change."""
        return [*_TOLD, "corporation"]

    def preload(self, rows: list[Row]) -> None:
        """The offices of the file, their members, and the corporations."""
        keys = {key for row in rows if (key := _office_key(row))}
        self.offices = Offices((number for number, _ in keys), self.among)
        numbers = (corporation_number(row.get(col.CORPORATION_NUMBER, "")).value for row in rows)
        self.places = Places(numbers)
        self._seats: dict[_Seat, list[Member]] = defaultdict(list)
        stored = Member.objects.filter(facility__number__in={number for number, _ in keys})
        if self.among is not None:
            stored = stored.filter(facility__in=self.among)
        for member in stored.select_related("facility", "corporation").order_by("joined_on", "pk"):
            self._seats[_seat_of(member)].append(member)

    def key_of(self, row: Row) -> tuple[_Seat, str] | None:
        """The seat and the day of joining, as far as the row can be read."""
        seat = _seat(row)
        try:
            joined_on = parse_date(row.get(col.JOINED, ""))
        except ValueError:
            return None
        return (seat, str(joined_on or "")) if seat else None

    def find(self, row: Row) -> Member | None:
        """The member in this seat."""
        if (key := self.key_of(row)) is None:
            return None
        seat, joined_on = key
        held = self._seats[seat]
        if joined_on:
            return _seat_from(held, joined_on)
        return _undated_until(held, row.get(col.LEFT, "")) or _seat_now(held)

    def init_instance(self, row: Row | None = None) -> Member:
        """A new member."""
        return Member()

    def relate(self, instance: Member, row: Row) -> Problems:
        """The office and the corporation."""
        problems: Problems = {}
        if office := self.offices.of_row(row, problems):
            instance.facility = office
        if number := row.get(col.CORPORATION_NUMBER, ""):
            instance.corporation = self.places.corporation(number, "")
        return problems

    def problems(self, instance: Member, row: Row) -> Problems:
        """What the database would refuse, in words; values of people are not repeated."""
        problems: Problems = {}
        if not instance.category:
            problems[col.CATEGORY] = "区分を入力してください。"
        if not instance.name:
            problems[col.NAME] = "氏名を入力してください。"
        if instance.delivery == DeliveryWay.EMAIL and not instance.email:
            problems[col.DELIVERY] = "メールで送付する構成員には、正しいメールアドレスを入力してください。"
        if instance.joined_on and instance.left_on and instance.left_on < instance.joined_on:
            problems[col.LEFT] = "退任日が就任日より前です。日付を確かめてください。"
        return problems

    def state(self, instance: Member) -> dict[str, Any]:
        """Everything that a file can change."""
        corporation = instance.corporation.number if instance.corporation else ""
        return {name: getattr(instance, name) for name in _TOLD} | {"corporation": corporation}

    def after_save_instance(self, instance: Member, row: Row, **kwargs: Any) -> None:
        """Remember the seat; tell when the same person sits twice at a time."""
        super().after_save_instance(instance, row, **kwargs)
        seat = _seat_of(instance)
        if instance not in self._seats[seat]:
            self._seats[seat].append(instance)
        for other in self._seats[seat]:
            if other is not instance and other.serves_beside(instance):
                self.warn(row, col.JOINED, "同じ方の在任期間が重なっています。退任日を確かめてください。")

    def bulk_create(self, *args: Any, **kwargs: Any) -> None:
        """Store the corporations that the members need, then the new members."""
        self.places.need(*(taken.instance.corporation for taken in self.taken))
        self.places.save(self.journal)
        super().bulk_create(*args, **kwargs)

    def write_beside(self) -> None:
        """Write the history; its subject is a number, never a name."""
        for member, is_new, changes, _ in self.taken:
            told = {k: v for k, v in changes.items() if not is_new or v[1] not in ("", None)}
            verb = "登録" if is_new else "変更"
            self.journal.add(f"member {member.pk}", told, verb=verb, facility=member.facility)


def _office_key(row: Row) -> OfficeKey | None:
    try:
        return office_key(row[col.NUMBER], row[col.CODE])
    except ValueError:
        return None


def _seat(row: Row) -> _Seat | None:
    office = _office_key(row)
    return (office, fold(row[col.CATEGORY]), fold(row[col.NAME])) if office else None


def _seat_of(member: Member) -> _Seat:
    office = (member.facility.number, member.facility.service)
    return office, fold(_WORDS[member.category]), fold(member.name)


def _undated_until(held: list[Member], left: str) -> Member | None:
    """The term of unknown beginning that ended on the row's 退任日: an exported roster tells it in this way."""
    try:
        left_on = parse_date(left)
    except ValueError:
        return None
    ended = [m for m in held if m.joined_on is None and m.left_on is not None and m.left_on == left_on]
    return next(iter(ended), None)


def _seat_now(held: list[Member]) -> Member | None:
    """The term that runs, else the last one."""
    sitting = [member for member in held if member.left_on is None]
    return next(iter((sitting or held)[::-1]), None)


def _seat_from(held: list[Member], joined_on: str) -> Member | None:
    """The term that began on that day; else one of unknown beginning that had not ended by then."""
    exact = [member for member in held if str(member.joined_on or "") == joined_on]
    undated = [
        member
        for member in held
        if member.joined_on is None and (member.left_on is None or str(member.left_on) >= joined_on)
    ]
    return next(iter(exact or undated), None)
