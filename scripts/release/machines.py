"""The kinds of processors that the folders for Linux are for."""

import os
from dataclasses import dataclass


@dataclass(frozen=True)
class Machine:
    """A kind of processor that Linux runs on."""

    name: str

    @property
    def triple(self) -> str:
        """Its name for compilers."""
        return f"{self.name}-linux-gnu"

    @property
    def is_ours(self) -> bool:
        """Whether what is built for it can be run here."""
        return os.uname().machine == self.name


X86_64, AARCH64 = Machine("x86_64"), Machine("aarch64")
