"""What stands beside a row while the office writes: what the staff said together, and the last round. Pure."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from evaluations.document import Values
from evaluations.enums import StaffRole
from evaluations.form import Field, FieldKind, Form, Phase, Row, Sheet
from evaluations.staff_sheets.rollup import RollUp
from evaluations.value_words import counts_of, told

RATED = (FieldKind.CHOICE, FieldKind.COUNTS)


@dataclass(frozen=True)
class Bars:
    """How many chose each answer: ``pieces`` of (label, persons). ``role`` empty: all of the staff."""

    label: str
    pieces: tuple[tuple[str, int], ...]
    role: str = ""

    @property
    def all(self) -> int:
        """How many answered."""
        return sum(persons for _, persons in self.pieces)


@dataclass(frozen=True)
class Said:
    """Words of the staff at one field, in an order that tells nothing of persons."""

    label: str
    words: tuple[str, ...]

    @property
    def grouped(self) -> list[tuple[str, int]]:
        """Each words once, with how many wrote them."""
        return list(Counter(self.words).items())


@dataclass(frozen=True)
class Beside:
    """All that is known of a row. Of the round before ``rated`` in one line, and (label, words) of its ``last`` texts."""

    bars: tuple[Bars, ...] = ()
    by_role: tuple[Bars, ...] = ()
    said: tuple[Said, ...] = ()
    rated: str = ""
    last: tuple[tuple[str, str], ...] = field(default=())

    def __bool__(self) -> bool:
        return bool(self.bars or self.said or self.rated or self.last)


def beside(
    form: Form, sheet: Sheet, row: Row, *, roll: RollUp, last_form: Form | None, last: Values
) -> Beside:
    """What stands beside a row of a sheet; ``last`` is read by the form of its own time."""
    asked = list(_staff_fields(form, row.key))
    bars = [bar for each in asked for bar in _bars(form, each, roll.count(row.key, each.key))]
    roles = [
        bar
        for role in roll.by_role
        for each in asked
        for bar in _bars(
            form, each, role.counts.get(row.key, {}).get(each.key, {}), StaffRole(role.role).label
        )
    ]
    said = [Said(each.label, tuple(words)) for each in asked if (words := roll.words(row.key, each.key))]
    stood = list(_last(sheet.key, row.key, last_form, last))
    texts = tuple((one.label, words) for one, words, _ in stood if one.kind not in RATED)
    return Beside(tuple(bars), tuple(roles), tuple(said), _rated(stood), texts)


def _staff_fields(form: Form, key: str) -> Iterator[Field]:
    """What the staff were asked in the row of the same key."""
    if form.staff_sheet is None:
        return
    for row in form.staff_sheet.rows(Phase.STAFF):
        if row.key == key:
            yield from row.fields


def _bars(form: Form, of: Field, counted: Mapping[str, int], role: str = "") -> Iterator[Bars]:
    if counted and of.kind is FieldKind.CHOICE:
        choices = form.scale(of.scale).choices
        yield Bars(of.label, tuple((each.label, counted.get(each.key, 0)) for each in choices), role)


def _rated(stood: Iterable[tuple[Field, str, tuple[int, ...]]]) -> str:
    """The rating and how many persons gave each answer, the best first: 「ほぼできている（4・2・2・0名）」."""
    found = [one for one in stood if one[0].kind in RATED]
    ratings = "、".join(words for _, words, persons in found if not persons)
    numbers = "、".join("・".join(map(str, persons)) + "名" for _, _, persons in found if persons)
    return f"{ratings}（{numbers}）" if ratings and numbers else ratings or numbers


def _last(
    sheet: str, row: str, form: Form | None, values: Values
) -> Iterator[tuple[Field, str, tuple[int, ...]]]:
    """What stood in the row last time, in words and as numbers of persons, but for what was brought along even then."""
    held = values.get((sheet, row), {})
    if form is None or not held:
        return
    for each in next((one.fields for one in form.sheets if one.key == sheet), ()):
        if each.kind is not FieldKind.CARRY and (words := told(form, each, held.get(each.key))):
            yield each, words, tuple(persons for _, persons in counts_of(form, each, held.get(each.key)))
