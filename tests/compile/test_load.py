"""Loading: a broken file is left out and told of, the rest goes on."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.compile.load import load_corpus
from generator.config import Project
from generator.curate.institutions import load_institutions
from generator.errors import Severity
from generator.models import Corpus
from tests.compile.samples import SOURCES, notice_file, term_file
from tests.conftest import BuildProject

BODY = "The Patent Law.\n{#b0000001}"


def messages(corpus: Corpus) -> list[str]:
    return [str(finding) for finding in corpus.findings]


def test_reads_everything(tmp_path: Path, build_project: BuildProject) -> None:
    """Each kind of file becomes its record, in order of id."""
    files = {
        "content/notices/2021/b.md": notice_file("b", BODY),
        "content/notices/a.md": notice_file("a", BODY),
        "content/glossary/law.md": term_file("law", aliases=["Patent Law", {"text": "PL"}]),
        "content/sources.yml": SOURCES,
        "content/periods.yml": "periods:\n- {id: p, label: P, edtf: '2021/2025', names: [P], "
        "sources: [paper]}\n",
        "content/redirects.yml": "old: new\n",
        "content/timelines/law.yml": "subject: law\ntitle: Law\nevents:\n- {id: e, edtf: '2020', "
        "role: issued, label: E, sources: [paper], confidence: high}\n",
        "content/raw/a/source.yml": "id: a\nfile: received.txt\nmedia_type: text/plain\n"
        f"sha256: {'0' * 64}\npublish_raw: false\n",
        "content/index.md": "---\ntitle: Home\n---\n\nHello.\n",
        "content/base/gone.md": "x",
        "content/base/a.md": "x",
    }
    corpus = load_corpus(build_project(tmp_path, files))
    assert corpus.findings == ()
    assert [notice.id for notice in corpus.notices] == ["a", "b"]
    assert corpus.terms[0].definition == "What law is."
    assert [(name.text, name.line) for name in corpus.terms[0].aliases] == [
        ("Patent Law", 9),
        ("PL", 10),
    ]
    assert list(corpus.sources) == ["paper", "report"]
    assert corpus.subjects[0].events[0].subjects == ("law",)
    assert corpus.periods[0].id == "p"
    assert corpus.redirects == {"old": "new"}
    assert corpus.provenance["a"].file == "received.txt"
    assert [(page.uri, page.title, page.markdown) for page in corpus.pages] == [
        ("index", "Home", "Hello.")
    ]
    assert corpus.tombstones == ("gone",)


BROKEN = [
    pytest.param("content/notices/x.md", "no front matter", "x.md:1: no front matter", id="bare"),
    pytest.param(
        "content/glossary/x.md",
        "---\nid: x\nlabel: X\nkind: planet\n---\n",
        "x.md:4: 'kind' is \"planet\"",
        id="kind of term",
    ),
    pytest.param(
        "content/glossary/x.md",
        term_file("x", dates=[{"role": "issued", "edtf": "2023-02-30", "sources": ["paper"]}]),
        "February 2023 has 28 days",
        id="no such day",
    ),
    pytest.param("content/sources.yml", "a: [", "not valid YAML", id="yaml"),
    pytest.param("content/periods.yml", "- a\n", "periods.yml:1: not a mapping", id="list"),
    pytest.param("content/about.md", "---\ntitel: A\n---\n", "unknown key 'titel'", id="key"),
    pytest.param("content/timelines/x.yml", "subject: x\n", "has no 'title'", id="no title"),
    pytest.param("content/raw/x/source.yml", "id: x\n", "has no 'file'", id="provenance"),
]


@pytest.mark.parametrize(("path", "text", "message"), BROKEN)
def test_broken_file_is_left_out(
    path: str, text: str, message: str, tmp_path: Path, build_project: BuildProject
) -> None:
    """A file that cannot be used yields a finding with its place; the others are read."""
    files = {path: text, "content/notices/good.md": notice_file("good", BODY)}
    corpus = load_corpus(build_project(tmp_path, files))
    assert [notice.id for notice in corpus.notices] == ["good"]
    assert any(message in told for told in messages(corpus)), messages(corpus)


def test_bytes_that_are_not_utf8(tmp_path: Path, build_project: BuildProject) -> None:
    """Bad bytes are told with their line, and the page does not become a tombstone."""
    project = build_project(tmp_path, {"content/base/bad.md": "x"})
    project.notices.mkdir()
    (project.notices / "bad.md").write_bytes(b"---\nid: bad\n\xff\n")
    corpus = load_corpus(project)
    assert messages(corpus)[0].startswith("content/notices/bad.md:3: byte 0xff is not UTF-8")
    assert corpus.tombstones == ()


def test_broken_page_is_no_tombstone(tmp_path: Path, build_project: BuildProject) -> None:
    """A page that cannot be read was not deleted, wherever it lies."""
    files = {
        "content/base/n.md": "x",
        "content/notices/other-name.md": "---\nid: n\nkind: ?\n---\n",
    }
    assert load_corpus(build_project(tmp_path, files)).tombstones == ()


@pytest.mark.parametrize("folder", ["notices", "glossary"])
def test_two_files_with_one_id(folder: str, tmp_path: Path, build_project: BuildProject) -> None:
    """The first file by path has the id; the finding names both."""
    text = notice_file("n", BODY) if folder == "notices" else term_file("n")
    files = {f"content/{folder}/{name}.md": text for name in ("n", "a")}
    corpus = load_corpus(build_project(tmp_path, files))
    kept = corpus.notices or corpus.terms
    assert [record.path for record in kept] == [f"content/{folder}/a.md"]
    told = next(finding for finding in corpus.findings if finding.code == "id")
    assert told.path == f"content/{folder}/n.md"
    assert f"content/{folder}/a.md" in told.message


def test_a_file_whose_name_is_not_read_is_told(tmp_path: Path, build_project: BuildProject) -> None:
    """GitHub lets people name a new file as they like; folders and hidden files are no matter."""
    text = term_file("law")
    files = {f"content/glossary/{name}": text for name in ("law", "law.MD", "law.md~", ".law.txt")}
    files |= {"content/timelines/law.yaml": "subject: law\n"}
    project = build_project(tmp_path, files)
    (project.glossary / "folder.md").mkdir()
    corpus = load_corpus(project)
    assert {finding.path for finding in corpus.findings} == {
        "content/glossary/law",
        "content/glossary/law.MD",
        "content/timelines/law.yaml",
    }
    assert "rename it to 'law.md'" in messages(corpus)[0]
    assert load_institutions(project).unread == ()


def test_a_record_of_another_id_than_its_folder(
    tmp_path: Path, build_project: BuildProject
) -> None:
    record = f"id: b\nfile: x.txt\nmedia_type: text/plain\nsha256: {'0' * 64}\npublish_raw: false\n"
    corpus = load_corpus(build_project(tmp_path, {"content/raw/a/source.yml": record}))
    assert corpus.provenance == {} and corpus.unread == {"raw:a"}
    assert "'id' is 'b', but the folder is 'a'" in messages(corpus)[0]


def test_two_events_with_one_id(tmp_path: Path, build_project: BuildProject) -> None:
    """Rounds and events share their ids over all timeline files."""
    event = "{id: e, edtf: '2020', role: issued, label: E, sources: [paper], confidence: high}"
    files = {
        f"content/timelines/{name}.yml": f"subject: {name}\ntitle: T\nevents:\n- {event}\n"
        for name in ("one", "two")
    }
    corpus = load_corpus(build_project(tmp_path, files))
    assert [len(subject.events) for subject in corpus.subjects] == [1, 0]
    assert (
        "two.yml:4: the event 'e' stands also in content/timelines/one.yml" in messages(corpus)[0]
    )


def test_term_in_a_file_of_another_name(tmp_path: Path, build_project: BuildProject) -> None:
    """A misnamed file is worth knowing, no more."""
    corpus = load_corpus(build_project(tmp_path, {"content/glossary/a.md": term_file("b")}))
    assert [finding.severity for finding in corpus.findings] == [Severity.INFO]
    assert corpus.terms[0].id == "b"


def test_line_ends_and_byte_order_marks_do_not_matter(
    tmp_path: Path, build_project: BuildProject
) -> None:
    """A file saved on Windows is the same file."""
    unix = {"content/notices/n.md": notice_file("n", BODY), "content/glossary/t.md": term_file("t")}
    windows = {path: "\ufeff" + text.replace("\n", "\r\n") for path, text in unix.items()}
    one = load_corpus(build_project(tmp_path / "one", unix))
    other = load_corpus(build_project(tmp_path / "other", windows))
    assert one == other
    assert one.findings == ()


def test_empty_project(tmp_path: Path) -> None:
    """A project without any file yields an empty corpus."""
    assert load_corpus(Project(tmp_path)) == Corpus()
