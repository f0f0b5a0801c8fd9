"""Rare facts: who knows the house knows who is meant. Accidents and deaths with their day or place, and what is unique."""

import re
from collections.abc import Iterator

from publication.identifiers.kinds import Kind
from publication.identifiers.lists import any_of, listed
from publication.identifiers.numerals import NUMERAL
from publication.identifiers.passage import Candidate, Passage

_EVENTS = any_of(
    listed(
        "転倒 転落 骨折 打撲 裂傷 負傷 誤薬 誤嚥 窒息 離設 離棟 行方不明 徘徊 無断外出 やけど 熱傷 救急搬送 搬送 救急車 入院 退院 転院 手術 "
        "死亡 死去 逝去 永眠 亡くな 他界 旅立 看取 お看取り 急変 自殺 虐待 身体拘束 骨を折 倒れて 倒れてい 転んで 転ばれ 警察 見つか 発見され 保護され 保護した 事故 "
        "退所 契約終了 契約を終了 入居され 入所され 入居した 入所した 通報"
    )
)
_EVENT = re.compile(
    rf"(?P<event>{_EVENTS})(?!の?(?:防止|予防|対策|対応|訓練|研修|マニュアル|指針|委員会|加算|体制|件数|リスク|時の|を防|を予防|が増|の際|"
    r"に関する|率|届|等の?(?:防止|発生時)|についての?研修|の減少|の?ゼロ|なし|はな|はあり|報告書の様式|者数|介護|ケア|カンファ|事例の検討))"
)
_N = rf"(?:[0-9]{{1,2}}|{NUMERAL}{{1,3}})"
_CLOCK = r"(?:[ \t]?(?:\([日月火水木金土]\)))?(?:[ \t]?の?(?:早朝|朝方|朝|午前中|午前|昼食後|昼|午後|夕方|夕食後|夜間|夜|深夜|未明|明け方))?(?:[ \t]?[0-9]{1,2}(?:時(?:[0-9]{1,2}分|半)?|:[0-9]{2})(?:頃|ごろ|過ぎ)?)?"
_DAY = re.compile(
    rf"(?:(?:令和|平成|[RH])[ \t]?{_N}[年./]|20[0-9]{{2}}[年./-])?(?:(?P<month>{_N})月[ \t]?{_N}日|(?<![0-9/.-])(?P<slashed>[0-9]{{1,2}})/[0-9]{{1,2}}(?![0-9/])|(?<![0-9月]){_N}日(?![間以目常をごか分前後程]|[^。、\n]{{0,2}}[0-9一二三]回){_CLOCK}){_CLOCK}"
)
_PLACES = any_of(
    listed(
        "居室 トイレ 便所 浴室 脱衣室 脱衣所 洗面所 廊下 食堂 リビング ホール 玄関 階段 ベッド ベッドサイド 居間 台所 庭 送迎車 車内 路上 自宅 玄関先 施設前 エレベーター ベランダ 屋上 バス停 センサーマット 車いす 車椅子 シャワーチェア"
    )
)
_OUTSIDE = any_of(listed("駐車場 公園 スーパー コンビニ 道路 横断歩道 交差点 駅 駅前"))
_NAMED = r"(?:(?:[一-龠々ヶァ-ヺーA-Za-z]|が(?=[丘谷原崎])){1,12}の?)?"
"""The name before a place outside, which says more than the place: 石神井公園, 高野台のスーパー."""
_PLACE = re.compile(
    rf"(?P<place>(?:{_NAMED}{_OUTSIDE}|{_PLACES})(?:前|内|横|脇|付近|の前|のそば)?(?:にて|で|から|より|に|へ移動中に|内で)[^。\n、0-9]{{0,8}}?)(?P<event>{_EVENTS})"
)
_LAWFUL = re.compile(r"(?:施行|改正|改定|開始|実施|開催|訓練|研修|委員会|説明会)")

_MEETING_BEFORE = re.compile(
    r"(?:会議|第[0-9一二三四五六]+回|開催日時?|日時|前回|次回|今回)[ \t]?[:(はの]?[ \t]?$"
)
_MEETING_BEHIND = re.compile(
    r"[ \t]?(?:\([^()\n]{1,3}\))?(?:に)?(?:開催|の(?:会議|運営推進会議|介護・医療連携))"
)
_UNIQUE = re.compile(
    r"唯一(?:の|人の?)?|(?:たった|ただ)[一1１]人(?:の|だけの?)?|(?:お[一1]人|[一1]人|[一1]名)(?:だけ|のみ|きり)(?:の)?|紅一点|黒一点"
    r"|(?:区内|都内|国内|日本|地域|町内|練馬区|全国)(?:で)?(?:唯一|初|最高齢|最年少|最長)(?:の)?|(?:最高齢|最年長|最年少|最若年|最長老)(?:の|で|は|者)?"
)
_ONCE = re.compile(
    r"元(?:小学校|中学校|高校|大学|国鉄|プロ)?の?(?:校長|教師|教員|警察官|警官|刑事|消防士|消防官|自衛官|軍人|医師|医者|歯科医|看護師|助産師|薬剤師|議員|区議|市長|区長|町長|力士|選手|プロ|オリンピック"
    r"|アナウンサー|俳優|女優|歌手|画家|作家|漫画家|書道家|大工|棟梁|パイロット|社長|船長|裁判官|弁護士|教授|僧侶|住職|神主|芸者|漁師|国鉄|外交官)[一-龠]{0,3}"
    r"|(?:叙勲|勲章|瑞宝|旭日|人間国宝|文化勲章|金メダル)[^。\n、]{0,8}?(?:受章|受賞|授与|を受け)"
)
_NUMBERS = re.compile(
    r"(?:被保険者|保険者|受給者|利用者|基礎年金|個人|マイナンバー|診察券|口座|免許証|障害者手帳|手帳|保険証)(?:証)?(?:の)?(?:番号|(?<=ナンバー)|No\.?|ID)[ \t]?[:はが]?[ \t]?"
    r"(?P<number>[0-9A-Z][0-9 -]{5,16}[0-9])(?![0-9])|(?<![0-9-])(?P<bare>0{2,}[0-9]{6,8})(?![0-9-])"
)
_PLATE = re.compile(
    r"[一-龠]{2,4}[ \t]?[0-9]{2,3}[ \t]?[あ-ん][ \t]?(?:[0-9]{2}-[0-9]{2}|[0-9・]{1,4})(?![0-9])"
)


def events(passage: Passage) -> Iterator[Candidate]:
    """The day of an accident, a death or a stay in hospital, which leaves the month; and the place of an accident."""
    for start, sentence in passage.sentences():
        if _EVENT.search(sentence) and not _LAWFUL.search(sentence):
            for match in _days_of_events(sentence):
                yield _fact(
                    start,
                    match.span(),
                    _month(match),
                    "出来事の日付から、だれのことか分かるおそれがあります。",
                )
        for match in _PLACE.finditer(sentence):
            if _EVENT.match(sentence, match.start("event")):
                yield _fact(
                    start,
                    match.span(),
                    match["event"],
                    "事故の場所から、だれのことか分かるおそれがあります。",
                )


def _days_of_events(sentence: str) -> Iterator[re.Match[str]]:
    """The dates that are not the meeting's own."""
    for match in _DAY.finditer(sentence):
        before, behind = sentence[max(0, match.start() - 8) : match.start()], sentence[match.end() :]
        if not _MEETING_BEFORE.search(before) and not _MEETING_BEHIND.match(behind):
            yield match


def unique(passage: Passage) -> Iterator[Candidate]:
    """What is said of one person only, former professions and honours, numbers of cards and cars."""
    text = passage.text
    for match in _UNIQUE.finditer(text):
        yield _fact(0, match.span(), "ある", "一人だけに当てはまることです。")
    for match in _ONCE.finditer(text):
        yield _fact(0, match.span(), "（経歴）", "経歴から、だれのことか分かるおそれがあります。")
    for match in _NUMBERS.finditer(text):
        yield _fact(
            0, match.span("number" if match["number"] else "bare"), "（番号）", "一人ひとりに付いた番号です。"
        )
    for match in _PLATE.finditer(text):
        yield _fact(0, match.span(), "（車の番号）", "車の番号です。")


def _month(match: re.Match[str]) -> str:
    month = match["month"] or match["slashed"]
    return f"{month}月ごろ" if month else "ある日"


def _fact(offset: int, place: tuple[int, int], words: str, why: str) -> Candidate:
    return Candidate(offset + place[0], offset + place[1], Kind.RARE, words, why)
