"""Files as people send them, and as they should not: each made here, with the programs that make them."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document
from openpyxl import Workbook
from PIL import Image
from pypdf import PdfWriter
from pypdf.actions import JavaScript
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def upload(content: bytes, name: str = "資料.pdf") -> SimpleUploadedFile:
    """A file as it comes from a browser, which says what it likes about it."""
    return SimpleUploadedFile(name, content, content_type="application/octet-stream")


def written(writer: PdfWriter) -> bytes:
    made = BytesIO()
    writer.write(made)
    return made.getvalue()


def pdf_writer(pages: int = 1) -> PdfWriter:
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(595, 842)
    return writer


def pdf(words: str = "") -> bytes:
    """A page; ``words`` make it another file."""
    writer = pdf_writer()
    writer.add_metadata({"/Title": words})
    return written(writer)


def pdf_locked() -> bytes:
    writer = pdf_writer()
    writer.encrypt("himitsu", algorithm="RC4-128")
    return written(writer)


def pdf_with_script() -> bytes:
    writer = pdf_writer()
    writer.add_open_action(JavaScript("app.alert(1)"))
    return written(writer)


def pdf_with_attachment() -> bytes:
    writer = pdf_writer()
    writer.add_attachment("tanka.txt", b"secret")
    return written(writer)


def pdf_that_launches() -> bytes:
    """The action is written inside an annotation, two levels down."""
    writer = pdf_writer()
    action = DictionaryObject(
        {NameObject("/S"): NameObject("/Launch"), NameObject("/F"): TextStringObject("x")}
    )
    note = DictionaryObject({NameObject("/Subtype"): NameObject("/Link"), NameObject("/A"): action})
    writer.pages[0][NameObject("/Annots")] = writer._add_object(note)
    return written(writer)


def docx() -> bytes:
    made, document = BytesIO(), Document()
    document.add_paragraph("会議資料")
    document.save(made)
    return made.getvalue()


def xlsx() -> bytes:
    made, book = BytesIO(), Workbook()
    book.active.append(["通い", 320, "宿泊", 41])
    book.save(made)
    return made.getvalue()


def with_members(content: bytes, **members: bytes) -> bytes:
    """An Office file with more in it; ``__`` in a name stands for a slash, ``_`` for a point."""
    made = BytesIO(content)
    with ZipFile(made, "a", ZIP_DEFLATED) as archive:
        for name, inside in members.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), inside)
    return made.getvalue()


def edited(content: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """An Office file in which ``old`` of one part became ``new``."""
    made = BytesIO()
    with ZipFile(BytesIO(content)) as before, ZipFile(made, "w", ZIP_DEFLATED) as after:
        assert old in before.read(name)
        for each in before.namelist():
            inside = before.read(each)
            after.writestr(each, inside.replace(old, new) if each == name else inside)
    return made.getvalue()


def pointing(kind: str, target: str, *, outside: bool = True) -> bytes:
    """A Word file with one more relationship of its document."""
    mode = ' TargetMode="External"' if outside else ""
    more = f'<Relationship Id="rIdX" Type="{RELATIONS}/{kind}" Target="{target}"{mode}/></Relationships>'
    return edited(docx(), "word/_rels/document.xml.rels", b"</Relationships>", more.encode())


def archive(**members: bytes) -> bytes:
    """A ZIP archive of these members."""
    return with_members(b"PK\x05\x06" + bytes(18), **members)


def bomb() -> bytes:
    """A Word file whose document is 60 MB of the same letter."""
    return with_members(docx(), word__filler_xml=b"a" * 60_000_000)


def image(form: str = "JPEG", size: tuple[int, int] = (640, 480)) -> bytes:
    made = BytesIO()
    Image.effect_noise(size, 60).convert("RGB").save(made, form)
    return made.getvalue()


def infected_image() -> bytes:
    """A photo that carries the test virus in its comment."""
    made = BytesIO()
    Image.new("RGB", (64, 48)).save(made, "JPEG", comment=EICAR)
    return made.getvalue()


def huge_image() -> bytes:
    """A picture of 400 million pixels in some kilobytes."""
    made = BytesIO()
    Image.new("1", (20_000, 20_000)).save(made, "PNG")
    return made.getvalue()


def ole(stream: str) -> bytes:
    """A container of old Office with a stream of this name."""
    return OLE + stream.encode("utf-16-le") + bytes(512)
