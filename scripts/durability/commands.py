"""Every command that writes. `computers` has the files that they name."""

import re
from dataclasses import dataclass, replace

from tests.earlier.replay import EDITED, UNTOUCHED

from scripts.durability.running import Place

OFFICE_FORM = "home/公文模板.docx"
REPORT = "3"
NEW_FOLDER, OLD_FOLDER, EDITED_FOLDER = "空", "原样", "改过"
"""Where a conversation puts Word files: nothing is there, what it wrote, what was edited since."""
_ZERO_FILE = "青河镇人民政府2023年政府信息公开工作年度报告.docx"
_ANSWERS = "46\n撤销\n38\n没有\n改单位全称 青溪镇人民政府\n我是 小李\n改行政许可 7\n理由 漏记一件\n"
_FINISHED, _ZERO, _HALF = "1", "2", "5"
"""Other reports in the store."""


@dataclass(frozen=True)
class Writing:
    """One command that writes."""

    name: str
    arguments: tuple[str, ...]
    target: str
    """The file that is written, below the computer's root; empty where its name bears the time."""
    typed: str = ""
    is_word_draft: bool = False
    """Whether the target is a draft, which can be updated later."""
    largest: tuple[int, ...] = ()
    """Sizes at which it is also ended while a file grows: inside SQLite's own writing."""

    @property
    def is_over(self) -> bool:
        """Whether a file stands at the target already."""
        return self.name.endswith("over a file")


def writings(named: str = "") -> list[Writing]:
    """Return the commands whose names match a pattern, or all."""
    return [each for each in _writings() if re.search(named, each.name)]


def _writings() -> list[Writing]:
    return [
        *_commands("export", "answers.yaml", "export", REPORT, "-o"),
        *_commands("import", "read.yaml", "import", "own.docx", "-o"),
        *_commands("tables", "tables.xlsx", "tables", REPORT, "-o"),
        *_commands("record", "record.docx", "record", REPORT, "-o"),
        *_commands("form -o", "form.docx", "form", "-o"),
        *_commands("backup", "copy.sqlite3", "backup", "-o", largest=(33_000, 60_000, 100_000)),
        *_commands("export --with-drafts", "taken.yaml", "export", REPORT, "--with-drafts", "-o"),
        Writing("form --use, over a file", ("form", "--use", "restyled.docx"), OFFICE_FORM),
        Writing("restore", ("restore", "before.sqlite3"), "", largest=(40_000, 80_000, 110_000)),
        Writing("final", ("final", "own.docx", "-o", "final.docx"), "work/final.docx"),
        Writing(
            "diff --redline",
            ("diff", "own.docx", "edited.docx", "--redline", "redline.docx"),
            "work/redline.docx",
        ),
        *_drafts(),
        *_in_talk(),
    ]


def supporting(writing: Writing, place: Place) -> Writing:
    """Return a command over a file with --force, where it knows that."""
    command = writing.arguments[0]
    if writing.is_over and "--force" in place.run(command, "--help").said:
        return replace(writing, arguments=(*writing.arguments, "--force"))
    return writing


def _commands(
    name: str, file: str, *arguments: str, largest: tuple[int, ...] = ()
) -> tuple[Writing, Writing]:
    """Return a command that writes to a new name, and over what it wrote earlier."""
    new, old = f"new-{file}", f"old-{file}"
    return (
        Writing(f"{name}, new", (*arguments, new), f"work/{new}", largest=largest),
        Writing(f"{name}, over a file", (*arguments, old), f"work/{old}", largest=largest),
    )


def _drafts() -> list[Writing]:
    draft, sizes = ("draft", "changed.yaml", "-o"), (33_000, 40_000)
    return [
        Writing("draft", (*draft, "new.docx"), "work/new.docx", "", True, sizes),
        Writing("draft, over a file", (*draft, "own.docx"), "work/own.docx", "", True, sizes),
        Writing(
            "draft --update", (*draft, "edited.docx", "--update"), "work/edited.docx", "", True
        ),
    ]


def _in_talk() -> list[Writing]:
    def talk(name: str, report: str, folder: str, typed: str, file: str = "") -> Writing:
        arguments = ("chat", "--plain", "--report", report, "--folder", folder)
        target = f"work/{folder}/{file}" if file else ""
        return Writing(name, arguments, target, typed, is_word_draft=bool(file))

    return [
        talk("生成", _ZERO, NEW_FOLDER, "生成\n", _ZERO_FILE),
        talk("生成, over a file", _FINISHED, OLD_FOLDER, "生成\n", UNTOUCHED),
        talk("生成, update", REPORT, EDITED_FOLDER, "生成\n1\n1\n1\n1\n", EDITED),
        talk("导出表格", REPORT, NEW_FOLDER, "导出表格\n"),
        talk("交接", REPORT, NEW_FOLDER, "交接\n"),
        talk("修订稿", REPORT, NEW_FOLDER, "修订稿 1 2\n"),
        talk("疏排", REPORT, NEW_FOLDER, "疏排\n"),
        replace(talk("answers", _HALF, NEW_FOLDER, _ANSWERS), largest=(33_000, 40_000, 60_000)),
        Writing("next", ("next", _FINISHED), ""),
        Writing("tables --read", ("tables", REPORT, "--read", "filled.xlsx"), ""),
    ]
