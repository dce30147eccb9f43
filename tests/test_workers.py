"""Many things worked on by several processes: in order, and a process that dies is told."""

from __future__ import annotations

import os

import pytest

from generator.errors import GeneratorError
from generator.workers import work_on_all


def add(shared: int, thing: int) -> int:
    return shared + thing


def die_at(shared: int, thing: int) -> int:
    if thing == shared:
        os._exit(1)
    return thing


@pytest.mark.parametrize("count", [0, 1, 8, 9, 40])
@pytest.mark.parametrize("workers", [1, 3])
def test_results_come_in_the_order_of_the_things(count: int, workers: int) -> None:
    assert list(work_on_all(add, 100, range(count), workers)) == list(range(100, 100 + count))


def test_a_process_that_dies_names_what_it_was_at() -> None:
    done = []
    with pytest.raises(GeneratorError, match=r"^\d+: a process that was at work .* has died"):
        for result in work_on_all(die_at, 5, range(20), 2):
            done.append(result)
    assert done == list(range(len(done)))
