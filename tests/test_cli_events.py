"""`events` as a person uses it: it prints what was found and writes nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.compile.samples import notice_file, term_file
from tests.test_cli import run
from tests.test_cli_words import files

BODY = """\
The Patent Law took effect on 1 June 2021.
{#b0000001}

Recently, three annual plans were made within 30 days.
{#b0000002}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with one term and two notices, the second without a date."""
    for name, text in {
        "mkdocs.yml": "site_name: Test\n",
        "content/glossary/law.md": term_file("law", label="Patent Law", kind="instrument"),
        "content/notices/n-1.md": notice_file("n-1", BODY),
        "content/notices/n-2.md": notice_file("n-2", "No date.\n{#b0000003}\n"),
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def test_events_are_listed_with_sentence_and_stubs(folder: Path) -> None:
    before = files(folder)
    code, out, err = run(folder, "events")
    assert code == 0, err
    assert out.startswith(
        "1. 1 June 2021: Patent Law: in force\n"
        "   effective, stated; shown as found by the program, not yet confirmed\n"
    )
    assert "#b0000001: The Patent Law took effect on 1 June 2021." in out
    assert "     events:\n       - {edtf: '2021-06-01', role: effective," in out
    assert "     not_events:\n       - {block: b0000001, quote: The Patent Law took" in out
    assert "Recently" not in out
    assert out.endswith("events: 1 found, 1 to decide. Nothing was written.\n")
    assert files(folder) == before


def test_why_tells_of_each_other_date(folder: Path) -> None:
    code, out, _ = run(folder, "events", "n-1", "--why")
    assert code == 0
    assert "#b0000002 'Recently': no date is said\n" in out
    assert "#b0000002 'annual': it comes back every time\n" in out
    assert "#b0000002 '30 days': it is a length of time\n" in out


def test_a_notice_without_dates_has_nothing_to_list(folder: Path) -> None:
    code, out, _ = run(folder, "events", "n-2", "--why")
    assert code == 0 and out == "events: 1 found, 1 to decide. Nothing was written.\n"


def test_what_is_decided_is_listed_only_when_asked_for(folder: Path) -> None:
    page = folder / "content/notices/n-1.md"
    stub = json.loads(run(folder, "events", "--format", "json")[1])[0]["suppress"]
    page.write_text(page.read_text().replace("dates: []\n", f"dates: []\n{stub}"))
    assert run(folder, "events")[1] == "events: 1 found, 0 to decide. Nothing was written.\n"
    out = run(folder, "events", "--all")[1]
    assert "decided by an editor" in out and "to confirm it" not in out


def test_events_as_json(folder: Path) -> None:
    code, out, _ = run(folder, "events", "--why", "--format", "json")
    rows = json.loads(out)
    assert code == 0 and rows[0]["event"]["state"] == "open"
    assert (rows[0]["surface"], rows[0]["edtf"]) == ("1 June 2021", "2021-06-01")
    assert rows[1]["surface"] == "Recently"


def test_an_id_that_is_no_notice_is_wrong_input(folder: Path) -> None:
    code, _, err = run(folder, "events", "nobody")
    assert code == 2 and "'nobody' is the id of no notice" in err
