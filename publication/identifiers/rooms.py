"""Room numbers of the people who live or stay somewhere."""

import re
from collections.abc import Iterator

from publication.identifiers.kinds import Kind
from publication.identifiers.numerals import NUMERAL
from publication.identifiers.passage import Candidate, Passage

_N = rf"(?:[A-Z]-?)?(?:[0-9]{{1,4}}|{NUMERAL}{{1,4}})(?:-[0-9A-Z]{{1,3}})?"
_FLOOR = rf"(?:(?:[0-9]{{1,2}}|{NUMERAL}{{1,2}})[ \t]?(?:階|F|フロア)[ \t]?(?:の|,|、)?[ \t]?)?"
_COUNTED = r"(?![0-9])(?![ \t]?(?:室(?:あ|を|の増|増|に増|で構|から|中|以上|程度|、|。|\)|$)|部屋|床|㎡|m2|平米|名|人|か所|箇所|カ所|ヶ所|件|割|%|分|回|時|畳|例|年|月|日|台|円|月分|か月|ヶ月|階))"
_KINDS_OF_ROOM = "居室|お?部屋|個室|病室|客室|静養室|宿泊室|ルーム"
_PATTERNS = (
    re.compile(
        rf"(?:[0-9]{{2,4}}[、・,~-][ \t]?(?=[0-9]{{2,4}}[、・,~号-])){{0,4}}{_FLOOR}(?:第[ \t]?)?(?<![0-9])(?:[A-Z]-?)?(?:[0-9]{{1,4}}|{NUMERAL}{{1,4}})(?:-[0-9A-Z]{{1,3}})?[ \t]?号[ \t]?(?:居|病)?室"
    ),
    re.compile(
        rf"(?:居室|お部屋|部屋|個室|病室|宿泊室)(?:番号)?[ \t]?(?:No\.?|NO\.?|:|は|が|#|\()?[ \t]?(?:{_N}[ \t]?号室?(?!棟|館|車)|{_N}{_COUNTED})"
    ),
    re.compile(
        rf"{_FLOOR}(?<![第0-9])(?<![0-9]-)[0-9]{{1,4}}[ \t]?(?:号|番)?[ \t]?の[ \t]?(?:{_KINDS_OF_ROOM})(?!数|で構)"
    ),
    re.compile(
        r"(?<![第0-9.,道線-])[0-9]{3,4}[ \t]?号(?![0-9線車機館棟]|被保険者|条|議案|告示|室|通知|法律|省令|規則)"
    ),
    re.compile(r"(?<![第0-9.,-])[1-9]0[0-9][ \t]?室(?!あ|を|中|以上)"),
    re.compile(r"(?:[0-9]{1,2})[ \t]?(?:階|F)[ \t]?(?:の)?[ \t]?[0-9]{1,4}[ \t]?(?:号|番)(?![0-9線地])"),
    re.compile(
        rf"(?<![第0-9])[0-9]{{1,2}}[ \t]?(?:階|F)[ \t]?(?:の[ \t]?[0-9]{{2,4}}|[0-9]{{3}})(?![0-9]){_COUNTED}"
    ),
    re.compile(r"(?<![0-9.,:/-])[1-9]0[0-9](?=の(?:方|ご?利用者|ご?入居者|男性|女性))"),
    re.compile(r"(?<![0-9])[0-9]{1,2}F[ \t]?-?[ \t]?[0-9]{3}(?![0-9])"),
)
_NO_ROOM = re.compile(
    r"(?:第[ \t]?|告示|国道|都道|県道|(?:会議|相談|研修|集会|多目的|面談|談話|講習|事務|応接|機械|洋|和))$"
)


def rooms(passage: Passage) -> Iterator[Candidate]:
    """203号室, 居室12, 3階の5号室, 205の部屋; numbers of meeting rooms and counts of rooms are none."""
    for pattern in _PATTERNS:
        for match in pattern.finditer(passage.text):
            if not _NO_ROOM.search(passage.text[max(0, match.start() - 4) : match.start()]):
                yield Candidate(*match.span(), Kind.ROOM, "居室", "部屋番号です。")
