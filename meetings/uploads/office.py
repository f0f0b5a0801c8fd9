"""Word, Excel and PowerPoint files: which they are, and that nothing in them runs, hides or calls home."""

import re
from collections.abc import Mapping
from zipfile import ZipFile

from meetings.uploads import archives, foreign
from meetings.uploads.kinds import DOCX, PPTX, XLSX, FileKind
from meetings.uploads.package_parts import CONTENT_TYPES, Pointer, elements_of, pointers_of, types_of
from meetings.uploads.refusals import FileRefused

_MAIN = {f"{kind.content_type}.main+xml": kind for kind in (DOCX, XLSX, PPTX)}

_EMBEDDED_KINDS = frozenset({"oleobject", "control", "frame", "subdocument", "afchunk", "vbaproject"})
_LOCAL_DRIVE = re.compile(r"^(?:file:/*)?[a-z]:[/\\|]", re.IGNORECASE)
_ADDRESS = re.compile(r"^(?:[a-z][a-z0-9+.-]*:|[/\\]{2})", re.IGNORECASE)
_DEEPEST = 1

_MACRO = "マクロの入ったファイルです。マクロのない形式（.docx、.xlsx、.pptx）かPDFで保存し直してください。"
_EMBEDDED = "ほかのファイルや部品が埋め込まれています。PDFで保存し直してから選んでください。"
_OUTSIDE = "開くと外部から内容を読み込むファイルです。PDFで保存し直してから選んでください。"
_TEMPLATE = "ひな形やスライドショーの形式です。ふつうの形式（.docx、.xlsx、.pptx）で保存し直してください。"


def kind_of_archive(content: bytes, *, depth: int = 0) -> FileKind:
    """Which kind of Office file this ZIP archive is; raises `FileRefused` for everything else.

    ``depth``: how many files it is embedded in. A chart brings its table along as a workbook: that may be.
    """
    archive = archives.opened(content)
    names = frozenset(archive.namelist())
    if CONTENT_TYPES not in names:
        raise FileRefused(foreign.words_for_archive(names))
    types = types_of(archive)
    _refuse_macros(names, types)
    pointers = list(pointers_of(archive))
    kind = _main_part(names, types, pointers)
    _refuse_what_calls(pointers)
    _refuse_embedded(archive, types, pointers, depth)
    archives.unpack(archive)
    return kind


def _main_part(names: frozenset[str], types: Mapping[str, str], pointers: list[Pointer]) -> FileKind:
    """The package's own list says which part is the document; `word/document.xml` most often."""
    present = {name.lower() for name in names}
    for pointer in pointers:
        part = pointer.target.lstrip("/").lower()
        if pointer.source == "_rels/.rels" and pointer.kind == "officedocument" and part in present:
            declared = types.get(part) or types.get(f"*.{part.rpartition('.')[2]}", "")
            if "template.main" in declared or "slideshow.main" in declared:
                raise FileRefused(_TEMPLATE)
            if declared in _MAIN:
                return _MAIN[declared]
    raise FileRefused(foreign.OTHER)


def _refuse_macros(names: frozenset[str], types: Mapping[str, str]) -> None:
    """VBA, and the macro sheets of Excel 4; the file's own name for itself is not asked."""
    parts = any(re.search(r"vbaproject|vbadata|macrosheets/", name.lower()) for name in names)
    if parts or any("macro" in declared or "vba" in declared for declared in types.values()):
        raise FileRefused(_MACRO)


def _refuse_what_calls(pointers: list[Pointer]) -> None:
    """Links that people click are fine; a template, picture or table fetched on opening is not."""
    for pointer in pointers:
        if pointer.outside and pointer.kind != "hyperlink" and _is_elsewhere(pointer.target):
            raise FileRefused(_OUTSIDE)


def _is_elsewhere(target: str) -> bool:
    """Whether a target is on another machine; a path on somebody's own drive finds nothing there, and harms nobody."""
    return bool(_ADDRESS.match(target.strip())) and not _LOCAL_DRIVE.match(target.strip())


def _refuse_embedded(archive: ZipFile, types: Mapping[str, str], pointers: list[Pointer], depth: int) -> None:
    objects = any("activex" in declared or "oleobject" in declared for declared in types.values())
    if objects or any(pointer.kind in _EMBEDDED_KINDS for pointer in pointers):
        raise FileRefused(_EMBEDDED)
    linked = [name for name in archive.namelist() if "externallinks/externallink" in name.lower()]
    if any(element == "ddeLink" for name in linked for element, _ in elements_of(archive, name)):
        raise FileRefused(_OUTSIDE)
    inside = [name for name in archive.namelist() if "/embeddings/" in name.lower() and name[-1] != "/"]
    if inside and depth >= _DEEPEST:
        raise FileRefused(_EMBEDDED)
    for name in inside:
        _check_inner(archives.member(archive, name, at_most=archives.SMALL), depth)


def _check_inner(content: bytes, depth: int) -> None:
    try:
        kind_of_archive(content, depth=depth + 1)
    except FileRefused as error:
        raise FileRefused(_EMBEDDED) from error
