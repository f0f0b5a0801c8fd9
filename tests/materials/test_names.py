"""What a file is called after it came in."""

import pytest

from meetings.uploads.kinds import DOCX, JPEG, PDF
from meetings.uploads.names import safe_title


@pytest.mark.parametrize(
    ("name", "kind", "title"),
    [
        pytest.param("第3回 会議資料.pdf", PDF, "第3回 会議資料.pdf", id="as it should be"),
        pytest.param("髙﨑 𠮷⽯ 神 〇.pdf", PDF, "髙﨑 𠮷⽯ 神 〇.pdf", id="rare characters stay"),
        pytest.param("か\u3099いぎ.pdf", PDF, "がいぎ.pdf", id="kana from a Mac"),
        pytest.param("資料.docx", PDF, "資料.pdf", id="the ending follows the bytes"),
        pytest.param("資料.exe", PDF, "資料.exe.pdf", id="an ending we do not know stays in the name"),
        pytest.param("IMG_0012.JPEG", JPEG, "IMG_0012.jpg", id="another ending of the same kind"),
        pytest.param("令和8年6月.議事録", DOCX, "令和8年6月.議事録.docx", id="a point in the name"),
        pytest.param("../../etc/passwd", PDF, "passwd.pdf", id="a path"),
        pytest.param("C:\\会議\\資料.pdf", PDF, "資料.pdf", id="a path of Windows"),
        pytest.param("資料\u202efdp.exe", PDF, "資料fdp.exe.pdf", id="letters that run backwards"),
        pytest.param('a\r\n\x00b"c".pdf', PDF, "ab_c_.pdf", id="controls and quotation marks"),
        pytest.param("資\u200b料\ufeff.pdf", PDF, "資料.pdf", id="invisible characters"),
        pytest.param("....", PDF, "ファイル.pdf", id="only points"),
        pytest.param(".pdf", PDF, "ファイル.pdf", id="only an ending"),
        pytest.param("", PDF, "ファイル.pdf", id="nothing"),
        pytest.param("a" * 300 + ".pdf", PDF, "a" * 110 + ".pdf", id="300 letters"),
        pytest.param("資" * 300 + ".pdf", PDF, "資" * 80 + ".pdf", id="300 characters"),
    ],
)
def test_names_are_made_safe(name, kind, title):
    assert safe_title(name, kind) == title
