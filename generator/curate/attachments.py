"""The documents that a notice brings with it: 附件：1.… 2.…, "Attachments: 1. …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from generator.curate.numbering import read_marker
from generator.curate.parts import DraftBlock, Link, RawText
from generator.curate.scripts import compile_both
from generator.models import Attachment
from generator.text.escape import fold_space
from generator.text.han import join_lines

_HEAD_RE = compile_both(
    r"(?:附件|附表|附录|附)(?:\s?[0-9一二三四五六七八九十]{1,3})?\s*(?P<mark>[:：]|(?=\Z))"
    r"|(?:attachments?|annex(?:es)?|appendix|appendices|enclosures?)(?:\s?(?:\d{1,2}|[A-Z]))?"
    r"\s*(?P<mark2>[:：]|(?=\Z))",
    re.IGNORECASE,
)
_FILE_RE = re.compile(
    r"\.(?:docx?|xlsx?|pptx?|pdf|ofd|wps|et|zip|rar|7z|csv|txt|od[ts]|jpe?g|png)\Z", re.I
)
_NAMED_RE = compile_both(
    r"[\s\u3000]*(?:附件|附表|附录)\s?(?:[0-9一二三四五六七八九十]{1,3})?\s?[:：.．、]\s*"
    r"|[\s\u3000]*(?:attachment|annex|appendix|enclosure)\s?(?:\d{1,2}|[A-Z])?\s?[:：.]\s*",
    re.IGNORECASE,
)
_NUMBER_RE = re.compile(
    r"(?:\d{1,2}\s?(?:[、)）]|[.．](?!\d)|[.．](?=(?:19|20)\d\d))|[（(]\d{1,2}[)）]|[①-⑳]"
    r"|[一二三四五六七八九十]{1,3}、)\s*"
)
"""The number of a title; in "1.2021年统计表" it is 1."""
_ELSEWHERE_RE = compile_both(
    r"如(?:说明|文|主旨|附|后|上)|见|无\Z|詳|as (?:above|stated)|none\b", re.I
)
"""附件：如說明三 names none."""
_FILES_RE = compile_both(
    r"(?:相关)?(?:附件|附档|档案|文件)(?:下载)?\s?[:：]?"
    r"|(?:related |download )?(?:attachments?|downloads|files)\s?:?",
    re.IGNORECASE,
)
"""A line that heads a list of files."""
_LONGEST = 160
"""Code points of a title: a longer line is text of an attachment and not its name."""


@dataclass(frozen=True)
class _Named:
    """A title in the list of attachments and where it stands in the raw text."""

    title: str
    start: int
    end: int


def find_attachments(
    blocks: Sequence[DraftBlock], raw: RawText, address: str
) -> tuple[Attachment, ...]:
    """What a notice says it brings with it, in order; each with its address where it is a link.

    Args:
        blocks: The text as published.
        raw: The raw text, for its links.
        address: Of the page; links of a page are relative to it.
    """
    found: list[Attachment] = []
    for named in (*_listed(blocks), *_linked(raw)):
        title = _clean(named.title)
        url = next((_absolute(link, address) for link in raw.links if _covers(link, named)), "")
        same = next((entry for entry in found if _is_same(entry.title, title)), None)
        if same and url and not same.url:
            found[found.index(same)] = Attachment(same.title, url)
        elif title and not same:
            found.append(Attachment(title, url))
    return tuple(found)


def _listed(blocks: Sequence[DraftBlock]) -> Iterator[_Named]:
    """The list under 附件: the line itself, and the numbered ones below it."""
    in_list = False
    last = 0
    for block in blocks:
        text = join_lines(sentence.text for sentence in block.sentences)
        head = _HEAD_RE.match(text)
        if head:
            rest = text[head.end() :].strip()
            marker = read_marker(rest)
            last = marker.value if marker else 0
            in_list = True
            if rest and len(rest) <= _LONGEST and not _ELSEWHERE_RE.match(rest):
                yield from _split(rest, block)
            continue
        marker = read_marker(text) if in_list else None
        if marker and marker.value == last + 1 and len(text) <= _LONGEST:
            last = marker.value
            yield _named(text, block)
        else:
            in_list = False


def _split(rest: str, block: DraftBlock) -> Iterator[_Named]:
    """One title, or "1.A 2.B" on one line."""
    cuts = [0]
    value = 1
    for found in re.finditer(r"(?<=\S)\s+(?=(\d{1,2})[.．、](?!\d))", rest):
        if int(found[1]) == value + 1:
            cuts.append(found.end())
            value += 1
    for start, end in zip(cuts, [*cuts[1:], len(rest)], strict=True):
        yield _named(rest[start:end].strip(), block)


def _named(title: str, block: DraftBlock) -> _Named:
    places = [place for part in block.sentences for place in part.origin if place >= 0]
    return _Named(title, min(places, default=0), max(places, default=-1) + 1)


def _linked(raw: RawText) -> Iterator[_Named]:
    """Links to files that call themselves attachments, or stand below a line that does."""
    below = _below_head(raw)
    for link in raw.links:
        words = fold_space(raw.text[link.start : link.end])
        is_named = _NAMED_RE.match(words) or any(start <= link.start < end for start, end in below)
        if is_named and _is_file(link) and words and len(words) <= _LONGEST:
            yield _Named(words, link.start, link.end)


def _below_head(raw: RawText) -> list[tuple[int, int]]:
    """Stretches of the text below 相关附件： or "Downloads", up to the next line without a link."""
    stretches = []
    start = -1
    for line in (line for line in raw.lines if line.start < line.end):
        is_linked = any(link.start < line.end and line.start < link.end for link in raw.links)
        if start >= 0 and not is_linked:
            stretches.append((start, line.start))
            start = -1
        if _FILES_RE.fullmatch(raw.text[line.start : line.end].strip()):
            start = line.end
    return [*stretches, (start, len(raw.text))] if start >= 0 else stretches


def _is_file(link: Link) -> bool:
    address = urlsplit(link.url)
    return any(_FILE_RE.search(part) for part in (address.path, address.query))


def _covers(link: Link, named: _Named) -> bool:
    """Whether a link stands on the words of a title."""
    return link.start < named.end and named.start < link.end


def _absolute(link: Link, address: str) -> str:
    url = urljoin(address, link.url) if address else link.url
    return url if url.startswith(("http://", "https://")) else ""


def _clean(title: str) -> str:
    """The title without its number, its ending, and the word that calls it an attachment."""
    title = _NAMED_RE.sub("", title, count=1).strip()
    title = _NUMBER_RE.sub("", title, count=1)
    return _FILE_RE.sub("", title.strip().rstrip("。.；;").strip())


def _is_same(left: str, right: str) -> bool:
    def fold(text: str) -> str:
        return re.sub(r"[\W_]+", "", text).lower()

    return fold(left) == fold(right)
