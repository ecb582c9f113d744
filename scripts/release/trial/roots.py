"""An older Linux with nothing in it but its C library and a shell: for ours and other processors."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from scripts.release.commands import run
from scripts.release.fetching import packages
from scripts.release.machines import Machine
from scripts.release.parts import Parts
from scripts.release.trial.places import CLERK, give, remove
from scripts.release.trial.results import NotPossibleError

LAUNCHER, TERMINAL = "年报助手.sh", "年报助手（终端）.sh"
_CHROOT = shutil.which("chroot") or "/usr/sbin/chroot"
_DEBIAN = {"x86_64": "amd64", "aarch64": "arm64"}
_PROGRAM = "/opt/年报 助手"
_DEVICES = {"null": (1, 3), "zero": (1, 5), "urandom": (1, 9), "random": (1, 8), "tty": (5, 0)}


class Root:
    """Debian of 2021 (glibc 2.31) in a folder. The clerk's home is empty; there is no Python."""

    def __init__(self, machine: Machine, parts: Parts, unpacked: Path) -> None:
        """Unpack the packages. Raises NotPossibleError."""
        if os.geteuid() != 0:
            raise NotPossibleError("needs root, for chroot")
        self._qemu = None if machine.is_ours else shutil.which(f"qemu-{machine.name}-static")
        if self._qemu is None and not machine.is_ours:
            raise NotPossibleError("needs qemu-user-static (Debian's package)")
        self.is_launched = not self._qemu  # the launcher's shell could not start what is emulated
        self.name = f"Linux {machine.name}" + (" (qemu)" if self._qemu else "")
        self._root = Path(tempfile.mkdtemp(prefix="root-"))
        self._root.chmod(0o755)
        self._unpack(parts, _DEBIAN[machine.name])
        self.home, self.work = self._root / "clerk", self._root / "work"
        for folder in (self.home, self.work, self._root / "tmp"):
            folder.mkdir(parents=True)
            give(folder)
        self.folder = self._root / _PROGRAM.lstrip("/")
        shutil.copytree(unpacked, self.folder)

    def command(self, *arguments: str, launcher: str = LAUNCHER) -> list[str]:
        """Return how the launcher is started; where it is emulated, how it starts the program."""
        if self._qemu is None:
            return self._inside("/bin/sh", f"{_PROGRAM}/{launcher}", *arguments)
        return self._inside("/qemu", self._python, "-m", "report_assistant", *arguments)

    def python(self, code: str) -> list[str]:
        """Return how the program's interpreter runs some code."""
        emulated = ("/qemu",) if self._qemu else ()
        return self._inside(*emulated, self._python, "-I", "-c", code)

    def environment(self) -> Mapping[str, str]:
        """Return the variables of somebody who has just logged in."""
        return {"HOME": "/clerk", "PATH": "/bin", "LANG": "zh_CN.UTF-8"}

    def close(self) -> None:
        """Take it away."""
        remove(self._root)

    @property
    def _python(self) -> str:
        return f"{_PROGRAM}/python/bin/python3.13"

    def _inside(self, *command: str) -> list[str]:
        user = f"--userspec={CLERK}:{CLERK}"
        return [_CHROOT, user, str(self._root), "/bin/sh", "-c", _THERE, "sh", *command]

    def _unpack(self, parts: Parts, debian: str) -> None:
        machines = tuple(_DEBIAN.values())
        wanted = [
            file
            for file in parts.trial_packages
            if file.name.endswith(f"_{debian}.deb") or file.name.startswith("busybox")
        ]
        for package in packages(wanted, parts.trial_suite, machines):
            run("dpkg-deb", "-x", package, self._root)
        shell = self._root / "bin" / "busybox"
        for name in ("sh", "dirname", "uname", "sed", "env", "cat"):
            (shell.parent / name).symlink_to("busybox")
        if self._qemu:
            shutil.copy(self._qemu, self._root / "qemu")
        (self._root / "dev").mkdir(exist_ok=True)
        for name, (major, minor) in _DEVICES.items():
            node = str(self._root / "dev" / name)
            subprocess.run(["mknod", "-m", "666", node, "c", str(major), str(minor)], check=True)


_THERE = 'cd /work && exec "$@"'
