"""Health and care of one person: a diagnosis, the hospital, the level of care beside a name."""

import re
from collections.abc import Iterator, Sequence

from publication.identifiers.kinds import Kind
from publication.identifiers.lists import any_of, listed
from publication.identifiers.passage import Candidate, Passage

_DISEASES = any_of(
    listed(
        "パーキンソン病 パーキンソン症候群 進行性核上性麻痺 レビー小体型認知症 前頭側頭型認知症 ピック病 若年性認知症 若年性アルツハイマー病 若年性アルツハイマー "
        "アルツハイマー病 アルツハイマー型認知症 筋萎縮性側索硬化症 ALS 多系統萎縮症 脊髄小脳変性症 多発性硬化症 重症筋無力症 ハンチントン病 クロイツフェルト・ヤコブ病 "
        "正常圧水頭症 脳梗塞 脳出血 くも膜下出血 脳腫瘍 硬膜下血腫 心筋梗塞 狭心症 心不全 心房細動 大動脈瘤 肺炎 誤嚥性肺炎 肺がん 胃がん 大腸がん 乳がん 肝臓がん "
        "膵臓がん 前立腺がん 食道がん 子宮がん 白血病 悪性リンパ腫 末期がん がん 癌 悪性腫瘍 肝硬変 肝炎 B型肝炎 C型肝炎 腎不全 人工透析 透析 糖尿病 統合失調症 "
        "うつ病 双極性障害 躁うつ病 アルコール依存症 てんかん 知的障害 ダウン症 結核 HIV エイズ 梅毒 疥癬 関節リウマチ リウマチ 膠原病 緑内障 白内障 全盲 失明 "
        "骨粗鬆症 大腿骨頸部骨折 大腿骨骨折 圧迫骨折 人工股関節 ストーマ 人工肛門 胃ろう 胃瘻 気管切開 在宅酸素 バルーンカテーテル ペースメーカー 難病 指定難病"
    )
)
_SAID_OF_ONE = re.compile(
    rf"(?P<disease>(?:末期の?|初期の?|重度の?|軽度の?)?{_DISEASES})(?P<then>(?:末期|の(?:疑い|末期|悪化|再発|診断|既往|持病|治療|手術|ため|方|利用者|ご利用者|入居者|女性|男性|進行|影響)"
    r"|と(?:診断|の診断|言われ|告げられ|告知|判明)|で(?:入院|亡くな|死亡|逝去|通院|治療|療養|搬送|他界|永眠|退院|手術)|に(?:かかり|罹患|なり|なられ|よる入院|より入院|よる死亡|より亡)"
    r"|を(?:患|発症|再発|併発|抱え|お持ち|持つ|持っ|造設|装着|使用してい|受けてい|される)|が(?:見つか|発覚|判明|悪化|再発|進行|わかり|分かり)|により(?:入院|死亡|逝去|亡)|のある(?:方|利用者|入居者)|療法中))"
)
_NOT_OF_ONE = re.compile(r"(?:研修|講座|理解|予防|講演|勉強会|サポーター|検診|健診|啓発|カフェ|加算)")
_HOSPITAL = re.compile(
    r"(?:大学病院|総合病院|病院|医院|クリニック|診療所|医療センター|循環器センター|がんセンター|救命センター|療養所|老健|老人保健施設)"
)
_NAME_BEFORE = re.compile(r"(?:[一-龠々ヶァ-ヺーA-Za-z0-9○〇●□△×ヵ・]|が(?=[丘谷原崎関峰浜])){1,18}$")
_STAY = re.compile(
    r"入院|搬送|退院|転院|受診|通院|手術|検査|救急|治療|転所|移ら|移られ|移り|亡くな|逝去|診断|紹介で|かかりつけ"
)
_NO_NAME = re.compile(
    r"^(?:協力|当該|連携|地域の?|近隣の?|近くの?|他の?|各|同|当|総合|大学|一般|精神科|専門|提携|訪問|在宅|歯科|眼科|内科|整形外科|皮膚科|急性期|区内の?|都内の?|入院先の?|搬送先の?|かかりつけの?|別の?)+$"
)
_CARE_LEVEL = re.compile(
    r"要(?:介護|支援)(?:度)?[ \t]?(?:認定)?[ \t]?[0-5一二三四五](?![0-9]?(?:名|人|件|割|以上|以下))|障害(?:支援区分|程度区分)?[ \t]?[0-9]級"
)


def diagnoses(passage: Passage) -> Iterator[Candidate]:
    """A disease that somebody has; a training about it is none."""
    for start, sentence in passage.sentences():
        for match in _SAID_OF_ONE.finditer(sentence):
            if not _NOT_OF_ONE.match(sentence, match.end()) and not _NOT_OF_ONE.search(match["then"]):
                place = match.span("disease")
                yield _fact(start, place, "病気", "病名から、だれのことか分かるおそれがあります。")


def hospitals(passage: Passage) -> Iterator[Candidate]:
    """The name of a hospital in a sentence about a stay or a visit there."""
    for start, sentence in passage.sentences():
        if not _STAY.search(sentence):
            continue
        for match in _HOSPITAL.finditer(sentence):
            before = _NAME_BEFORE.search(sentence[max(0, match.start() - 18) : match.start()])
            if before and not _NO_NAME.match(before.group()):
                place = match.start() - len(before.group()), match.end()
                yield _fact(start, place, "医療機関", "入院先や通院先です。")


def care_levels(passage: Passage, names: Sequence[Candidate]) -> Iterator[Candidate]:
    """要介護度 in a sentence in which a person is named."""
    named = iter(sorted(names))
    name = next(named, None)
    for start, sentence in passage.sentences():
        while name and name.end <= start:
            name = next(named, None)
        if name and name.start < start + len(sentence):
            for match in _CARE_LEVEL.finditer(sentence):
                yield _fact(start, match.span(), match.group()[:3], "名前と要介護度が一つの文にあります。")


def _fact(offset: int, place: tuple[int, int], words: str, why: str) -> Candidate:
    return Candidate(offset + place[0], offset + place[1], Kind.RARE, words, why)
