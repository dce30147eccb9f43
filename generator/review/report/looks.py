"""Which pages a reviewer should open, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.review.report.records import CountChange, ItemChange, Look, Report


def list_looks(report: Report, titles: Mapping[str, str]) -> tuple[Look, ...]:
    """Pages that the change touches: those it is about first, then those that only count it.

    Args:
        report: What changed.
        titles: Site address -> title, of the pages that are there after the change.
    """
    pages: dict[str, _Page] = {}
    for kind, difference in report.differences:
        for item in difference.gained:
            _note(pages, item.uri, f"{_singular(kind)} gained")
        for change in difference.changed:
            _note(pages, change.item.uri, _words(kind, change), _anchor(change))
        for item in difference.lost if kind in _ON_ANOTHER_PAGE else ():
            _note(pages, item.uri, f"{_singular(kind)} lost")
    for link in report.links:
        verb = "changed" if link.old and link.new else "lost" if link.old else "gained"
        _note(pages, f"notices/{link.notice}", f"link {verb}", link.block)
    for entry in report.broken:
        page, mark, _ = entry.address.partition(".html#")
        if mark:
            _note(pages, page, "address would break")
    for what, counts in (("backlinks", report.backlinks), ("events", report.events_shown)):
        _note_counts(pages, what, counts)
    return tuple(page.look(uri, titles[uri]) for uri, page in pages.items() if uri in titles)


_ON_ANOTHER_PAGE = frozenset({"renderings", "events", "relations"})
"""Things whose page stays when they are lost."""


class _Page:
    """What has been noted of one page so far."""

    def __init__(self) -> None:
        self.anchor = ""
        self.reasons: dict[str, int] = {}

    def look(self, uri: str, title: str) -> Look:
        """The page with its reasons, equal ones counted."""
        why = tuple(
            f"{reason} ({count} times)" if count > 1 else reason
            for reason, count in self.reasons.items()
        )
        return Look(title, f"{uri}.html" + (f"#{self.anchor}" if self.anchor else ""), why)


def _note(pages: dict[str, _Page], uri: str, why: str, anchor: str = "") -> None:
    page = pages.setdefault(uri, _Page())
    page.reasons[why] = page.reasons.get(why, 0) + 1
    page.anchor = page.anchor or anchor


def _note_counts(pages: dict[str, _Page], what: str, counts: Iterable[CountChange]) -> None:
    for count in counts:
        _note(pages, count.uri, f"{what}: {count.old} before, {count.new} now")


def _singular(kind: str) -> str:
    return kind.removesuffix("s")


def _words(kind: str, change: ItemChange) -> str:
    if all(part.is_punctuation for part in change.parts):
        return "punctuation"
    if kind in ("notices", "terms", "pages", "timelines"):
        said = []
        if change.facts:
            said.append("facts")
        if change.sentences:
            said.append("text")
        return " and ".join(said) + " changed"
    return f"{_singular(kind)} changed"


def _anchor(change: ItemChange) -> str:
    return next((sentence.anchor for sentence in change.sentences if sentence.anchor), "")
