"""Windows, as far as Wine is it."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from scripts.release.trial.places import as_clerk, give, remove
from scripts.release.trial.results import NotPossibleError

_WINE = ("/usr/lib/wine/wine64", "wine64", "wine")
_SERVERS = ("/usr/lib/wine/wineserver", "wineserver")
_COMPILER = "x86_64-w64-mingw32-gcc"
_LIBRARY = "bcryptprimitives.dll"
_STUB = Path(__file__).with_name("bcryptprimitives.c")
LAUNCHER, TERMINAL = "年报助手.cmd", "年报助手（终端）.cmd"


class Wine:
    """A fresh Windows with an unpacked folder in it; the folder's name is a hard one."""

    name = "Windows (Wine)"
    is_launched = True

    def __init__(self, unpacked: Path) -> None:
        """Set up a Windows of its own. Raises NotPossibleError."""
        found = next((each for each in _WINE if shutil.which(each)), None)
        if found is None or not shutil.which(_COMPILER):
            raise NotPossibleError(f"needs wine64 and {_COMPILER} (Debian's packages)")
        self._wine = found
        self._root = Path(tempfile.mkdtemp(prefix="wine-"))
        self._root.chmod(0o755)
        self._prefix, self.work, self.home = (self._root / name for name in ("c", "work", "home"))
        for folder in (self._prefix, self.work, self.home):
            folder.mkdir()
            give(folder)
        self.folder = self._root / "年报 助手 & 好! (1)"
        shutil.copytree(unpacked, self.folder)
        os.sync()
        subprocess.run(["chmod", "-R", "a-w", str(self.folder)], check=True)
        self._start(*self._as_wine("wineboot", "--init"))
        self._add_what_wine_lacks()

    def command(self, *arguments: str, launcher: str = LAUNCHER) -> list[str]:
        """Return how the program is started; the launcher itself takes no arguments."""
        if not arguments:
            # Named from within, since cmd takes no quoted path that holds a sign of its own.
            there = ["sh", "-c", 'cd "$0" && exec "$@"', str(self.folder)]
            return [*there, *self._as_wine("cmd", "/c", launcher)]
        python = str(self.folder / "python" / "python.exe")
        return self._as_wine(python, "-m", "report_assistant", *arguments)

    def python(self, code: str) -> list[str]:
        """Return how the program's interpreter runs some code."""
        return self._as_wine(str(self.folder / "python" / "python.exe"), "-c", code)

    def environment(self) -> Mapping[str, str]:
        """Return the variables: none of this machine's Python."""
        kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
        return {
            **kept,
            "HOME": str(self.home),
            "WINEPREFIX": str(self._prefix),
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree,mshtml=;bcryptprimitives=n",
            "SSH_CONNECTION": "so that no window is opened",
        }

    def close(self) -> None:
        """End Windows and take it away."""
        servers = [path for path in _SERVERS if shutil.which(path)]
        for server in servers[:1]:
            self._start(*as_clerk(), server, "-k")
        remove(self._root)

    def _as_wine(self, *command: str) -> list[str]:
        return [*as_clerk(), self._wine, *command]

    def _start(self, *command: str) -> None:
        subprocess.run(
            command,
            env=dict(self.environment()),
            cwd=self.work,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )

    def _add_what_wine_lacks(self) -> None:
        """Build a library that every Windows 10 has; it is never part of a release."""
        target = self._prefix / "drive_c" / "windows" / "system32" / _LIBRARY
        subprocess.run(
            [_COMPILER, "-shared", "-O1", "-o", str(target), str(_STUB), "-ladvapi32"], check=True
        )
