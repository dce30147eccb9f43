"""The corpus seen from its terms: backlinks, related notices, the edition."""

from __future__ import annotations

from pathlib import Path

from generator.compile import read_atlas
from tests.compile.samples import SOURCES, notice_file, term_file
from tests.conftest import BuildProject


def dated(edtf: str) -> list[dict[str, str]]:
    return [{"role": "issued", "edtf": edtf, "basis": "stated", "quote": "Q"}]


def test_backlinks_cite_their_sentence(tmp_path: Path, build_project: BuildProject) -> None:
    """A backlink holds the sentence that names the term, all of them in order of date."""
    files = {
        "content/glossary/law.md": term_file("law", label="Patent Law"),
        "content/notices/a.md": notice_file(
            "a", "One.\nThe Patent Law is here.\nThree.\n{#b0000001}", dates=dated("2022")
        ),
        "content/notices/b.md": notice_file(
            "b", "### Patent Law\n{#s0000001}\n\nIt.\n{#b0000001}", dates=dated("2021")
        ),
        "content/notices/c.md": notice_file("c", "A Patent\nLaw.\n{#b0000001}"),
    }
    atlas = read_atlas(build_project(tmp_path, files))
    links = atlas.backlinks["law"]
    assert [(link.notice, link.sentence) for link in links] == [
        ("b", "Patent Law"),
        ("a", "The Patent Law is here."),
        ("c", "A Patent Law."),
    ]
    assert {link.sentence[link.start : link.end] for link in links} == {"Patent Law"}
    assert atlas.usage["law"].first == "b"
    assert atlas.usage["law"].works == 3


def test_related_notices_share_rare_terms(tmp_path: Path, build_project: BuildProject) -> None:
    """A rare term in common says more than one that every notice names; copies do not count."""
    names = {"office": "the Office", "sky": "Blue Sky", "gi": "GI Pact"}
    texts = {
        "a": "the Office on Blue Sky",
        "b": "the Office on Blue Sky and more",
        "c": "the Office on the GI Pact",
        "d": "the Office",
        "e": "nothing",
    }
    files = {f"content/glossary/{i}.md": term_file(i, label=name) for i, name in names.items()}
    files |= {
        f"content/notices/{i}.md": notice_file(i, f"{text}.\n{{#b0000001}}")
        for i, text in texts.items()
    }
    files["content/notices/a2.md"] = notice_file(
        "a2", "the Office on Blue Sky.\n{#b0000001}", work="a", translation="machine"
    )
    atlas = read_atlas(build_project(tmp_path, files))
    assert atlas.related["a"][0] == "b"
    assert "a2" not in atlas.related["a"]
    assert len({"a", "a2"} & set(atlas.related["b"])) == 1
    assert "e" not in atlas.related


def test_edition_is_the_newest_day_of_the_content(
    tmp_path: Path, build_project: BuildProject
) -> None:
    """Dates ahead do not count, nor does the clock."""
    ahead = [{"role": "deadline", "edtf": "2035-01-01", "basis": "stated", "quote": "Q"}]
    notice = notice_file("n", "Text.\n{#b0000001}", dates=[*dated("2021-03-12"), *ahead])
    project = build_project(tmp_path, {"content/notices/n.md": notice})
    assert read_atlas(project).edition == "2021-03-12"
    build_project(tmp_path, {"content/sources.yml": SOURCES})
    assert read_atlas(project).edition == "2026-11-22"
