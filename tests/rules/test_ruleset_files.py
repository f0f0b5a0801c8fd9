"""A wrong ruleset file is a clear error that names the file and the cure. [RULEBOOK, head]"""

import pytest

from rules.ruleset_files import RulesetError, load_all, rulebook, ruleset_id_for
from tests.rules.offices import NATIONAL, NERIMA, OSAKA

HEAD = 'id = "999999"\nname = "試しの市"\n'


def row(value: str = '"x"', rest: str = 'from = 2025-04-01, source = "policy"') -> str:
    return f"[{{ value = {value}, {rest} }}]"


def value(key: str, *args: str) -> str:
    return f"{HEAD}[value]\n{key} = {row(*args)}"


def two_rows(until: str, later: str) -> str:
    earlier = f'{{ value = 2, from = 2025-04-01, {until}source = "policy" }}'
    return f'{HEAD}[value]\nretention_years = [{earlier}, {{ value = 5, from = {later}, source = "policy" }}]'


BAD = {
    "broken TOML": (f"{HEAD}[value", "TOMLとして読めません"),
    "an unknown table": (f"{HEAD}[values]\n", "知らない項目 values があります。消してください。"),
    "an unknown key": (value("notice_month"), "notice_month という項目は知りません。つづりを確かめてください。"),
    "an unknown kind": (
        f"{HEAD}[service.day_care]\ninterval_months = {row('6')}",
        "day_care という項目は知りません。つづりを確かめてください。",
    ),
    "an unknown key of a kind": (
        f"{HEAD}[service.group_home]\ninterval = {row('6')}",
        "group_home.interval という項目は知りません。つづりを確かめてください。",
    ),
    "an unknown finding": (
        f'{HEAD}[source]\nMINUTES_EARLY = [{{ from = 2025-04-01, source = "N" }}]',
        "MINUTES_EARLY という項目は知りません。つづりを確かめてください。",
    ),
    "a source that belongs to a value": (
        f'{HEAD}[source]\nNOTICE_LATE = [{{ from = 2025-04-01, source = "N" }}]',
        "NOTICE_LATE の出典は notice_months_before の行の source に書いてください。",
    ),
    "no id": ('name = "試しの市"', "id がありません。書いてください。"),
    "no name": ('id = "999999"', "name がありません。書いてください。"),
    "a name that is no text": ('id = "999999"\nname = 5', "name は文字列で書いてください。"),
    "another id than the file's name": (
        'id = "888888"\nname = "試しの市"', "id はファイル名と同じ 999999 にしてください。"
    ),
    "an unknown parent": (
        f'{HEAD}inherits = "777777"', "inherits の 777777.toml がありません。名前を確かめてください。"
    ),
    "a parent that is no name": (f'{HEAD}inherits = ["national"]', "inherits は文字列で書いてください。"),
    "its own parent": (
        f'{HEAD}inherits = "999999"', "inherits が輪になっています。national から始めてください。"
    ),
    "a value without a source": (
        value("retention_years", "2", "from = 2025-04-01"),
        "retention_years に source（出典）がありません。書いてください。",
    ),
    "an empty source": (
        value("retention_years", "2", 'from = 2025-04-01, source = " "'),
        "retention_years に source（出典）がありません。書いてください。",
    ),
    "a finding without a source": (
        f"{HEAD}[source]\nRECORD_UNPUBLISHED = [{{ from = 2025-04-01 }}]",
        "RECORD_UNPUBLISHED に source（出典）がありません。書いてください。",
    ),
    "no first day": (
        value("retention_years", "2", 'source = "policy"'),
        "retention_years の from と until を正しい日付で書いてください。",
    ),
    "a first day that is text": (
        value("retention_years", "2", 'from = "2025-04-01", source = "policy"'),
        "retention_years の from と until を正しい日付で書いてください。",
    ),
    "an end before the beginning": (
        value("retention_years", "2", 'from = 2025-04-01, until = 2025-03-31, source = "policy"'),
        "retention_years の from と until を正しい日付で書いてください。",
    ),
    "a row with a strange word": (
        value("retention_years", "2", 'form = 2025-04-01, source = "policy"'),
        "retention_years の行は value、from、until、source だけで書いてください。",
    ),
    "a bare value": (
        f"{HEAD}[value]\nretention_years = 2",
        "retention_years は [{ value, from, source }] の配列で書いてください。",
    ),
    "no row": (
        f"{HEAD}[value]\nretention_years = []",
        "retention_years は [{ value, from, source }] の配列で書いてください。",
    ),
    "a table that is none": (f"{HEAD}value = 5", "value は表 [value] で書いてください。"),
    "a kind that is no table": (f"{HEAD}service.group_home = 5", "group_home は表 [group_home] で書いてください。"),
    "overlapping periods": (
        two_rows("until = 2026-03-31, ", "2026-03-31"),
        "retention_years の期間が 2026-03-31 で重なっています。until を書いてください。",
    ),
    "an open period before another": (
        two_rows("", "2027-04-01"),
        "retention_years の期間が 2027-04-01 で重なっています。until を書いてください。",
    ),
    "text for a number": (value("retention_years", '"2"'), "retention_years の値 '2' は使えません（0以上の整数"),
    "a truth for a number": (value("retention_years", "true"), "使えません（0以上の整数で書いてください）"),
    "a number below nought": (value("retention_years", "-1"), "使えません（0以上の整数で書いてください）"),
    "a number for a truth": (value("written_counts", "1"), "使えません（true か false で書いてください）"),
    "a word that is none of the list": (
        value("attendance_strictness", '"strict"'), "使えません（as_needed、all のどれかを書いてください）"
    ),
    "a council that is none": (
        f"{HEAD}[service.group_home]\ncouncil = {row('1')}", "使えません（A、B、none のどれかを書いてください）"
    ),
    "text for a list": (value("web_tools", '"Zoom"'), "使えません（文字列の配列で書いてください）"),
    "an unknown category": (value("required_categories", '["user|doctor"]'), "使えません（user、family、"),
    "an unknown topic": (value("annual_topics", '["weather"]'), "使えません（community_exchange、"),
    "a day that is none": (value("relief_closes", '"02-29"'), "使えません（毎年ある月日を「06-30」の形で"),
    "a date for a day": (value("relief_closes", "2025-06-30"), "使えません（毎年ある月日を「06-30」の形で"),
    "a council without meetings": (
        f"{HEAD}[service.night_visiting]\ncouncil = {row(chr(34) + 'A' + chr(34))}",
        "2025-04-01 の night_visiting は council、interval_months、meetings_per_year をそろえて書いてください。",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "message"), [pytest.param(*bad, id=name) for name, bad in BAD.items()])
def test_a_wrong_file_is_named_with_its_cure(folder, write, text, message):
    write("999999", text)
    with pytest.raises(RulesetError) as error:
        load_all(folder)
    assert str(error.value).startswith("999999.toml: ")
    assert message in str(error.value)
    assert str(error.value).endswith("。")


def test_no_national_file(tmp_path):
    with pytest.raises(RulesetError, match=r"national\.toml がありません。全国の基準を置いてください。"):
        load_all(tmp_path)


def test_a_ring_of_parents(folder, write):
    write("111111", 'id = "111111"\nname = "甲市"\ninherits = "222222"')
    write("222222", 'id = "222222"\nname = "乙市"\ninherits = "111111"')
    with pytest.raises(RulesetError, match=r"222222\.toml: inherits が輪になっています"):
        load_all(folder)


def test_a_national_value_that_ends_too_early(folder):
    path = folder / "national.toml"
    text = path.read_text(encoding="utf-8").replace(
        "retention_years = [{ value = 2, from = 2006-04-01,",
        "retention_years = [{ value = 2, from = 2006-04-01, until = 2015-12-31,",
    )
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RulesetError, match=r"national\.toml: 2016-01-01 に retention_years の値がありません"):
        load_all(folder)


def test_a_file_in_another_encoding(folder):
    (folder / "999999.toml").write_bytes(HEAD.encode("cp932"))
    with pytest.raises(RulesetError, match=r"999999\.toml: TOMLとして読めません"):
        load_all(folder)


def test_the_shipped_files_load():
    assert set(load_all()) == {NATIONAL, NERIMA, OSAKA}


def test_a_municipality_follows_the_file_named_after_it():
    assert ruleset_id_for("131202") == "131202"
    assert ruleset_id_for("131211") == NATIONAL
    assert rulebook("131211").id == NATIONAL
    assert rulebook("131202").id == "131202"
