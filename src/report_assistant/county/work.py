"""Work by file through a `concurrent.futures.Executor`: in windows, and each file at its own risk.

A file that crashes or hangs its process costs only itself. In every process a watchdog ends it when
a file takes too long (`faulthandler`, which works on every system and whatever holds the lock); the
pool is broken then, and what was under way is tried again one by one, so that the culprit is known.
A cluster's own nanny does the same, and says of one file that its worker was killed.
"""

import faulthandler
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.context import BaseContext
from typing import Generic, Protocol, TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")

SECONDS_A_FILE = 60
_MOST_PROCESSES = 61
"""Windows waits for no more at a time."""
_IN_FLIGHT = 4
"""Tasks for each process at a time: enough that none waits, few enough that memory stays."""


class Workers(Protocol):
    """Whoever has executors: this machine, or a cluster."""

    width: int
    """The number of processes."""

    def executor(self) -> Executor:
        """Return an executor of all processes."""
        ...

    def executor_of_one(self) -> Executor:
        """Return an executor for what may end its process."""
        ...


class ThisMachine:
    """A process for each core."""

    def __init__(self, width: int | None = None, begin: Callable[[], object] | None = None) -> None:
        """`begin` is called in each process before its first task: what all tasks need to know."""
        self.width = min(width or os.cpu_count() or 1, _MOST_PROCESSES)
        self._begin = begin

    def executor(self) -> Executor:
        """Return a pool. Ctrl+C is left to the first process.

        Its processes are not forked from this one, which may have threads (a screen has).
        """
        return self._pool(self.width)

    def executor_of_one(self) -> Executor:
        """Return a pool of one process."""
        return self._pool(1)

    def _pool(self, width: int) -> Executor:
        return _Pool(width, mp_context=_context(), initializer=_begin, initargs=(self._begin,))


class _Pool(ProcessPoolExecutor):
    """A pool whose processes end at once where nobody waits for what they do."""

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the pool; after Ctrl+C a file that hangs is not waited for."""
        processes = tuple((self._processes or {}).values())
        super().shutdown(wait, cancel_futures=cancel_futures)
        for process in () if wait else processes:
            process.terminate()


@dataclass(frozen=True)
class Failed:
    """A task that ended its process, or raised what nobody expected."""

    error: BaseException
    is_crash: bool


@dataclass
class _Task(Generic[Given]):
    """A call under way."""

    number: int
    given: Given


def done_by(
    workers: Workers,
    work: Callable[[Given], Made],
    tasks: Iterable[Given],
    seconds: int = SECONDS_A_FILE,
) -> Iterator[tuple[int, Made | Failed]]:
    """Yield the number of each task, from 0, with its result, as they are done.

    The tasks are taken from the iterable as they are needed, so that it can read files one by one.
    """
    waiting = (_Task(number, given) for number, given in enumerate(tasks))
    suspects: deque[_Task[Given]] = deque()
    while True:
        doubtful: list[_Task[Given]] = []
        yield from _in_windows(workers, work, waiting, seconds, doubtful)
        if not doubtful:
            return
        suspects.extend(doubtful)
        while suspects:
            yield from _alone(workers, work, suspects.popleft(), seconds)


def _in_windows(
    workers: Workers,
    work: Callable[[Given], Made],
    waiting: Iterator[_Task[Given]],
    seconds: int,
    doubtful: list[_Task[Given]],
) -> Iterator[tuple[int, Made | Failed]]:
    """Yield results until the tasks or the pool end; add what the pool's end left to `doubtful`."""
    executor = workers.executor()
    under_way: dict[Future[Made], _Task[Given]] = {}
    try:
        while True:
            try:
                while len(under_way) < workers.width * _IN_FLIGHT:
                    task = next(waiting, None)
                    if task is None:
                        break
                    doubtful.append(task)  # until it is under way
                    under_way[executor.submit(_watched, work, task.given, seconds)] = task
                    doubtful.pop()
                if not under_way:
                    return
                for future in wait(under_way, return_when=FIRST_COMPLETED).done:
                    task = under_way[future]
                    result = _result_of(future)
                    del under_way[future]
                    yield task.number, result
            except BrokenProcessPool:
                doubtful.extend(under_way.values())
                under_way.clear()
                return
    finally:
        executor.shutdown(wait=not under_way)


def _alone(
    workers: Workers, work: Callable[[Given], Made], task: _Task[Given], seconds: int
) -> Iterator[tuple[int, Made | Failed]]:
    executor = workers.executor_of_one()
    is_done = False
    try:
        result = _result_of(executor.submit(_watched, work, task.given, seconds))
        is_done = True
    except BrokenProcessPool as error:
        result = Failed(error, is_crash=True)
        is_done = True
    finally:
        executor.shutdown(wait=is_done)
    yield task.number, result


def _result_of(future: "Future[Made]") -> Made | Failed:
    try:
        return future.result()
    except BrokenProcessPool:
        raise
    except Exception as error:  # the other files are to get their results
        return Failed(error, is_crash=type(error).__name__ == "KilledWorker")


@cache
def _context() -> BaseContext:
    """Return how processes are begun: from one that has loaded what they need, where there is such."""
    if "forkserver" not in get_all_start_methods():
        return get_context("spawn")
    context = get_context("forkserver")
    context.set_forkserver_preload(_LOADED)
    return context


_LOADED = ["report_assistant.county.loaded"]


# ---------------------------------------------------------------- in the process


def _begin(begin: Callable[[], object] | None) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if begin is not None:
        begin()


class _LeftError(Exception):
    """Work wanted to end its process."""


def _watched(work: Callable[[Given], Made], given: Given, seconds: int) -> Made:
    """Do the work; a process that takes longer ends."""
    with open(os.devnull, "w", encoding="utf-8") as nowhere:  # noqa: PTH123 - a device
        faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
        try:
            return work(given)
        except Exception:
            raise
        except BaseException as error:  # it would end the process that waits for the result
            raise _LeftError(repr(error)) from None
        finally:
            faulthandler.cancel_dump_traceback_later()
