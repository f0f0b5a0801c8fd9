"""Which office's notice a page is about: ``?facility=`` chooses where a person works for several participants."""

from django.http import Http404
from django.urls import reverse

from meetings.models import Meeting, NoticeRecipient, Participation
from operators.access import SignedInRequest
from operators.enums import Role
from operators.gone import Gone
from operators.models import User
from rules.fiscal_year import wareki

Trail = list[tuple[str, str]]


def parts_of(request: SignedInRequest, meeting_id: int) -> list[Participation]:
    """The parts in a meeting whose notices this person may see, the chosen one first; 404 when there is none.

    Raises `Gone` where the chosen part's record is deleted: nothing of it is shown, and nothing written anew.
    """
    mine = Participation.objects.visible_to(request.user).bound()
    parts = list(
        mine.filter(meeting=meeting_id, meeting__in=Meeting.objects.visible_to(request.user))
        .select_related("meeting", "facility__municipality", "facility__corporation")
        .order_by("facility__number", "facility__service", "pk")
    )
    asked = request.GET.get("facility", "")
    if asked:
        parts.sort(key=lambda part: str(part.facility_id) != asked)
    else:
        parts.sort(key=lambda part: part.disposed_on is not None)
    if not parts or (asked and str(parts[0].facility_id) != asked):
        raise Http404
    must_stand(parts[0], request.user)
    return parts


def must_stand(part: Participation, user: User) -> None:
    """Raise `Gone` where the office's record of the meeting is deleted. ``part`` comes with its meeting."""
    if part.disposed_on is None:
        return
    title = f"{wareki(part.meeting.held_on)}の会議の記録"
    if user.role == Role.OPERATOR:
        raise Gone(title, reverse("meeting", args=[part.meeting_id]), "会議のページを見る")
    raise Gone(title, f"{reverse('ward_retention')}?show=gone", "削除した記録の一覧を見る")


def recipient_of(user: User, pk: int) -> NoticeRecipient:
    """One recipient of an office this person works for; 404 for anybody else's."""
    mine = Participation.objects.visible_to(user).bound()
    rows = NoticeRecipient.objects.filter(notice__participation__in=mine).select_related(
        "message__prepared_by",
        "message__settled_by",
        "member",
        "notice__participation__meeting",
        "notice__participation__facility__municipality",
        "notice__participation__facility__corporation",
    )
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def trail_of(part: Participation, role: str) -> Trail:
    """From the role's own page down to the office."""
    ward = role == Role.WARD
    home = ("遵守状況の一覧", "/ward/") if ward else ("今年度の状況", "/office/")
    facility = part.facility
    office = reverse("ward_office" if ward else "own_office", args=[facility.number, facility.kind.code])
    return [home, (facility.name, office)]


def address_of(name: str, part: Participation, *args: str) -> str:
    """The address of a notice page of this office's part."""
    return f"{reverse(name, args=[part.meeting_id, *args])}?facility={part.facility_id}"
