"""What the staff said together, and nobody alone: counts and comments of submitted staff sheets. Pure. [N 評価§4, O]

Nothing is told of fewer than `FEWEST` persons: not of all, not of one item, not of a role – and not of what remains
when the roles that are told are taken away from all.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from evaluations.form import Field, FieldKind, Form, Phase, Sheet

FEWEST = 3
"""The smallest group of which anything is told. [O]"""

Answers = Mapping[str, Mapping[str, Any]]
"""One person's answers: ``{row: {field: value}}``."""

Counts = Mapping[str, Mapping[str, Mapping[str, int]]]
"""How many chose what: ``{row: {field: {choice: number}}}``."""

Comments = Mapping[str, Mapping[str, Sequence[str]]]
"""What was written: ``{row: {field: [words]}}``, in an order that tells nothing about persons."""


@dataclass(frozen=True)
class RoleCounts:
    """The counts of one role (a `StaffRole`'s value), of `FEWEST` persons or more."""

    role: str
    respondents: int
    counts: Counts


@dataclass(frozen=True)
class RollUp:
    """All submitted sheets as one; ``respondents`` is how many they are, told even where nothing else is."""

    respondents: int = 0
    counts: Counts | None = None
    comments: Comments | None = None
    by_role: tuple[RoleCounts, ...] = ()

    @property
    def told(self) -> bool:
        """Whether there were enough persons to tell anything."""
        return self.respondents >= FEWEST

    def count(self, row: str, field: str) -> dict[str, int]:
        """``{choice: number}`` of one field of a row; empty where nothing is told."""
        return dict((self.counts or {}).get(row, {}).get(field, {}))

    def words(self, row: str, field: str) -> list[str]:
        """What was written at one field of a row."""
        return list((self.comments or {}).get(row, {}).get(field, ()))

    def as_json(self) -> dict[str, Any]:
        """Plain values."""
        return {
            "respondents": self.respondents,
            "counts": self.counts or {},
            "comments": self.comments or {},
            "by_role": [
                {"role": each.role, "respondents": each.respondents, "counts": each.counts}
                for each in self.by_role
            ],
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "RollUp":
        """Read what `as_json` wrote; an empty value is a roll-up of nobody."""
        return cls(
            int(data.get("respondents", 0)),
            data.get("counts", {}),
            data.get("comments", {}),
            tuple(RoleCounts(**each) for each in data.get("by_role", ())),
        )


def roll_up(form: Form, sheets: Iterable[tuple[str, Answers]]) -> RollUp:
    """Count the submitted ``sheets``, each a role and its answers; answers outside the form are left out."""
    staff, filled = form.staff_sheet, list(sheets)
    if staff is None or len(filled) < FEWEST:
        return RollUp(len(filled), {}, {})
    people = Counter(role for role, _ in filled)
    cells = [(row.key, field) for row in staff.rows(Phase.STAFF) for field in row.fields]
    all_counts: dict[str, dict[str, dict[str, int]]] = {}
    of_roles: dict[str, dict[str, dict[str, dict[str, int]]]] = {role: {} for role in tellable(people)}
    for row, field in cells:
        if field.kind is not FieldKind.CHOICE:
            continue
        given = [(role, answers.get(row, {}).get(field.key)) for role, answers in filled]
        chosen = _chosen(form, field, given)
        if len(chosen) < FEWEST:
            continue
        all_counts.setdefault(row, {})[field.key] = _counted(form, field, [key for _, key in chosen])
        for role in tellable(Counter(role for role, _ in chosen)) & of_roles.keys():
            own = _counted(form, field, [key for who, key in chosen if who == role])
            of_roles[role].setdefault(row, {})[field.key] = own
    by_role = tuple(RoleCounts(role, people[role], counts) for role, counts in sorted(of_roles.items()))
    return RollUp(len(filled), all_counts, _comments(staff, filled), by_role)


def tellable(people: Mapping[str, int]) -> set[str]:
    """The roles of which counts may be told, of ``people`` by role.

    Each has `FEWEST` persons or more, and so have all the others together, if there are any: else they would be what
    remains of all.
    """
    told = {role for role, number in people.items() if number >= FEWEST}
    while told and 0 < sum(people.values()) - sum(people[role] for role in told) < FEWEST:
        told.remove(min(told, key=lambda role: (people[role], role)))
    return told


def _chosen(form: Form, field: Field, given: Iterable[tuple[str, Any]]) -> list[tuple[str, str]]:
    known = {choice.key for choice in form.scale(field.scale).choices}
    return [(role, value) for role, value in given if value in known]


def _counted(form: Form, field: Field, keys: Sequence[str]) -> dict[str, int]:
    counted = Counter(keys)
    return {choice.key: counted[choice.key] for choice in form.scale(field.scale).choices}


def _comments(staff: Sheet, filled: Sequence[tuple[str, Answers]]) -> dict[str, dict[str, list[str]]]:
    """The words at every text field; the order comes from the words, so it is no person's from field to field."""
    found: dict[str, dict[str, list[str]]] = {}
    for row in staff.rows(Phase.STAFF):
        for field in row.fields:
            written = [str(answers.get(row.key, {}).get(field.key) or "").strip() for _, answers in filled]
            words = [each for each in written if each]
            if field.kind is FieldKind.TEXT and words:
                words.sort(key=lambda each: sha256(f"{row.key}/{field.key}/{each}".encode()).digest())
                found.setdefault(row.key, {})[field.key] = words
    return found
