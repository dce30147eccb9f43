"""Word documents: the lines a reader sees, with the numbers that Word counts put in."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from generator.curate.parts import Declared, RawText
from generator.curate.readers.docx.body import Document, Line, Story, Stroke
from generator.curate.readers.docx.gather import gather
from generator.curate.readers.docx.heads import declare_number, read_heads
from generator.curate.readers.docx.notes import NoteMarks
from generator.curate.readers.docx.numbering import Lists
from generator.curate.readers.docx.package import Element, Package, W
from generator.curate.readers.docx.styles import Styles
from generator.curate.readers.docx.tally import Tally, report_tally
from generator.curate.readers.text import report_controls
from generator.errors import InputError
from generator.text.escape import STRIPPED_RE, fold_space, strip_controls

_MOST_LINES = 200_000
_LONGEST = 300
_DC = "{http://purl.org/dc/elements/1.1/}"
_REVISIONS = tuple(
    f"{W}{name}" for name in "ins del moveFrom moveTo cellIns cellDel cellMerge".split()
)


def read_docx(data: bytes, path: str) -> RawText:
    """The text of a Word document.

    A paragraph is a line, and so is what a line break parts, and a cell of a table that holds
    data. Numbers that Word counts are put in front; bullets are, too. Changes that were tracked
    count as accepted. Footnotes and endnotes stand at the end. Lines of a table of contents are
    there and marked as not main. Comments, hidden text and running heads are left out and told.

    Args:
        data: The file: .docx, .docm or .dotx.
        path: Its name, for messages.

    Raises:
        InputError: It is damaged or made to do harm, or there is no text in it.
    """
    package = Package(data, path)
    body = _body(package, path)
    _check_size(sum(1 for _ in body.iter(f"{W}p")), "paragraphs", path)
    styles = Styles(_related(package, "styles"))
    lists = Lists(_related(package, "numbering"), styles, path)
    tally = Tally(
        revisions=sum(1 for _ in body.iter(*_REVISIONS)),
        comments=sum(1 for _ in body.iter(f"{W}commentReference")),
    )
    document = Document(styles, lists, tally, NoteMarks())
    story = Story(document, package.relationships(package.main))
    story.read(body)
    gathered = gather([*story.lines, *_read_notes(package, document)])
    text, made = gathered.text, tuple(gathered.lines)
    _check_size(len(made), "lines", path)
    _check_text(text, tally, path)
    heads = read_heads(package, document, text)
    tally.heads += heads
    has_macros = package.has_part("vbaProject.bin")
    return RawText(
        text,
        made,
        form=_form(story),
        stretches=tuple(gathered.stretches),
        declared=_declared(package) + declare_number(heads),
        links=tuple(gathered.links),
        findings=report_tally(tally, lists.unknown, has_macros=has_macros, path=path)
        + report_controls(text, made, path),
    )


def _body(package: Package, path: str) -> Element:
    root = package.parse(package.main)
    body = None if root is None else root.find(f"{W}body")
    if body is None:
        raise InputError(
            f"{path}: {package.main} inside it is no Word text (it has no body)."
            " Open the file in Word, save it as .docx, and add that file."
        )
    return body


def _related(package: Package, kind: str) -> Element | None:
    names = (*package.related(package.main, kind), f"word/{kind}.xml")
    return next((root for name in names if (root := package.parse(name)) is not None), None)


def _read_notes(package: Package, document: Document) -> Iterator[Line]:
    """The notes the text refers to, each with its mark in front."""
    for kind, notes in groupby(document.marks, key=lambda note: note.kind):
        name = next(iter(package.related(package.main, f"{kind}s")), f"word/{kind}s.xml")
        root = package.parse(name)
        if root is None:
            continue
        relationships = package.relationships(name)
        found = {element.get(f"{W}id"): element for element in root.iterfind(f"{W}{kind}")}
        for note in notes:
            if (element := found.get(note.id)) is None:
                continue
            story = Story(document, relationships, part=f"{kind} {note.number}")
            story.read(element)
            mark = note.mark
            for line in story.lines:
                if line.is_blank:
                    continue
                gap = "" if line.strokes[0].text[:1].isspace() else " "
                start = (Stroke(mark + gap, "", 0),) if mark else ()
                yield Line((*start, *line.strokes), line.mark, line.row)
                mark = ""


def _check_size(count: int, what: str, path: str) -> None:
    if count > _MOST_LINES:
        raise InputError(
            f"{path}: {count:,} {what}, and a notice has at most {_MOST_LINES:,}."
            " This is a table of data; keep the notice itself and add that."
        )


def _check_text(text: str, tally: Tally, path: str) -> None:
    if STRIPPED_RE.sub("", text).strip():
        return
    if tally.pictures:
        raise InputError(
            f"{path}: no text is in this Word document, only pictures. Run text recognition (OCR)"
            " on it, or type the notice into a .txt file (UTF-8), and add that."
        )
    raise InputError(
        f"{path}: no text is in this Word document. Save the notice again and add that file."
    )


def _declared(package: Package) -> tuple[Declared, ...]:
    """Title and language; dates there are of the file and not of the notice."""
    name = next(iter(package.related("", "core-properties")), "docProps/core.xml")
    root = package.parse(name)
    if root is None:
        return ()
    found = []
    for field in ("title", "language"):
        value = fold_space(strip_controls(root.findtext(f"{_DC}{field}") or ""))
        if value and len(value) <= _LONGEST:
            found.append(Declared(field, f"dc:{field}", value))
    return tuple(found)


def _form(story: Story) -> str:
    tables = f" and {story.tables:,} table{'s' * (story.tables != 1)}" if story.tables else ""
    return f"Word document of {story.paragraphs:,} paragraph{'s' * (story.paragraphs != 1)}{tables}"
