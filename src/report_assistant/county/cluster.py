"""An existing dask.distributed cluster as the workers; nothing of it is ours.

Its workers need this program installed and one thread each (`dask worker --nthreads 1`), because a
file that hangs is ended with its process. Files come to them as bytes.
"""

import logging
from concurrent.futures import Executor
from types import TracebackType
from typing import Any

from report_assistant import __version__
from report_assistant.foundation.problems import ClerkProblem

_WAIT = "10s"
_NOT_INSTALLED = "要用集群，请先装上：pip install 'report-assistant[cluster]'。"
_NOT_THERE = "连不上集群“{}”，请检查地址，例如 tcp://10.0.0.5:8786。"
_NO_WORKER = "集群“{}”上没有干活的进程，请先在别的机器上启动 dask worker。"
_OTHER_VERSION = "集群上的程序是 {} 版，这里是 {} 版，请装成一样的再试。"


class Cluster:
    """The processes of a cluster; a context that lets go of it at the end."""

    def __init__(self, address: str) -> None:
        """Connect. Raises ClerkProblem."""
        try:
            import distributed
        except ImportError as error:
            raise ClerkProblem(_NOT_INSTALLED) from error
        logging.getLogger("distributed").setLevel(logging.CRITICAL)
        connect: Any = distributed.Client
        try:
            self._client: Any = connect(address, timeout=_WAIT, set_as_default=False)
        except (OSError, ValueError) as error:
            raise ClerkProblem(_NOT_THERE.format(address)) from error
        self.width = sum(self._client.nthreads().values())
        if not self.width:
            self._client.close()
            raise ClerkProblem(_NO_WORKER.format(address))
        self._hold_same_version()

    def __enter__(self) -> "Cluster":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._client.close()

    def executor(self) -> Executor:
        """Return an executor; the cluster itself shares out the work."""
        executor: Executor = self._client.get_executor(pure=False)
        return executor

    def executor_of_one(self) -> Executor:
        """Return an executor: here a file that ends its process harms no other."""
        return self.executor()

    def _hold_same_version(self) -> None:
        others = set(self._client.run(_version).values()) - {__version__}
        if others:
            self._client.close()
            raise ClerkProblem(_OTHER_VERSION.format("、".join(sorted(others)), __version__))


def _version() -> str:
    from report_assistant import __version__ as version

    return version
