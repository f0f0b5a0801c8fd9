"""Finds the office a row is about, for files that may not create one. [CONTRACT: members, meetings]"""

from collections.abc import Iterable, Mapping

from django.db.models import QuerySet

from operators.importing.identifiers import office_number
from operators.importing.services import TWIN, service_from_code
from operators.importing.text import compact, parts
from operators.models import Facility

NUMBER, CODE = "事業所番号", "サービス種類コード"

OfficeKey = tuple[str, str]

_UNKNOWN = (
    "事業所 {number} はこのサービスでは登録されていません。"
    "番号とコードを確かめるか、先に事業所を取り込んでください。"
)
_NOT_YOURS = "事業所 {number} はこのサービスでは担当の事業所にありません。番号とコードを確かめてください。"


def office_key(number: str, code: str) -> OfficeKey:
    """(事業所番号, service) of two cells; raises ``ValueError`` with a Japanese sentence."""
    service = service_from_code(code)
    if service is TWIN:
        raise ValueError("介護予防・短期利用のサービスは、もとのサービスのコードで入力してください。")
    return office_number(number).value, str(service)


def office_keys(references: str) -> list[OfficeKey]:
    """The offices of a cell such as ``1392000376/76;1372000011/78``; raises ``ValueError``."""
    keys = []
    for reference in parts(references):
        number, slash, code = compact(reference).partition("/")
        if not slash:
            raise ValueError(
                "1392000376/76 のように、事業所番号とサービス種類コードを / でつないでください。"
            )
        keys.append(office_key(number, code))
    return keys


class Offices:
    """The registered offices that a file may mean, fetched at once.

    ``among`` narrows them to somebody's own; the answer about another's office is the same as about none.
    """

    def __init__(self, numbers: Iterable[str], among: QuerySet[Facility] | None = None) -> None:
        allowed = Facility.objects.all() if among is None else among
        found = allowed.filter(number__in=set(numbers)).select_related("municipality")
        self._offices = {(office.number, office.service): office for office in found}
        self._missing = _UNKNOWN if among is None else _NOT_YOURS

    def of_row(self, row: Mapping[str, str], problems: dict[str, str]) -> Facility | None:
        """The office a row is about; else ``None``, and the column that is wrong is noted in ``problems``."""
        try:
            key = office_key(row[NUMBER], row[CODE])
        except ValueError as error:
            problems[CODE] = str(error)
            return None
        try:
            return self.get(key)
        except ValueError as error:
            problems[NUMBER] = str(error)
            return None

    def get(self, key: OfficeKey) -> Facility:
        """The office; raises ``ValueError`` with a Japanese sentence where it is not registered."""
        if key not in self._offices:
            raise ValueError(self._missing.format(number=key[0]))
        return self._offices[key]
