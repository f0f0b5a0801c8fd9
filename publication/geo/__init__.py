"""Where the towns of a municipality lie: one file per municipality, `<code>.json`, with its source and licence."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

Place = tuple[float, float]
"""Latitude and longitude in degrees."""


@dataclass(frozen=True)
class Towns:
    """The 丁目 points of each town; without a file there are none, and the drawing shows the offices alone."""

    towns: Mapping[str, Sequence[Place]] = field(default_factory=dict)
    source: str = ""
    licence: str = ""
    licence_url: str = ""


@cache
def towns_of(code: str) -> Towns:
    """The towns of the municipality with this code, read once."""
    known = {path.stem: path for path in Path(__file__).parent.glob("*.json")}
    if code not in known:
        return Towns()
    told = json.loads(known[code].read_text(encoding="utf-8"))
    towns = {name: tuple((lat, lng) for lat, lng in places) for name, places in told["towns"].items()}
    return Towns(towns, told["source"], told["licence"], told["licence_url"])
