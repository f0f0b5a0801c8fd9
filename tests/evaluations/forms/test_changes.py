"""What differs between two editions: told by sheet and section, once for each difference."""

from dataclasses import replace
from typing import Any

from evaluations.form import Choice, Field, FieldKind, Form, Section
from evaluations.form_definition.changes import changes_between
from tests.evaluations.forms.workbooks import short_form, with_first_item

TOOL, STAFF = "自己評価・外部評価・運営推進会議活用ツール", "スタッフ個別評価"
FORM = short_form()


def told(new: Form) -> dict[str, list[tuple[str, str, str, str]]]:
    return {
        sheet.title: [(each.what, each.where, each.old, each.new) for each in sheet.changes]
        for sheet in changes_between(FORM, new)
    }


def with_tool(**changes) -> Form:
    staff, tool = FORM.sheets
    return replace(FORM, sheets=(staff, replace(tool, **changes)))


def test_the_same_form_has_no_changes():
    assert told(FORM) == {}


def test_an_item_with_other_words_is_a_change_and_with_another_key_another_item():
    first, section = FORM.sheets[1].sections[0].items[0], FORM.sheets[1].sections[0].heading
    before = f"1（外部1） {first.heading}"
    changed = [("変更", section, before, "1 別の文")]
    assert told(with_first_item(FORM, "別の文")) == {STAFF: changed, TOOL: changed}
    replaced = [("追加", section, "", "1 別の文"), ("削除", section, before, "")]
    assert told(with_first_item(FORM, "別の文", "i99")) == {STAFF: replaced, TOOL: replaced}


def test_an_item_that_moved_is_told_with_both_sections():
    one, two = FORM.sheets[1].sections
    moved = (replace(one, items=one.items[:1]), replace(two, items=(one.items[1], *two.items)))
    words = f"2（外部2） {one.items[1].heading}"
    assert told(with_tool(sections=moved)) == {
        TOOL: [("変更", f"{one.heading} → {two.heading}", words, words)]
    }


def test_what_is_only_put_elsewhere_or_named_otherwise_is_told_too():
    """Nothing that makes another form of it is silent: the ward would use it unread."""
    staff, tool = FORM.sheets
    one, two = tool.sections
    scale, other = FORM.scales[0], Choice("z", FORM.scales[0].choices[0].label)
    fields = tool.fields[::-1]
    keys = "／".join(f"{choice.key} {choice.label}" for choice in scale.choices)
    items = [item.heading for item in one.items]
    upside_down = replace(one, items=one.items[::-1])
    cases = {
        ("出欠の人数", "掲載する", "掲載しない"): with_tool(turnout=False),
        ("区分の順番", f"{_told(one)}／{_told(two)}", f"{_told(two)}／{_told(one)}"): with_tool(
            sections=(two, one)
        ),
        ("欄の順番", labels(tool.fields), labels(fields)): with_tool(fields=fields),
        (f"{one.heading}の項目の順番", "／".join(items), "／".join(items[::-1])): with_tool(
            sections=(upside_down, two)
        ),
    }
    for (where, old, new), form in cases.items():
        assert told(form) == {TOOL: [("変更", where, old, new)]}
    renamed = replace(scale, choices=(other, *scale.choices[1:]))
    cases = {
        ("用紙の順番", f"{STAFF}／{TOOL}", f"{TOOL}／{STAFF}"): replace(FORM, sheets=(tool, staff)),
        ("答えの記号", keys, f"z{keys[1:]}"): replace(FORM, scales=(renamed, *FORM.scales[1:])),
    }
    for (where, old, new), form in cases.items():
        assert told(form) == {"様式の全体": [("変更", where, old, new)]}


def _told(section: Section) -> str:
    return f"{section.number} {section.heading}".strip()


def labels(fields: tuple[Field, ...]) -> str:
    return "／".join(field.label for field in fields)


def test_fields_scales_sheets_and_what_is_public():
    rating, *fields = (field for field in FORM.sheets[1].fields if field.kind is not FieldKind.COUNTS)
    title: dict[str, Any] = {
        "title": "新しい名称",
        "scales": (replace(FORM.scales[0], choices=FORM.scales[0].choices[:3]),),
    }
    tool = replace(FORM.sheets[1], public=False, fields=(replace(rating, public=False), *fields))
    assert told(replace(FORM, sheets=(tool,), **title)) == {
        "様式の全体": [
            ("変更", "様式の名称", FORM.title, "新しい名称"),
            (
                "変更",
                "尺度",
                "A 充分にできている／B ほぼできている／C あまりできていない／D ほとんどできていない",
                "A 充分にできている／B ほぼできている／C あまりできていない",
            ),
        ],
        TOOL: [
            ("変更", "公表", "公表する", "公表しない"),
            (
                "変更",
                "欄",
                "自己評価（選択、事業所（自己評価）、項目ごと、尺度 four、公表する、必ず記入）",
                "自己評価（選択、事業所（自己評価）、項目ごと、尺度 four、必ず記入）",
            ),
            (
                "削除",
                "欄",
                "振り返った人数（人数、事業所（自己評価）、項目ごと、尺度 four、もとの欄 rating）",
                "",
            ),
        ],
        STAFF: [("削除", "用紙", STAFF, "")],
    }
