"""Held: which paper a citation means, of those that the atlas holds or explains.

A number decides before a title. Where a citation could mean two papers, or a number cannot be
compared, nothing is decided.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from generator.compile.relations.numbers import place_of, read_printed, same_number
from generator.compile.relations.printed import Citation
from generator.compile.works import chosen_copies
from generator.docnumbers import DocNumber, Series
from generator.models import Corpus, Notice, Term
from generator.text.edtf import Edtf
from generator.text.names import NameIndex
from generator.text.nouns import sort_of
from generator.vocabulary import DateRole, Review, TermKind

_STATE_RE = re.compile(
    r"中华人民共和国|中華人民共和國|\sof\s(?:the\s)?(?:People['’]s\sRepublic\sof\sChina|PRC)\b"
    r"|\A(?:(?:the\s)?People['’]s\sRepublic\sof\sChina|PRC)\s"
)
_ISSUER_RE = re.compile(r"\A[^关關《〈]{2,40}?(?=(?:关于|關於))")
_CARRIED_RE = re.compile(
    r"(?:印发|印發|发布|發布|公布|公佈|转发|轉發|颁布|下发|印製|公开征求|征求)(?:实施)?\s?[《<]"
)
_CARRIED_EN_RE = re.compile(
    r"\b(?:[Ii]ssu|[Pp]rint|[Pp]romulgat|[Dd]istribut|[Rr]eleas|[Pp]ublish|[Ff]orward|[Tt]ransmi)\w*"
    r"(?:\sand\s\w+)?(?:\sof)?\s(?:the\s)?[\"“]?(.{8,}?)[\"”]?\Z"
)
_OWN_DATES = (
    DateRole.ISSUED,
    DateRole.SIGNED,
    DateRole.RELEASED,
    DateRole.ADOPTED,
    DateRole.LAUNCHED,
)
_names: NameIndex[str] = NameIndex()


@dataclass(frozen=True)
class Paper:
    """What a citation means."""

    notice: str = ""
    term: str = ""
    title: str = ""
    number: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """Equal for two citations of one paper in one notice."""
        known = self.notice or self.term
        return ("", known) if known else (fold_title(self.title), "" if self.title else self.number)


@dataclass(frozen=True)
class _Entry:
    """A notice or a glossary entry, and what it is known by."""

    notice: Notice | None
    term: Term | None
    number: DocNumber | None

    @property
    def id(self) -> str:
        """Of the notice or the term."""
        return self.notice.id if self.notice else self.term.id if self.term else ""

    @property
    def identity(self) -> str:
        """Equal for copies of one work."""
        return self.notice.work if self.notice else f"term:{self.term.id}" if self.term else ""


@functools.lru_cache(1 << 16)
def fold_title(title: str) -> str:
    """The form in which titles are compared: no marks, capitals, spaces, and not the state."""
    return _names.fold(_STATE_RE.sub("", title))


def core_title(title: str) -> str:
    """A Chinese title without the issuer before 关于; any other as it is."""
    return _ISSUER_RE.sub("", title)


def time_of(notice: Notice) -> Edtf | None:
    """When a notice was made, as well as it is known; never the date of a repost."""
    found = (notice.date(role) for role in _OWN_DATES)
    return next((date.edtf for date in found if date and date.edtf.start), None)


class Register:
    """The papers that the atlas holds or explains, by number and by title."""

    def __init__(self, corpus: Corpus) -> None:
        current = [n for n in corpus.notices if n.review is not Review.RETRACTED]
        self._chosen = chosen_copies(current)
        self._numbers: dict[tuple[Series, int, int], list[_Entry]] = defaultdict(list)
        self._titles: dict[str, list[_Entry]] = defaultdict(list)
        self.unsure: dict[tuple[str, str], tuple[str, ...]] = {}
        """Notice and title as it prints it -> ids of the papers that it could mean."""
        self._entries: dict[str, _Entry] = {}
        self._notice_of_term: dict[str, Notice | None] = {}
        self._entry_of_notice: dict[str, _Entry | None] = {}
        self.notices: Mapping[str, Notice] = {notice.id: notice for notice in current}
        self.terms: Mapping[str, Term] = {term.id: term for term in corpus.terms}
        for notice in current:
            self._add(_Entry(notice, None, read_printed(notice.number)), _titles_of(notice))
        for term in corpus.terms:
            if term.kind is TermKind.INSTRUMENT:
                entry = _Entry(None, term, read_printed(term.number))
                self._entries[term.id] = entry
                self._add(entry, (name.text for name in term.names))

    def _add(self, entry: _Entry, titles: Iterable[str]) -> None:
        if entry.number:
            self._numbers[place_of(entry.number)].append(entry)
        for title in dict.fromkeys(map(fold_title, titles)):
            self._titles[title].append(entry)

    def find(self, citation: Citation, citing: Notice, *, is_sure: bool = False) -> Paper | None:
        """The paper that is meant, held or not; None for the notice itself and where unsure.

        Args:
            citation: As it is printed.
            citing: The notice that prints it.
            is_sure: Whether the words around leave no doubt that it is a paper.
        """
        if citation.is_draft or not (citation.title or citation.number):
            return None
        if is_own(citation, citing) or self._is_own_decree(citation, citing):
            return None
        hits, is_unsure = self._by_number(citation)
        if not hits and is_unsure and not citation.title:
            return None
        if not hits:
            found = self._by_title(citation, citing)
            if found is None:
                return None
            hits = found
        if any(hit.notice and hit.notice.work == citing.work for hit in hits):
            return None
        paper = Paper(
            title=citation.title, number=citation.number.normal if citation.number else ""
        )
        if hits:
            return self._of_its_time(self._settle(hits, paper), hits, citation, citing)
        return paper if _may_be_unknown(citation, is_sure=is_sure) else None

    def known(self, id_: str) -> Paper | None:
        """The notice or the instrument of that id, with its counterpart."""
        if notice := self.notices.get(id_):
            entry = _Entry(notice, None, read_printed(notice.number))
            return self._settle([entry], Paper())
        if id_ not in self.terms:
            return None
        listed = self._entries.get(id_)
        return self._settle([listed], Paper()) if listed else Paper(term=id_)

    def held_terms(self) -> Mapping[str, str]:
        """Term id -> id of the notice that is the paper the entry is about."""
        papers = ((id_, self._settle([entry], Paper())) for id_, entry in self._entries.items())
        return {id_: paper.notice for id_, paper in papers if paper.notice}

    def _is_own_decree(self, citation: Citation, citing: Notice) -> bool:
        """Whether a number is the notice's own, which prints it without its office: 第103号."""
        number, issuer = citation.number, self.terms.get(citing.issuer)
        if citation.title or number is None or issuer is None or number.series is Series.CODE:
            return False
        own = read_printed(f"{number.office}令{citing.number}")
        names = {fold_title(name.text) for name in issuer.names}
        return bool(own and own.serial == number.serial and fold_title(number.office) in names)

    # --- by number ----------------------------------------------------------------------------

    def _by_number(self, citation: Citation) -> tuple[list[_Entry], bool]:
        """The papers with the number, and whether there is one that cannot be compared."""
        number = citation.number
        if number is None:
            return [], False
        hits, is_unsure = [], False
        for entry in self._numbers.get(place_of(number), ()):
            same = entry.number and same_number(entry.number, number)
            if same:
                hits.append(entry)
            is_unsure |= same is None
        return hits, is_unsure

    # --- by title -----------------------------------------------------------------------------

    def _by_title(self, citation: Citation, citing: Notice) -> list[_Entry] | None:
        """The papers with the title; None where it could be one of several."""
        if not citation.title:
            return []
        never = {fold_title(entry) for entry in citing.nolink}
        terms = [id_ for id_ in citation.terms if id_ not in citing.nolink]
        if fold_title(citation.title) in never:
            return None
        titled = self._titled(citation.title)
        notices = [e for e in titled if e.notice and self._fits(e, citation, citing)]
        works = {entry.identity for entry in notices}
        named = [self._entries[id_] for id_ in terms if id_ in self._entries]
        named = [e for e in named if _numbers_fit(e, citation) and _is_of_year(e, citation)]
        if len(works) > 1 or len(named) > 1:
            self.unsure[citing.id, citation.title] = tuple(
                sorted(entry.id for entry in (*notices, *named))
            )
            return None
        if not named and not notices and any(entry.term for entry in titled):
            # A name that may not be the entry; with its own number or year it is another paper.
            is_told = citation.number or citation.is_dated
            return [] if is_told and len(citation.terms) <= 1 else None
        return [e for e in notices if not named or _may_be_one(named[0], e)] + named

    def _titled(self, title: str) -> list[_Entry]:
        found = list(self._titles.get(fold_title(title), ()))
        bare = re.sub(r"\s?[（(][^（()）]*[)）]\Z", "", title)
        if (
            not found
            and bare != title
            and re.search("修正|修订|修訂|试行|trial|amend", title, re.I)
        ):
            found = list(self._titles.get(fold_title(bare), ()))
        return found

    def _fits(self, entry: _Entry, citation: Citation, citing: Notice) -> bool:
        """Whether number, year and time allow that a held notice is the one that is cited."""
        if entry.notice is None or not _numbers_fit(entry, citation):
            return False
        made, now = time_of(entry.notice), time_of(citing)
        if made and now and made.first > now.last:
            return False
        years = {int(year) for year in re.findall(r"\d{4}", citation.year)}
        in_title = {int(year) for year in re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", citation.title)}
        if made and years - in_title and "/" not in citation.year:
            return made.first.year in years or made.last.year in years
        return True

    def _of_its_time(
        self, paper: Paper, hits: Iterable[_Entry], citation: Citation, citing: Notice
    ) -> Paper | None:
        """The paper without a held notice that the citation cannot mean; None for its own entry."""
        held = self.notices.get(paper.notice)
        if held is None or any(hit.notice for hit in hits):
            return paper
        if held.work == citing.work:
            return None
        is_fit = self._fits(_Entry(held, None, read_printed(held.number)), citation, citing)
        return paper if is_fit else replace(paper, notice="")

    # --- the paper ----------------------------------------------------------------------------

    def _settle(self, hits: Iterable[_Entry], paper: Paper) -> Paper:
        """The notice and the entry that the hits are, each completed by its counterpart."""
        hits = list(hits)
        notice = next((hit.notice for hit in hits if hit.notice), None)
        entry = next((hit for hit in hits if hit.term), None)
        if notice is None and entry is not None and entry.term:
            if entry.term.id not in self._notice_of_term:
                self._notice_of_term[entry.term.id] = self._notice_of(entry)
            notice = self._notice_of_term[entry.term.id]
        if entry is None and notice is not None:
            if notice.id not in self._entry_of_notice:
                self._entry_of_notice[notice.id] = self._entry_of(notice)
            entry = self._entry_of_notice[notice.id]
        return replace(
            paper,
            notice=self._chosen[notice.work].id if notice else "",
            term=entry.term.id if entry and entry.term else "",
        )

    def _notice_of(self, entry: _Entry) -> Notice | None:
        """The held notice that an entry is about: the one with its number, or its only title."""
        found = {}
        for other in self._counterparts(entry, entry.term.names if entry.term else ()):
            if other.notice:
                found[other.identity] = other.notice
        return next(iter(found.values())) if len(found) == 1 else None

    def _entry_of(self, notice: Notice) -> _Entry | None:
        own = _Entry(notice, None, read_printed(notice.number))
        found: dict[str, _Entry] = {}
        for title in _titles_of(notice):
            found |= {e.identity: e for e in self._titles.get(fold_title(title), ()) if e.term}
        if own.number:
            same = self._numbers.get(place_of(own.number), ())
            found |= {
                e.identity: e
                for e in same
                if e.term and e.number and same_number(e.number, own.number)
            }
        fitting = [e for e in found.values() if _may_be_one(e, own)]
        return fitting[0] if len(fitting) == 1 else None

    def _counterparts(self, entry: _Entry, names: Iterable[object]) -> Iterable[_Entry]:
        if entry.number:
            for other in self._numbers.get(place_of(entry.number), ()):
                if other.number and same_number(other.number, entry.number):
                    yield other
        for name in names:
            for other in self._titles.get(fold_title(getattr(name, "text", "")), ()):
                if _may_be_one(entry, other):
                    yield other


def is_own(citation: Citation, notice: Notice) -> bool:
    """Whether a citation names the notice itself, or the paper that it brings."""
    own = read_printed(notice.number)
    if own and citation.number and same_number(own, citation.number):
        return True
    if not citation.title:
        return False
    title = fold_title(citation.title)
    return title in {fold_title(name) for name in (*_titles_of(notice), *carried_titles(notice))}


def carried_titles(notice: Notice) -> Iterable[str]:
    """Titles of the papers that a notice brings: 关于印发《…》的通知."""
    for text in filter(None, (notice.title, notice.title_zh)):
        for found in _CARRIED_RE.finditer(text):
            end = text.rfind("》")
            yield text[found.end() : end if end > 0 else None]
        if carried := _CARRIED_EN_RE.search(text):
            yield carried[1]
    yield from (entry.title.strip("《》") for entry in notice.attachments)


def _may_be_unknown(citation: Citation, *, is_sure: bool) -> bool:
    """Whether a paper that nothing is known of may be told of as one that is not held."""
    if not citation.title:
        return citation.number is not None
    is_title = citation.is_marked or is_sure
    return is_title and (citation.number is not None or is_paper(citation.title))


def is_paper(title: str) -> bool:
    """Whether a title is that of a law, a rule, a plan or the like."""
    bare = re.sub(r"[\s(（]*(?:for\s|of\s|in\s)?(?:19|20)\d\d年?[)）]?\Z", "", title)
    return "instrument" in (sort_of(title, is_title=True), sort_of(bare, is_title=True))


def _titles_of(notice: Notice) -> tuple[str, ...]:
    titles = tuple(filter(None, (notice.title, notice.title_zh)))
    return tuple(dict.fromkeys((*titles, *map(core_title, titles))))


def _numbers_fit(entry: _Entry, citation: Citation) -> bool:
    """Whether the number that a title is cited with is not another's."""
    if entry.number is None or citation.number is None:
        return True
    return same_number(entry.number, citation.number) is not False


def _may_be_one(left: _Entry, right: _Entry) -> bool:
    """Whether number and years allow that a notice is the paper of an entry."""
    if _years_differ(left, right) or _years_differ(right, left):
        return False
    if left.number is None or right.number is None:
        return True
    return same_number(left.number, right.number) is not False


def _is_of_year(entry: _Entry, citation: Citation) -> bool:
    """Whether an entry can be of the year in which, as the text says, the paper was made."""
    in_title = set(re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", citation.title))
    if entry.term is None or not citation.is_dated or citation.year in in_title:
        return True
    dates = [date.edtf for date in entry.term.dates if date.edtf.start]
    year = int(citation.year)
    return not dates or any(date.first.year <= year <= date.last.year for date in dates)


def _years_differ(entry: _Entry, other: _Entry) -> bool:
    """Whether an entry's dates of making are known, and none is of the year of a notice."""
    if entry.term is None or other.notice is None:
        return False
    made = time_of(other.notice)
    dates = [date.edtf for date in entry.term.dates if date.role in _OWN_DATES and date.edtf.start]
    if not (made and dates):
        return False
    return not any(
        made.first.year <= date.last.year and date.first.year <= made.last.year for date in dates
    )
