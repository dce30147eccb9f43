"""What an editor should know about how a PDF was read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from generator.curate.readers.pdf.furniture import Printed
from generator.curate.readers.pdf.parts import Page
from generator.errors import Finding, InputError, Severity

_LONGEST = 60
_MOST_NAMES = 12
_AGAIN = "Run OCR on the file, or add the text as a second file."
_LACKS = (
    ("no-text", "no text layer on", "", _AGAIN),
    (
        "garbled",
        "the text layer cannot be read on",
        " (its fonts do not tell which characters they show)",
        _AGAIN,
    ),
    ("damaged", "cannot open", " (damaged)", "Get the file from its source again."),
)
"""Code of a page that lacks its text, what that is, more of it, and what to do."""
_KINDS = {
    "running-heads": "running heads",
    "running-feet": "running feet",
    "page-numbers": "page numbers",
}


def report_missing(pages: Sequence[Page], path: str) -> tuple[Finding, ...]:
    """Pages of which nothing can be read, although something is printed on them.

    Args:
        pages: Heads, feet and numbers already left out.
        path: The file, for messages.

    Raises:
        InputError: They are all pages that are not empty.
    """
    has_text = any(page.lines or page.asides for page in pages)
    findings = []
    for code, problem, remark, remedy in _LACKS:
        numbers = [page.number for page in pages if page.lacks == code]
        if not numbers:
            continue
        where = f"{problem} {name_pages(numbers, len(pages))}{remark}"
        if not has_text:
            raise InputError(f"{path}: {where}. {remedy}")
        message = f"{where}, so what they say is missing here. {remedy}"
        findings.append(Finding(path, 0, message, Severity.WARNING, code))
    if not has_text:
        raise InputError(
            f"{path}: nothing is printed on {name_pages(page.number for page in pages)} that could"
            f" be read. {_AGAIN}"
        )
    return tuple(findings)


def report_furniture(printed: Sequence[Printed], path: str) -> tuple[Finding, ...]:
    """One finding for all running heads, one for all feet, and one for all page numbers."""
    findings = []
    for code, name in _KINDS.items():
        entries = [entry for entry in printed if entry.kind == code]
        if entries:
            is_number = code == "page-numbers"
            shown = _describe_numbers(entries) if is_number else _describe_texts(entries)
            message = (
                f"left out as {name}: {shown}. Nothing to do unless they belong to the notice."
            )
            findings.append(Finding(path, 0, message, Severity.INFO, code))
    return tuple(findings)


def report_pages(
    pages: Sequence[Page], attached: Sequence[str], data: bytes, path: str
) -> tuple[Finding, ...]:
    """What stands in the file beside the text of its pages, and what of that cannot be read."""
    found: list[tuple[str, Severity, str]] = []
    if b"%%EOF" not in data[-2048:]:
        message = (
            "the file has no end mark (%%EOF), so it may have been cut off. Compare the last page"
            " with the original."
        )
        found.append(("cut-off", Severity.WARNING, message))
    unread = [page for page in pages if page.unread and page.lacks != "garbled"]
    if unread:
        count = sum(page.unread for page in unread)
        message = (
            f"{count} {'character' if count == 1 else 'characters'} on"
            f" {name_pages(page.number for page in unread)} cannot be read: the font does not tell"
            " what they are. Compare '\ufffd' in the text with the original."
        )
        found.append(("characters", Severity.WARNING, message))
    turned = _describe({page.number: (page.turned,) for page in pages if page.turned})
    if turned:
        message = (
            f"left out because it is set at an angle: {turned}. Nothing to do if it is a watermark."
        )
        found.append(("turned", Severity.INFO, message))
    typed = _describe({page.number: page.typed for page in pages if page.typed})
    if typed:
        message = (
            f"form fields and notes are not read, but hold {typed}. Add the text by hand if it"
            " belongs to the notice."
        )
        found.append(("form", Severity.WARNING, message))
    if attached:
        shown = _list([quote(name) for name in attached])
        message = (
            f"the file has other files in it, which are not read: {shown}. Add each as a file of"
            " its own if it belongs to the notice."
        )
        found.append(("attachment", Severity.INFO, message))
    return tuple(Finding(path, 0, message, severity, code) for code, severity, message in found)


def name_pages(pages: Iterable[int], total: int = 0) -> str:
    """Pages in words: "page 3", "pages 1-3", "pages 2, 3 and 5 of 5".

    Args:
        pages: Their numbers; each is named once.
        total: Number of pages of the file; 0 where it does not matter.
    """
    numbers = sorted(set(pages))
    word = "page" if len(numbers) == 1 else "pages"
    shown = f"{word} {_list(_find_ranges(numbers))}"
    return f"{shown} of {total}" if total else shown


def quote(text: str) -> str:
    """A text of the file in quotation marks, cut where it is long."""
    return f"'{text if len(text) <= _LONGEST else f'{text[: _LONGEST - 1]}…'}'"


def _list(names: Sequence[str]) -> str:
    """Names in a row, "a, b and c", cut where they are many."""
    if len(names) > _MOST_NAMES:
        names = [*names[: _MOST_NAMES - 1], f"{len(names) - _MOST_NAMES + 1} more"]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _find_ranges(numbers: Sequence[int]) -> list[str]:
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    names: list[str] = []
    for run in runs:
        names += [f"{run[0]}-{run[-1]}"] if len(run) > 2 else map(str, run)
    return names


def _describe_numbers(entries: Sequence[Printed]) -> str:
    first, last = quote(entries[0].text), quote(entries[-1].text)
    pages = name_pages(entry.page for entry in entries)
    return f"{first} on {pages}" if len(entries) == 1 else f"{first} to {last} on {pages}"


def _describe_texts(entries: Iterable[Printed]) -> str:
    texts: dict[int, tuple[str, ...]] = {}
    for entry in entries:
        texts[entry.page] = (*texts.get(entry.page, ()), entry.text)
    return _describe(texts)


def _describe(texts: dict[int, tuple[str, ...]]) -> str:
    """Each text and the pages it stands on."""
    places: dict[str, list[int]] = defaultdict(list)
    for page, entries in texts.items():
        for entry in entries:
            places[entry].append(page)
    shown = [f"{quote(text)} on {name_pages(pages)}" for text, pages in places.items()]
    if len(shown) > _MOST_NAMES:
        shown = [*shown[: _MOST_NAMES - 1], f"{len(shown) - _MOST_NAMES + 1} more"]
    return "; ".join(shown)
