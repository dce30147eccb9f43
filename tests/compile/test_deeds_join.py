"""Found events beside those of editors and sources: each told once, editors decide."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.atlas import Atlas, Event
from generator.compile import propose_events, read_atlas
from generator.compile.deeds import State
from generator.config import Project
from tests.compile.samples import SOURCES, notice_file, term_file
from tests.conftest import BuildProject

BODY = """\
The Patent Law took effect on 1 June 2021.
{#b0000001}

The Blue Sky campaign was launched in May 2019.
{#b0000002}

Offices prepare for it.
{#b0000003}
"""
QUOTE = "The Patent Law took effect on 1 June 2021"
TIMELINE = """\
subject: law
title: The law, year by year
events:
- id: law-force
  edtf: '%s'
  role: effective
  label: The law takes effect
  sources: [paper]
  confidence: high
"""


@pytest.fixture
def build(tmp_path: Path, build_project: BuildProject) -> Any:
    """A function that reads an atlas from one notice with these keys, and more files."""

    def read(files: dict[str, str] | None = None, body: str = BODY, **front: Any) -> Atlas:
        return read_atlas(make(files, body, **front))

    def make(files: dict[str, str] | None = None, body: str = BODY, **front: Any) -> Project:
        return build_project(
            tmp_path,
            {
                "content/sources.yml": SOURCES,
                "content/glossary/law.md": term_file("law", label="Patent Law", kind="instrument"),
                "content/glossary/sky.md": term_file("sky", label="Blue Sky", kind="campaign"),
                "content/notices/n.md": notice_file("n", body, title="A notice", **front),
                **(files or {}),
            },
        )

    read.make = make  # type: ignore[attr-defined]
    return read


def of(atlas: Atlas, subject: str) -> list[Event]:
    return [event for event in atlas.events if subject in event.subjects]


def messages(atlas: Atlas) -> list[str]:
    return [finding.message for finding in atlas.findings if finding.code == "event"]


def test_a_found_event_is_marked_as_found(build: Any) -> None:
    """It has our label, its words, and is not confirmed."""
    atlas = build()
    (law,) = of(atlas, "law")
    assert (law.label, str(law.edtf), law.role, law.basis) == (
        "Patent Law: in force",
        "2021-06-01",
        "effective",
        "stated",
    )
    assert law.is_found and law.evidence and law.lane == "events" and law.uri == "notices/n"
    assert (law.evidence.block, law.evidence.quote) == ("b0000001", QUOTE)
    assert [event.label for event in of(atlas, "sky")] == ["Blue Sky: launched"]
    assert messages(atlas) == []


def entry(**fields: Any) -> dict[str, Any]:
    plain = {"edtf": "2021-06-01", "role": "effective", "label": "L", "block": "b0000001"}
    return plain | {"quote": QUOTE, "subjects": ["law"]} | fields


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({}, id="confirmed and relabelled"),
        pytest.param({"edtf": "2021-07-01"}, id="another date"),
        pytest.param({"role": "amended"}, id="another role"),
        pytest.param({"subjects": ["sky"]}, id="another subject"),
        pytest.param({"quote": "took effect on 1 June 2021"}, id="some of the words, same role"),
        pytest.param(
            {"quote": "1 June 2021", "role": "adopted"}, id="some of the words, same date"
        ),
    ],
)
def test_what_an_editor_says_of_the_words_stands(build: Any, fields: dict[str, Any]) -> None:
    """The entry is told as it is written, and the found event is not."""
    atlas = build(events=[entry(**fields)])
    told = [e for e in atlas.events if e.evidence and e.evidence.block == "b0000001"]
    assert [(e.label, e.is_found) for e in told] == [("L", False)]
    assert (str(told[0].edtf), told[0].role) == (
        fields.get("edtf", "2021-06-01"),
        fields.get("role", "effective"),
    )


def test_an_entry_on_other_words_of_the_block_decides_nothing(build: Any) -> None:
    other = entry(quote="The Patent Law", role="held", edtf="2020")
    assert [event.is_found for event in of(build(events=[other]), "law")] == [False, True]


def test_an_editor_hides_an_event(build: Any) -> None:
    """What stands in `not_events` is not told, and nothing else is lost."""
    atlas = build(not_events=[{"block": "b0000001", "quote": "took effect", "reason": "no"}])
    assert of(atlas, "law") == [] and len(of(atlas, "sky")) == 1
    assert messages(atlas) == []


def test_an_entry_that_hides_nothing_is_told(build: Any) -> None:
    atlas = build(not_events=[{"block": "b0000003", "quote": "Offices"}])
    assert messages(atlas) == [
        "no event is found in 'Offices' of block b0000003, so this entry of not_events hides"
        " nothing; remove it."
    ]
    (finding,) = [finding for finding in atlas.findings if finding.code == "event"]
    assert finding.path == "content/notices/n.md" and finding.line > 1


def test_a_quote_that_does_not_stand_any_more_is_an_error(build: Any) -> None:
    atlas = build(not_events=[{"block": "b0000001", "quote": "gone"}])
    assert [finding.code for finding in atlas.findings] == ["quote"]
    assert len(of(atlas, "law")) == 1


@pytest.mark.parametrize("edtf", ["2021-06-01", "2021-06", "2021"])
def test_an_outside_event_takes_over_the_words(build: Any, edtf: str) -> None:
    """Same subject and role, a date that contains the other: told once, with all evidence."""
    atlas = build({"content/timelines/law.yml": TIMELINE % edtf})
    (law,) = of(atlas, "law")
    assert (law.id, str(law.edtf), law.basis, law.is_found) == ("law-force", edtf, "outside", False)
    assert law.evidence is None
    assert [(e.notice, e.block, e.quote) for e in law.also] == [("n", "b0000001", QUOTE)]
    assert messages(atlas) == []


def test_a_contradiction_is_told_and_not_shown(build: Any) -> None:
    atlas = build({"content/timelines/law.yml": TIMELINE % "2021-07-01"})
    assert [event.id for event in of(atlas, "law")] == ["law-force"]
    assert of(atlas, "law")[0].also == ()
    (message,) = messages(atlas)
    assert message.startswith(
        f"'{QUOTE}' says 'Patent Law: in force' of 1 June 2021, but known is 1 July 2021 (A paper)."
    )
    assert "notice-atlas events n" in message


def test_an_editor_settles_a_contradiction(build: Any) -> None:
    """Either way: the text is right, or what it says is no event."""
    files = {"content/timelines/law.yml": TIMELINE % "2021-07-01"}
    assert messages(build(files, events=[entry()])) == []
    assert messages(build(files, not_events=[{"block": "b0000001", "quote": QUOTE}])) == []


def test_meetings_and_amendments_recur(build: Any) -> None:
    """A second amendment contradicts nothing."""
    timeline = (TIMELINE % "2008-12-27").replace("effective", "amended")
    body = "The Patent Law was amended on 17 October 2020.\n{#b0000001}\n"
    atlas = build({"content/timelines/law.yml": timeline}, body)
    assert [str(event.edtf) for event in of(atlas, "law")] == ["2008-12-27", "2020-10-17"]
    assert messages(atlas) == []


def test_two_notices_that_say_the_same_tell_one_event(build: Any) -> None:
    """The more exact date is told; the other words stand beside it."""
    body = "The Patent Law took effect in 2021.\n{#b0000009}\n"
    atlas = build({"content/notices/m.md": notice_file("m", body)})
    (law,) = of(atlas, "law")
    assert law.evidence and law.evidence.notice == "n"
    assert [place.notice for place in law.also] == ["m"]


def test_copies_of_a_work_say_it_once(build: Any) -> None:
    copy = notice_file("copy", BODY, work="n", translation="machine")
    atlas = build({"content/notices/copy.md": copy})
    (law,) = of(atlas, "law")
    assert law.evidence and law.evidence.notice == "n" and law.also == ()


OWN = "These Measures shall come into force on 1 June 2021.\n{#b0000001}\n"


def test_the_notice_itself(build: Any) -> None:
    """What a notice says of itself stands with its title, on the timelines of its subjects."""
    atlas = build(None, OWN, title_zh="关于办法 Measures", subjects=["sky"])
    (own,) = [event for event in atlas.events if event.is_found]
    assert (own.label, own.subjects) == ("In force: A notice", ("sky",))


def test_a_date_of_the_record_takes_over_the_words(build: Any) -> None:
    date = {"role": "effective", "edtf": "2021-06-01", "basis": "outside", "sources": ["paper"]}
    atlas = build(None, OWN, title_zh="Measures", dates=[date])
    (effective,) = [event for event in atlas.events if event.role == "effective"]
    assert effective.lane == "notice" and [place.block for place in effective.also] == ["b0000001"]


def test_figures_of_nothing_we_know_stand_on_no_timeline(build: Any) -> None:
    body = "In 2021, 4.5 million trademark applications were filed.\n{#b0000001}\n"
    (figures,) = build(None, body, subjects=["sky"]).events
    assert (figures.label, figures.subjects) == ("Figures: A notice", ())


def test_what_became_of_each_is_told_with_stubs(build: Any) -> None:
    """A stub, pasted into the front matter, decides the event it was printed for."""
    files = {"content/timelines/law.yml": TIMELINE % "2021"}
    law, sky = propose_events(build.make(files))[0]
    assert (law.state, law.same_as) == (State.JOINED, "The law takes effect")
    assert (sky.state, sky.same_as) == (State.OPEN, "")
    assert sky.confirm == (
        "events:\n  - {edtf: 2019-05, role: launched, label: 'Blue Sky: launched', block: b0000002,"
        " quote: The Blue Sky campaign was launched in May 2019, subjects: [sky]}\n"
    )
    for stub in (sky.confirm, sky.suppress):
        page = notice_file("n", BODY).replace("dates: []\n", f"dates: []\n{stub}")
        project = build.make({**files, "content/notices/n.md": page})
        assert [event.state for event in propose_events(project)[0]] == [
            State.JOINED,
            State.DECIDED,
        ]
        assert messages(read_atlas(project)) == []


def test_retracted_and_foreign_words_tell_nothing(build: Any) -> None:
    assert build(review="retracted").events == ()
    body = BODY.replace("{#b0000001}", "{#b0000001 by=republisher}").replace(
        "The Blue Sky campaign was launched in May 2019.\n{#b0000002}",
        "### The Blue Sky campaign was launched in May 2019.\n{#s0000002}",
    )
    assert build(None, body).events == ()


def test_figures_of_one_year_are_one_event(build: Any) -> None:
    """And they are no other thing that was reported of that year."""
    body = (
        "In 2021, 4.5 million applications were filed.\n{#b0000001}\n\n"
        "In 2021, 3.6 million were granted.\n{#b0000002}\n"
    )
    dates = [{"role": "reported", "edtf": "2021-12-31", "basis": "stated", "quote": "x"}]
    atlas = build(None, body, dates=dates)
    (figures,) = [event for event in atlas.events if event.is_found]
    assert [place.block for place in figures.also] == ["b0000002"]
    assert len(atlas.events) == 2


def test_an_amendment_is_told_of_the_day_on_which_it_was_adopted(build: Any) -> None:
    timeline = (TIMELINE % "2020-10-17").replace("effective", "adopted")
    body = "The Patent Law was amended in 2020.\n{#b0000001}\n"
    (law,) = of(build({"content/timelines/law.yml": timeline}, body), "law")
    assert law.id == "law-force" and len(law.also) == 1


def test_two_deadlines_in_a_year_are_two(build: Any) -> None:
    """Where many things can happen, only the very date is the same."""
    timeline = (TIMELINE % "2022-06").replace("effective", "deadline")
    body = "The Patent Law must be published by the end of 2022.\n{#b0000001}\n"
    assert len(of(build({"content/timelines/law.yml": timeline}, body), "law")) == 2


def test_of_two_dates_that_fit_none_is_taken(build: Any) -> None:
    """The editor is asked which is meant."""
    timeline = TIMELINE % "2021-06-01"
    second = timeline.partition("events:\n")[2].replace("law-force", "law-again")
    files = {"content/timelines/law.yml": timeline + second.replace("06-01", "09-01")}
    atlas = build(files, "The Patent Law took effect in 2021.\n{#b0000001}\n")
    assert [event.also for event in of(atlas, "law")] == [(), ()]
    assert "it is not sure which is meant: 1 June 2021 (A paper); 1 September" in messages(atlas)[0]


def test_what_is_planned_says_so(build: Any) -> None:
    (law,) = of(build(None, "The Patent Law will be amended in 2030.\n{#b0000001}\n"), "law")
    assert (law.role, law.label) == ("planned", "Patent Law: to be amended")


@pytest.mark.parametrize("entry", ["law", "Patent Law"])
def test_what_is_never_linked_in_a_notice_is_no_subject(build: Any, entry: str) -> None:
    atlas = build(nolink=[entry])
    assert of(atlas, "law") == [] and len(of(atlas, "sky")) == 1


def test_corrected_words_tell_no_event(build: Any) -> None:
    correction = {"block": "b0000001", "quote": "2021", "now": "2022", "reason": "A slip."}
    atlas = build(corrections=[correction])
    assert of(atlas, "law") == [] and len(of(atlas, "sky")) == 1


def test_an_outside_event_is_of_what_its_label_names(build: Any) -> None:
    """An event of the law's timeline that is about its rules is no date of the law."""
    rules = (TIMELINE % "2021-06-01").replace("The law takes effect", "The Sky Rules take effect")
    files = {
        "content/glossary/rules.md": term_file("rules", label="Sky Rules", kind="instrument"),
        "content/timelines/law.yml": rules + "  subjects: [rules]\n",
    }
    assert sorted(event.is_found for event in of(build(files), "law")) == [False, True]


def test_the_date_of_an_amendment_contradicts_no_older_version(build: Any) -> None:
    amendment = (TIMELINE % "2021-06-01").replace("The law takes", "The amendment takes")
    body = "The Patent Law took effect on 1 April 1985.\n{#b0000001}\n"
    atlas = build({"content/timelines/law.yml": amendment}, body)
    assert messages(atlas) == [] and len(of(atlas, "law")) == 2


def test_a_congress_is_held_when_the_list_of_periods_says(build: Any) -> None:
    """The year beside its name can be that of something else."""
    files = {
        "content/glossary/ncp.md": term_file("ncp", label="Tenth Congress", kind="forum"),
        "content/periods.yml": "periods:\n- {id: c-10, label: Tenth Congress, edtf: 2002-11,"
        " names: [Tenth Congress], term: ncp, sources: [paper]}\n",
    }
    body = "Study the 2023 Tenth Congress papers.\n{#b0000001}\n"
    atlas = build(files, body)
    assert [str(event.edtf) for event in of(atlas, "ncp")] == ["2002-11"]
    assert "November 2002" in messages(atlas)[0]
    right = build(files, body.replace("2023", "2002"))
    (event,) = of(right, "ncp")
    assert len(event.also) == 1 and messages(right) == []
