"""A definition of a form: the shipped ones are whole, and every fault is told with its place."""

from copy import deepcopy
from itertools import pairwise

import pytest
import yaml

from evaluations.form import Form, Phase
from evaluations.form_definition.checks import EVALUATED, FormUnusable, checked
from evaluations.shipped_forms import FOLDER, shipped
from rules.kinds import ServiceKind

FILES = sorted(FOLDER.glob("*.yaml"))
SMALL = yaml.safe_load((FOLDER / "small_multifunctional.yaml").read_text(encoding="utf-8"))
STAFF, SELF, COMMUNITY, SUMMARY = range(4)


def test_every_evaluated_kind_has_its_file_and_no_other():
    assert [path.stem for path in FILES] == sorted(kind.value for kind in EVALUATED)
    assert [kind for kind in ServiceKind if shipped(kind)] == list(EVALUATED)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_shipped_form_is_whole_and_says_where_its_wording_is_to_be_checked(path):
    form = checked(yaml.safe_load(path.read_text(encoding="utf-8")))
    assert (form.service, form.note) == (path.stem, "様式の文言は区の最新様式を確認")
    assert "練馬区「運営推進会議または介護・医療連携推進会議を活用した評価について」5" in form.source


def items_of(service: ServiceKind, sheet: str) -> list[list[str]]:
    return [[item.number for item in section.items] for section in shipped(service).sheet(sheet).sections]


def test_the_structures_are_those_of_the_field():
    nursing = items_of(ServiceKind.NURSING_MULTIFUNCTIONAL, "council")
    ends = [0, 10, 27, 31, 41, 44]
    assert nursing == [[str(n) for n in range(low + 1, high + 1)] for low, high in pairwise(ends)]
    community = shipped(ServiceKind.SMALL_MULTIFUNCTIONAL).sheet("community")
    assert [section.number for section in community.sections] == list("ABCDEF")
    home = [item for s in shipped(ServiceKind.GROUP_HOME).sheet("tool").sections for item in s.items]
    assert [item.number for item in home] == [str(n) for n in range(1, 36)]
    external = [item.external_number for item in home if item.external_number]
    assert external == [str(n) for n in range(1, 21)]


def test_an_external_rating_is_asked_only_where_the_external_evaluation_has_a_number():
    home = shipped(ServiceKind.GROUP_HOME)
    asked = {row.key: [field.key for field in row.fields] for row in home.sheet("tool").rows(Phase.COUNCIL)}
    assert (asked["i2"], asked["i3"]) == (["opinion", "external"], ["opinion"])
    assert [sum("external" in fields for fields in asked.values()), len(asked)] == [20, 35]
    assert [choice.label[:2] for choice in home.scales[0].choices] == ["A ", "B ", "C ", "D "]


def test_a_self_evaluation_of_a_small_office_is_not_complete_without_words_and_a_plan():
    sheet = shipped(ServiceKind.SMALL_MULTIFUNCTIONAL).sheet("self")
    assert [field.key for field in sheet.fields if field.required] == ["good", "poor", "plan"]


def faulty(*path, to=None, drop=False, add=None) -> dict:
    """The form with one fault: what stands at the path is another value, gone, or has more."""
    data = deepcopy(SMALL)
    where = data
    for step in path[:-1]:
        where = where[step]
    if drop:
        del where[path[-1]]
    elif add is not None:
        where[path[-1]].append(add)
    else:
        where[path[-1]] = to
    return data


RATING = ("sheets", STAFF, "fields", 0)
COUNTS = ("sheets", SELF, "fields", 0)
FIRST = ("sheets", COMMUNITY, "sections", 0, "items", 0)
FAULTS = {
    "an external rating without external numbers": (
        faulty("sheets", COMMUNITY, "fields", 0, "external", to=True),
        [
            (
                "用紙「地域からの評価」の欄「チェック」："
                "外部評価の番号がある項目だけの欄ですが、番号のある項目がありません。"
            )
        ],
    ),
    "not a form at all": ([], ["内容が読み取れません。"]),
    "another service": (
        faulty("service", to="community_day"),
        [
            (
                "「community_day」は、評価を行うサービスではありません。定期巡回・随時対応型訪問介護看護、"
                "小規模多機能型居宅介護、認知症対応型共同生活介護、看護小規模多機能型居宅介護のどれかです。"
            )
        ],
    ),
    "no title": (faulty("title", drop=True), ["「様式の名称」を書いてください。"]),
    "an unknown word of ours": (faulty("tilte", to="x"), ["「tilte」という指定はありません。"]),
    "an unknown kind": (
        faulty(*RATING, "kind", to="stars"),
        [
            (
                "用紙「スタッフ個別評価」の欄「自分の評価」："
                "「種類」の「stars」は使えません。選択、人数、記述、前回の引継ぎ、改善計画のどれかにしてください。"
            )
        ],
    ),
    "an unknown phase": (
        faulty(*RATING, "phase", to="later"),
        [
            (
                "用紙「スタッフ個別評価」の欄「自分の評価」：「記入する人」の「later」は使えません。"
                "従業者（個別評価）、事業所（自己評価）、構成員（会議での評価）、事業所（会議のあと）のどれかにしてください。"
            )
        ],
    ),
    "too long": (
        faulty(*FIRST, "heading", to="あ" * 81),
        [
            f"用紙「地域からの評価」の区分「事業所自己評価の確認」の項目「{'あ' * 81}」：「項目」が80文字を1文字超えています。"
        ],
    ),
    "a key that is no key": (
        faulty(*FIRST, "key", to="A/1"),
        [
            (
                "用紙「地域からの評価」の区分「事業所自己評価の確認」の項目「自己評価の内容は分かりやすい」："
                "「項目の記号」の「A/1」は、半角の英小文字・数字・-・_ で書いてください。"
            )
        ],
    ),
    "a control character": (
        faulty("title", to="様\x00式"),
        ["「様式の名称」に、使えない文字（制御文字）が入っています。"],
    ),
    "a number where words belong": (
        faulty("edition", to=2026),
        ["「版の名前」は文字で書いてください。"],
    ),
    "a scale without answers": (
        faulty("scales", 1, "choices", to=[]),
        ["尺度「seen」：「答え」を2つ以上書いてください。"],
    ),
    "the same key twice": (
        faulty(*FIRST, "key", to="a-2"),
        [
            (
                "用紙「地域からの評価」の区分「事業所自己評価の確認」の項目「職員みんなで話し合った様子が伝わる」："
                "記号「a-2」が用紙の中で2回出てきます。"
            )
        ],
    ),
    "an unknown scale": (
        faulty("sheets", COMMUNITY, "fields", 0, "scale", to="five"),
        ["用紙「地域からの評価」の欄「チェック」：尺度「five」は、尺度の一覧にありません。"],
    ),
    "a choice without scale": (
        faulty("sheets", COMMUNITY, "fields", 0, "scale", drop=True),
        [
            (
                "用紙「地域からの評価」の欄「チェック」："
                "欄「チェック」に尺度がありません。尺度の一覧にあるものを書いてください。"
            )
        ],
    ),
    "counts of no staff field": (
        faulty(*COUNTS, "of", to="good"),
        [
            (
                "用紙「事業所自己評価」の欄「評価した人数」："
                "「もとの欄」の「good」は、従業者が記入する選択の欄の記号ではありません。"
            )
        ],
    ),
    "counts on another scale": (
        faulty(*COUNTS, "scale", to="seen"),
        ["用紙「事業所自己評価」の欄「評価した人数」：数える欄「自分の評価」と尺度が違います。"],
    ),
    "words of last time from nowhere": (
        faulty("sheets", SUMMARY, "fields", 0, "of", to="seen"),
        [
            (
                "用紙「サービス評価総括表」の欄「前回の改善計画」："
                "「もとの欄」の「seen」は、同じ用紙の記述か改善計画の欄の記号ではありません。"
            )
        ],
    ),
    "an empty section": (
        faulty("sheets", COMMUNITY, "sections", 0, "items", to=[]),
        [
            (
                "用紙「地域からの評価」の区分「事業所自己評価の確認」："
                "区分「事業所自己評価の確認」に項目がありません。"
            )
        ],
    ),
    "a staff sheet for the public": (
        faulty("sheets", STAFF, "public", to=True),
        [
            "用紙「スタッフ個別評価」：従業者が一人ずつ記入した用紙は公表できません。「公表する」を外してください。"
        ],
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_told_with_its_place(name):
    data, words = FAULTS[name]
    with pytest.raises(FormUnusable) as told:
        checked(data)
    assert told.value.problems == words


def test_rows_of_the_staff_must_be_those_that_count_them():
    data = faulty("sheets", SELF, "sections", to=deepcopy(SMALL["sheets"][SELF]["sections"]))
    del data["sheets"][SELF]["sections"][0]["items"][0]
    with pytest.raises(FormUnusable) as told:
        checked(data)
    assert told.value.problems == [
        (
            "用紙「事業所自己評価」の欄「評価した人数」：「スタッフ個別評価」と「事業所自己評価」で項目の記号が違うため、"
            "人数を数えられません（s1-1は「スタッフ個別評価」だけ）。"
        )
    ]


def test_several_faults_are_told_at_once():
    data = faulty("title", drop=True)
    data["sheets"][COMMUNITY]["fields"][0]["kind"] = "stars"
    data["scales"][0]["choices"] = []
    with pytest.raises(FormUnusable) as told:
        checked(data)
    assert len(told.value.problems) == 3


def test_a_form_without_the_outside_eyes_or_anything_public_is_none():
    data = deepcopy(SMALL)
    del data["sheets"][COMMUNITY:]
    data["sheets"][SELF]["public"] = False
    with pytest.raises(FormUnusable) as told:
        checked(data)
    assert told.value.problems == [
        "会議での評価の欄（記入する人が「構成員（会議での評価）」）が1つもありません。",
        "公表する用紙と欄が1つもありません。評価の結果は公表することになっています。",
    ]


def test_a_checked_form_is_the_one_that_was_written():
    assert checked(SMALL) == Form.from_json(SMALL) == shipped(ServiceKind.SMALL_MULTIFUNCTIONAL)
