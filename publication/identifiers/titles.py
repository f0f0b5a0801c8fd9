"""What stands beside a name: honorifics, posts and offices, kinship; and by what a person is replaced."""

import re
from dataclasses import dataclass

from publication.identifiers.lists import any_of, listed

_POSTS = listed("""
民生委員児童委員 民生・児童委員 民生児童委員 主任児童委員 民生委員 児童委員 保護司
管理者代理 管理者 副管理者 施設長 副施設長 ホーム長 センター長 副センター長 所長 副所長 院長 副院長 事務長 事務局長
計画作成担当者 サービス提供責任者 介護支援専門員 主任ケアマネジャー ケアマネジャー ケアマネージャー ケアマネ 生活相談員 相談員
生活支援コーディネーター コーディネーター 支援員 指導員 専門員 オペレーター
看護師長 看護主任 准看護師 ドクター Dr. Dr ナース Ns. Ns 訪問看護師 看護師 看護職員 保健師 医師 歯科医師 主治医 薬剤師 理学療法士 作業療法士 言語聴覚士
歯科衛生士 管理栄養士 栄養士 調理師 介護福祉士 社会福祉士 精神保健福祉士 介護士 介護主任 介護職員 介護員 ヘルパー
ユニットリーダー フロアリーダー チームリーダー サブリーダー リーダー フロア長 ユニット長 主任 副主任 職員 スタッフ 事務員 運転手 実習生 研修生
理事長 副理事長 常務理事 理事 監事 評議員 代表取締役社長 代表取締役 取締役 代表者 代表 副代表 社長 専務 常務 本部長 支店長 店長 副店長
部長 次長 課長補佐 課長 係長 主査 主事 主幹 参事 室長 班長 技師 担当課長 担当係長 統括係長
町会長 副町会長 自治会長 副自治会長 会長 副会長 会計 書記 理事 顧問 相談役 委員長 副委員長 委員 区議会議員 区議 議員 区長 町長 市長
老人クラブ会長 家族会会長 家族会長 民協会長 組合長 管理人 大家
教授 准教授 講師 教諭 校長 副校長 園長 副園長 館長 住職 牧師 神父 宮司 弁護士 司法書士 行政書士 税理士
署長 消防署長 消防士 消防司令 警部補 警部 巡査部長 巡査 警察官 隊長 分団長 団長 ボランティア 後見人 成年後見人 保佐人
""")

KIN = listed("""
長女 次女 二女 三女 四女 長男 次男 二男 三男 四男 娘 息子 奥様 奥さん 妻 夫 ご主人 旦那 母 父 母親 父親 姉 妹 兄 弟 孫 お孫
嫁 お嫁 婿 姪 甥 叔母 伯母 叔父 伯父 従妹 従兄 いとこ 義母 義父 義姉 義妹 義兄 義弟 祖母 祖父 曾孫 家族 ご家族 御家族 家族代表
ご家族代表 親族 ご親族 キーパーソン 身元引受人 身元保証人 長女様 長男様 ご長女 ご長男 ご次女 ご次男 ご令室 利用者家族 利用者の家族 ご利用者家族
""")

_SERVED = listed(
    "利用者 ご利用者 御利用者 利用者代表 ご利用者代表 入居者 ご入居者 入所者 入居者代表 ご本人 本人 患者 通所者"
)

HONORIFIC = (
    "(?:おばあちゃん|おじいちゃん|ばあちゃん|じいちゃん|おばあさん|おじいさん|ちゃん|チャン|さん(?!ぽ)|サン(?![ァ-ヺー])"
    "|さま|サマ(?![ァ-ヺー])|様(?![子々式態相])|氏(?![名子族])|君(?!主)|くん|クン(?![ァ-ヺー])|先生|せんせい|センセイ"
    "|女史|殿(?!堂)|ちゃま|たん(?=[はがのをに、])|さーん|さぁん)"
)
"""What shows that a name stands before it."""


POST = any_of(_POSTS)
_POST = re.compile(POST)
_SECTION = "(?:[一-龠々ァ-ヶー]{1,12}(?=課長|係長|部長|室長|次長|所長|主査|主任|担当))"
_PEOPLE = f"(?:{any_of(KIN)}|{any_of(_SERVED)})"

_AFTER = re.compile(
    r"(?P<first>\((?![男女月火水木金土日祝株])[一-龠]\))?"  # 田中（花）: which of two 田中
    rf"[ \t]?(?P<post>{_SECTION}?{POST}(?!会))?[ \t]?(?P<honorific>{HONORIFIC}|ご?夫妻|家(?![族庭屋])|宅)?"
    rf"(?P<paren>\([ \t]?(?P<inside>{_PEOPLE}|{_SECTION}?{POST})[ \t]?(?:様|さん|さま)?[ \t]?\)(?:様|さん|氏)?)?"
)
_BEFORE = re.compile(
    rf"(?:(?P<post>{POST})|(?P<people>{_PEOPLE}))(?:である|の|・|:|[ \t])?[ \t]?(?P<bracket>\()?$"
)
_LAST_BEFORE = frozenset("るの・: \t(") | {word[-1] for word in (*_POSTS, *KIN, *_SERVED)}
_LOOK_BACK, _LOOK_ON = 24, 60

_IN_FULL = {
    "Dr": "医師",
    "Dr.": "医師",
    "ドクター": "医師",
    "Ns": "看護師",
    "Ns.": "看護師",
    "ナース": "看護師",
}
_KIN_WORDS, _SERVED_WORDS = frozenset(KIN), frozenset(_SERVED)


@dataclass(frozen=True)
class Beside:
    """A name with what belongs to it: the whole place, and the words that could stand there instead."""

    start: int
    end: int
    role: str = ""
    addressed: bool = False

    @property
    def marked(self) -> bool:
        """Whether something beside it says that this is a person."""
        return self.addressed or bool(self.role)


def beside(text: str, start: int, end: int) -> Beside:
    """Widen a name at ``start`` to ``end`` by its honorific, its post, and the kinship in brackets."""
    after = _AFTER.match(text, end, end + _LOOK_ON)
    honorific = bool(after and after["honorific"])
    known = bool(after and (after["post"] or honorific or after["paren"] or after["first"]))
    stop = after.end() if after and known else end
    before = _before(text, start)
    first, role = start, _role_after(after) if after else ""
    if before and before["bracket"] and text[stop : stop + 1] == ")":  # 施設長（鈴木）
        stop += 1
    if before and (not before["bracket"] or text[stop - 1] == ")"):
        first = start - (len(before.string) - before.start())
        role = role or _role_of(before["post"] or before["people"])
    return Beside(first, stop, role, honorific)


def _before(text: str, start: int) -> re.Match[str] | None:
    """The post or kinship in front of a name; most characters that can stand there end none."""
    if start == 0 or text[start - 1] not in _LAST_BEFORE:
        return None
    return _BEFORE.search(text[max(0, start - _LOOK_BACK) : start])


def post_in(words: str) -> str:
    """The post that a title or an affiliation names: 見本町会 会長 → 会長; empty where it names none."""
    found = _POST.findall(words)
    return found[-1] if found else ""


def _role_after(after: re.Match[str]) -> str:
    words = after["post"] or after["inside"]
    return _role_of(words) if words else ""


def _role_of(words: str) -> str:
    if words in _KIN_WORDS:
        return "ご家族"
    return "利用者" if words in _SERVED_WORDS else _IN_FULL.get(words, words)
