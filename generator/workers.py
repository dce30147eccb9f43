"""The same work on many things, by as many processes as there are processors, in their order."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import Any, TypeVar

from generator.errors import GeneratorError

S = TypeVar("S")
T = TypeVar("T")
R = TypeVar("R")

_FEW = 8
"""Things that are worked on here: starting other processes would take longer."""
_AHEAD = 4
"""Things a process has waiting: what is done and not yet used stays small."""


def work_on_all(
    work: Callable[[S, T], R], shared: S, things: Sequence[T], workers: int = 0
) -> Iterator[R]:
    """What the work on each thing gives, in order; only a few are done ahead.

    Args:
        work: A function of a module; it and what it is given can be pickled.
        shared: What each piece of work needs; sent once to each process.
        things: What to work on.
        workers: Processes; 0 for one a processor, 1 for none but this one.

    Raises:
        GeneratorError: A process has died, as it does when the system is out of memory.
    """
    count = min(workers or os.cpu_count() or 1, len(things))
    if count <= 1 or len(things) <= _FEW:
        yield from (work(shared, thing) for thing in things)
        return
    # Started afresh: a copy of this process would copy its threads' locks, too.
    context = get_context("spawn")
    waiting: deque[tuple[T, Future[R]]] = deque()
    with ProcessPoolExecutor(count, context, _set_up, (work, shared)) as pool:
        try:
            for thing in things:
                waiting.append((thing, pool.submit(_work, thing)))
                if len(waiting) > count * _AHEAD:
                    yield waiting[0][1].result()
                    waiting.popleft()
            while waiting:
                yield waiting[0][1].result()
                waiting.popleft()
        except BrokenProcessPool as error:
            thing = waiting[0][0] if waiting else things[0]
            raise GeneratorError(
                f"{thing}: a process that was at work on this or one soon after it has died; all"
                " before it are done. Try the rest singly to find the one."
            ) from error


_work_here: list[Any] = []
"""Of a process that works for another: the work, and what it needs."""


def _set_up(work: Any, shared: Any) -> None:
    _work_here[:] = [work, shared]


def _work(thing: Any) -> Any:
    work, shared = _work_here
    return work(shared, thing)
