"""Under which licence the public records are given away: told on the page, in every JSON file and in the export."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Licence:
    """A licence, where it can be read, and the words a user puts beside what they make of the data."""

    name: str
    short: str
    address: str
    attribution: str


LICENCE = Licence(
    name="クリエイティブ・コモンズ 表示 4.0 国際 ライセンス",
    short="CC BY 4.0",
    address="https://creativecommons.org/licenses/by/4.0/deed.ja",
    attribution="出典：Engawa 縁側（運営推進会議ポータル）、各事業所が公表した記録",
)
"""The ward gives its own open data away under CC BY 4.0; one licence for both saves its users a question. [policy]"""
