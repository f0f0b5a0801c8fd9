"""How a name in katakana stands on a residence card: グエン・ティ・ホア is NGUYEN THI HOA."""

import re
from itertools import product

_SPELT = {
    "グエン": "nguyen",
    "チャン": "tran",
    "レ": "le",
    "レー": "le",
    "ファム": "pham",
    "ホアン": "hoang",
    "フイン": "huynh",
    "ファン": "phan",
    "ブ": "vu",
    "ブー": "vu",
    "ヴ": "vu",
    "ヴー": "vu",
    "ボー": "vo",
    "ヴォー": "vo",
    "ダン": "dang",
    "ブイ": "bui",
    "ドー": "do",
    "ホー": "ho",
    "ゴー": "ngo",
    "ズオン": "duong",
    "ズン": "dung",
    "リー": "ly",
    "ティ": "thi",
    "ティー": "thi",
    "バン": "van",
    "ヴァン": "van",
    "トゥイ": "thuy",
    "タオ": "thao",
    "フオン": "huong",
    "フォン": "phuong",
    "リン": "linh",
    "ラン": "lan",
    "ミン": "minh",
    "ホア": "hoa",
    "マイ": "mai",
    "ハー": "ha",
    "ハ": "ha",
    "アン": "anh an",
    "ガー": "nga",
    "ハン": "hanh hang",
    "トゥ": "thu tu",
    "トゥー": "thu",
    "ナム": "nam",
    "フン": "hung",
    "クオン": "cuong",
    "マリア": "maria",
    "サントス": "santos",
    "クルス": "cruz",
    "クルーズ": "cruz",
    "レイエス": "reyes",
    "ガルシア": "garcia",
    "シュレスタ": "shrestha",
    "タパ": "thapa",
    "グルン": "gurung",
    "タマン": "tamang",
    "ライ": "rai",
}
"""The family and given names met most often among the care workers from Viet Nam, Nepal and the Philippines."""
_BETWEEN = re.compile(r"[\s・･·=゠,、]+")
_LEAST = 2


def in_latin(name: str) -> list[str]:
    """The name in small Latin letters without gaps, both ways round; nothing unless every piece is known."""
    pieces = [piece for piece in _BETWEEN.split(name) if piece]
    if len(pieces) < _LEAST or any(piece not in _SPELT for piece in pieces):
        return []
    ways = [list(way) for way in product(*(_SPELT[piece].split() for piece in pieces))]
    return ["".join(order) for way in ways for order in (way, [*way[1:], way[0]])]
