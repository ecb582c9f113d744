"""CPython for Linux, built from Debian's source to run on any system since glibc 2.28.

The libraries it needs are built in. There is no OpenSSL: nothing here talks to the network, and
`hashlib` has its own. What is built depends on the pins, this file and source_trees.py, not on the
place or the time.
"""

import os
import shutil
import zipfile
from pathlib import Path

from scripts.release.commands import ReleaseError, run
from scripts.release.fetching import kept, wheel
from scripts.release.machines import Machine
from scripts.release.parts import Parts
from scripts.release.source_trees import unpacked

NEEDED_MODULES = (
    *("asyncio", "ctypes", "decimal", "hashlib", "json", "lzma", "multiprocessing", "pyexpat"),
    *("select", "socket", "sqlite3", "termios", "unicodedata", "xml.etree.ElementTree", "zlib"),
)
_EXTENSIONS = (
    *("_asyncio", "_ctypes", "_decimal", "_sha2", "_lzma", "pyexpat", "_socket", "_sqlite3"),
    *("termios", "unicodedata", "zlib"),
)
_UNUSED = (
    *("share", "include", "lib/pkgconfig", "lib/python3.13/test", "lib/python3.13/idlelib"),
    *("lib/python3.13/tkinter", "lib/python3.13/turtledemo", "lib/python3.13/ensurepip"),
    *("lib/python3.13/pydoc_data", "lib/python3.13/config-*", "lib/python3.13/__pycache__"),
    *("lib/python3.13/**/__pycache__", "bin/idle*", "bin/pydoc*", "bin/*config*", "bin/pip*"),
)
_PYTHON = Path("bin", "python3.13")
_BUILT_AT = 1764547200
"""What the interpreter tells as the time of its build; to be raised with its pins."""
_BUILD = "x86_64-linux-gnu"
_PLACE = "/usr/src/interpreter"
"""What stands in the built files for the folder they were built in."""
_CROSS = ("ac_cv_file__dev_ptmx=yes", "ac_cv_file__dev_ptc=no", "ac_cv_buggy_getaddrinfo=no")

_TOOLS = {"CC": "cc", "CXX": "c++", "AR": "ar", "RANLIB": "ranlib"}
_PLAIN = "-O2 -fPIC"
_LIBRARIES = {
    "ZLIB": "libz.a",
    "LIBSQLITE3": "libsqlite3.a",
    "LIBFFI": "libffi.a",
    "LIBLZMA": "liblzma.a",
}


class PythonBuild:
    """One build in the folder `work`."""

    def __init__(self, machine: Machine, parts: Parts, work: Path) -> None:
        self._machine, self._parts, self._work = machine, parts, work
        self._libraries, self._log = work / "libraries", work / "log"
        self._environment = {
            "PATH": f"{work / 'tools'}:{os.environ['PATH']}",
            "HOME": str(work),
            "PYTHONDONTWRITEBYTECODE": "1",  # in the one that builds the other
            "LC_ALL": "C.UTF-8",
            "SOURCE_DATE_EPOCH": str(_BUILT_AT),
            "ZIG_GLOBAL_CACHE_DIR": str(work / "zig-cache"),
            "ZIG_LOCAL_CACHE_DIR": str(work / "zig-cache"),
            **{name: str(work / "tools" / tool) for name, tool in _TOOLS.items()},
        }

    def made(self, build_python: Path | None) -> Path:
        """Build everything and return the folder of the interpreter.

        For another processor, `build_python` is the folder of one that runs here.
        """
        self._write_tools()
        for library in (self._zlib, self._sqlite3, self._libffi, self._xz):
            library()
        out = self._python(build_python)
        _prune(out)
        _name_no_place(out, self._work)
        self._refuse_incomplete(out)
        return out

    def _write_tools(self) -> None:
        with zipfile.ZipFile(wheel(self._parts.compiler)) as archive:
            archive.extractall(self._work)
        zig = self._work / "ziglang" / "zig"
        zig.chmod(0o755)
        tools = self._work / "tools"
        tools.mkdir()
        target = f"-target {self._machine.triple}.{self._parts.glibc}"
        for name, words in {
            "cc": f"cc {target}",
            "c++": f"c++ {target}",
            "ar": "ar",
            "ranlib": "ranlib",
        }.items():
            (tools / name).write_text(f'#!/bin/sh\nexec "{zig}" {words} "$@"\n', encoding="utf-8")
            (tools / name).chmod(0o755)

    def _run(self, tree: Path, *command: str, **variables: str) -> None:
        run(*command, folder=tree, environment=self._environment | variables, log=self._log)

    def _tree(self, name: str) -> Path:
        source = self._parts.source(name)
        archive, *rest = (kept(file) for file in source.files)
        assert archive is not None
        patches = rest[0] if rest else None
        return unpacked(archive, self._work / name, patches, source.patches)

    @property
    def _for_configure(self) -> tuple[str, ...]:
        host = () if self._machine.is_ours else (f"--host={self._machine.triple}",)
        return (f"--prefix={self._libraries}", f"--build={_BUILD}", *host)

    def _zlib(self) -> None:
        tree = self._tree("zlib")
        self._run(tree, "./configure", "--static", f"--prefix={self._libraries}", CFLAGS=_PLAIN)
        self._run(tree, "make", "install")

    def _sqlite3(self) -> None:
        tree = self._tree("sqlite3")
        host = {"CC": "cc", "AR": "ar", "PATH": os.environ["PATH"]}  # it builds its own tools
        self._run(tree, "./configure", "--disable-readline", "--disable-tcl", **host)
        self._run(tree, "make", "sqlite3.c", **host)
        (self._libraries / "lib").mkdir(parents=True, exist_ok=True)
        (self._libraries / "include").mkdir(parents=True, exist_ok=True)
        self._run(tree, "cc", *_PLAIN.split(), "-c", "sqlite3.c", "-o", "sqlite3.o")
        self._run(tree, "ar", "rcs", str(self._libraries / "lib/libsqlite3.a"), "sqlite3.o")
        for header in ("sqlite3.h", "src/sqlite3ext.h"):
            shutil.copy(tree / header, self._libraries / "include")

    def _libffi(self) -> None:
        tree = self._tree("libffi")
        self._run(tree, "autoreconf", "-fi")
        options = ("--disable-shared", "--enable-static", "--disable-docs", "--with-pic")
        self._run(tree, "./configure", *self._for_configure, *options, CFLAGS=_PLAIN)
        self._run(tree, "make", "install")

    def _xz(self) -> None:
        tree = self._tree("xz-utils")
        names = ("shared", "xz", "xzdec", "lzmadec", "lzmainfo", "scripts", "doc", "nls")
        options = [f"--disable-{name}" for name in names]
        self._run(tree, "./configure", *self._for_configure, *options, CFLAGS=_PLAIN)
        self._run(tree, "make", "install")

    def _python(self, build_python: Path | None) -> Path:
        tree, out = self._tree("python3.13"), self._work / "out"
        options = [
            *("--prefix=/", f"--build={_BUILD}", "--without-ensurepip", "--disable-test-modules"),
            *("--without-static-libpython", "--with-pkg-config=no"),
        ]
        if build_python is not None:
            beside = self._work / "build-python"  # what was built tells where it was
            shutil.copytree(build_python, beside)
            options += [f"--host={self._machine.triple}", f"--with-build-python={beside / _PYTHON}"]
            options += _CROSS
        variables = {
            "CFLAGS": "-O2 -g0 -fno-sanitize=undefined -fwrapv -Wno-date-time",
            "LDFLAGS": f"-s -L{self._libraries}/lib",
            "PKG_CONFIG": "false",
        }
        for name, libraries in _LIBRARIES.items():
            linked = [str(self._libraries / "lib" / file) for file in libraries.split()]
            variables[f"{name}_CFLAGS"] = f"-I{self._libraries}/include"
            variables[f"{name}_LIBS"] = " ".join(linked)
        variables["LIBSQLITE3_LIBS"] += " -lm -lpthread"
        self._run(tree, "./configure", *options, **variables)
        self._run(tree, "make", f"-j{os.cpu_count() or 1}")
        self._run(tree, "make", "install", f"DESTDIR={out}", "COMPILEALL_OPTS=-x .")
        return out

    def _refuse_incomplete(self, out: Path) -> None:
        """Raise ReleaseError if a module is not there: a failed test of configure leaves it out."""
        built = {file.name.partition(".")[0] for file in out.glob("lib/python3.13/lib-dynload/*")}
        if lacking := [name for name in _EXTENSIONS if name not in built]:
            raise ReleaseError(f"built without {', '.join(lacking)}; see {self._log}")
        if self._machine.is_ours:
            run(out / _PYTHON, "-I", "-B", "-c", f"import {', '.join(NEEDED_MODULES)}")


def _prune(out: Path) -> None:
    """Leave out what a program that is only run has no use for, and all links."""
    for pattern in _UNUSED:
        for path in sorted(out.glob(pattern)):
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)
    for path in sorted(out.rglob("*")):
        if path.is_symlink():  # a USB stick knows no links
            path.unlink()


def _name_no_place(out: Path, work: Path) -> None:
    """Keep the folder of the build out of the files that tell how they were built."""
    place = str(work).encode()
    for file in sorted(out.rglob("*")):
        if file.is_file() and place in (content := file.read_bytes()):
            if b"\0" in content:
                raise ReleaseError(f"{file} names {work}")
            file.write_bytes(content.replace(place, _PLACE.encode()))
