"""Invented people: plainly samples, never a real name, address or number."""

from collections.abc import Iterator
from datetime import date, timedelta

from compliance.demo.lots import lot
from compliance.demo.plans import council_of
from compliance.demo.scripts import Script
from rules.fiscal_year import FiscalYear
from rules.kinds import Council, MemberCategory

_FAMILY_NAMES = ("見本", "例示", "架空", "試作", "仮設", "模範")
_GIVEN_NAMES = (
    "太郎", "花子", "一郎", "二郎", "三郎", "四郎", "正", "清", "実", "茂", "進", "博", "和子", "幸子", "節子", "京子",
    "恵子", "良子", "文子", "光子",
)  # fmt: skip
_COUNCIL = (
    (MemberCategory.USER, "利用者", "", "", "手渡し"),
    (MemberCategory.FAMILY, "家族", "", "", "郵送"),
    (MemberCategory.COMMUNITY, "地域住民", "見本町会", "会長", "郵送"),
    (MemberCategory.COMMUNITY, "地域住民", "見本地区民生委員児童委員協議会", "民生委員", "郵送"),
    (MemberCategory.MUNICIPALITY, "区職員", "練馬区（見本）", "担当", "メール"),
    (MemberCategory.SUPPORT_CENTER, "地域包括", "", "職員", "メール"),
    (MemberCategory.EXPERT, "知見", "見本福祉大学", "講師", "メール"),
    (MemberCategory.STAFF, "事業所", "", "管理者", "手渡し"),
)
_MEDICAL = (MemberCategory.MEDICAL, "医療", "見本クリニック", "医師", "メール")


def member_rows(scripts: list[Script], year: FiscalYear) -> list[dict[str, str]]:
    """The rosters as rows of the contract's template for members."""
    return [row for script in scripts if script.entries for row in _roster(script, year)]


def _roster(script: Script, year: FiscalYear) -> Iterator[dict[str, str]]:
    office = script.office
    joined_on = max(date(year.year - 2, 4, 1), office.designated_on or date.min)
    seats = (*_COUNCIL, *((_MEDICAL,) if council_of(office.kind) is Council.B else ()))
    vacant, since = script.vacancy or (None, date.max)
    for seat, (category, word, affiliation, title, delivery) in enumerate(seats):
        left = since - timedelta(days=1) if category is vacant else None
        yield {
            "事業所番号": office.number,
            "サービス種類コード": office.kind.code,
            "区分": word,
            "氏名": _name(office.reference, seat),
            "所属": affiliation or (office.center if category is MemberCategory.SUPPORT_CENTER else ""),
            "役職": title,
            "送付方法": delivery,
            "メールアドレス": f"member-{office.number}-{seat}@example.jp" if delivery == "メール" else "",
            "郵便番号": "000-0000" if delivery == "郵送" else "",
            "住所": "見本県見本市見本町1-2-3" if delivery == "郵送" else "",
            "就任日": joined_on.isoformat(),
            "退任日": left.isoformat() if left else "",
        }


def _name(reference: str, seat: int) -> str:
    """A sample name; two seats of one office never share one."""
    drawn = lot(reference, "name") + seat
    family = _FAMILY_NAMES[drawn % len(_FAMILY_NAMES)]
    return f"{family} {_GIVEN_NAMES[drawn % len(_GIVEN_NAMES)]}"
