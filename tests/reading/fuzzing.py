"""Mutated reports, read one after the other: run as a program, with its memory limited.

    python -m tests.reading.fuzzing [mutations for each kind of file]

The same seeds give the same files. Prints one line for each kind; a failure is a traceback.
"""

import random
import resource
import sys
import time
from collections import Counter
from pathlib import Path

from report_assistant.ooxml.package import read_package, write_package
from report_assistant.word.reader import ReadError, read_report_bytes
from tests.reading.figures import invented
from tests.reading.layouts import LAYOUTS

MEMORY = 500 << 20
SLOWEST = 3.0
_KINDS = ("cut_in_two.docx", "controls_and_changes.docx", "web_from_word.html", "pasted_text.txt")
_PARTS = ("word/document.xml", "[Content_Types].xml", "docProps/custom.xml", "_rels/.rels")
_PIECES = (
    b"<w:tbl>", b"</w:tbl>", b"<w:tr>", b"</w:tc>", b'<w:gridSpan w:val="99999"/>', b"<w:vMerge/>",
    b"<table>", b"</td>", b"<td colspan=100000 rowspan=100000>", b"\t\t\t\t", b"|||", b"\xff\xfe",
    b"\0", b"&#0;", b"&x;", b"<!DOCTYPE x>", b"9" * 5000, b"(" * 2000, "（".encode() * 500,
    "一、".encode() * 300, "总计".encode(), b"\n" * 3000, b" " * 9000, b"<!--", b"]]>",
)  # fmt: skip


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The same bytes with one to eight places changed."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        place = chance.randrange(len(changed) + 1)
        length = chance.choice((1, 1, 2, 8, 64, 900))
        match chance.randrange(6):
            case 0:
                changed[place : place + length] = chance.randbytes(length)
            case 1:
                del changed[place : place + length]
            case 2:
                changed[place:place] = chance.choice(_PIECES)
            case 3:
                changed[place:place] = changed[place : place + length * 20] * chance.randint(1, 9)
            case 4:
                other = chance.randrange(len(changed) + 1)
                changed[place:place] = changed[other : other + length * 4]
            case 5 if chance.random() < 0.1:
                del changed[place:]
    return bytes(changed)


def mutated_file(name: str, data: bytes, chance: random.Random) -> bytes:
    """A mutated file; of a Word file mostly what is inside, so that it still opens."""
    if not name.endswith(".docx") or chance.random() < 0.2:
        return mutated(data, chance)
    parts = dict(read_package(data))
    part = chance.choice([name for name in (_PARTS[0], *_PARTS) if name in parts])
    parts[part] = mutated(parts[part], chance)
    return write_package(parts)


def main(mutations: int) -> None:
    """Read the mutated files of every kind."""
    figures = invented()["every"]
    for kind in _KINDS:
        data = LAYOUTS[kind](figures)
        results: Counter[str] = Counter()
        slowest = 0.0
        for seed in range(mutations):
            file = mutated_file(kind, data, random.Random(seed))
            began = time.perf_counter()
            try:
                read_report_bytes(file, kind)
                results["read"] += 1
            except ReadError as error:
                assert str(error).endswith("。"), error
                results["refused"] += 1
            slowest = max(slowest, time.perf_counter() - began)
        assert slowest < SLOWEST, slowest
        print(f"{kind}: {results['read']} read, {results['refused']} refused, {slowest:.3f} s")
    print(f"memory: {most_memory() >> 20} MB")


def most_memory() -> int:
    """The most memory this program has held, in bytes.

    On Linux `ru_maxrss` of a new program begins with what its parent held, so it would
    measure whoever started this one.
    """
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) << 10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss << 10


if __name__ == "__main__":
    # Address space counts more than what is used: libraries and allocator take their share.
    resource.setrlimit(resource.RLIMIT_AS, (2 * MEMORY, 2 * MEMORY))
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 150)
    assert most_memory() < MEMORY
