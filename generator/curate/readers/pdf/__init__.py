"""PDF: the text that is printed on its pages, as the paragraphs it was before it was printed.

The order of work: characters with boxes, lines, what only the page has (heads, feet, numbers) out,
columns, paragraphs over pages, text. What cannot be read is an error or a finding, never a guess.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.curate.parts import Declared, RawText
from generator.curate.readers.pdf.columns import order_lines
from generator.curate.readers.pdf.file import open_file, read_facts, read_pages
from generator.curate.readers.pdf.findings import report_furniture, report_missing, report_pages
from generator.curate.readers.pdf.furniture import leave_out_furniture
from generator.curate.readers.pdf.layout import usual_size
from generator.curate.readers.pdf.paragraphs import Paragraph, join_lines_to_paragraphs
from generator.curate.readers.pdf.parts import ASIDE, Line, Page
from generator.curate.readers.pdf.text import lay_out
from generator.curate.readers.pdf.title import find_largest
from generator.curate.readers.text import report_controls


def read_pdf(data: bytes, path: str) -> RawText:
    """The text of a PDF file, a paragraph on each line.

    Args:
        data: The file.
        path: Its name, for messages.

    Raises:
        InputError: The file cannot be opened, or no page of it has text that can be read.
    """
    with open_file(data, path) as document:
        facts = read_facts(document, path)
        printed_pages = tuple(read_pages(document, path))
    pages, printed = leave_out_furniture(printed_pages)
    missing = report_missing(pages, path)
    paragraphs = join_lines_to_paragraphs(_in_order(pages), [page.box for page in pages])
    laid_out = lay_out(paragraphs, pages)
    findings = (
        *missing,
        *report_furniture(printed, path),
        *report_pages(pages, facts.attached, data, path),
        *report_controls(laid_out.text, laid_out.lines, path),
    )
    return RawText(
        laid_out.text,
        laid_out.lines,
        form=f"PDF of {len(pages)} {'page' if len(pages) == 1 else 'pages'}",
        stretches=laid_out.stretches,
        declared=(*facts.declared, *_declare_largest(paragraphs, pages)),
        links=laid_out.links,
        findings=findings,
    )


def _in_order(pages: Sequence[Page]) -> list[Line]:
    """All lines as they are read, those that are turned to the side at the end of their page."""
    lines: list[Line] = []
    for page, ordered in zip(pages, order_lines([page.lines for page in pages]), strict=True):
        lines += ordered
        lines += [replace(line, column=ASIDE, is_aside=True) for line in page.asides]
    return lines


def _declare_largest(
    paragraphs: Sequence[Paragraph], pages: Sequence[Page]
) -> tuple[Declared, ...]:
    usual = usual_size([line for entry in paragraphs for line in entry.lines])
    title = find_largest(paragraphs, usual, pages[0].box)
    return (Declared("title", "largest text on page 1", title),) if title else ()
