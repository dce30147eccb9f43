"""Events and timelines: each thing told once, with its evidence."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.atlas import Atlas, Event
from generator.compile import read_atlas
from generator.compile.events import unique_quote
from tests.compile.samples import SOURCES, notice_file, term_file
from tests.conftest import BuildProject

TIMELINE = """\
subject: sky
title: Blue Sky, year by year
intro: How it went.
rounds:
- id: sky-2019
  edtf: 2019-05/2021-05
  title: First round
  new: It began
  sources: [paper]
  confidence: high
- id: sky-2021
  edtf: '2021'
  title: Second round
  new: It went on
  sources: [paper]
  confidence: high
events:
- id: sky-launch
  edtf: 2019-05
  role: launched
  label: CNIPA launches Blue Sky
  sources: [report]
  confidence: high
"""
PERIODS = """\
periods:
- id: fyp-14
  label: 14th Five-Year Plan period
  edtf: 2021/2025
  names: [14th Five-Year Plan]
  sources: [report]
- id: fyp-13
  label: 13th Five-Year Plan period
  edtf: 2016/2020
  names: [13th Five-Year Plan]
  sources: [report]
"""
BODY = """\
### Plan
{#s0000001}

Under the 14th Five-Year Plan, extend Blue Sky through 2021.
{#b0000001}
"""


def make_files() -> dict[str, str]:
    date = {"role": "launched", "edtf": "2019-05", "sources": ["paper"]}
    in_force = {"role": "effective", "edtf": "2021-06-01", "sources": ["paper"], "note": "in part"}
    return {
        "content/sources.yml": SOURCES,
        "content/glossary/sky.md": term_file(
            "sky", label="Blue Sky", kind="campaign", dates=[date, in_force]
        ),
        "content/timelines/sky.yml": TIMELINE,
        "content/periods.yml": PERIODS,
        "content/notices/n.md": notice_file(
            "n",
            BODY,
            title="A notice",
            dates=[
                {"role": "issued", "edtf": "2021-03-12", "basis": "outside", "sources": ["paper"]},
                {
                    "role": "reposted",
                    "edtf": "2021-03-30",
                    "basis": "stated",
                    "quote": "Time:2021-03-30",
                },
            ],
            subjects=["sky"],
            events=[
                {
                    "edtf": "2021",
                    "role": "extended",
                    "label": "Blue Sky extended",
                    "block": "b0000001",
                    "quote": "extend Blue Sky through 2021",
                    "subjects": ["sky"],
                }
            ],
        ),
    }


@pytest.fixture
def atlas(tmp_path: Path, build_project: BuildProject) -> Atlas:
    atlas = read_atlas(build_project(tmp_path, make_files()))
    assert atlas.findings == ()
    return atlas


def of(atlas: Atlas, lane: str) -> list[Event]:
    return [event for event in atlas.events if event.lane == lane]


def test_dates_of_a_notice(atlas: Atlas) -> None:
    """Each date of a notice is an event with its role in words, its basis and its evidence."""
    issued, reposted = of(atlas, "notice")
    assert (issued.label, issued.id) == ("Issued: A notice", "n-issued-2021-03-12")
    assert (issued.basis, issued.sources, issued.subjects) == ("outside", ("paper",), ("sky",))
    assert reposted.label == "Reposted: A notice"
    assert reposted.evidence
    assert (reposted.evidence.block, reposted.evidence.quote) == ("", "Time:2021-03-30")


def test_stated_events_carry_block_and_quote(atlas: Atlas) -> None:
    """An event of a notice says where it is printed."""
    (stated,) = [event for event in of(atlas, "events") if event.basis == "stated"]
    assert stated.evidence
    assert (stated.evidence.notice, stated.evidence.block) == ("n", "b0000001")
    assert stated.uri == "notices/n"


def test_rounds_stand_in_their_own_lane(atlas: Atlas) -> None:
    """A round is an event of its campaign, and says which campaign."""
    assert [(event.id, event.role, event.label) for event in of(atlas, "campaign")] == [
        ("sky-2019", "period", "Blue Sky: First round"),
        ("sky-2021", "period", "Blue Sky: Second round"),
    ]
    assert {event.uri for event in of(atlas, "campaign")} == {"campaigns/sky"}


def test_a_date_of_a_term_that_is_an_event_is_one(atlas: Atlas) -> None:
    """Same subject, role and date: the event of the timeline file stays, with both sources."""
    launched = [event for event in atlas.events if event.role == "launched"]
    assert [(event.id, event.sources) for event in launched] == [
        ("sky-launch", ("report", "paper"))
    ]


def test_dates_of_terms(atlas: Atlas) -> None:
    """A date of a term is told with the term's label, its role in words and a short note."""
    (effective,) = [event for event in atlas.events if event.role == "effective"]
    assert effective.label == "Blue Sky: in force (in part)"
    assert (effective.uri, effective.id) == ("glossary/sky", "sky-effective-2021-06-01")


def test_named_periods(atlas: Atlas) -> None:
    """A period that a notice names is one event; one that none names is no event."""
    (period,) = of(atlas, "period")
    assert (period.id, str(period.edtf), period.basis) == ("period-fyp-14", "2021/2025", "stated")
    assert period.evidence
    assert period.evidence.quote == "14th Five-Year Plan"
    assert period.sources == ("report",)


def test_timelines(atlas: Atlas) -> None:
    """The whole corpus comes first, then subjects with three events or more, rounds included."""
    assert [(line.uri, line.title) for line in atlas.timelines] == [
        ("timeline/index", "Timeline"),
        ("timeline/sky", "Blue Sky, year by year"),
    ]
    whole, sky = atlas.timelines
    assert whole.events == atlas.events
    assert sky.intro == "How it went."
    keys = [event.edtf.sort_key for event in sky.events]
    assert keys == sorted(keys)
    assert {event.lane for event in sky.events} == {"notice", "campaign", "events"}


def test_two_copies_of_a_work_tell_things_once(tmp_path: Path, build_project: BuildProject) -> None:
    """What copies share is told by the one nearest to the issuer; each repost is its own event."""
    files = make_files()
    files["content/notices/copy.md"] = (
        files["content/notices/n.md"]
        .replace("id: n\n", "id: copy\n")
        .replace("translation: original", "translation: machine")
        .replace("2021-03-30", "2021-04-02")
    )
    atlas = read_atlas(build_project(tmp_path, files))
    assert [event.id for event in of(atlas, "notice")] == [
        "n-issued-2021-03-12",
        "n-reposted-2021-03-30",
        "copy-reposted-2021-04-02",
    ]
    assert len([event for event in atlas.events if event.role == "extended"]) == 1
    assert atlas.usage["sky"].works == 1
    assert atlas.usage["sky"].mentions == 1
    assert len(atlas.backlinks["sky"]) == 2


def test_a_retracted_notice_is_no_event(tmp_path: Path, build_project: BuildProject) -> None:
    """A retracted notice keeps its page but tells nothing on the timelines."""
    files = make_files()
    files["content/notices/n.md"] = files["content/notices/n.md"].replace(
        "review: draft", "review: retracted"
    )
    atlas = read_atlas(build_project(tmp_path, files))
    assert of(atlas, "notice") == []
    assert of(atlas, "period") == []
    assert atlas.usage == {}


def test_ids_are_unique_and_do_not_depend_on_other_events(
    tmp_path: Path, build_project: BuildProject
) -> None:
    """Two dates that would get one id get two, and an id does not count what stands before it."""
    files = make_files()
    date = {"role": "issued", "edtf": "2021", "sources": ["paper"]}
    files["content/glossary/a.md"] = term_file("a", dates=[date])
    files["content/timelines/b.yml"] = (
        "subject: sky\ntitle: T\nevents:\n- {id: a-issued-2021, edtf: '2021', role: issued,"
        " label: Other, sources: [paper], confidence: high}\n"
    ).replace("subject: sky", "subject: b")
    files["content/glossary/b.md"] = term_file("b")
    one = read_atlas(build_project(tmp_path, files))
    ids = [event.id for event in one.events]
    assert len(ids) == len(set(ids))
    assert all(id_.isascii() for id_ in ids)
    assert sum(id_.startswith("a-issued-2021") for id_ in ids) == 2


QUOTES = [
    pytest.param("a plan b", 2, 6, "plan", id="stands once"),
    pytest.param("the plan and the plan of it", 17, 21, "plan of", id="grows to the right"),
    pytest.param("old plan, new plan", 14, 18, "new plan", id="grows to the left at the end"),
    pytest.param("计划和计划", 3, 5, "计划和计划", id="no words to grow by"),
]


@pytest.mark.parametrize(("text", "start", "end", "quote"), QUOTES)
def test_unique_quote(text: str, start: int, end: int, quote: str) -> None:
    """A quote grows word by word until it stands once."""
    assert unique_quote(text, start, end) == quote
    assert text.count(quote) == 1
