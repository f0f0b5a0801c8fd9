"""Every source tag leads to a document, a section and the words of the rule. [RULEBOOK, head]"""

import tomllib
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from rules.findings import Code
from rules.kinds import ServiceKind
from rules.ruleset_files import RULESETS_DIR, RulesetError, load_all, rulebook
from rules.sources import Source, load, source
from tests.rules.offices import FY2025, NATIONAL, NERIMA, OSAKA

SEEDS_DIR = Path(__file__).parents[3] / "shared" / "seeds"
QUOTES_FILE = Path(__file__).parent / "data" / "quotes.sha256"
SEEDS = {"N": "000_5b699a747c282211.txt", "O": "004_38c0c43ed9b3a021.txt"}
QUOTED = [entry for entry in load().values() if entry.quotes]


def tags_in(value: Any) -> list[str]:
    """Every ``source`` anywhere in a ruleset file."""
    if isinstance(value, dict):
        own = [value["source"]] if isinstance(value.get("source"), str) else []
        return own + [tag for part in value.values() for tag in tags_in(part)]
    return [tag for part in value for tag in tags_in(part)] if isinstance(value, list) else []


def used_tags() -> Iterator[str]:
    for name in load_all():
        text = tomllib.loads((RULESETS_DIR / f"{name}.toml").read_text(encoding="utf-8"))
        for tag in tags_in(text):
            yield from tag.split("、")


def test_every_tag_of_every_ruleset_has_its_entry_and_no_entry_is_idle():
    assert set(used_tags()) == set(load())


@pytest.mark.parametrize("entry", load().values(), ids=lambda entry: entry.tag)
def test_an_entry_has_either_the_documents_words_or_ours(entry):
    assert entry.document
    assert entry.section
    assert bool(entry.quotes) != bool(entry.summary)
    assert bool(entry.quotes) == (entry.tag.split(" ")[0] in SEEDS)


def squeezed(text: str) -> str:
    """Without spaces and line breaks: the seeds break lines anywhere."""
    return "".join(text.split())


def digest(quote: str) -> str:
    return sha256(squeezed(quote).encode()).hexdigest()


def test_every_quote_is_one_that_was_compared_with_its_document():
    """The digests of the quotes as they were found in the documents, which are not ours to ship."""
    compared = QUOTES_FILE.read_text(encoding="utf-8").split()
    assert sorted({digest(quote) for entry in QUOTED for quote in entry.quotes}) == compared


def test_every_quote_stands_word_by_word_in_the_documents_beside_the_clone():
    """Where they are not beside it, the digests above vouch for the quotes."""
    texts = {
        key: squeezed((SEEDS_DIR / name).read_text(encoding="utf-8"))
        for key, name in SEEDS.items()
        if (SEEDS_DIR / name).exists()
    }
    documents = [(entry.tag, entry.tag.split(" ")[0], quote) for entry in QUOTED for quote in entry.quotes]
    here = [(tag, squeezed(quote), texts[key]) for tag, key, quote in documents if key in texts]
    assert [tag for tag, quote, text in here if quote not in text] == []


def test_several_places_in_one_tag():
    assert [(part.tag, part.section) for part in source("省令 34、O 開催頻度")] == [
        ("省令 34", "第34条（地域との連携等）"),
        ("O 開催頻度", "サービス種別及び基準省令に規定された開催頻度"),
    ]


def test_the_quote_in_one_line():
    (place,) = source("N 評価§3")
    assert place.quote == (
        "運営推進会議等を活用した評価を実施する際には、次の①、②の両者の参加が必須なります。……"
        "上記②には、同一法人の事業所は含まれません。"
    )


def test_a_municipalitys_own_ordinance_is_its_own_document():
    assert source("さいたま市の条例") == (Source("さいたま市の条例", "さいたま市の条例"),)


@pytest.mark.parametrize(
    ("code", "kind", "national", "nerima"),
    [
        pytest.param(
            Code.FREQUENCY_SHORTFALL, "group_home", "省令 108、O 開催頻度", "N §2", id="the kind's own article"
        ),
        pytest.param(
            Code.FREQUENCY_SHORTFALL, "regular_visiting", "省令 3条の37、O 開催頻度", "N §2", id="council B's"
        ),
        pytest.param(
            Code.FREQUENCY_SHORTFALL, "medical_day", "省令 40条の16、O 開催頻度", "省令 40条の16、O 開催頻度",
            id="a kind the ward's guide does not name",
        ),
        pytest.param(Code.JOINT_LIMIT_EXCEEDED, "group_home", "O 合同開催③", "N 合同§1(3)", id="the cap"),
        pytest.param(Code.MINUTES_OVERDUE, "group_home", "policy", "N §8", id="a policy the ward wrote down"),
        pytest.param(Code.RECORD_UNPUBLISHED, "group_home", "省令 34②", "N §8", id="no single value"),
        pytest.param(Code.INTERVAL_TOO_LONG, "group_home", "policy", "policy", id="a policy everywhere"),
    ],
)  # fmt: skip
def test_a_finding_cites_the_rule_in_force_for_its_kind(code, kind, national, nerima):
    tags = [rulebook(name).on(FY2025.first).source_of(code, ServiceKind(kind)) for name in (NATIONAL, NERIMA)]
    assert tags == [national, nerima]


def test_osaka_cites_its_own_guide_only_where_it_differs():
    rules = rulebook(OSAKA).on(FY2025.first)
    cited = {code: rules.source_of(code, ServiceKind.GROUP_HOME) for code in Code}
    national = rulebook(NATIONAL).on(FY2025.first)
    differing = {
        code for code, tag in cited.items() if tag != national.source_of(code, ServiceKind.GROUP_HOME)
    }
    assert differing == {Code.MEETING_CATEGORY_ABSENT}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("[document", "書き方を直してください。", id="broken TOML"),
        pytest.param("", "[document] と [tag.…] の表を書いてください。", id="no tables"),
        pytest.param('[document]\n[tag."X 1"]', "X 1 の文書がありません。", id="a tag without its document"),
        pytest.param(
            '[document]\nX = "甲"\n[tag."X 1"]\nsection = "一"', "quote か summary の一つで", id="no words"
        ),
        pytest.param(
            '[document]\nX = "甲"\n[tag."X 1"]\nsection = "一"\nquote = ["い"]\nsummary = "ろ"',
            "quote か summary の一つで",
            id="both",
        ),
        pytest.param(
            '[document]\nX = "甲"\n[tag."X 1"]\nsection = "一"\nquote = "い"', "文字列で書いて", id="no list"
        ),
        pytest.param(
            '[document]\nX = "甲"\n[tag."X 1"]\nsection = "一"\nquote = []',
            "言葉を書いて",
            id="an empty list",
        ),
        pytest.param(
            '[document]\nX = "甲"\n[tag."X 1"]\nsection = ""\nquote = ["い"]',
            "文字列で書いて",
            id="no section",
        ),
        pytest.param(
            '[document]\nX = "甲"\n[tag."X 1"]\nsection = "一"\nsummary = 5', "言葉を書いて", id="no text"
        ),
    ],
)
def test_a_wrong_file_is_named_with_its_cure(tmp_path, text, message):
    path = tmp_path / "sources.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RulesetError) as error:
        load(path)
    assert str(error.value).startswith("sources.toml: ")
    assert message in str(error.value)
