"""Materials handed over in the conversation: read for facts, shown as a list, taken after a yes."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from report_assistant.foundation.file_kinds import BACKUP, MAIL, WORKBOOKS
from report_assistant.foundation.problems import ClerkProblem
from report_assistant.interview.events import Event, Rejected, Said
from report_assistant.interview.interview import Interview
from report_assistant.interview.said.multi_answer import Fact as Shown
from report_assistant.interview.said.multi_answer import Facts
from report_assistant.interview.state import Status
from report_assistant.materials.annual_report import is_annual_report
from report_assistant.materials.files import (
    contents_of,
    contents_of_opened,
    contents_of_sheets,
    contents_of_text,
)
from report_assistant.materials.material import Fact, Material
from report_assistant.materials.merging import Merged, merged
from report_assistant.materials.passages import Contents
from report_assistant.materials.reading import read_material
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.report.printed import PrintedReport
from report_assistant.session.given.back import GivenBack
from report_assistant.session.given.files import GivenFile
from report_assistant.session.stored_interview import StoredInterview
from report_assistant.sheets.files import sheets_in
from report_assistant.sheets.read_sheets import hold_tables
from report_assistant.sheets.workbook import Sheet
from report_assistant.word.reader import (
    DoubtfulFiguresError,
    OpenedFile,
    open_bytes,
    printed_of,
)

MOST_FILES = 20
_LARGEST = 32 << 20
_PASTED = "粘贴的内容"
_MOST_LEFT = 6
_GIVEN = frozenset({Status.ANSWERED, Status.CARRIED})
_NOTHING = "{}里没有读到年报能用的数。"
_KNOWN = "还有 {} 项和已经填的一样，不用再记。"
_TOO_MANY = "还有 {} 项没有列出来，记下这些以后再交一次材料。"
_DIFFERS = "“{}”和您填的不一样，没有动，要换就打后面的编号。"
_DISPUTED = "“{}”几处写的不一样，或者拿不准，请您定。"
_LEFT = "没有用的（{}）：{}"
_TOO_MANY_FILES = f"一次最多读 {MOST_FILES} 个文件，后面的没有读，请再交一次。"
_TABLES = "“{}”里是表二到表四，或者是申请登记台账，请看完这一批再单独拖进来。"
_OURS_BESIDE = "“{}”是这份年报生成的 Word 文件，没有读。改过的请看完这一批再单独给。"
_BACKUP = "“{}”是备份，没有读，请看完这一批再单独给。"
_REPORT_BESIDE = "“{}”是年报，当去年的年报读了。"


@dataclass
class Batch:
    """Files that were handed over together, sorted by what they are."""

    materials: list[Contents] = field(default_factory=list)
    report: PrintedReport | None = None
    told: list[str] = field(default_factory=list)


class Materials:
    """Reads materials for facts of one report."""

    def __init__(self, stored: StoredInterview, questionnaire: Questionnaire) -> None:
        self._stored = stored
        self._questionnaire = questionnaire

    def sorted_files(self, files: Sequence[GivenFile], returned: GivenBack) -> Batch:
        """Return files taken apart; one that cannot be read is said and costs only itself.

        One of this report's own Word files is left for `returned`, and that is said.
        """
        batch = Batch()
        if len(files) > MOST_FILES:
            batch.told.append(_TOO_MANY_FILES)
        for file in dict.fromkeys(files[:MOST_FILES]):
            try:
                self._sort(file, batch, returned)
            except ClerkProblem as problem:
                batch.told.append(str(problem))
        return batch

    def _sort(self, file: GivenFile, batch: Batch, returned: GivenBack) -> None:
        if file.name.lower().endswith(BACKUP):
            batch.told.append(_BACKUP.format(file.name))
            return
        data, name = file.read(_LARGEST), file.name
        if name.lower().endswith(WORKBOOKS):
            self._sort_sheets(sheets_in(data, name), name, batch)
        elif name.lower().endswith(MAIL):
            batch.materials.append(contents_of(data, name))
        else:
            self._sort_opened(open_bytes(data, name), batch, returned)

    def _sort_sheets(self, sheets: Sequence[Sheet], name: str, batch: Batch) -> None:
        if hold_tables(sheets, self._now.answers):
            batch.told.append(_TABLES.format(name))
        else:
            batch.materials.append(contents_of_sheets(sheets, name))

    def _sort_opened(self, file: OpenedFile, batch: Batch, returned: GivenBack) -> None:
        if returned.knows(file.document_id):
            batch.told.append(_OURS_BESIDE.format(file.name))
            return
        printed = _printed(file)
        if not is_annual_report(printed):
            batch.materials.append(contents_of_opened(file))
        elif batch.report is None:
            batch.report = printed
            batch.told.append(_REPORT_BESIDE.format(file.name))
        else:
            batch.told.append(f"“{file.name}”也是年报，只读了前一份。")

    def hear_opened(self, file: OpenedFile, typed: str) -> list[Event]:
        """Read a file or a paste that was opened and is no annual report."""
        return self.show([contents_of_opened(file)], [], typed)

    def hear_paste(self, words: str) -> list[Event]:
        """Read a pasted text that is no annual report."""
        return self.show([contents_of_text(words, _PASTED)], [], words)

    def show(
        self, contents: Iterable[Contents], told: Sequence[str], typed: str = ""
    ) -> list[Event]:
        """Show what was read of materials; `told` is said besides. Nothing is taken by this."""
        answers = self._now.answers
        report = answers.report
        own = report.organisation.name or ""
        year = report.year or answers.offer(self._questionnaire.by_name["year"]).value
        read = [read_material(each, own, int(year), self._questionnaire) for each in contents]
        given = {
            name: value
            for name, value in answers.state.values.items()
            if answers.state.status[name] in _GIVEN
        }
        found = merged(read, given, list(self._questionnaire.by_name))
        facts = self._facts(found, read, told)
        events = self._stored.take(lambda interview: interview.show_facts(facts))
        left = _left_words(read)
        if any(not isinstance(event, Said) for event in events):
            return [*([Said("\n".join(left))] if left else []), *events]
        return [*events, _nothing(read, [*facts.notes, *left], typed)]

    @property
    def _now(self) -> Interview:
        return self._stored.now

    def _facts(self, found: Merged, read: Sequence[Material], told: Sequence[str]) -> Facts:
        by_name = self._now.questionnaire.by_name
        names = "、".join(f"“{material.name}”" for material in read)
        disputed = dict.fromkeys(by_name[fact.question].title for fact in found.disputed)
        differing = dict.fromkeys(by_name[fact.question].title for fact in found.differing)
        notes = [
            *told,
            *(sentence for material in read for sentence in material.told),
            *(_DISPUTED.format(title) for title in disputed),
            *(_DIFFERS.format(title) for title in differing),
            *([_KNOWN.format(found.known)] if found.known else []),
            *([_TOO_MANY.format(found.too_many)] if found.too_many else []),
        ]
        return Facts(
            tuple(map(self._shown, found.new)),
            notes=tuple(notes),
            choices=tuple(map(self._shown, (*found.disputed, *found.differing))),
            read_in=names,
        )

    def _shown(self, fact: Fact) -> Shown:
        question = self._now.questionnaire.by_name[fact.question]
        source = "；".join(origin.short for origin in fact.origins)
        origin = "；".join(origin.words for origin in fact.origins)
        return Shown(question, fact.value, fact.origins[0].sentence, source, origin)


def _nothing(read: Sequence[Material], notes: Sequence[str], typed: str) -> Event:
    names = "、".join(f"“{material.name}”" for material in read)
    words = [*([_NOTHING.format(names)] if read else []), *notes]
    return Rejected("\n".join(words), typed)


def _printed(file: OpenedFile) -> PrintedReport:
    """Return what is printed in a file that may be an annual report."""
    try:
        return printed_of(file)
    except DoubtfulFiguresError as doubt:
        if is_annual_report(doubt.printed):
            raise
        return doubt.printed


def _left_words(read: Sequence[Material]) -> list[str]:
    """Return what was left, by reason, a few of each quoted."""
    count = Counter(left.why for material in read for left in material.left)
    lines = []
    for why, number in count.most_common():
        words = [left.words for m in read for left in m.left if left.why is why]
        quoted = "、".join(f"“{each}”" for each in dict.fromkeys(words[:3]))
        lines.append(_LEFT.format(why.value, f"{quoted}{f'等 {number} 处' if number > 3 else ''}"))
    return lines[:_MOST_LEFT]
