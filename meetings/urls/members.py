"""The council's members and what is printed of them."""

from django.urls import URLPattern, path

from meetings.views import members, members_consent, members_edit, members_import, members_papers

OFFICE = "office/offices/<str:number>/<str:code>/members/"
MEMBER = f"{OFFICE}<int:member_id>/"
WARD = "ward/offices/<str:number>/<str:code>/members/"

urlpatterns: list[URLPattern] = [
    path(OFFICE, members.members, name="members"),
    path(f"{OFFICE}new/", members_edit.member_new, name="member_new"),
    path(f"{OFFICE}roster.pdf", members_papers.members_pdf, name="members_pdf"),
    path(f"{OFFICE}roster.xlsx", members_papers.members_xlsx, name="members_xlsx"),
    path(f"{OFFICE}template.xlsx", members_papers.members_template, name="members_template"),
    path(f"{OFFICE}request.pdf", members_papers.blank_letter, name="blank_letter"),
    path(f"{OFFICE}import/", members_import.members_import, name="members_import"),
    path(f"{OFFICE}import/<str:token>/", members_import.members_import_check, name="members_import_check"),
    path(MEMBER, members.member, name="member"),
    path(f"{MEMBER}edit/", members_edit.member_edit, name="member_edit"),
    path(f"{MEMBER}end/", members_edit.member_end, name="member_end"),
    path(f"{MEMBER}resume/", members_edit.member_resume, name="member_resume"),
    path(f"{MEMBER}delete/", members_edit.member_delete, name="member_delete"),
    path(f"{MEMBER}request.pdf", members_papers.member_letter, name="member_letter"),
    path(f"{MEMBER}consent/", members_consent.consent_record, name="consent_record"),
    path(f"{MEMBER}consent/withdraw/", members_consent.consent_withdraw, name="consent_withdraw"),
    path(WARD, members.ward_members, name="ward_members"),
    path(f"{WARD}roster.pdf", members_papers.ward_members_pdf, name="ward_members_pdf"),
]
