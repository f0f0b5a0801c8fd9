"""The words of mails to the staff: the link to a sheet, and a reminder. Subjects name the office, never a person."""

from evaluations.models import StaffSheet
from evaluations.staff_sheets.tokens import link_for
from meetings.mails import Mail, compose


def link_mail(sheet: StaffSheet) -> Mail:
    """The link, what it is for, and what becomes of the answers."""
    return _mail("staff_link", f"【個別評価のお願い】{sheet.round.facility.name}", sheet)


def reminder_mail(sheet: StaffSheet) -> Mail:
    """The same link once more, without reproach."""
    return _mail("staff_reminder", f"【個別評価のご確認】{sheet.round.facility.name}", sheet)


def _mail(name: str, subject: str, sheet: StaffSheet) -> Mail:
    context = {
        "label": sheet.label,
        "round": sheet.round,
        "facility": sheet.round.facility,
        "link": link_for(sheet),
    }
    return compose(name, subject, context, folder="evaluations/mail")
