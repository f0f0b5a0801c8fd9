"""Invented answers to evaluation forms: the same for the same office, and plainly harmless."""

from collections.abc import Collection
from typing import Any

from compliance.demo.lots import lot
from evaluations.council.opinion_values import asked_sheets
from evaluations.form import Field, FieldKind, Form, Phase, Row
from rules.kinds import MemberCategory

COUNCIL = (*(str(each) for each in MemberCategory), "second neighbour")
"""Who ticks in a council, one of each kind and a second neighbour."""
_BAD = (
    "新しい職員への説明が、人によって違っている。",
    "忙しい日は、記録があとまわしになる。",
    "家族に伝える内容が、職員ごとに少しずつ違う。",
    "研修で学んだことを、みんなに伝える時間がない。",
    "夜勤への申し送りが、口頭だけで終わる日がある。",
    "外出の支援が、天気のよい日だけになっている。",
    "近所の方と話す機会が、行事の日に限られている。",
    "目標を書いた紙を、日ごろ見返していない。",
)
_SAID = {
    Phase.STAFF: (
        "申し送りで話す時間がとれている。",
        "一人ひとりの好きなことを、みんなで話せている。",
        "できることは待って見守っている。",
        "気づいたことを、その日のうちに連絡帳へ書いている。",
        "家族と顔を合わせたときに、近況を伝えている。",
        "訪問の時間を、本人の都合に合わせて動かせている。",
        "看護職に早めに相談できている。",
        "散歩のときに、近所の方とあいさつをしている。",
    ),
    Phase.SELF: (
        "月に1回の職員会議で振り返り、記録に残している。",
        "家族への報告の回数を決め、ほぼ守れた。",
        "申し送りの用紙を1枚にまとめ、聞きもらしが減った。",
        "近くの商店と顔なじみになり、散歩の途中で声をかけてもらえる。",
    ),
    Phase.COUNCIL: (
        "行事の写真があり、日ごろの様子がよく分かった。",
        "町会の掲示板も使って、もっと知らせてほしい。",
        "防災訓練に近所の人も呼んでほしい。",
    ),
    Phase.AFTER: (
        "新しい職員への説明の手順を1枚にまとめ、6月までに使い始める。",
        "町会の防災訓練に、職員2名が毎回参加する。",
        "季節の行事の案内を、町会の掲示板に1か月前から貼る。",
        "利用者の「やってみたいこと」を、年2回、一人ずつ聞いて計画に書く。",
        "夜間を想定した避難訓練を、年2回に増やす。",
        "連絡帳の写しを、家族の希望を聞いて月1回送る。",
    ),
}


def rating(form: Form, field: Field, about: str) -> str:
    """An answer of the scale, mostly one of the better two."""
    choices = form.scale(field.scale).choices
    drawn = lot(about, field.key) % 10
    return choices[0 if drawn < 4 else 1 if drawn < 8 else min(2, len(choices) - 1)].key


def words(field: Field, about: str) -> str:
    """A sentence such as is written in this field."""
    planned = field.kind in (FieldKind.PLAN, FieldKind.CARRY)
    said = _SAID[Phase.AFTER if planned else field.phase]
    if "できていない" in field.label:
        said = _BAD
    return said[lot(about, "words") % len(said)]


def _persons(form: Form, field: Field, row: Row, office: str) -> dict[str, int]:
    """How many of a council gave each answer; those who ticked behind their link are among them."""
    counted = {choice.key: 0 for choice in form.scale(field.scale).choices}
    for person in COUNCIL:
        if ticked := _tick(form, field, row, f"{office}{person}"):
            counted[ticked] += 1
    return counted


def _tick(form: Form, field: Field, row: Row, person: str) -> str:
    """What one member of the council ticked at an item; some are left out."""
    about = f"{person}{row.key}"
    return rating(form, field, about) if lot(about, "ticked") % 4 else ""


def values_of(form: Form, row: Row, office: str, *, phases: Collection[Phase]) -> dict[str, Any]:
    """What an office's row says in these phases; every third text is left empty. Staff are counted by their sheets."""
    about = f"{office}{row.key}"
    filled: dict[str, Any] = {}
    for field in row.fields:
        if field.phase not in phases or (field.kind is FieldKind.COUNTS and not field.counts_members):
            continue
        if field.counts_members:
            filled[field.key] = _persons(form, field, row, office)
        elif field.kind is FieldKind.CHOICE:
            filled[field.key] = rating(form, field, about)
        elif field.kind is FieldKind.PLAN or row.item is None or lot(about, field.key) % 3 == 0:
            filled[field.key] = words(field, f"{about}{field.key}")
    return filled


def ticks_of(form: Form, office: str, person: str) -> dict[str, dict[str, dict[str, str]]]:
    """What one member of an office's council ticked, by sheet, row and field."""
    ticked: dict[str, dict[str, dict[str, str]]] = {}
    for sheet in asked_sheets(form):
        for row in sheet.rows(Phase.COUNCIL):
            choices = [field for field in row.fields if field.kind is FieldKind.CHOICE]
            told = {field.key: _tick(form, field, row, f"{office}{sheet.key}{person}") for field in choices}
            if chosen := {key: tick for key, tick in told.items() if tick}:
                ticked.setdefault(sheet.key, {})[row.key] = chosen
    return ticked


def answers_of(form: Form, person: str, *, share: int = 100) -> dict[str, dict[str, Any]]:
    """One person's staff sheet, as far as ``share`` per cent of its rows."""
    sheet = form.staff_sheet
    rows = list(sheet.rows(Phase.STAFF)) if sheet else []
    return {
        row.key: values_of(form, row, person, phases=(Phase.STAFF,))
        for row in rows[: len(rows) * share // 100]
    }
