"""Everything in a text that could point to a person."""

import re
from collections.abc import Iterator, Sequence

from publication.identifiers.kinds import Hit, Kind, Person

_SHAPES = {
    Kind.MAIL: (re.compile(r"[A-Za-z0-9._+-]+[@＠][A-Za-z0-9.-]+"), "（メールアドレス）"),
    Kind.PHONE: (re.compile(r"[0０]\d{1,4}[-－ー‐(（]\d{1,4}[-－ー‐)）]\d{3,4}"), "（電話番号）"),
    Kind.ROOM: (re.compile(r"\d{2,4}号室"), "居室"),
}
_AGE = re.compile(r"(\d{2})[歳才]")


def find_identifiers(text: str, people: Sequence[Person] = ()) -> list[Hit]:
    """The places in order, not overlapping; ``people`` are those the office knows."""
    found: list[Hit] = []
    for hit in sorted(_all(text, people), key=lambda hit: (hit.start, -hit.end)):
        if not found or hit.start >= found[-1].end:
            found.append(hit)
    return found


def _all(text: str, people: Sequence[Person]) -> Iterator[Hit]:
    for kind, (shape, words) in _SHAPES.items():
        for match in shape.finditer(text):
            yield Hit(match.start(), match.end(), kind, match.group(), words)
    for match in _AGE.finditer(text):
        yield Hit(match.start(), match.end(), Kind.AGE, match.group(), f"{int(match[1]) // 10}0代")
    for person in people:
        names = [person.name, person.name.split()[0]] if person.name.split() else []
        pattern = "|".join(map(re.escape, names)) or "(?!)"
        for match in re.finditer(f"(?:{pattern})(?:さん|様|氏)?", text):
            yield Hit(
                match.start(),
                match.end(),
                Kind.NAME,
                match.group(),
                person.role or "ある方",
                "名簿の氏名です。",
            )
