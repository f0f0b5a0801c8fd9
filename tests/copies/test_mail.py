"""The mail with the link, through a real SMTP conversation."""

from email.message import EmailMessage

from meetings.copy_links import link_for
from outbox.services import sending
from tests.copies.conftest import SUBMITTED, at


def words_of(mail: EmailMessage) -> str:
    """The plain form, with this system's ends of line."""
    return mail.get_body(("plain",)).get_content().replace("\r\n", "\n")


def test_the_mail_as_it_arrives(council, post_office):
    council.by_mail.affiliation = "見本町会"
    council.by_mail.save()
    council.owe()
    sending.sweep(clock=lambda: SUBMITTED)
    arrived = {mail["To"].addresses[0].addr_spec: mail for _, mail in post_office.accepted}
    assert sorted(arrived) == ["hokatsu@nerima.example.jp", "machiko@example.jp"]
    mail = arrived["machiko@example.jp"]
    assert mail["Subject"].strip() == "【議事録】運営推進会議 10月20日（グループホームひなた）"
    text = words_of(mail)
    assert text == TEXT.format(link=link_for(council.copy(council.by_mail)))
    html = mail.get_body(("html",)).get_content()
    assert f'href="{link_for(council.copy(council.by_mail))}"' in html
    assert [part.get_filename() for part in mail.iter_attachments()] == []


def test_the_centres_link_is_not_the_members(council, post_office):
    council.owe()
    sending.sweep(clock=lambda: SUBMITTED)
    to_center = next(mail for _, mail in post_office.accepted if "hokatsu" in mail["To"])
    text = words_of(to_center)
    assert text.startswith("ひなた地域包括支援センター 御中\n")
    assert link_for(council.copy(None)) in text
    assert link_for(council.copy(council.by_mail)) not in text


def test_a_correction_names_the_reason(council, post_office):
    council.owe()
    sending.sweep(clock=lambda: SUBMITTED)
    council.owe(2, correction="利用者数の誤り", when=at("2026-11-09 10:00"))
    sending.sweep(clock=lambda: at("2026-11-09 10:01"))
    mail = next(mail for _, mail in post_office.accepted[2:] if "machiko" in mail["To"])
    text = words_of(mail)
    assert "お手元の議事録に代えて、こちらをご覧ください。\n\n■訂正の理由\n利用者数の誤り\n" in text


TEXT = """\
見本町会
町田 町子 様

グループホームひなたです。日ごろよりご協力をいただき、ありがとうございます。
令和8年10月20日(火)の運営推進会議の議事録ができましたので、お届けします。ご欠席の方にもお送りしています。

■議事録と会議資料
次のページで読めます。印刷もできます。パスワードは要りません。
{link}
令和9年11月2日(火)まで読めます。このリンクは、ほかの方に転送しないでください。

■お気づきの点は
議事録に誤りなどがありましたら、お知らせください。
グループホームひなた（担当：髙﨑）
電話 03-0000-0000
FAX 03-0000-0001


--
グループホームひなた
（Engawa 縁側 運営推進会議ポータルから送信しています。このメールには返信できません）

"""
