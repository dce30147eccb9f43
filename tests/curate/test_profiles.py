"""Lines that the notices of one site share."""

from __future__ import annotations

from generator import curate
from generator.config import Project
from generator.curate import open_shelf
from generator.curate.profiles import SharedLine, find_shared_lines, propose_profiles

OWN = "Sunshine Law Firm has been your partner in patent matters since the year 1998."


def test_shared_lines() -> None:
    """What most notices print is proposed; what notices say by custom is not."""
    customary = {
        "特此通知。",
        "国家知识产权局",
        "2021年3月12日",
        "各省知识产权局：",
        "一、总体要求",
    }
    notices = [
        (f"n{number}", {OWN, f"Text of notice {number}.", *customary}) for number in range(4)
    ]
    notices.append(("n4", {"Quite another text."}))
    assert find_shared_lines(notices) == (SharedLine(OWN, ("n0", "n1", "n2", "n3")),)


def test_too_few_notices_say_nothing() -> None:
    """Two notices that print the same line may be one notice printed twice."""
    assert find_shared_lines([("a", {OWN}), ("b", {OWN})]) == ()


def test_proposal_for_a_site(project: Project) -> None:
    """Raw notices of one host are compared as they are curated."""
    for number in range(3):
        text = (
            f"Notice on Inspection No. {number}\n"
            f"To strengthen supervision, bureau {number} now inspects all the agencies.\n{OWN}\n"
        )
        file = project.root / f"{number}.txt"
        file.write_text(text, "utf-8")
        curate.add(project, file, id_=f"n-{number}", url="https://www.a.example/x")
    (proposal,) = propose_profiles(project, open_shelf(project))
    assert (proposal.host, proposal.count) == ("www.a.example", 3)
    assert [line.text for line in proposal.lines] == [OWN]
    assert proposal.yaml == f"proposed:\n  - {OWN}\n"
    assert propose_profiles(project, open_shelf(project), "www.b.example") == ()
