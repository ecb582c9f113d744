"""A county: the reports of its bodies as they are sent in, with planted faults, and the key to them.

    key = county(80, seed=1, folder=tmp_path)

In `key.folder` lies what was handed in, in `key.last` the year before's, `key.roster` is the list of
bodies. The sums are plain additions of what was printed.
"""

import random
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from report_assistant.county.standing import Status
from tests.county.faults import IN_TEXT, Planted
from tests.county.files import (
    LAYOUTS,
    as_zip,
    damaged,
    encrypted,
    name_of,
    picture,
    some_layout,
    without_table,
)
from tests.county.honest import PATHS, Written, written
from tests.county.invented import COUNTY, Body, bodies_of

_A_KIND = 200
"""Of so many bodies, one has each kind of fault."""
_IN_A_ZIP = 25


FEES = "proactive_disclosure.fees"
"""The one cell that holds more than whole numbers."""


@dataclass
class Key:
    """What was generated, and what has to be said of it."""

    folder: Path
    last: Path
    roster: Path
    year: int
    planted: list[Planted] = field(default_factory=list)
    sums: dict[str, Decimal] = field(default_factory=lambda: dict.fromkeys(PATHS, Decimal(0)))
    """The sum of what was printed, over the bodies that count."""
    counted: set[str] = field(default_factory=set)
    bodies: list[Body] = field(default_factory=list)
    alike: list[tuple[str, str]] = field(default_factory=list)
    """Pairs of bodies that have the same words of their own."""
    doubts: list[str] = field(default_factory=list)
    """Names that the roster has twice."""
    files: list[Path] = field(default_factory=list)
    """Files on the disk that hold one report, to be changed for a second run."""


def county(bodies: int, seed: int, folder: Path, *, year: int = 2025) -> Key:
    """Write so many bodies' reports, the year before's and the roster into a folder."""
    return _County(bodies, seed, folder, year).made()


class _County:
    def __init__(self, number: int, seed: int, folder: Path, year: int) -> None:
        self.chance = random.Random(seed)
        self.key = Key(folder / "收到", folder / "去年", folder / "名册.csv", year)
        self.key.bodies = bodies_of(number, self.chance)
        self.names = {body.name: body.name for body in self.key.bodies}
        """The names that the roster has, by the bodies'."""
        self.zipped: dict[str, bytes] = {}
        self.times = max(1, number // _A_KIND)

    def made(self) -> Key:
        for folder in (self.key.folder, self.key.last):
            folder.mkdir(parents=True)
        planted = self._plan()
        words: dict[int, list[str]] = {}
        for body in self.key.bodies:
            last = written(body, self.key.year - 1, self.chance)
            before = LAYOUTS["strict.docx"](last.figures)
            (self.key.last / f"{body.name}.docx").write_bytes(before)
            report = written(body, self.key.year, self.chance, last)
            kind = planted.get(body.name, "")
            if kind == "alike":
                self._copy_words(report, words)
            if kind in IN_TEXT:
                fault = IN_TEXT[kind]
                fault.change(report)
                codes, also = frozenset(fault.codes.split()), frozenset(fault.also.split())
                self.key.planted.append(Planted(body.name, kind, codes, also))
                self._send(report, layout="own_writer.docx" if kind == "blank cell" else "")
            elif make := getattr(self, f"_{kind.replace(' ', '_')}", None):
                make(report, last)
            else:
                self._send(report)
        self._send_zip()
        self._strangers()
        self._write_roster()
        return self.key

    def _plan(self) -> dict[str, str]:
        """Which body has which fault: one each, and most have none."""
        kinds = [*_ONLY, *[*IN_TEXT, *_HANDED_IN_WRONGLY, "alike", "alike"] * self.times]
        free = [body for body in self.key.bodies if body.parent == "" and body.own != "我县"]
        self.chance.shuffle(free)
        planned: dict[str, str] = {}
        for kind in kinds:
            only = IN_TEXT[kind].only if kind in IN_TEXT else _ONLY.get(kind, ())
            for body in free:
                if body.name not in planned and (
                    not only or body.own in only or body.short in only
                ):
                    planned[body.name] = kind
                    break
        return planned

    # ------------------------------------------------------------ handing in

    def _send(self, report: Written, layout: str = "", name: str = "", counts: bool = True) -> Path:
        """Hand in a report, in some layout, under some name, in some place."""
        layout = layout or some_layout(self.chance)
        if report.body.name in {each.body for each in self.key.planted} and layout == "text.pdf":
            layout = "web_plain.html"  # a PDF that does not add up is not read
        data = LAYOUTS[layout](report.figures)
        if counts:
            self._count(report)
        return self._put(data, report, layout.rpartition(".")[2], name)

    def _put(self, data: bytes, report: Written, ending: str, name: str = "") -> Path:
        inner = name or name_of(report, ending, self.chance, len(self.key.files))
        if not name and self.chance.random() < 0.1:
            self.zipped[inner] = data
            if len(self.zipped) == _IN_A_ZIP:
                self._send_zip()
            return self.key.folder
        path = self.key.folder / inner
        path.parent.mkdir(parents=True, exist_ok=True)
        assert not path.exists(), path
        path.write_bytes(data)
        self.key.files.append(path)
        return path

    def _send_zip(self) -> None:
        if self.zipped:
            number = len(list(self.key.folder.glob("*.zip"))) + 1
            (self.key.folder / f"第{number}批.zip").write_bytes(as_zip(self.zipped))
            self.zipped.clear()

    def _count(self, report: Written) -> None:
        if report.body.is_counted:
            self.key.counted.add(self.names[report.body.name])
            for path, words in report.cells.items():
                if words.isdecimal() or (words and path == FEES):
                    self.key.sums[path] += Decimal(words)

    def _plant(self, report: Written, kind: str, status: Status, told: str = "") -> None:
        name = self.names[report.body.name]
        self.key.planted.append(Planted(name, kind, status=status, told=told))

    # ------------------------------------------------------------ what is handed in wrongly

    def _missing(self, report: Written, _: Written) -> None:
        self._plant(report, "missing", Status.MISSING)

    def _wrong_year(self, report: Written, last: Written) -> None:
        self._plant(report, "wrong year", Status.WRONG_YEAR, str(last.year))
        self._send(last, counts=False)

    def _twice_the_same(self, report: Written, _: Written) -> None:
        self._plant(report, "twice the same", Status.HANDED_IN, "内容相同")
        path = self._send(report, name=f"{report.body.short}{report.year}年年报.docx", layout=_DOCX)
        copy = self.key.folder / "重发" / path.name
        copy.parent.mkdir(exist_ok=True)
        copy.write_bytes(path.read_bytes())

    def _twice_different(self, report: Written, _: Written) -> None:
        self._plant(report, "twice different", Status.TWICE, "采用文件")
        self._send(report, name=f"{report.body.name}.docx", layout=_DOCX, counts=False)
        report.cells["proactive_disclosure.licences"] = "77"
        self._send(report, name=f"{report.body.name}（改）.html", layout=_PAGE, counts=False)

    def _wrong_year_beside(self, report: Written, last: Written) -> None:
        self._plant(report, "last year's file besides", Status.HANDED_IN, "没有用")
        self._send(report, name=f"{report.body.short}年报.docx", layout=_DOCX)
        self._send(last, name=f"{report.body.short}年报（旧）.docx", layout=_DOCX, counts=False)

    def _damaged(self, report: Written, _: Written) -> None:
        self._unreadable(report, "damaged", damaged(LAYOUTS[_DOCX](report.figures)), "损坏")

    def _password(self, report: Written, _: Written) -> None:
        self._unreadable(report, "password", encrypted(), "密码")

    def _picture(self, report: Written, _: Written) -> None:
        self._unreadable(report, "picture", picture(), "图片")

    def _empty(self, report: Written, _: Written) -> None:
        self._unreadable(report, "empty", b"", "空文件")

    def _pdf_that_does_not_add_up(self, report: Written, _: Written) -> None:
        report.cells["applications.handled.total"] = "9999"
        data = LAYOUTS["text.pdf"](report.figures)
        self._unreadable(report, "PDF that does not add up", data, "加不平", "pdf")

    def _unreadable(
        self, report: Written, kind: str, data: bytes, told: str, ending: str = "docx"
    ) -> None:
        self._plant(report, kind, Status.UNREADABLE, told)
        self._put(data, report, ending, f"{report.body.short}年报.{ending}")

    def _lost_table(self, report: Written, _: Written) -> None:
        self._plant(report, "lost table", Status.HANDED_IN, "表四")
        planted = self.key.planted.pop()
        self.key.planted.append(
            Planted(planted.body, planted.kind, frozenset({"T20"}), told=planted.told)
        )
        for path in PATHS:
            if path.startswith("review_litigation"):
                report.cells[path] = ""
        self._count(report)
        self._put(without_table(LAYOUTS[_DOCX](report.figures), 2), report, "docx")

    def _anothers_file_name(self, report: Written, _: Written) -> None:
        other = next(each for each in self.key.bodies if each.is_counted and each != report.body)
        self._plant(report, "under another's file name", Status.HANDED_IN, "文件名像是")
        name = f"误放/{other.short}{len(self.key.files)}/年报.docx"
        self._send(report, name=name, layout=_DOCX)

    def _short_in_the_roster(self, report: Written, _: Written) -> None:
        body = report.body
        short = _SHORT[body.short]
        self.names[body.name] = short
        self._plant(report, "short name in the roster", Status.MISSING)
        told = Planted(body.name, "asked whose", status=Status.UNKNOWN, told=short)
        self.key.planted.append(told)
        self._send(report, name="局办/附件.docx", layout=_DOCX, counts=False)

    def _strangers(self) -> None:
        for number in range(self.times):
            body = Body(f"邻水县{'甲乙丙丁'[number % 4]}家{number or ''}乡人民政府", "乡", "我乡")
            report = written(body, self.key.year, self.chance)
            name = f"{body.short}年报{number}.docx"
            self.key.planted.append(Planted(body.name, "stranger", status=Status.UNKNOWN))
            self._send(report, layout=_DOCX, name=name, counts=False)

    # ------------------------------------------------------------ the roster

    def _write_roster(self) -> None:
        lines = ["单位,类型,计入汇总,上级单位"]
        for body in self.key.bodies:
            counted = "是" if body.is_counted else "否"
            lines.append(f"{self.names[body.name]},{body.kind},{counted},{body.parent}")
        lines.append(f"{COUNTY}想象中的局,县直部门,是,")
        self.key.planted.append(
            Planted(f"{COUNTY}想象中的局", "in the roster only", status=Status.MISSING)
        )
        lines.append(lines[1])
        self.key.doubts.append(self.names[self.key.bodies[0].name])
        self.key.roster.write_text("\n".join(lines), encoding="utf-8-sig")

    def _copy_words(self, report: Written, words: dict[int, list[str]]) -> None:
        """Give a body the own words of another."""
        if not words:
            words.update({part: list(report.paragraphs[part]) for part in (1, 5)})
            self.first = report.body
            return
        texts = words[5]
        report.paragraphs[5] = [each.replace(self.first.own, report.body.own) for each in texts]
        report.paragraphs[1][0] = words[1][0].replace(self.first.own, report.body.own)
        self.key.alike.append((self.first.name, report.body.name))
        words.clear()


_DOCX, _PAGE = "own_writer.docx", "web_plain.html"
_HANDED_IN_WRONGLY = (
    *("missing", "wrong year", "twice the same", "twice different", "wrong year beside"),
    *("damaged", "password", "picture", "empty", "pdf that does not add up", "lost table"),
    "anothers file name",
)
_SHORT = {"住房和城乡建设局": "住建局"}
_ONLY = {"short in the roster": tuple(_SHORT)}
