"""Phone numbers and mail addresses in all the shapes that people write."""

import re
from collections.abc import Iterator

from publication.identifiers.kinds import Kind
from publication.identifiers.numerals import LONG_MARK, in_digits
from publication.identifiers.passage import Candidate, Passage

_GAP = r"(?:[ \t]?[-.・/][ \t]?|[ \t]|の)"
_NUMBER = re.compile(
    r"(?<![0-9])(?<![0-9][-.,/])(?:"
    rf"\+[ \t]?81[ \t-]?(?:\(0\))?[ \t-]?[1-9][0-9]{{0,3}}{_GAP}?[0-9]{{1,4}}{_GAP}?[0-9]{{3,4}}"
    rf"|\(?[ \t]?0[0-9]{{1,4}}[ \t]?\)[ \t-]?[0-9]{{1,4}}{_GAP}?[0-9]{{3,4}}"
    r"|0[0-9]{1,4}[ \t]?\([ \t]?[0-9]{1,4}[ \t]?\)[ \t]?[0-9]{3,4}"
    rf"|0[0-9]{{1,4}}{_GAP}[0-9]{{1,4}}{_GAP}[0-9]{{3,4}}"
    rf"|0[0-9]{{1,3}}{_GAP}[0-9]{{6,8}}"
    r"|0[1-9][0-9]{8,9}"
    r")(?![0-9])(?!-[0-9])"
)
_EXTENSION = r"(?:[ \t]?\(?[ \t]?内線[ \t]?[:番]?[ \t]?[0-9]{1,5}[ \t]?番?\)?)"
_ONLY_EXTENSION = re.compile(r"内線(?:番号)?[ \t]?[:は]?[ \t]?[0-9]{2,5}")
_AFTER_NUMBER = re.compile(rf"{_EXTENSION}|[ \t]?\(代表?\)")
_LOCAL = re.compile(
    r"(?:TEL|Tel|tel|FAX|Fax|fax|電話(?:番号)?|携帯(?:電話)?(?:番号)?|連絡先|ファックス|ファクス|☎|℡|📞)"
    r"[ \t]?[.:はが]?[ \t]?(?P<number>\(?[0-9]{2,4}\)?[ \t]?[-. ][ \t]?[0-9]{4})(?![0-9-])"
)
_SHORTEST, _LONGEST = 10, 11

_MAIL = re.compile(
    r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{0,64}"
    r"[ \t]?\n?(?:@|[\[(<{][ \t]?(?:at|AT|アット(?:マーク)?|@)[ \t]?[\])>}]|アットマーク| at )\n?[ \t]?"
    r"(?:[A-Za-z0-9-]{1,63}(?:\n?\.\n?|[ \t]?[\[(](?:dot|ドット)[\])][ \t]?)){1,8}[A-Za-z]{2,24}"
)
_ACCOUNT = re.compile(
    r"(?:LINE|ライン|インスタ(?:グラム)?|Instagram|Twitter|Facebook)[ \t]?(?:の)?(?:ID|アカウント|ユーザー名)"
    r"[ \t]?[:はが]?[ \t]?(?P<account>@?[A-Za-z0-9._-]{3,40})"
)


def phones(passage: Passage) -> Iterator[Candidate]:
    """Phone and fax numbers with their extension; also read out in characters, and local ones after 電話."""
    for match in _NUMBER.finditer(LONG_MARK.sub("-", in_digits(passage.text))):
        digits = re.sub(r"[^0-9]", "", match.group()).removeprefix("81")
        if _SHORTEST - 1 <= len(digits) <= _LONGEST and (digits[0] != "0" or len(digits) >= _SHORTEST):
            after = _AFTER_NUMBER.match(passage.text, match.end())
            yield _phone(match.start(), after.end() if after else match.end())
    for match in _LOCAL.finditer(passage.text):
        yield _phone(*match.span("number"))
    for match in _ONLY_EXTENSION.finditer(passage.text):
        yield _phone(*match.span())


def mails(passage: Passage) -> Iterator[Candidate]:
    """Mail addresses, also with the sign written out or broken over two lines; accounts of messengers."""
    for match in _MAIL.finditer(passage.text):
        yield Candidate(*match.span(), Kind.MAIL, "（メールアドレス）", "メールアドレスです。")
    for match in _ACCOUNT.finditer(passage.text):
        yield Candidate(*match.span("account"), Kind.MAIL, "（連絡先）", "SNSなどの連絡先です。")


def _phone(start: int, end: int) -> Candidate:
    return Candidate(start, end, Kind.PHONE, "（電話番号）", "電話番号です。")
