"""The words of a Word file as a reader sees them: headers, text and tables in order, notes, footers.

Not among them: what was deleted or hidden, comments, field codes, readings above characters, and the second copy that
Word keeps of text boxes for old readers.
"""

import posixpath
from collections.abc import Iterator
from xml.parsers import expat
from zipfile import ZipFile

from meetings.uploads import archives
from meetings.uploads.package_parts import pointers_of
from meetings.uploads.refusals import FileRefused

_LARGEST_PART = 64 * 1024 * 1024
_BEFORE, _BEHIND = ("header",), ("footnotes", "endnotes", "footer")
_SAYS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_ENDS = {"p": "\n", "tr": "\n"}
_NOT_READ = frozenset({"Fallback", "rt", "del", "moveFrom"})
_OFF = frozenset({"0", "false", "off"})


def word_text(content: bytes) -> str:
    """The text of a .docx that `kind_of` has taken; raises `FileRefused` where it is damaged."""
    archive = archives.opened(content)
    pieces = [_text_of(archive, part) for part in _parts(archive)]
    return "\n".join(piece for piece in dict.fromkeys(pieces) if piece.strip())


def _parts(archive: ZipFile) -> list[str]:
    """The parts that people read, in reading order."""
    pointers = list(pointers_of(archive))
    main = next(
        each.target.lstrip("/")
        for each in pointers
        if each.source == "_rels/.rels" and each.kind == "officedocument"
    )
    folder, name = posixpath.split(main)
    lists = posixpath.join(folder, "_rels", f"{name}.rels").lower()

    def beside(kinds: tuple[str, ...]) -> Iterator[str]:
        for kind in kinds:
            targets = {each.target for each in pointers if each.source == lists and each.kind == kind}
            yield from (posixpath.normpath(posixpath.join("/", folder, each))[1:] for each in sorted(targets))

    present = {each.lower(): each for each in archive.namelist()}
    wanted = [*beside(_BEFORE), main, *beside(_BEHIND)]
    return [present[part.lower()] for part in wanted if part.lower() in present]


def _text_of(archive: ZipFile, part: str) -> str:
    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = reader.begin
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.say
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(archives.member(archive, part, at_most=_LARGEST_PART), True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise FileRefused(archives.DAMAGED) from error
    return "".join(reader.pieces)


def _refuse(*_: object) -> None:
    raise FileRefused(archives.DAMAGED)


class _Reader:
    """Collects what is read of one part."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self._skipped = 0
        self._in_words = self._hidden = self._in_tab_stops = False

    def begin(self, tag: str, given: dict[str, str]) -> None:
        """An element begins."""
        name = tag.rpartition(" ")[2]
        if self._skipped or name in _NOT_READ:
            self._skipped += 1
        elif name == "vanish":
            self._hidden = not any(value in _OFF for value in given.values())
        elif name in _SAYS and not self._in_tab_stops:
            self._add(_SAYS[name])
        self._note(name, begins=True)

    def end(self, tag: str) -> None:
        """An element ends."""
        name = tag.rpartition(" ")[2]
        if self._skipped:
            self._skipped -= 1
            return
        self._note(name, begins=False)
        if name == "tc":
            self._end_cell()
        elif name in _ENDS:
            self._add(_ENDS[name])

    def say(self, words: str) -> None:
        """Text stands here."""
        if self._in_words:
            self._add(words)

    def _note(self, name: str, *, begins: bool) -> None:
        match name:
            case "t":
                self._in_words = begins and not self._skipped
            case "tabs":
                self._in_tab_stops = begins
            case "r" | "p":  # what was said to be hidden was one run, or the end of a paragraph
                self._hidden = False

    def _add(self, words: str) -> None:
        if not self._skipped and not self._hidden:
            self.pieces.append(words)

    def _end_cell(self) -> None:
        """Cells stand side by side: the line's end of a cell's last paragraph becomes a tab."""
        if self.pieces[-1:] == ["\n"]:
            self.pieces[-1] = "\t"
