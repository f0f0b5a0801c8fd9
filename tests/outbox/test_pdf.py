"""PDFs: every character of a name is drawn, the structure is told, nothing is fetched from anywhere."""

import io
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from outbox import pdf
from outbox.pdf import PdfUnavailable, own_file, render_pdf

HARD = "髙﨑 𠮷⽯ 〇 ﾊﾝｶｸ 齋藤 邉 〒 ㈱ ① 令和８年"
PIXEL = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='9' height='9'%3E%3C/svg%3E"


def page(body: str, head: str = "") -> str:
    return f"<!doctype html><html><head><title>開催通知</title>{head}</head><body>{body}</body></html>"


def read(content: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(content))


@pytest.fixture(scope="module")
def letter() -> bytes:
    return render_pdf(
        page(f"<h1>開催通知</h1><p>{HARD}</p><table><tr><th>日時</th><td>未定</td></tr></table>")
    )


def test_hard_names_come_out_as_they_were_written(letter, tmp_path):
    (tmp_path / "letter.pdf").write_bytes(letter)
    told = subprocess.run(
        ["pdftotext", str(tmp_path / "letter.pdf"), "-"], capture_output=True, text=True, check=True
    )
    assert HARD in told.stdout


def test_every_character_has_a_shape():
    """What no font has is drawn as one and the same empty box; an unassigned code point shows which."""
    box = glyphs("\u0378")
    assert len(box) == 1
    assert [character for character in HARD.replace(" ", "") if glyphs(character) & box] == []


def glyphs(text: str) -> set[bytes]:
    """The numbers of the shapes that are drawn for a text."""
    drawn = read(render_pdf(page(f"<p>{text}</p>"))).pages[0].get_contents()
    assert drawn is not None
    runs = re.findall(rb"<([0-9a-f]+)>", drawn.get_data())
    return {code for run in runs for code in re.findall(rb"....", run)}


def test_only_the_two_fonts_are_used(letter):
    fonts = inside(letter, "/Pages")["/Kids"][0]["/Resources"]["/Font"]
    names = {str(font["/BaseFont"]).partition("+")[2].removesuffix("-Bold") for font in fonts.values()}
    assert names == {"BIZ-UDPGothic", "Noto-Sans-CJK-JP"}


def test_a_screen_reader_is_told_the_structure(letter):
    assert (inside(letter, "/MarkInfo")["/Marked"], inside(letter, "/Lang")) == (True, "ja")
    assert inside(letter, "/ViewerPreferences")["/DisplayDocTitle"] == True  # noqa: E712 - pypdf's own boolean
    assert {"/H1", "/P", "/Table", "/TH", "/TD"} - set(kinds(inside(letter, "/StructTreeRoot"))) == set()
    assert b"pdfuaid:part" in inside(letter, "/Metadata").get_data()


def inside(content: bytes, name: str) -> Any:
    """What the catalogue of a PDF holds under a name."""
    catalogue: Any = read(content).trailer["/Root"]
    return catalogue[name]


def kinds(node: Any) -> list[str]:
    """The kinds of all structure elements below a node."""
    children = node.get("/K", [])
    below = [child.get_object() for child in (children if isinstance(children, list) else [children])]
    elements = [child for child in below if hasattr(child, "get") and "/S" in child]
    return [kind for child in elements for kind in (child["/S"], *kinds(child))]


def test_another_language_stays_as_it_is_given():
    page_in_english = '<html lang="en"><head><title>x</title></head><body>x</body></html>'
    assert inside(render_pdf(page_in_english), "/Lang") == "en"


def test_our_stylesheets_and_pictures_are_found(caplog):
    content = render_pdf(
        page(f'<img src="/static/img/engawa.svg" alt="印"><img src="{PIXEL}" alt="点"><p>本文</p>'),
        stylesheets=["css/print.css"],
    )
    assert "本文" in read(content).pages[0].extract_text()
    assert "Failed to load" not in caplog.text


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("http://example.com/static/img/engawa.svg", id="another host"),
        pytest.param("file:///etc/passwd", id="a file of the machine"),
        pytest.param("http://static.invalid/static/../manage.py", id="climbing out"),
        pytest.param("http://static.invalid/static/%2e%2e/manage.py", id="climbing out in disguise"),
        pytest.param("http://static.invalid/static//etc/passwd", id="an absolute path"),
        pytest.param("http://static.invalid/static/css/none.css", id="not there"),
        pytest.param("ftp://static.invalid/static/img/engawa.svg", id="another protocol"),
    ],
)
def test_nothing_else_is_ever_read(address):
    with pytest.raises(FileNotFoundError):
        own_file(address)


def test_a_file_of_the_machine_does_not_get_into_a_letter(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("秘密の言葉", encoding="utf-8")
    embedded = f'<link rel="attachment" href="{secret.as_uri()}">'
    content = render_pdf(page(f'<img src="{secret.as_uri()}" alt=""><p>本文</p>', head=embedded))
    assert (read(content).attachments, "秘密" in read(content).pages[0].extract_text()) == ({}, False)


def test_a_stylesheet_that_is_not_ours_is_an_error():
    with pytest.raises(FileNotFoundError):
        render_pdf(page("本文"), stylesheets=["css/none.css"])


def test_a_control_character_leaves_the_text_readable():
    """Pasted from elsewhere, it would make the text of its whole font unreadable for programs."""
    content = render_pdf(page("<p>練馬\x08区の\x1f議事録\ufffe</p>"))
    assert "練馬区の議事録" in read(content).pages[0].extract_text()


def test_without_pango_a_sentence_says_what_to_install(tmp_path, monkeypatch):
    """A WeasyPrint that fails to find its library, as it does on a machine without pango."""
    (tmp_path / "weasyprint.py").write_text("raise OSError('cannot load library')", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    with pytest.raises(PdfUnavailable) as missing:
        render_pdf(page("本文"))
    assert str(missing.value) == pdf.PANGO_MISSING
    setup = Path(__file__).parents[2] / "bin" / "common.sh"
    packages = {word for word in pdf.PANGO_MISSING.split() if word.startswith(("lib", "fonts-"))}
    assert [name for name in packages if name not in setup.read_text(encoding="utf-8")] == []
