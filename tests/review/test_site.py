"""The walk over a built site finds what a reader would trip over."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.review.site import check_site

PAGE = "<!doctype html><html><head>{head}</head><body><h1 id='top'>T</h1>{body}</body></html>"


def build(folder: Path, head: str = "", body: str = "", **files: str) -> Path:
    site = folder / "site"
    pages = {
        "index.html": PAGE.format(head=head, body=body),
        "a/other.html": PAGE.format(head="", body="<p id='p1'>x</p><p id='段'>y</p>"),
        "a/index.html": PAGE.format(head="", body=""),
        "s.css": "p { background: url(data:image/png;base64,AA) }",
        **files,
    }
    for name, text in pages.items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return site


FINE = {
    "page": '<a href="a/other.html">x</a>',
    "anchor": '<a href="a/other.html#p1">x</a>',
    "chinese anchor": '<a href="a/other.html#%E6%AE%B5">x</a>',
    "own anchor": '<a href="#top">x</a>',
    "folder": '<a href="a/">x</a>',
    "outside link": '<a href="https://example.org/x#y">x</a>',
    "own address": '<a href="https://atlas.example/a/other.html#p1">x</a>',
    "data image": '<img src="data:image/png;base64,AA" alt="">',
}


@pytest.mark.parametrize("body", FINE.values(), ids=list(FINE))
def test_what_works_is_not_reported(tmp_path: Path, body: str) -> None:
    assert check_site(build(tmp_path, body=body), "https://atlas.example/") == ()


WRONG = {
    "missing page": ('<a href="a/gone.html">x</a>', "leads to 'a/gone.html'"),
    "missing anchor": ('<a href="a/other.html#p2">x</a>', "has the id 'p2'"),
    "missing own anchor": ('<a href="#p9">x</a>', "has the id 'p9'"),
    "above the site": ('<a href="../../etc.html">x</a>', "not in the site"),
    "script link": ('<a href="javascript:alert(1)">x</a>', "scheme 'javascript:'"),
    "inline script": ('<p onclick="x()">x</p>', "inline script"),
    "outside script": ('<script src="https://cdn.example/x.js"></script>', "another host"),
    "protocol-relative image": ('<img src="//cdn.example/x.png" alt="">', "another host"),
    "outside style": ('<link rel="stylesheet" href="http://c.example/x.css">', "another host"),
    "missing image": ('<img src="x.png" alt="">', "leads to 'x.png'"),
    "id twice": ('<p id="q">x</p><p id="q">y</p>', "stands twice"),
    "two headings": ("<h1>Again</h1>", "2 H1 headings"),
    "odd scheme": ('<a href="ftp://example.org/">x</a>', "scheme 'ftp:'"),
}


@pytest.mark.parametrize(("body", "why"), WRONG.values(), ids=list(WRONG))
def test_what_is_broken_is_reported_once(tmp_path: Path, body: str, why: str) -> None:
    findings = check_site(build(tmp_path, body=body), "https://atlas.example/")
    assert findings
    assert all(finding.path == "site/index.html" for finding in findings)
    assert why in findings[0].message


def test_a_style_sheet_may_not_reach_out(tmp_path: Path) -> None:
    site = build(
        tmp_path, **{"a/b.css": "\n@import 'https://x.example/y.css';p{background:url(z.png)}"}
    )
    messages = [str(finding) for finding in check_site(site)]
    assert len(messages) == 2
    assert "site/a/b.css:2: 'https://x.example/y.css' is fetched from another host" in messages[0]
    assert "leads to 'a/z.png'" in messages[1]


def test_canonical_and_feed_addresses_fetch_nothing(tmp_path: Path) -> None:
    head = (
        '<link rel="canonical" href="https://atlas.example/">'
        '<link rel="alternate" type="application/atom+xml" href="https://atlas.example/feed.xml">'
    )
    assert check_site(build(tmp_path, head=head)) == ()


def test_an_empty_folder_is_not_a_site(tmp_path: Path) -> None:
    assert "build the site first" in check_site(tmp_path)[0].message
