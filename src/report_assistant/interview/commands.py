"""The commands that the interview carries out itself; for the others it asks the shell."""

from collections.abc import Iterator

from report_assistant.interview.answering import all_asked
from report_assistant.interview.context import context_of
from report_assistant.interview.events import (
    ActionRequested,
    Answered,
    CarriedOut,
    Event,
    Said,
)
from report_assistant.interview.last_year import compared
from report_assistant.interview.log import Entry, EntryKind, Source
from report_assistant.interview.questions_asked import example_of, left_to_answer, why
from report_assistant.interview.said.multi_answer import Fact, Facts, Several
from report_assistant.interview.state import Status, is_none_unsaid
from report_assistant.interview.turn import Turn
from report_assistant.interview.undoing import Undoing
from report_assistant.language.answer_text import PENDING
from report_assistant.language.asked.asked_tables import table_in
from report_assistant.language.asked.named_question import question_in
from report_assistant.language.wishes.commands import Command
from report_assistant.questionnaire.question import Question
from report_assistant.report.fields import Kind

HOW_TO_READ_TABLES = (
    "把填好的 Excel 文件拖进窗口，或者打出它在哪里，例如：导入表格 三张表.xlsx。"
    "打“导出表格”可以先取一份。"
)
_HOW_TO_HAND_OVER = (
    "手头有总结、通报、报表、邮件、聊天记录，都可以交给我：把文件拖进窗口（几个一起拖也行），"
    "或者把内容整段粘贴进来。读到的数先列给您看，写明出处，您说“确定”才记；没读到的再一题一题问。"
)
LOOKING = frozenset(
    {
        *(Command.WHY, Command.EXAMPLE, Command.SAMPLE, Command.PREVIEW, Command.REVIEW),
        *(Command.VERSIONS, Command.RECORD, Command.PROGRESS, Command.SAVE, Command.HELP),
        *(Command.OPEN_FILE, Command.OPEN_FOLDER),
        *(Command.ROOMY, Command.DENSE, Command.DARK, Command.LIGHT),
    }
)
"""Commands that only show something: neither the answers nor the question that is up change."""
_COUNTED = frozenset({Kind.COUNT, Kind.MONEY, Kind.COUNTS})
_LEFT = "照现在的答案，还有 {} 题没填，打“核对 未填”看是哪几题。中途可以停，打“今天到这”。"
_SAVED = "每答一题都已经存好了，不用另外保存；关掉窗口，下次接着填。"
_EXTENTS = {"group": "这几项", "section": "这一部分", "rest": "后面", "everything": "全部"}
_NOTHING_TO_ZERO = "{}没有能一起填 0 的题了。"
_NOTHING_ASKED_THERE = "这一部分现在没有要填的题。"
_NO_SUCH_QUESTION = "没找到“{}”这一题，或者它现在不用填。打“核对”可以看到全部题目，在那里选。"


class InterviewCommands:
    """A method for each row of the table of commands that names one."""

    def __init__(self, turn: Turn, several: Several) -> None:
        self._turn = turn
        self._several = several
        self._answers = turn.answers
        self._undoing = Undoing(turn)

    def carry_out(self, command: Command, target: str = "") -> list[Event]:
        """Carry a command out, or ask the shell to; `target` is what it is about, where it needs that."""
        if not command.value.interview:
            return [ActionRequested(command)]
        if command is Command.TABLE and target:
            return [ActionRequested(command, target)]
        method = getattr(self, command.value.interview)
        return list(method(target) if command.value.is_of_something else method())

    def undo(self) -> Iterator[Event]:
        """Take back the last step."""
        return self._undoing.undo()

    def redo(self) -> Iterator[Event]:
        """Bring back what was taken back last."""
        return self._undoing.redo()

    def next(self) -> Iterator[Event]:
        """Put the question that is still open; end the list that is being collected."""
        asked = self._turn.current
        if self._turn.is_following_up:
            return self._turn.leave_follow_up()
        if asked is not None and self._answers.state.status[asked.name] is Status.COLLECTING:
            value = self._answers.state.values[asked.name]
            return self._turn.take(asked, value, Source.TYPED)
        return self._turn.go_on()

    def back(self) -> Iterator[Event]:
        """Look at the question before the current one. Looking changes nothing."""
        asked = [
            question
            for question in self._answers.questionnaire.questions
            if self._answers.state.status[question.name]
            in (Status.ANSWERED, Status.PENDING, Status.SKIPPED)
        ]
        order = list(self._answers.questionnaire.by_name)
        current = self._turn.current
        here = order.index(current.name) if current else len(order)
        earlier = [question for question in asked if order.index(question.name) < here]
        if not earlier:
            yield Said("这已经是第一题了。")
            return
        yield CarriedOut(Command.BACK)
        self._turn.looking_at = earlier[-1]
        yield from self._turn.ask()

    def _example(self, question: Question) -> str:
        if self._turn.is_following_up and question.follow_up is not None:
            return f"例如：{question.follow_up.example}。"
        return example_of(question, self._answers.offer(question).suggestions)

    def go_to_section(self, number: str) -> Iterator[Event]:
        """Look at the first question of a part that is still open, or at its first one."""
        asked = [
            question
            for section in self._answers.questionnaire.sections
            if str(section.number) == number
            for question in self._answers.reviewable(section)
        ]
        if not asked:
            yield Said(_NOTHING_ASKED_THERE)
            return
        waiting = {question.name for question in self._answers.not_answered()}
        first = next((question for question in asked if question.name in waiting), asked[0])
        yield from self._turn.look_at(first)

    def go_to_question(self, name: str) -> Iterator[Event]:
        """Look at the question with a name."""
        context = context_of(self._turn)
        question = question_in(name, context)
        if question is None or not context.counts(question.name):
            yield Said(_NO_SUCH_QUESTION.format(name))
            return
        yield from self._turn.look_at(question)

    @property
    def has_last_year(self) -> bool:
        """Whether last year's report answers the current question."""
        question = self._turn.current
        return question is not None and compared(question, self._answers.last) is not None

    def same_as_last_year(self) -> Iterator[Event]:
        """Take last year's value, because the clerk says so."""
        question = self._turn.current
        value = None if question is None else compared(question, self._answers.last)
        if question is None or value is None:
            yield Said("这一题没有去年的答案可用，请直接填。")
            return
        yield CarriedOut(Command.SAME)
        yield from self._turn.take(question, value, Source.LAST_YEAR)

    def why(self) -> Iterator[Event]:
        """Say why the current question is asked."""
        question = self._turn.current
        yield CarriedOut(Command.WHY)
        yield Said(all_asked(self._answers) if question is None else why(question))

    def example(self) -> Iterator[Event]:
        """Give an example of an answer to the current question."""
        question = self._turn.current
        yield CarriedOut(Command.EXAMPLE)
        yield Said(all_asked(self._answers) if question is None else self._example(question))

    def progress(self) -> Iterator[Event]:
        """Say how many questions are left."""
        yield CarriedOut(Command.PROGRESS)
        left = left_to_answer(self._answers)
        if left and self._turn.current is None:
            yield from self._turn.ask()
            return
        yield Said(_LEFT.format(left) if left else all_asked(self._answers))

    def save(self) -> Iterator[Event]:
        """Say that all is saved."""
        yield CarriedOut(Command.SAVE)
        yield Said(_SAVED)

    def import_table(self) -> Iterator[Event]:
        """Say how an Excel file is read in."""
        yield CarriedOut(Command.IMPORT_TABLE)
        yield Said(HOW_TO_READ_TABLES)

    def annotations(self) -> Iterator[Event]:
        """Ask for what others wrote into the Word file."""
        yield ActionRequested(Command.ANNOTATIONS)

    def materials(self) -> Iterator[Event]:
        """Say how materials are handed over."""
        yield CarriedOut(Command.MATERIALS)
        yield Said(_HOW_TO_HAND_OVER)

    def rest_zero(self, extent: str) -> Iterator[Event]:
        """Show the questions of an extent that are open, each with none; taken after a yes."""
        questions = [each for each in self._answers.not_answered() if self._is_of(each, extent)]
        facts = Facts(tuple(Fact(each, each.none_value()) for each in questions if _counts(each)))
        yield from self._several.show(facts) or [Said(_NOTHING_TO_ZERO.format(_EXTENTS[extent]))]

    def _is_of(self, question: Question, extent: str) -> bool:
        current = self._turn.current
        if current is None or extent == "everything":
            return True
        order = list(self._answers.questionnaire.by_name)
        if extent == "rest":
            return order.index(question.name) >= order.index(current.name)
        if extent == "group":
            return question in self._answers.questionnaire.group_of(current)
        return question.section == current.section

    def skip(self) -> Iterator[Event]:
        """Put the current question off to the end."""
        return self._ended() or self._put_off(EntryKind.SKIP, Command.SKIP.word)

    def pending(self) -> Iterator[Event]:
        """Leave the current question open, shown as 【待填】."""
        return self._ended() or self._put_off(EntryKind.PENDING, PENDING)

    def _ended(self) -> Iterator[Event] | None:
        """End a list with what is asked about it last, so that its entries stay; `None` otherwise."""
        question = self._turn.current
        if question is None or not (question.follow_up or question.one_for_each):
            return None
        is_collecting = self._answers.state.status[question.name] is Status.COLLECTING
        return self.next() if is_collecting and self._turn.looking_at is None else None

    def table(self) -> Iterator[Event]:
        """Open the table of the section that is being asked about."""
        current = self._turn.current
        key = table_in(Command.TABLE.word, current.section if current else None)
        yield ActionRequested(Command.TABLE, key or "")

    def _put_off(self, kind: EntryKind, word: str) -> Iterator[Event]:
        question = self._turn.current
        if question is None:
            yield Said(all_asked(self._answers))
            return
        yield self._turn.record(Entry(kind, question.name))
        is_none = is_none_unsaid(question, self._answers.state)
        yield Answered(question, word, _put_off_remark(kind, question, is_none=is_none))
        yield from self._turn.go_on()


def _counts(question: Question) -> bool:
    """Whether none is a figure, or there being no cases."""
    is_cases = question.is_filter and bool(question.parts)
    return is_cases or (question.takes_none and question.kind in _COUNTED)


def _put_off_remark(kind: EntryKind, question: Question, *, is_none: bool) -> str:
    chosen = question.is_filter or question.kind is Kind.CHOICE
    if kind is EntryKind.PENDING and not chosen:
        return "草稿里先写成【待填】，知道了再改。"
    return "" if is_none else "先放着，最后会提醒您还有哪几题没填。"
