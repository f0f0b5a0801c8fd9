"""What a definition of a form may hold: names, lengths, closed lists. Pure.

The lengths keep a sheet readable, and the keys inside the columns of `Entry` and `SheetDecision`.
"""

from dataclasses import dataclass

from evaluations.form import At, FieldKind, Phase

KEY, FIELD_KEY = 20, 18
HEADING, LABEL, NAME = 80, 40, 120


@dataclass(frozen=True)
class Text:
    """A text. ``code``: a key of small letters, figures, ``-`` and ``_``."""

    label: str
    longest: int
    required: bool = False
    code: bool = False


@dataclass(frozen=True)
class Flag:
    """True or false."""

    label: str


@dataclass(frozen=True)
class OneOf:
    """One of a closed list: value and what people call it."""

    label: str
    known: tuple[tuple[str, str], ...]
    required: bool = False


@dataclass(frozen=True)
class Several:
    """A list of parts, each of a shape. ``least`` and ``most``: how many."""

    label: str
    shape: "Shape"
    most: int
    least: int = 1


Shape = dict[str, Text | Flag | OneOf | Several]

_KINDS = tuple((kind.value, kind.label) for kind in FieldKind)
_PHASES = tuple((phase.value, phase.label) for phase in Phase)
_AT = tuple((at.value, at.label) for at in At)

CHOICE: Shape = {"key": Text("記号", KEY, True, True), "label": Text("答え", LABEL, True)}
SCALE: Shape = {"key": Text("尺度", KEY, True, True), "choices": Several("答え", CHOICE, 8, 2)}
ITEM: Shape = {
    "key": Text("項目の記号", KEY, True, True),
    "heading": Text("項目", HEADING, True),
    "number": Text("番号", 10),
    "external_number": Text("外部評価の番号", 10),
    "hint": Text("説明", 200),
}
SECTION: Shape = {
    "key": Text("区分の記号", KEY, True, True),
    "heading": Text("区分", HEADING, True),
    "number": Text("区分の番号", 10),
    "items": Several("項目", ITEM, 60, 0),
}
FIELD: Shape = {
    "key": Text("欄の記号", FIELD_KEY, True, True),
    "label": Text("欄の見出し", LABEL, True),
    "kind": OneOf("種類", _KINDS, True),
    "phase": OneOf("記入する人", _PHASES, True),
    "at": OneOf("どこに", _AT),
    "scale": Text("尺度", KEY),
    "of": Text("もとの欄", KEY),
    "public": Flag("公表する"),
    "required": Flag("必ず記入"),
    "external": Flag("外部番号の項目だけ"),
    "hint": Text("説明", 200),
}
SHEET: Shape = {
    "key": Text("用紙の記号", KEY, True, True),
    "title": Text("用紙の名称", LABEL, True),
    "public": Flag("公表する"),
    "turnout": Flag("出欠を載せる"),
    "hint": Text("説明", 200),
    "fields": Several("欄", FIELD, 12),
    "sections": Several("区分", SECTION, 30),
}
FORM: Shape = {
    "service": Text("サービス", 30, True),
    "title": Text("様式の名称", NAME, True),
    "edition": Text("版の名前", KEY),
    "source": Text("出典", 600),
    "note": Text("注記", 200),
    "scales": Several("尺度", SCALE, 10),
    "sheets": Several("用紙", SHEET, 8),
}
