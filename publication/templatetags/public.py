"""What the frame of a public page says: ``{% load public %}``."""

from dataclasses import dataclass
from typing import Any

from django import template
from django.conf import settings
from django.urls import reverse

register = template.Library()

_PAGES = [
    ("front", "記録をさがす"),
    ("public_minutes_list", "議事録"),
    ("public_evaluations", "評価の結果"),
    ("public_offices", "事業所"),
    ("public_areas", "地域"),
    ("public_map", "地図"),
]


@dataclass(frozen=True)
class PublicLink:
    """One link of the public navigation."""

    label: str
    href: str
    current: bool


@register.simple_tag(takes_context=True)
def here(context: dict[str, Any]) -> str:
    """The page's own full address, without what was asked after the question mark."""
    return f"{settings.BASE_URL}{context['request'].path}"


@register.simple_tag
def full_address(path: str) -> str:
    """The full address of a path, as it can be typed from paper."""
    return f"{settings.BASE_URL}{path}"


@register.simple_tag(takes_context=True)
def public_links(context: dict[str, Any]) -> list[PublicLink]:
    """The public pages; the one that is open is marked."""
    path = context["request"].path
    links = [(label, reverse(name)) for name, label in _PAGES]
    around = (href for _, href in links if path == href or (href != "/" and path.startswith(href)))
    open_one = max(around, key=len, default="")
    return [PublicLink(label, href, current=href == open_one) for label, href in links]
