"""Which service kind a code or a name in a file means. [RULEBOOK §1]"""

import re
from enum import Enum, auto

from operators.importing.text import compact, digits, fold, parts
from rules.kinds import ServiceKind


class Twin(Enum):
    """A preventive or short-stay twin: it belongs to the same office and is no record of its own."""

    TWIN = auto()


TWIN = Twin.TWIN
_TWIN_CODES = frozenset({"37", "38", "39", "68", "69", "74", "75", "79"})
_OTHER_NAMES = {
    "複合型サービス": ServiceKind.NURSING_MULTIFUNCTIONAL,
    "地域密着型介護老人福祉施設": ServiceKind.COMMUNITY_NURSING_HOME,
    "認知症高齢者グループホーム": ServiceKind.GROUP_HOME,
}


def _name_key(name: str) -> str:
    """Folded, without what stands in brackets: 「看護小規模多機能型居宅介護（複合型サービス）」."""
    return re.sub(r"[・･]", "", re.sub(r"\([^()]*\)", "", fold(name)))


_BY_NAME = {_name_key(kind.label): kind for kind in ServiceKind}
_BY_NAME |= {_name_key(kind.short): kind for kind in ServiceKind}
_BY_NAME |= {_name_key(name): kind for name, kind in _OTHER_NAMES.items()}


def service_from_code(text: str) -> ServiceKind | Twin:
    """The kind behind a サービス種類コード of two or three digits; ``ValueError`` for any other."""
    code = digits(text)
    if kind := ServiceKind.from_code(code):
        return kind
    if re.fullmatch(r"[0-9]{2,3}", code) and code[:2] in _TWIN_CODES:
        return TWIN
    raise ValueError(f"サービス種類コード「{code[:20]}」は、運営推進会議等の対象サービスではありません。")


def service_from_name(text: str) -> ServiceKind | Twin:
    """The kind behind a name such as 「小規模多機能型居宅介護」; ``ValueError`` for any other.

    A cell may name several services, as municipal lists do: the one kind among them counts.
    """
    names = parts(text, ";；、,，\n/／") or [""]
    found = {kind for name in names if (kind := _one(name))}
    kinds = {kind for kind in found if isinstance(kind, ServiceKind)}
    if len(kinds) > 1:
        raise ValueError("1行に複数のサービスがあります。サービスごとに行を分けてください。")
    if kinds:
        return kinds.pop()
    if found:
        return TWIN
    raise ValueError(f"サービス「{compact(text)[:30]}」は、運営推進会議等の対象サービスではありません。")


def _one(name: str) -> ServiceKind | Twin | None:
    folded = fold(name)
    key = _name_key(name)
    preventive = key.removeprefix("介護予防")
    if preventive != key or "短期利用" in folded:
        return TWIN if preventive.replace("短期利用", "") in _BY_NAME else None
    return _BY_NAME.get(key)
