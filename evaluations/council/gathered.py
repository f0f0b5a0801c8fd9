"""What members said, put together by the place it is about; names only of whom the office typed in. [N 評価§4(3)]"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from evaluations.council.opinion_values import asked_form, value_at
from evaluations.document import place_of
from evaluations.form import FieldKind, Form, Phase
from evaluations.models import Opinion, Round
from meetings.enums import Via
from meetings.models import Reply
from rules.kinds import MemberCategory


@dataclass(frozen=True)
class Voice:
    """One member's words: who speaks (the category, and the name where the office itself wrote it down)."""

    who: str
    words: str


@dataclass(frozen=True)
class Gathered:
    """By place (`evaluations.document.place_of`): words in the order they came, and how many chose which answer of the scale."""

    voices: Mapping[str, tuple[Voice, ...]]
    tallies: Mapping[str, tuple[tuple[str, int], ...]]
    whole: tuple[Voice, ...]
    number: int

    def voices_at(self, sheet: str, row: str, field: str) -> tuple[Voice, ...]:
        """The words to a place; to the same row of another sheet where members were asked there."""
        return self.voices.get(place_of(sheet, row, field)) or self._elsewhere(row, field)

    def _elsewhere(self, row: str, field: str) -> tuple[Voice, ...]:
        end = place_of("", row, field)
        found = (told for place, told in self.voices.items() if place.endswith(end))
        return tuple(voice for told in found for voice in told)


def gathered(of: Round) -> Gathered:
    """Everything said to a round; two queries. The round comes with its form_version."""
    rows = list(Opinion.objects.filter(round=of).select_related("member").order_by("given_at", "pk"))
    form = asked_form(of.form_version.form)
    voices: dict[str, list[Voice]] = defaultdict(list)
    counts: dict[str, dict[str, int]] = {}
    for row in rows:
        _add(form, row, voices, counts)
    whole = [Voice(who(row), row.words) for row in rows if row.words]
    tallies = {place: tuple(count.items()) for place, count in counts.items()}
    told = {place: tuple(each) for place, each in voices.items()}
    return Gathered(told, tallies, (*whole, *_from_replies(of)), len(rows))


def who(opinion: Opinion) -> str:
    """The category; with the name where the office received the words itself."""
    return _named(opinion.member.category, opinion.member.name, opinion.via)


def with_voices(stands: str, voices: Iterable[Voice]) -> str:
    """The words of a field with the opinions below, none of them twice."""
    lines = [stands] if stands else []
    for voice in voices:
        if not any(voice.words in line for line in lines):
            lines.append(f"・{voice.words}")
    return "\n".join(lines)


def _from_replies(of: Round) -> Iterable[Voice]:
    """Opinions given beforehand with the answer to the notice."""
    if of.participation_id is None:
        return ()
    rows = (
        Reply.objects.filter(participation=of.participation_id).exclude(opinion="").select_related("member")
    )
    return tuple(
        Voice(_named(row.member.category, row.member.name, row.via), row.opinion)
        for row in rows.order_by("answered_at", "pk")
    )


def _named(category: str, name: str, via: str) -> str:
    label = MemberCategory(category).label
    return label if via == Via.LINK else f"{label} {name}さん"


def _add(form: Form, row: Opinion, voices: dict[str, list[Voice]], counts: dict[str, dict[str, int]]) -> None:
    for sheet in form.sheets_of(Phase.COUNCIL):
        for line in sheet.rows(Phase.COUNCIL):
            for field in line.fields:
                value = value_at(row.values, sheet.key, line.key, field.key)
                place = place_of(sheet.key, line.key, field.key)
                if value and field.kind is FieldKind.CHOICE:
                    scale = form.scale(field.scale)
                    told = counts.setdefault(place, {each.label: 0 for each in scale.choices})
                    told[scale.label_of(value)] += 1
                elif value:
                    voices[place].append(Voice(who(row), value))
