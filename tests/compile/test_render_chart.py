"""Laying out a timeline: which years are shown, what is a point, where labels stand."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.atlas import Event
from generator.compile.render.chart import LabelPlace, Mark, choose_years, lay_out, text_width
from generator.text.edtf import parse_edtf
from generator.vocabulary import Basis, DateRole


def event(edtf: str, label: str = "An event", lane: str = "events", id_: str = "") -> Event:
    return Event(
        id_ or f"{edtf}-{label}",
        parse_edtf(edtf),
        DateRole.HELD,
        label,
        (),
        Basis.OUTSIDE,
        "timeline/index",
        lane=lane,
    )


@pytest.mark.parametrize(
    ("dates", "years"),
    [
        pytest.param(["2019-05", "2021-03-12", "2025"], (2019, 2025), id="first to last"),
        pytest.param(["2021-03-12"], (2020, 2022), id="one year gets room"),
        pytest.param(["2021-03-12", "2022", "2023", "2021/2035"], (2021, 2023), id="long period"),
        pytest.param(["2008/2035"], (2008, 2035), id="nothing but a period"),
        pytest.param(["1885", *["2019", "2020", "2021"] * 4], (2019, 2021), id="lone outlier"),
        pytest.param(["1999", "2025"], (1999, 2025), id="two far apart are both kept"),
        pytest.param(["../2023", "2018", "2020"], (2018, 2020), id="open start"),
    ],
)
def test_years_that_matter(dates: list[str], years: tuple[int, int]) -> None:
    """The chart shows the years of the short events, without lone outliers."""
    assert choose_years([event(date) for date in dates]) == years


@pytest.mark.parametrize(
    ("edtf", "is_point"),
    [
        pytest.param("2021-03-12", True, id="day"),
        pytest.param("2021-03", False, id="month"),
        pytest.param("2021", False, id="year"),
        pytest.param("2021-03-01/2021-03-05", False, id="interval"),
    ],
)
def test_precision_is_kept(edtf: str, is_point: bool) -> None:
    """Only a day is a point; what is known less well covers what it can mean."""
    chart = lay_out([event(edtf)], 1000, 5, (2021, 2021))
    assert chart is not None
    mark = chart.lanes[0].marks[0]
    assert mark.is_point is is_point
    if edtf == "2021":
        assert (mark.left, mark.right) == (0, 1000)


def test_periods_are_cut_at_the_edges() -> None:
    """A period that goes on beyond the years shown is cut, and says so."""
    chart = lay_out([event("2010/2035")], 1000, 5, (2020, 2022))
    assert chart is not None
    mark = chart.lanes[0].marks[0]
    assert (mark.left, mark.right, mark.opens_left, mark.opens_right) == (0, 1000, True, True)


def test_what_is_not_drawn_is_counted() -> None:
    """Events outside the years and those without room are counted, none is lost."""
    events = [event("2021-06-15", f"Label {n:03d}") for n in range(20)]
    events += [event("1999"), event("2030")]
    chart = lay_out(events, 400, 3, (2020, 2022), is_sparse=True)
    assert chart is not None
    drawn = sum(len(lane.marks) for lane in chart.lanes)
    assert (chart.earlier, chart.later) == (1, 1)
    assert drawn + chart.dropped == 20


def test_what_is_wanted_gets_room_first() -> None:
    """Where not all find room, wanted events do, and what notices tell goes before other dates."""
    events = [event("2021-06-15", f"Label {n:03d}", id_=str(n)) for n in range(20)]
    events[15] = replace(events[15], basis=Basis.STATED)
    chart = lay_out(events, 400, 2, (2020, 2022), is_sparse=True, wanted=("19",))
    assert chart is not None
    assert [mark.event.id for mark in chart.lanes[0].marks] == ["19", "15"]


def test_a_lane_without_a_mark_is_not_drawn() -> None:
    """Its heading alone would say that there is something."""
    long = event("2021-11-30", "A label that is longer than the chart is wide")
    notice = event("2021-03-12", lane="notice", id_="n")
    chart = lay_out([notice, long], 200, 1, (2021, 2021), is_sparse=True)
    assert chart is not None
    assert [lane.id for lane in chart.lanes] == ["notice"]
    assert chart.dropped == 1
    assert lay_out([long], 200, 1, (2021, 2021), is_sparse=True) is None


def test_marks_without_label_stand_apart() -> None:
    """What finds no room for a label is drawn below all that has one."""
    events = [event("2021-06-15", f"Label {n:03d}", id_=str(n)) for n in range(9)]
    chart = lay_out(events, 400, 3, (2020, 2022))
    assert chart is not None
    lane = chart.lanes[0]
    assert lane.bare_top is not None
    assert {mark.middle > lane.bare_top for mark in lane.marks if mark.place == "none"} == {True}
    assert {mark.middle < lane.bare_top for mark in lane.marks if mark.place != "none"} == {True}


def test_nothing_to_draw() -> None:
    """Without events in the years there is no chart."""
    assert lay_out([], 1000, 5) is None
    assert lay_out([event("1999")], 1000, 5, (2020, 2022)) is None


DATES = st.one_of(
    st.builds(
        lambda y, m, d: f"{y}-{m:02d}-{d:02d}",
        st.integers(2015, 2026),
        st.integers(1, 12),
        st.integers(1, 28),
    ),
    st.builds(lambda y, m: f"{y}-{m:02d}", st.integers(2015, 2026), st.integers(1, 12)),
    st.builds(lambda y, n: f"{y}/{y + n}", st.integers(2015, 2026), st.integers(0, 8)),
)


@given(st.lists(st.tuples(DATES, st.text("abc 蓝天", max_size=40)), min_size=1, max_size=40))
def test_labels_do_not_cover_each_other(entries: list[tuple[str, str]]) -> None:
    """Two labels at the same height never overlap, and none leaves the chart."""
    events = [event(date, label, id_=str(n)) for n, (date, label) in enumerate(entries)]
    chart = lay_out(events, 900, 6)
    assert chart is not None
    for lane in chart.lanes:
        assert len(lane.marks) + chart.earlier + chart.later >= 1
        spans = sorted(
            (mark.middle, *label_span(mark))
            for mark in lane.marks
            if mark.place is not LabelPlace.NONE
        )
        for (row, _, right), (next_row, left, _) in pairwise(spans):
            assert row != next_row or right <= left
        for _, left, right in spans:
            assert left >= -0.01
            assert right <= 900.01


def label_span(mark: Mark) -> tuple[float, float]:
    wide = text_width(mark.label)
    if mark.place is LabelPlace.RIGHT:
        return mark.left, mark.right + wide
    if mark.place is LabelPlace.LEFT:
        return mark.left - wide, mark.right
    return mark.left, mark.right


@given(st.permutations([event(f"2021-0{n}-01", f"Event {n}") for n in range(1, 8)]))
def test_order_of_events_does_not_matter(events: list[Event]) -> None:
    """The same events in any order give the same chart."""
    assert lay_out(events, 900, 3) == lay_out(sorted(events, key=lambda e: e.id), 900, 3)
