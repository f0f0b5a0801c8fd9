"""Why a mail was not taken, as a sentence for the office.

Made from the codes alone, never from the server's words: they quote addresses and names.
"""

import re

ENHANCED = re.compile(r"\b([245]\.\d{1,3}\.\d{1,3})\b")

SENTENCES = (  # the first that fits; RFC 3463
    (r"[45]\.1\.[0-3]", "宛先のメールアドレスが見つかりません。アドレスを確かめてください。"),
    (r"[45]\.1\.[78]", "差出人のメールアドレスが断られました。管理者に知らせてください。"),
    (r"[45]\.1\.\d+", "宛先のメールアドレスが使えなくなっています。アドレスを確かめてください。"),
    (r"[45]\.2\.1", "宛先のメールボックスが使えなくなっています。別の方法で連絡してください。"),
    (r"[45]\.2\.2", "宛先のメールボックスがいっぱいです。別の方法で連絡してください。"),
    (r"[45]\.(2\.3|3\.4)", "添付ファイルが大きすぎて受け取られませんでした。"),
    (r"[45]\.4\.\d+", "宛先のメールサーバーに届きませんでした。アドレスを確かめてください。"),
    (
        r"[45]\.7\.\d+",
        "宛先のメールサーバーが受け取りを断りました。迷惑メールの設定を確かめてもらってください。",
    ),
)
WITHOUT_DETAIL = {552: "5.2.2", 553: "5.1.3"}
OTHERWISE = "宛先のメールサーバーが受け取りを断りました。"


def of_status(status: str) -> str:
    """The sentence for an enhanced status code such as ``5.1.1``."""
    found = (sentence for shape, sentence in SENTENCES if re.fullmatch(shape, status))
    return f"{next(found, OTHERWISE)}（応答 {status}）"


def of_reply(code: int, words: bytes | str) -> str:
    """The sentence for an SMTP reply; of its words only an enhanced status code is looked at."""
    text = words.decode("ascii", "replace") if isinstance(words, bytes) else words
    detail = ENHANCED.search(text)
    status = detail[1] if detail else WITHOUT_DETAIL.get(code)
    return of_status(status) if status else f"{OTHERWISE}（応答 {code}）"
