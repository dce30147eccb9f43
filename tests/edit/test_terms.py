"""Glossary entries written by the program, and what it proposes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.compile import read_atlas
from generator.config import Project
from generator.edit import propose_event_id, propose_pinyin, write_term
from generator.edit.places import find_page, find_words
from generator.edit.sources import free_id
from generator.errors import InputError
from generator.models import Corpus, Name, RoleDate, Term
from generator.page import split_front_matter
from generator.standing import Dispute
from generator.text.edtf import parse_edtf
from generator.text.yamlfile import load_yaml
from generator.vocabulary import Basis, Confidence, DateRole, Review, TermKind
from tests.conftest import write_project

ROOT = Path(__file__).parents[2]
SOURCES = "paper: {title: A, publisher: B, seen: '2026-11-22'}\n"
TEXT = st.text(st.sampled_from("ab:#'\"-[]{}&*!%,字 "), min_size=1, max_size=12).map(
    lambda text: f"x{text.rstrip()}"
)
NAMES = st.builds(Name, TEXT, st.booleans(), st.booleans(), st.booleans(), st.just("") | TEXT)
DATES = st.builds(
    RoleDate,
    st.sampled_from(DateRole),
    st.sampled_from(["2021", "2021-03", "2021-03-12", "2021/..", "2013~"]).map(parse_edtf),
    st.just(Basis.OUTSIDE),
    sources=st.just(("paper",)),
    note=st.just("") | TEXT,
    disputed=st.none() | st.builds(Dispute, TEXT),
)
TERMS = st.builds(
    Term,
    id=st.just("lantern-law"),
    label=TEXT,
    kind=st.sampled_from(TermKind),
    definition=TEXT,
    label_zh=st.just("") | TEXT,
    pinyin=st.just("") | TEXT,
    number=st.just("") | TEXT,
    issuer=st.lists(TEXT, max_size=2).map(tuple),
    aliases=st.lists(NAMES, max_size=3).map(tuple),
    renderings=st.lists(NAMES, max_size=2).map(
        lambda names: tuple(Name(n.text, n.link, n.exact, n.quoted, n.note, "paper") for n in names)
    ),
    not_names=st.lists(TEXT, max_size=2, unique=True).map(tuple),
    dates=st.lists(DATES, max_size=2).map(tuple),
    sources=st.sampled_from([(), ("paper",)]),
    confidence=st.sampled_from(Confidence),
    conflicts=st.just("") | TEXT,
    nolink=st.booleans(),
    review=st.sampled_from([Review.DRAFT, Review.REVIEWED, Review.RETRACTED]),
    disputed=st.none() | st.builds(Dispute, TEXT, st.sampled_from([(), ("paper",)]), TEXT),
    path=st.just("content/glossary/lantern-law.md"),
)


def read_term(folder: Path, text: str) -> Term:
    files = {"content/glossary/lantern-law.md": text, "content/sources.yml": SOURCES}
    (term,) = read_atlas(write_project(folder, files)).corpus.terms
    return term


@given(TERMS)
def test_an_entry_that_was_written_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, term: Term
) -> None:
    """Every field comes back as it was."""
    assert read_term(tmp_path_factory.mktemp("term"), write_term(term)) == term


def test_entries_of_the_corpus_lose_nothing_when_they_are_written(tmp_path: Path) -> None:
    """Written anew, all of them say what they said, with their keys in the order of the house."""
    before = read_atlas(Project(ROOT))
    shutil.copytree(ROOT / "content", tmp_path / "content")
    for term in before.corpus.terms:
        path = tmp_path / term.path
        old, new = split_front_matter(path.read_text("utf-8")), split_front_matter(write_term(term))
        assert old and new
        said = [key for key, value in load_yaml(old.yaml).items() if value not in ([], "")]
        assert [key for key, value in load_yaml(new.yaml).items() if value != []] == said
        path.write_text(write_term(term), encoding="utf-8", newline="")
    assert read_atlas(write_project(tmp_path, {})).corpus.terms == before.corpus.terms


PINYIN = {
    "words": ("国家知识产权局", "guó jiā zhī shí chǎn quán jú"),
    "quotation marks": ("“蓝天”专项整治行动", "lán tiān zhuān xiàng zhěng zhì xíng dòng"),
    "traditional": ("長江", "zhǎng jiāng"),
    "number": ("十四五规划", "shí sì wǔ guī huà"),
    "English only": ("CPTPP", ""),
    "mixed": ("CPTPP协定", "xié dìng"),
}


@pytest.mark.parametrize(("name", "expected"), PINYIN.values(), ids=PINYIN)
def test_pinyin_has_tone_marks(name: str, expected: str) -> None:
    """A syllable for each character; which of them make a word is left to a person."""
    assert propose_pinyin(name) == expected


FOUND = {
    "as it is": ("hang lanterns now", "lanterns", ["lanterns"]),
    "wider space": ("hang  lanterns\nnow", "hang lanterns now", ["hang  lanterns\nnow"]),
    "twice": ("aba aba", "aba", ["aba", "aba"]),
    "overlapping": ("aaa", "aa", ["aa", "aa"]),
    "not within a space": ("hanglanterns", "hang lanterns", []),
    "Chinese broken by a line": ("知识产权局", "知识\n产权局", ["知识产权局"]),
    "Chinese with a space": ("知识 产权局", "知识产权局", []),
    "marks are words": ("a.b", "a.b", ["a.b"]),
    "a mark is no pattern": ("axb", "a.b", []),
    "curly in the issue": ('the "two" of them', "the “two” of", ['the "two" of']),
    "curly on the page": ("it’s “two”", 'it\'s "two"', ["it’s “two”"]),
    "nothing": ("abc", "  ", []),
}


@pytest.mark.parametrize(("text", "words", "expected"), FOUND.values(), ids=FOUND)
def test_words_are_found_as_they_stand(text: str, words: str, expected: list[str]) -> None:
    """How wide a space is does not matter; everything else does."""
    assert [text[start:end] for start, end in find_words(text, words)] == expected


PAGES = {
    "id": ("cnipa", "content/glossary/cnipa.md", ""),
    "address": ("glossary/cnipa.html", "content/glossary/cnipa.md", ""),
    "whole address": (
        "https://x.example/atlas/notices/cnipa-2021-blue-sky.html?q=1#b6a157e5",
        "content/notices/cnipa-2021-blue-sky.md",
        "b6a157e5",
    ),
    "offline": (
        "file:///C:/My%20Files/site/notices/cnipa-2021-blue-sky.html",
        "content/notices/cnipa-2021-blue-sky.md",
        "",
    ),
    "path": (
        "content/notices/cnipa-2021-blue-sky.md",
        "content/notices/cnipa-2021-blue-sky.md",
        "",
    ),
}


@pytest.mark.parametrize(("named", "path", "anchor"), PAGES.values(), ids=PAGES)
def test_a_page_is_found_by_whatever_names_it(named: str, path: str, anchor: str) -> None:
    """An id, a path, or an address of the hosted or the offline site."""
    target = find_page(read_atlas(Project(ROOT)).corpus, named)
    assert (target.page.path, target.paragraph) == (path, anchor)


@pytest.mark.parametrize("named", ["", "/", "https://", "index.html", "../../etc/passwd", "%00"])
def test_what_names_no_page_is_refused(named: str) -> None:
    """Nothing outside the content is ever meant."""
    with pytest.raises(InputError, match="no page"):
        find_page(read_atlas(Project(ROOT)).corpus, named)


def test_ids_are_proposed_that_nobody_has() -> None:
    """Of sources the host and the next number; of events the subject, the month and the role."""
    assert free_id("https://www.mondaq.com/a", ["mondaq-com-1"]) == "mondaq-com-2"
    assert free_id("https://m.x.example/", []) == "x-example-1"
    date = parse_edtf("2021-06-01")
    assert propose_event_id(Corpus(), "patent-law", date, DateRole.EFFECTIVE) == (
        "patent-law-2021-06-effective"
    )
