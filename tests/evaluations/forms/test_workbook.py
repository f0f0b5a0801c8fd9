"""A form as a workbook: written and read back the same, and whatever cannot be read told with sheet and cell."""

import io
import zipfile
from datetime import date

import openpyxl
import pytest

from evaluations.form_definition.checks import EVALUATED, FormUnusable
from evaluations.form_workbook.opening import LARGEST
from evaluations.form_workbook.reading import read_workbook
from evaluations.form_workbook.writing import workbook_of
from evaluations.shipped_forms import shipped
from rules.kinds import ServiceKind
from tests.evaluations.forms.workbooks import Act, handed_back, saved, short_form, template

HOME = ServiceKind.GROUP_HOME
TOOL = "自己評価・外部評価・運営推進会議活用ツール"
STAFF = "スタッフ個別評価"
FIRST = short_form().sheet("tool").sections[0].heading


def read(act: Act):
    return read_workbook(handed_back(act), HOME)


def problems(content: bytes) -> list[str]:
    with pytest.raises(FormUnusable) as told:
        read_workbook(content, HOME)
    return told.value.problems


@pytest.mark.parametrize("service", EVALUATED)
def test_what_is_written_is_read_back_the_same(service):
    form = shipped(service)
    assert form
    assert read_workbook(workbook_of(form), service).form == form


def test_words_that_look_like_a_formula_stay_words():
    def typed(book):
        book[TOOL]["G6"].value = "=理念を実践しているか"
        book[TOOL]["G6"].data_type = "s"

    form = read(typed).form
    assert form.sheet("tool").sections[0].items[1].heading == "=理念を実践しているか"
    assert read_workbook(workbook_of(form), HOME).form == form


def merged_sections(book):
    for name in (TOOL, STAFF):
        for column in "ABC":
            for row in (6, 8):
                book[name][f"{column}{row}"] = None
            book[name].merge_cells(f"{column}5:{column}6")
    book["尺度"].merge_cells("A4:A7")
    book["欄"].insert_cols(1)
    book["はじめに"].merge_cells("A1:B1")


def empty_sections(book):
    for name in (TOOL, STAFF):
        for column in "ABC":
            for row in (6, 8):
                book[name][f"{column}{row}"] = None


def numbers_as_numbers(book):
    for name in (TOOL, STAFF):
        for row in range(5, 9):
            cell = book[name][f"E{row}"]
            cell.value = int(cell.value)


def columns_elsewhere(book):
    for tab in book.worksheets:
        tab.insert_cols(1)
        tab.insert_rows(1)


def without_keys(book):
    for name in (TOOL, STAFF):
        book[name]["D5"] = None


@pytest.mark.parametrize("act", [merged_sections, empty_sections, numbers_as_numbers, columns_elsewhere])
def test_what_people_do_to_a_table_changes_nothing(act):
    assert read(act).form == short_form()


def test_an_item_without_key_is_named_by_section_and_number_on_both_sheets():
    form = read(without_keys).form
    assert [form.sheet(key).sections[0].items[0].key for key in ("staff", "tool")] == ["s1-1", "s1-1"]


def test_a_tab_of_ones_own_is_not_read_and_said_so():
    assert read(lambda book: book.create_sheet("メモ")).unread == ("メモ",)


def put(tab: str, cell: str, value: object) -> Act:
    return lambda book: book[tab].__setitem__(cell, value)


FAULTS = {
    "a formula": (
        put(TOOL, "G5", '=CONCATENATE("理念","を")'),
        [f"「{TOOL}」シートのG5：計算式が入っています。式の答えを文字で入れ直してください。"],
    ),
    "a number that became a day": (
        put(TOOL, "E5", date(2026, 1, 2)),
        [
            f"「{TOOL}」シートのE5：日付か時刻になっています。セルの書式を「文字列」にして、入れ直してください。"
        ],
    ),
    "an unknown column": (
        put("欄", "M6", "備考"),
        [
            (
                "「欄」シートのM6：「備考」という列は読み取れません。列を消すか、見出しを用紙の記号・欄の記号・欄の見出し・種類・"
                "記入する人・どこに・尺度・もとの欄・公表する・必ず記入・外部番号の項目だけ・説明のどれかに直してください。"
            )
        ],
    ),
    "a note beside the table": (
        put("欄", "M9", "あとで確認"),
        ["「欄」シートのM9：見出しのない列に文字があります。消すか、見出しのある列に移してください。"],
    ),
    "the same head twice": (
        put("尺度", "D3", "答え"),
        ["「尺度」シートのD3：「答え」の列が2つあります。1つにしてください。"],
    ),
    "a missing column": (
        lambda book: book["欄"].delete_cols(4),
        ["「欄」シートに「種類」の列がありません。"],
    ),
    "a missing tab": (
        lambda book: book.remove(book["尺度"]),
        ["「尺度」シートがありません。ひな形のシートを残してください。"],
    ),
    "a tab without its heads": (
        lambda book: book["尺度"].delete_rows(3),
        [
            (
                "「尺度」シートに見出しの行（「尺度」「答えの記号」「答え」など）が見つかりません。"
                "ひな形の見出しを残してください。"
            )
        ],
    ),
    "items merged": (
        lambda book: book[TOOL].merge_cells("G5:G6"),
        [
            f"「{TOOL}」シートのG5:G6：セルが結合されています。「項目」は1行に1つずつ書くので、結合を解いてください。"
        ],
    ),
    "another kind's form": (
        put("はじめに", "B8", "小規模多機能型居宅介護"),
        [
            "このファイルは「小規模多機能型居宅介護」の様式です。認知症対応型共同生活介護のひな形を使ってください。"
        ],
    ),
    "a missing scale": (
        put("欄", "G7", None),
        ["「欄」シートのG7：欄「自分の評価」に尺度がありません。尺度の一覧にあるものを書いてください。"],
    ),
    "an unknown scale": (
        put("欄", "G10", "five"),
        ["「欄」シートのG10：尺度「five」は、尺度の一覧にありません。"],
    ),
    "an unknown kind": (
        put("欄", "D8", "自由記述"),
        [
            (
                "「欄」シートのD8：「種類」の「自由記述」は使えません。"
                "選択、人数、記述、前回の引継ぎ、改善計画のどれかにしてください。"
            )
        ],
    ),
    "neither yes nor no": (
        put("用紙", "D5", "たぶん"),
        ["「用紙」シートのD5：「公表する」は、はい・いいえのどちらかにしてください。"],
    ),
    "the same key twice": (
        put(TOOL, "D6", "i1"),
        [
            f"「{TOOL}」シートのD6：記号「i1」が用紙の中で2回出てきます。",
            (
                f"「欄」シートの9行目：「{STAFF}」と「{TOOL}」で項目の記号が違うため、"
                f"人数を数えられません（i2は「{STAFF}」だけ）。"
            ),
        ],
    ),
    "another section under the same key": (
        put(TOOL, "C6", "新しい区分"),
        [
            (
                f"「{TOOL}」シートのC6：区分の記号が上の行と同じなのに、「{FIRST}」が「新しい区分」になっています。"
                "別の区分なら記号を変え、同じ区分なら同じにするか空けてください。"
            )
        ],
    ),
    "the title twice": (
        put("はじめに", "A10", "様式の名称"),
        ["「はじめに」シートのA10：「様式の名称」が2回出てきます。1つにしてください。"],
    ),
    "a field of no sheet": (
        put("欄", "A14", "toool"),
        ["「欄」シートのA14：用紙の記号「toool」は、「用紙」シートにありません。"],
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_what_cannot_be_read_is_told_with_sheet_and_cell(name):
    act, words = FAULTS[name]
    assert problems(handed_back(act)) == words


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
SAVE_AS = "Excelで開き、「名前を付けて保存」で新しい形式（.xlsx）を選んで保存し直してください。"
FILES = {
    "nothing": (b"  ", "ファイルが空です。ひな形を直したExcelファイルを選んでください。"),
    "a text": (
        "用紙,欄".encode(),
        "Excel（.xlsx）のファイルではありません。ひな形をExcelで直し、.xlsxのまま保存して選んでください。",
    ),
    "the old format": (OLE + "Workbook".encode("utf-16-le"), f"古い形式のExcel（.xls）です。{SAVE_AS}"),
    "under a password": (
        OLE + "EncryptedPackage".encode("utf-16-le"),
        "パスワードの付いたWordやExcelのファイルです。パスワードを外してから選んでください。",
    ),
    "too large": (
        b"PK" + b"0" * LARGEST,
        "ファイルが大きすぎます。様式の文字だけを残し、画像や使っていない行を消して、2MBまでにしてください。",
    ),
    "damaged": (
        template()[:4000],
        "ファイルが壊れているため、開けませんでした。もう一度保存し直してから選んでください。",
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_no_form_is_told_what_it_is(name):
    content, words = FILES[name]
    assert problems(content) == [words]


def test_an_empty_workbook_is_told_every_tab_it_lacks():
    assert problems(saved(openpyxl.Workbook())) == [
        f"「{name}」シートがありません。ひな形のシートを残してください。"
        for name in ("はじめに", "尺度", "欄", "用紙")
    ]


def test_a_style_down_to_the_last_row_is_told():
    told = problems(handed_back(lambda book: book[TOOL].cell(row=1048576, column=1, value=" ")))
    assert told[0].startswith(f"「{TOOL}」シートが1000行か60列を超えています（1048576行、")


def with_part(name: str, old: bytes, new: bytes) -> bytes:
    """The template with something written into one of its parts, as no program would."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(template())) as known,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for each in known.namelist():
            content = known.read(each)
            assert each != name or old in content
            made.writestr(each, content.replace(old, new, 1) if each == name else content)
    return out.getvalue()


AFTER = b"</sheetData>"
MERGED = "セルが広く結合されています。行や列をまるごと選んで結合したところは、結合を解いてください。"
LINKED = "広い範囲にリンクが付いています。リンクを外してください。"
MANY = "結合、リンク、入力規則、条件付き書式が多すぎます。様式の表に使っていないものを消してください。"
FORMULAS = "計算式が多く入っています。式の答えを文字で入れ直してください。"
HEAVY = {
    "a merged column": (
        b'<mergeCells><mergeCell ref="A1:A1048576"/></mergeCells>',
        f"のA1:A1048576：{MERGED}",
    ),
    "merged rows": (b'<mergeCells><mergeCell ref="$A$1:$XFD$3"/></mergeCells>', f"の$A$1:$XFD$3：{MERGED}"),
    "the same merged again": (
        b"<mergeCells>" + b'<mergeCell ref="A1:BH1000"/>' * 2 + b"</mergeCells>",
        f"：{MANY}",
    ),
    "links on rows": (b'<hyperlinks><hyperlink ref="1:1048576"/></hyperlinks>', f"の1:1048576：{LINKED}"),
    "rules without end": (
        b'<conditionalFormatting sqref="A1">'
        + b'<cfRule type="expression" priority="1"/>' * 2001
        + b"</conditionalFormatting>",
        f"：{MANY}",
    ),
    "a formula for each cell": (
        b'<sheetData><row><c><f t="shared" si="0"/></c></row></sheetData>' * 201,
        f"：{FORMULAS}",
    ),
    "a formula without end": (b"<f>" + b"1+" * 5000 + b"1</f>", f"：{FORMULAS}"),
}


@pytest.mark.parametrize("name", HEAVY)
def test_what_would_take_minutes_to_open_is_refused_before(name):
    xml, words = HEAVY[name]
    assert problems(with_part("xl/worksheets/sheet6.xml", AFTER, AFTER + xml)) == [f"「{TOOL}」シート{words}"]


def test_sheets_that_are_light_each_are_heavy_together():
    def merged(book):
        for tab in book.worksheets[-2:]:
            tab.merge_cells("M1:BH900")

    assert problems(handed_back(merged)) == [f"「{TOOL}」シート：{MANY}"]


def test_a_bomb_of_entities_is_no_workbook():
    bomb = b'<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><worksheet '
    assert problems(with_part("xl/worksheets/sheet6.xml", b"<worksheet ", bomb)) == [
        "Excelファイルとして開けません。Excelで開き、もう一度保存し直してから選んでください。"
    ]
