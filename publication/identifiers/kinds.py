"""What is found in a text: the kinds, the people who are known, one place. [N §8]"""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What could point to a person."""

    NAME = "name"
    PHONE = "phone"
    MAIL = "mail"
    ADDRESS = "address"
    ROOM = "room"
    BIRTHDATE = "birthdate"
    AGE = "age"
    RARE = "rare"

    @property
    def label(self) -> str:
        """The Japanese name."""
        return _LABELS[self]


_LABELS = {
    Kind.NAME: "氏名",
    Kind.PHONE: "電話番号",
    Kind.MAIL: "メールアドレス",
    Kind.ADDRESS: "住所",
    Kind.ROOM: "部屋番号",
    Kind.BIRTHDATE: "生年月日",
    Kind.AGE: "年齢",
    Kind.RARE: "特定につながる事実",
}


@dataclass(frozen=True)
class Person:
    """Somebody the office knows. ``role``: by which words the person is replaced (利用者, ご家族, 民生委員 …)."""

    name: str
    kana: str = ""
    role: str = ""


@dataclass(frozen=True)
class Hit:
    """A place that could point to a person, and what could stand there instead. Always a proposal.

    ``start`` and ``end`` count characters of the original text: ``text == original[start:end]``.
    ``why``: one short Japanese sentence for the person who decides. ``known``: it names somebody the office knows.
    """

    start: int
    end: int
    kind: Kind
    text: str
    replacement: str
    why: str = ""
    known: bool = False
