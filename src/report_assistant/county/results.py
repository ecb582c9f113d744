"""What is written of a collection: the workbook, the sheets to send back, the county's answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from report_assistant.county.collecting import Collection
from report_assistant.county.county_answers import FILE_NAME as ANSWERS
from report_assistant.county.county_answers import county_answers, dump_county_answers
from report_assistant.county.kept import Kept
from report_assistant.county.result_files import ResultFiles
from report_assistant.county.work import Workers


@dataclass(frozen=True)
class Former:
    """What an earlier run left, and what people added to it."""

    chosen: Mapping[str, str] = field(default_factory=dict)
    """The file that is taken, by body."""


def former_results(folder: Path) -> Former:
    """Return what people added to the results of an earlier run."""
    return Former()


def write_results(
    collection: Collection,
    former: Former,
    kept: Kept,
    workers: Workers,
    files: ResultFiles,
    today: date,
) -> None:
    """Write all results. Raises SaveError."""
    day = f"{today.year}年{today.month}月{today.day}日"
    files.save(ANSWERS, dump_county_answers(county_answers(collection), day).encode())
