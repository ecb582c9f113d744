"""Workers for tests of other things: everything is done at once, in this process."""

from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any


class Here(Executor):
    """Workers and their executor in one."""

    width = 1

    def executor(self) -> Executor:
        return self

    def executor_of_one(self) -> Executor:
        return self

    def submit(self, work: Callable[..., Any], /, *given: Any, **named: Any) -> "Future[Any]":
        future: Future[Any] = Future()
        try:
            future.set_result(work(*given, **named))
        except Exception as error:
            future.set_exception(error)
        return future
