"""Lines that the notices of one site share."""

from __future__ import annotations

from generator.config import Project
from generator.curate import work as curate
from generator.curate.profiles import (
    SharedLine,
    SiteProposal,
    find_shared_lines,
    propose_profiles,
    write_proposal,
)
from generator.curate.work import open_shelf

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


def test_writing_a_proposal(project: Project) -> None:
    """Lines go under `proposed`; all else of a profile stays, and nothing is written twice."""
    proposal = SiteProposal("a.example", 3, (SharedLine(OWN, ("n",)), SharedLine("Call us", ())))
    path = project.sites / "a.example.yml"
    assert write_proposal(project, proposal) == "content/sites/a.example.yml"
    start = "host: a.example\nname: a.example\n"
    assert path.read_text("utf-8") == f"{start}proposed:\n  - {OWN}\n  - Call us\n"
    path.write_text(
        f"{start}# ours\nchrome:\n  - 'Call us'\nproposed:\n  - Old\nnotes: x\n", "utf-8"
    )
    write_proposal(project, proposal)
    expected = f"{start}# ours\nchrome:\n  - 'Call us'\nproposed:\n  - {OWN}\n  - Old\nnotes: x\n"
    assert path.read_text("utf-8") == expected
    write_proposal(project, proposal)
    assert path.read_text("utf-8") == expected
