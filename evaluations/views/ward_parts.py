"""What the ward's pages of evaluations share: the way back."""

from django.urls import reverse

from meetings.views.members_office import Trail


def ward_trail() -> Trail:
    """The way from the ward's home to its evaluations."""
    return [("遵守状況の一覧", "/ward/"), ("外部評価", reverse("ward_evaluations"))]
