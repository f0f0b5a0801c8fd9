"""What the frame of every page says about the person who is signed in: ``{% load portal %}``."""

from dataclasses import dataclass

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from operators.access import door_of
from operators.enums import Role
from operators.models import Facility, User

register = template.Library()

_FIRST_PAGE = {Role.WARD: "遵守状況の一覧", Role.OPERATOR: "今年度の状況", Role.CENTER: "担当の事業所"}


@dataclass(frozen=True)
class NavigationItem:
    """One link of the role's navigation."""

    label: str
    href: str
    current: bool


@register.simple_tag
def trial() -> bool:
    """Whether this is a portal for trying out: what it shows of meetings is invented."""
    return settings.DEBUG


@register.simple_tag
def affiliation(user: User) -> str:
    """Where the person works, for the page's head: ward, centre, or the (first) office."""
    if user.role == Role.OPERATOR:
        names = list(Facility.objects.visible_to(user).values_list("name", flat=True)[:2])
        return names[0] + ("　ほか" if len(names) > 1 else "") if names else ""
    return str(user.municipality or user.support_center or "")


@register.simple_tag
def door(user: User) -> str:
    """The address of the person's own part of the portal."""
    return door_of(user)


@register.simple_tag
def navigation(request: HttpRequest, user: User) -> list[NavigationItem]:
    """The links of this person's role; the one whose part of the portal is open is marked."""
    links = [(_FIRST_PAGE[Role(user.role)], door_of(user)), *_further(request, user)]
    here = max((href for _, href in links if request.path.startswith(href)), key=len, default="")
    return [NavigationItem(label, href, current=href == here) for label, href in links]


def _further(request: HttpRequest, user: User) -> list[tuple[str, str]]:
    """The pages of the role beside its first one; the roster is that of the first office."""
    if user.role == Role.WARD:
        known: int | None = getattr(request, "unread", None)
        unread = _unread(user) if known is None else known
        return [
            (f"受付（未読{unread}）" if unread else "受付", reverse("ward_inbox")),
            ("年間計画", reverse("ward_plans")),
            ("外部評価", reverse("ward_evaluations")),
            ("カレンダー", reverse("ward_calendar")),
            ("窓口", reverse("counter")),
            ("保存と削除", reverse("ward_retention")),
            ("設定", reverse("ward_settings")),
        ]
    if user.role == Role.CENTER:
        return [_reports(user)]
    office = Facility.objects.visible_to(user).first()
    roster = [("構成員", reverse("members", args=[office.number, office.kind.code]))] if office else []
    submitted = ("区への提出", reverse("office_submissions"))
    return [
        ("年間計画", reverse("plan_now")),
        ("外部評価", reverse("evaluations")),
        submitted,
        *roster,
        ("カレンダー", reverse("office_calendars")),
        ("保存と削除", reverse("office_retention")),
    ]


def _unread(user: User) -> int:
    """How many submissions wait at the ward's desk that nobody has opened: one query."""
    return user.municipality.submissions.unread().count() if user.municipality else 0


def _reports(user: User) -> tuple[str, str]:
    """The centre's reports, with how many wait for its word that they arrived: one query."""
    centre = user.support_center
    waiting = centre.report_deliveries.unanswered().count() if centre else 0
    return f"評価の報告（未返事{waiting}）" if waiting else "評価の報告", reverse("center_reports")
