"""Repairs of addresses: a building said twice, a prefecture or a ward left out."""

import re
from typing import NamedTuple

from operators.importing.text import fold, tidy

_DESIGNATED_CITY = re.compile(r"(.+市)(.+区)")


class Address(NamedTuple):
    """An address without its building, the building, and what to tell."""

    address: str
    building: str
    warning: str = ""


def repair_address(text: str, building: str, *, prefecture: str, city: str) -> Address:
    """Take the building out where it is repeated; put the prefecture and the city in where they lack."""
    address, building = _without_building(tidy(text), tidy(building))
    if not address:
        return Address("", building)
    rest = address.removeprefix(prefecture)
    if not city or _key(city) in _key(rest):
        return Address(f"{prefecture}{rest}", building)
    if (ward := _ward_left_out(rest, city)) is not None:
        whole = f"{prefecture}{ward}"
        return Address(whole, building, f"住所に「{city}」がないため補い、{whole} としました。")
    return Address(
        f"{prefecture}{rest}", building, f"住所に「{city}」がありません。所在地を確かめてください。"
    )


def _without_building(address: str, building: str) -> tuple[str, str]:
    """「…1階 田崎ビル1階」 in one cell, or the cell of the building once more at the end of the address."""
    if not building:
        left, _, right = address.partition(" ")
        while right and not left.endswith(right):
            more, _, right = right.partition(" ")
            left = f"{left} {more}"
        if not right:
            return address, ""
        address, building = left, right
    shorter = address.removesuffix(building).rstrip()
    return (shorter or address), building


def _ward_left_out(rest: str, city: str) -> str | None:
    """The address with what it lacks of 「練馬区」 or 「静岡市駿河区」; ``None`` where it names another city."""
    found = _DESIGNATED_CITY.fullmatch(city)
    designated, ward = found.groups() if found else ("", city)
    rest = rest.removeprefix(designated)
    if re.match(r"[^0-9０-９]{0,7}[市区郡]", rest):
        return None
    bare = ward.removesuffix("区")
    # 「練馬田柄」 lost its 区; 「練馬1丁目」 is the quarter 練馬 of 練馬区.
    if bare != ward and len(bare) > 1 and re.match(rf"{bare}(?![0-9０-９一二三四五六七八九十町字丁])", rest):
        rest = rest.removeprefix(bare)
    return f"{city}{rest}"


def _key(name: str) -> str:
    """Folded; ケ, ヶ and が are the same in names of places."""
    return re.sub("[ヶがガ]", "ケ", fold(name))
