"""Who gets what at which address. A URL without a row here fails the sweep.

``at_home`` and ``strange`` are the answers for an object of the visitor's own and of somebody else's world;
pages without an object have only ``at_home``. Columns: anonymous, ward, operator, center.
"""

from tests.access import worlds
from tests.access.rows import (
    attendance,
    copies,
    desk,
    drafts,
    history,
    materials,
    minutes,
    record,
    submissions,
)
from tests.access.worlds import CENTER, EVERYBODY, OPERATOR, STRANGERS, WARD, Row

TABLE: dict[str, Row] = {
    "healthz": Row(EVERYBODY),
    "readyz": Row(EVERYBODY),
    "front": Row((302, 302, 302, 302)),
    "accessibility": Row(EVERYBODY),
    "account_login": Row((200, 302, 302, 302)),
    "account_logout": Row((302, 200, 200, 200)),
    "account_inactive": Row(EVERYBODY),
    "account_change_password": Row((302, 200, 200, 200)),
    "account_reset_password": Row(EVERYBODY),
    "account_reset_password_done": Row(EVERYBODY),
    "account_reset_password_from_key": Row(EVERYBODY, arguments=worlds.used_key),
    "account_reset_password_from_key_done": Row(EVERYBODY),
    "center_home": Row(CENTER),
    "ward_settings": Row(WARD),
    "ward_board": Row(WARD),
    "ward_board_csv": Row(WARD),
    "ward_office": Row(WARD, STRANGERS, worlds.office),
    "ward_requirement": Row(WARD, STRANGERS, worlds.office),
    "ward_excuse": Row(STRANGERS, STRANGERS, worlds.held_meeting),
    "office_home": Row(OPERATOR),
    "own_office": Row(OPERATOR, STRANGERS, worlds.office),
    "office_settings": Row(OPERATOR, STRANGERS, worlds.office),
    "plan_now": Row((302, 404, 302, 404)),
    "plan": Row(OPERATOR, arguments=worlds.year),
    "plan_fix": Row(OPERATOR, arguments=worlds.year),
    "meeting_new": Row(OPERATOR),
    "meeting": Row(OPERATOR, STRANGERS, worlds.meeting),
    "meeting_edit": Row((302, 404, 302, 404), STRANGERS, worlds.meeting),  # held: back to the meeting
    "meeting_fix": Row(OPERATOR, STRANGERS, worlds.meeting),
    "meeting_cancel": Row(OPERATOR, STRANGERS, worlds.meeting),
    "meeting_not_held": Row(OPERATOR, STRANGERS, worlds.meeting),
    "meeting_held": Row(OPERATOR, STRANGERS, worlds.meeting),
    "meeting_discard": Row(OPERATOR, STRANGERS, worlds.meeting),
    "meeting_part": Row(OPERATOR, STRANGERS, worlds.meeting_part),
    "invitation_answer": Row(OPERATOR, STRANGERS, worlds.meeting_part),
    "invitation_withdraw": Row(OPERATOR, STRANGERS, worlds.meeting_part),
    "ward_plans": Row(WARD),
    "ward_plans_csv": Row(WARD),
    "members": Row(OPERATOR, STRANGERS, worlds.office),
    "member_new": Row(OPERATOR, STRANGERS, worlds.office),
    "members_pdf": Row(OPERATOR, STRANGERS, worlds.office),
    "members_xlsx": Row(OPERATOR, STRANGERS, worlds.office),
    "members_template": Row(OPERATOR, STRANGERS, worlds.office),
    "blank_letter": Row(OPERATOR, STRANGERS, worlds.office),
    "members_import": Row(OPERATOR, STRANGERS, worlds.office),
    "members_import_check": Row((302, 404, 302, 404), STRANGERS, worlds.spent_upload),
    "member": Row(OPERATOR, STRANGERS, worlds.member),
    "member_edit": Row(OPERATOR, STRANGERS, worlds.member),
    "member_end": Row(OPERATOR, STRANGERS, worlds.member),
    "member_resume": Row(
        (302, 404, 302, 404), STRANGERS, worlds.member
    ),  # nobody has left: back to the member
    "member_delete": Row(OPERATOR, STRANGERS, worlds.member),
    "member_letter": Row(OPERATOR, STRANGERS, worlds.member),
    "consent_record": Row(STRANGERS, STRANGERS, worlds.member),  # a neighbour is not asked for consent
    "consent_withdraw": Row(STRANGERS, STRANGERS, worlds.member),
    "reply": Row(EVERYBODY, arguments=worlds.invitation),
    "reply_thanks": Row(
        (302, 302, 302, 302), arguments=worlds.invitation
    ),  # no answer yet: back to the question
    "reply_calendar": Row(EVERYBODY, arguments=worlds.invitation),
    "reply_paper": Row(EVERYBODY, arguments=worlds.paper),
    "meeting_notice": Row(OPERATOR, STRANGERS, worlds.meeting),
    "meeting_notice_send": Row(OPERATOR, STRANGERS, worlds.meeting),
    "meeting_notice_tell": Row((302, 404, 302, 404), STRANGERS, worlds.meeting),  # nothing to tell: back
    "meeting_letters": Row((302, 404, 302, 404), STRANGERS, worlds.meeting),  # no letters: back
    "meeting_notice_preview": Row(OPERATOR, STRANGERS, worlds.notice_to_ward),
    "meeting_notice_preview_letter": Row(OPERATOR, STRANGERS, worlds.notice_to_ward),
    "sent_notice": Row(OPERATOR, STRANGERS, worlds.sent),
    "sent_notice_copy": Row(OPERATOR, STRANGERS, worlds.sent),
    "sent_notice_file": Row(OPERATOR, STRANGERS, worlds.sent_file),
    "ward_meeting_notice": Row(WARD, STRANGERS, worlds.meeting),
    "meeting_answers": Row(OPERATOR, STRANGERS, worlds.meeting),
    "ward_meeting_answers": Row(WARD, STRANGERS, worlds.meeting),
    "reply_link": Row(OPERATOR, STRANGERS, worlds.own_reply),
    "reply_revoke": Row(OPERATOR, STRANGERS, worlds.own_reply),
    "reply_renew": Row(OPERATOR, STRANGERS, worlds.own_reply),
    "calendar_feed": Row(EVERYBODY, arguments=worlds.calendar),
    "office_calendars": Row(OPERATOR),
    "office_calendar_renew": Row(OPERATOR, STRANGERS, worlds.office),
    "ward_calendar": Row(WARD),
    "ward_calendar_renew": Row(WARD),
    "ward_members": Row(WARD, STRANGERS, worlds.office),
    "ward_members_pdf": Row(WARD, STRANGERS, worlds.office),
    **attendance.ROWS,
    **minutes.ROWS,
    **materials.ROWS,
    **submissions.ROWS,
    **copies.ROWS,
    **desk.ROWS,
    **history.ROWS,
    **drafts.ROWS,
    **record.ROWS,
}
