"""Data files: well-formed whatever the titles hold, and as their schemas say."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest

from generator.compile import read_atlas
from generator.compile.data import SCHEMAS, export_data
from generator.compile.data.tables import safe_cell
from generator.config import Project
from generator.text.linediff import Change
from generator.text.quoting import count_overlapping
from tests.compile.samples import SOURCES, notice_file, term_file
from tests.conftest import BuildProject

HOSTILE = (
    "</script><b>\"Blue\" & 'Sky'</b> ]]> =1+1; a, b\\n 知识产权局"
    " \u202e{{ x }} 一二三四五六七八九十一二三四五六七八九十"
)
ATOM = "{http://www.w3.org/2005/Atom}"


def make_files(site: str = "") -> dict[str, str]:
    event = {
        "edtf": "2021",
        "role": "extended",
        "label": f"={HOSTILE}",
        "block": "b0000001",
        "quote": "Law is extended",
    }
    return {
        "mkdocs.yml": f"site_name: 'Atlas ]]> & <co>'\nplugins: !ENV [X, y]\n{site}",
        "content/sources.yml": SOURCES,
        "content/raw/n/source.yml": "id: n\nfile: received.txt\nmedia_type: text/plain\n"
        f"sha256: {'0' * 64}\npublish_raw: false\n",
        "content/glossary/law.md": term_file(
            "law",
            label="Law",
            label_zh="法",
            aliases=["Patent Law"],
            dates=[
                {"role": "period", "edtf": "2021/2035", "sources": ["paper"]},
                {"role": "issued", "edtf": "../2008", "sources": ["report"]},
                {"role": "effective", "edtf": "2009-10/..", "sources": ["report"]},
            ],
        ),
        "content/notices/n.md": notice_file(
            "n",
            f"The Law is extended. {HOSTILE}\n{{#b0000001}}",
            title=HOSTILE + "\nsecond line",
            subjects=["law"],
            dates=[
                {"role": "issued", "edtf": "2021-03", "basis": "stated", "quote": HOSTILE},
                {"role": "reposted", "edtf": "2021-03-30", "basis": "stated", "quote": "T"},
            ],
            events=[event],
        ),
        "content/notices/old.md": notice_file("old", "Nothing.\n{#b0000001}"),
    }


@pytest.fixture
def files(tmp_path: Path, build_project: BuildProject) -> dict[str, str]:
    project = build_project(tmp_path, make_files("site_url: https://example.org/atlas\n"))
    exported = export_data(read_atlas(project), project)
    return {uri: content for uri, content in exported.items() if isinstance(content, str)}


def load(files: dict[str, str], name: str) -> Any:
    return json.loads(files[f"data/{name}"])


@pytest.mark.parametrize("name", [name for name in SCHEMAS if name != "mention"])
def test_json_fits_its_schema(name: str, files: dict[str, str]) -> None:
    """Each JSON file is what its published schema says."""
    schema = load(files, f"schema/{name}.schema.json")
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(load(files, f"{name}.json"), schema)


@pytest.fixture
def reviewed(tmp_path: Path, build_project: BuildProject) -> dict[str, str]:
    """The same with a page reviewed, one changed since, one disputed, facts and corrections."""
    files = make_files()
    disputed = f"{{reason: {json.dumps(HOSTILE)}, sources: [paper], by: Ann, 'on': '2026-11-22'}}"
    notice = files["content/notices/n.md"]
    notice = notice.replace("review: draft", "review: {state: reviewed, by: Ann, on: '2026-11-20'}")
    correction = "{block: b0000001, quote: is extended, now: '', reason: no, on: '2026-11'}"
    files["content/notices/n.md"] = notice.replace(
        "review:", f"corrections: [{correction}]\nreview:"
    ).replace("  - role: issued\n", f"  - disputed: {disputed}\n    role: issued\n")
    files["content/notices/old.md"] = files["content/notices/old.md"].replace(
        "review: draft",
        "review: {state: reviewed, by: Ann, on: '2026-11-20', of: r0123456789ab}",
    )
    files["content/glossary/law.md"] = files["content/glossary/law.md"].replace(
        "review: draft",
        f"disputed: {disputed}\nreview: {{state: disputed, reason: Why., sources: [report]}}",
    )
    project = build_project(tmp_path, files)
    atlas = read_atlas(project)
    known = {"notices/old": (Change("text", "Something.", "Nothing."),)}
    exported = export_data(replace(atlas, changes=known), project)
    return {uri: content for uri, content in exported.items() if isinstance(content, str)}


@pytest.mark.parametrize("name", ["notices", "terms", "events"])
def test_review_and_disputes_fit_their_schema(name: str, reviewed: dict[str, str]) -> None:
    jsonschema.validate(
        load(reviewed, f"{name}.json"), load(reviewed, f"schema/{name}.schema.json")
    )


def test_data_say_who_reviewed_and_what_is_disputed(reviewed: dict[str, str]) -> None:
    """State, person, difference, reasons and corrections are there for programs, too."""
    notice, old = load(reviewed, "notices.json")
    assert (notice["review"], notice["review_note"]) == (
        "reviewed",
        {"by": "Ann", "on": "2026-11-20"},
    )
    (correction,) = notice["corrections"]
    assert correction.pop("selector")[0]["exact"] == "is extended"
    assert correction == {
        "block": "b0000001",
        "quote": "is extended",
        "now": "",
        "reason": "no",
        "on": "2026-11",
    }
    assert [date["role"] for date in notice["dates"] if "disputed" in date] == ["issued"]
    assert old["review"] == "changed"
    assert old["review_note"]["changes"] == [
        {"part": "text", "reviewed": "Something.", "now": "Nothing."}
    ]
    (term,) = load(reviewed, "terms.json")
    assert (term["review"], term["review_note"]["reason"]) == ("disputed", "Why.")
    assert [source["id"] for source in term["disputed"]["sources"]] == ["paper"]
    (issued,) = [event for event in load(reviewed, "events.json") if "disputed" in event]
    assert issued["id"] == "n-issued-2021-03"
    text = reviewed["data/timeline.csv"].removeprefix("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [row["id"] for row in rows if row["disputed"]] == ["n-issued-2021-03"]
    lines = unfold(reviewed["data/timeline.ics"])
    assert sum("\\nDisputed: </script>" in line for line in lines) == 1


def test_each_mention_fits_its_schema(files: dict[str, str]) -> None:
    """Each line of mentions.jsonl is a mention whose span cuts out its surface."""
    schema = load(files, "schema/mention.schema.json")
    notices = {notice["id"]: notice for notice in load(files, "notices.json")}
    lines = files["data/mentions.jsonl"].split("\n")[:-1]
    assert lines
    for line in lines:
        mention = json.loads(line)
        jsonschema.validate(mention, schema)
        blocks = {block["id"]: block for block in notices[mention["notice"]]["blocks"]}
        text = blocks[mention["block"]]["text"]
        assert text[mention["start"] : mention["end"]] == mention["surface"]


def test_manifest_holds_the_sums_of_all_other_files(files: dict[str, str]) -> None:
    """Who has the manifest can check every file."""
    sums = {
        uri: hashlib.sha256(content.encode()).hexdigest()
        for uri, content in files.items()
        if uri != "data/manifest.json"
    }
    listed = load(files, "manifest.json")["files"]
    assert {entry["path"]: entry["sha256"] for entry in listed} == sums


def test_events_say_what_they_rest_on(files: dict[str, str]) -> None:
    """Every event has evidence in a notice or a source, and an address."""
    events = load(files, "events.json")
    assert {event["basis"] for event in events} == {"stated", "outside"}
    for event in events:
        assert "evidence" in event or "source" in event
    (stated,) = [event for event in events if event["role"] == "extended"]
    assert stated["url"] == "notices/n.html#b0000001"


def test_csv_is_safe_to_open(files: dict[str, str]) -> None:
    """The table has one line an event and no cell that a spreadsheet would compute."""
    text = files["data/timeline.csv"]
    assert text.startswith("\ufeffid,edtf,")
    assert "\n" not in text.replace("\r\n", "")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert len(rows) == len(load(files, "events.json"))
    assert any(row["label"].startswith("'=") for row in rows)
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())
    assert {(row["first_day"], row["last_day"]) for row in rows} >= {
        ("", "2008-12-31"),
        ("2009-10-01", ""),
        ("2021-03-01", "2021-03-31"),
    }


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1", "'=1"),
        (" +1", "'+1"),
        ("a\r\nb", "a b"),
        ("\t@x", "'@x"),
        ("＝1", "'＝1"),
        ("1-2", "1-2"),
    ],
)
def test_safe_cell(text: str, cell: str) -> None:
    """What could start a formula is marked as text."""
    assert safe_cell(text) == cell


def unfold(calendar: str) -> list[str]:
    return calendar.replace("\r\n ", "").split("\r\n")


def test_calendar_is_well_formed(files: dict[str, str]) -> None:
    """Lines are short and end in CR LF, entries are whole days, the stamp is the edition."""
    text = files["data/timeline.ics"]
    assert text.endswith("END:VCALENDAR\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    lines = unfold(text)
    assert all(":" in line for line in lines if line)
    assert {line for line in lines if line.startswith("DTSTAMP")} == {"DTSTAMP:20261122T000000Z"}
    uids = [line for line in lines if line.startswith("UID:")]
    assert len(uids) == len(set(uids)) == len(load(files, "events.json"))


def test_calendar_shows_how_precise_a_date_is(files: dict[str, str]) -> None:
    """A month spans its days, an open interval marks its known end, and the EDTF is told."""
    lines = unfold(files["data/timeline.ics"])
    spans = set(
        zip(
            [line for line in lines if line.startswith("DTSTART")],
            [line for line in lines if line.startswith("DTEND")],
            strict=True,
        )
    )
    assert ("DTSTART;VALUE=DATE:20210301", "DTEND;VALUE=DATE:20210401") in spans
    assert ("DTSTART;VALUE=DATE:20080101", "DTEND;VALUE=DATE:20090101") in spans
    assert ("DTSTART;VALUE=DATE:20091001", "DTEND;VALUE=DATE:20091101") in spans
    assert ("DTSTART;VALUE=DATE:20210101", "DTEND;VALUE=DATE:20360101") in spans
    assert any("(EDTF 2021/2035)" in line for line in lines)


def test_atom_is_well_formed(files: dict[str, str]) -> None:
    """A hostile title is text; ids and links are absolute; the newest notice comes first."""
    feed = ElementTree.fromstring(files["data/feed.xml"])
    entries = feed.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}id") for entry in entries] == [
        "https://example.org/atlas/notices/old.html",
        "https://example.org/atlas/notices/n.html",
    ]
    title = entries[1].findtext(f"{ATOM}title") or ""
    assert title.startswith("</script><b>")
    assert "\u202e" not in title
    assert entries[1].findtext(f"{ATOM}updated") == "2021-03-01T00:00:00Z"
    assert feed.findtext(f"{ATOM}title") == "Atlas ]]> & <co>"


def test_json_feed(files: dict[str, str]) -> None:
    """The feed says its version, and each item has an id, a text and a date."""
    feed = load(files, "feed.json")
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == "https://example.org/atlas/data/feed.json"
    for item in feed["items"]:
        assert {"id", "url", "title", "content_text", "date_published"} <= set(item)


def test_without_an_address_ids_are_names(tmp_path: Path, build_project: BuildProject) -> None:
    """A site that has no address of its own still has stable ids, and claims no links."""
    project = build_project(tmp_path, make_files())
    exported = export_data(read_atlas(project), project)
    feed = json.loads(exported["data/feed.json"])
    assert feed["items"][1]["id"] == "urn:notice-atlas:notice:n"
    assert "url" not in feed["items"][1]
    assert b"URL:" not in str(exported["data/timeline.ics"]).encode()


def test_counts_are_of_works(tmp_path: Path, build_project: BuildProject) -> None:
    """Two copies of one work are two notices and one work; a term named in both counts once."""
    files = make_files()
    files["content/notices/n2.md"] = files["content/notices/n.md"].replace("id: n\n", "id: n2\n")
    project = build_project(tmp_path, files)
    exported = export_data(read_atlas(project), project)
    counts = json.loads(exported["data/manifest.json"])["counts"]
    assert (counts["notices"], counts["works"]) == (3, 2)
    (term,) = json.loads(exported["data/terms.json"])
    assert (term["works"], term["mentions"], term["first_seen"]) == (1, 1, "n")


def test_relations_as_data(tmp_path: Path, build_project: BuildProject) -> None:
    """What is stated, curated and not held, each with its evidence, in both files."""
    files = make_files()
    files["content/glossary/law.md"] = term_file("law", kind="instrument", aliases=["Lamp Law"])
    files["content/notices/cites.md"] = notice_file(
        "cites",
        "To implement the “Lamp Law” and the “Rules on Lamps”.\n{#b0000001}",
        relations=[
            {"type": "amends", "to": "=Old rules", "note": "By letter.", "sources": ["paper"]}
        ],
    )
    project = build_project(tmp_path, files)
    exported = export_data(read_atlas(project), project)
    relations = json.loads(exported["data/relations.json"])
    schema = json.loads(exported["data/schema/relations.schema.json"])
    jsonschema.validate(relations, schema)
    said, law, rules = (entry for entry in relations if entry["notice"] == "cites")
    assert (said["type"], said["basis"], said["to"]) == (
        "amends",
        "curated",
        {"title": "=Old rules"},
    )
    assert (said["note"], said["sources"][0]["id"]) == ("By letter.", "paper")
    assert said["evidence"] == []
    assert (law["type"], law["to"]["term"]) == ("implements", "law")
    assert law["url"] == "notices/cites.html#b0000001"
    assert rules["to"] == {"title": "Rules on Lamps"}
    rows = list(csv.DictReader(io.StringIO(str(exported["data/not-held.csv"])[1:])))
    assert [(row["title"], row["term"], row["works"]) for row in rows] == [
        ("'=Old rules", "", "1"),
        ("Lamp Law", "law", "1"),
        ("Rules on Lamps", "", "1"),
    ]


# --- evidence -----------------------------------------------------------------------------------


def gather_selectors(data: Any, notice: str = "", block: str = "") -> list[tuple[str, str, Any]]:
    """Notice, block and selectors of all evidence in some data."""
    if isinstance(data, list):
        return [found for entry in data for found in gather_selectors(entry, notice, block)]
    if not isinstance(data, dict):
        return []
    is_notice = "blocks" in data
    notice = data["id"] if is_notice else data.get("notice", notice)
    block = data.get("block", block)
    own = [(notice, block, data["selector"])] if "selector" in data else []
    return own + [
        found for value in data.values() for found in gather_selectors(value, notice, block)
    ]


def check_evidence(files: dict[str, str]) -> int:
    """How much evidence there is; each piece is found exactly once in its block's text."""
    notices = load(files, "notices.json")
    texts = {(n["id"], block["id"]): block["text"] for n in notices for block in n["blocks"]}
    mentions = [json.loads(line) for line in files["data/mentions.jsonl"].splitlines()]
    found = [
        *gather_selectors(notices),
        *gather_selectors(load(files, "terms.json")),
        *gather_selectors(load(files, "events.json")),
        *gather_selectors(mentions),
    ]
    for notice, block, (quote, position) in found:
        text = texts[notice, block]
        whole = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert count_overlapping(text, whole) == 1
        assert text.index(whole) + len(quote["prefix"]) == position["start"]
        assert text[position["start"] : position["end"]] == quote["exact"]
    for event in load(files, "events.json"):
        if "evidence" in event:
            assert bool(event["evidence"]["block"]) == ("selector" in event["evidence"])
    return len(found)


def test_evidence_is_found_exactly_once(tmp_path: Path, build_project: BuildProject) -> None:
    """Of every kind: event, date, ground, rendering, correction, later status, our own quote."""
    files = make_files()
    text = "The Law is extended. The Law is known as the Patent Law. Issued on 3 March 2021 by AB."
    later = {"block": "b0000001", "quote": "is extended", "edtf": "2022", "text": "It was."}
    files["content/notices/n.md"] = notice_file(
        "n",
        f"{text}\n{{#b0000001}}\n\nAB\n{{#b0000002}}",
        dates=[
            {"role": "issued", "edtf": "2021-03-03", "basis": "stated", "quote": "3 March 2021"},
            {"role": "reposted", "edtf": "2021-03-30", "basis": "stated", "quote": "T: 2021-03-30"},
        ],
        evidence=[
            {"of": "issuer", "quote": "by AB", "how": "text"},
            {"of": "number", "quote": "The Law is extended", "how": "title"},
        ],
        events=[
            {
                "edtf": "2021",
                "role": "extended",
                "label": "E",
                "block": "b0000001",
                "quote": "Law is e",
            }
        ],
        later=[later | {"sources": ["paper"], "term": "law"}],
        corrections=[{"block": "b0000001", "quote": "known", "now": "named", "reason": "no"}],
    ).replace("What it says.", 'It says so. [¶](#b0000001 "The Law is known")')
    term = files["content/glossary/law.md"]
    files["content/glossary/law.md"] = term.replace(
        "confidence:", "renderings: [{text: patent  law, seen: n}]\nconfidence:"
    )
    project = build_project(tmp_path, files)
    exported = export_data(read_atlas(project), project)
    written = {uri: content for uri, content in exported.items() if isinstance(content, str)}
    for name in ("notices", "terms", "events"):
        jsonschema.validate(
            load(written, f"{name}.json"), load(written, f"schema/{name}.schema.json")
        )
    notice = next(n for n in load(written, "notices.json") if n["id"] == "n")
    printed, beside = (date["evidence"] for date in notice["dates"])
    assert printed["block"] == "b0000001"
    assert beside == {"quote": "T: 2021-03-30", "block": ""}
    in_text, in_title = notice["evidence"]
    assert in_text["selector"][0]["exact"] == "by AB"
    assert (in_title["block"], "selector" in in_title) == ("", False)
    assert [q["selector"][0]["exact"] for q in notice["quotes"]] == ["The Law is known"]
    (rendering,) = load(written, "terms.json")[0]["renderings"]
    assert rendering["evidence"]["quote"] == "Patent Law"
    mentions = len(written["data/mentions.jsonl"].splitlines())
    assert check_evidence(written) == mentions + len(
        ["event", "its date", "date", "ground", "rendering", "correction", "later", "quote"]
    )


def test_evidence_of_the_real_notices_is_found_exactly_once() -> None:
    project = Project(Path(__file__).parents[2])
    exported = export_data(read_atlas(project), project)
    written = {uri: content for uri, content in exported.items() if isinstance(content, str)}
    assert check_evidence(written) > 150


def test_schemas_of_content_are_published_for_programs_that_help_editors() -> None:
    """Each is a JSON Schema, and the page of a notice fits the one that is published."""
    project = Project(Path(__file__).parents[2])
    exported = export_data(read_atlas(project), project)
    folder = "data/schema/content/"
    schemas = {uri[len(folder) :]: text for uri, text in exported.items() if folder in uri}
    own = {path.name for path in (project.root / "generator" / "schema").glob("*.json")}
    assert set(schemas) == own
    for text in schemas.values():
        jsonschema.Draft202012Validator.check_schema(json.loads(text))
    settings = json.loads((project.root / ".vscode" / "settings.json").read_text("utf-8"))
    for path in settings["yaml.schemas"]:
        assert (project.root / path).is_file()
