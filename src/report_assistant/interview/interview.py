"""The interview: words in, events out. Pure; the shell stores what it records and shows the rest.

The state is the log and nothing else, except for two things that need not survive a restart: the
earlier question that the clerk is looking at, and a change that waits for a yes.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from report_assistant.interview.answers import Answers, Checks
from report_assistant.interview.commands import (
    NO_WORDS,
    YES_WORDS,
    Command,
    command_in,
    correction_in,
    reason_in,
    report_in,
)
from report_assistant.interview.consequences import Consequences, consequences
from report_assistant.interview.events import (
    AllAsked,
    Answered,
    Asked,
    ConfirmationAsked,
    Corrected,
    Event,
    Found,
    Recorded,
    Rejected,
    Said,
    SectionStarted,
    Wish,
    Wished,
)
from report_assistant.interview.finding_question import names_like, question_named
from report_assistant.interview.last_year import compared, compared_words
from report_assistant.interview.log import Entry, EntryKind, Source
from report_assistant.interview.offers import Offer, outdated_defaults, reading_for
from report_assistant.interview.question import Question, Questionnaire
from report_assistant.interview.state import Status
from report_assistant.interview.understanding import NotUnderstood, understand
from report_assistant.interview.wording import PENDING, editable, shown
from report_assistant.report import text
from report_assistant.report.checks import Finding, Severity, run_checks
from report_assistant.report.fields import Kind
from report_assistant.report.model import AnnualReport

BlockCount = Callable[[AnnualReport, AnnualReport], int]
"""How many paragraphs of the draft differ between two reports."""

_WISHES = {
    Command.HELP: Wish.HELP,
    Command.PREVIEW: Wish.PREVIEW,
    Command.REVIEW: Wish.REVIEW,
    Command.DRAFT: Wish.DRAFT,
    Command.LEAVE: Wish.LEAVE,
    Command.IMPORT: Wish.IMPORT,
    Command.VERSIONS: Wish.VERSIONS,
}


@dataclass(frozen=True)
class _Change:
    """A correction that waits for the clerk's yes."""

    question: Question
    entry: Entry
    after: str
    effect: Consequences


class Interview:
    """One conversation about one report."""

    def __init__(
        self,
        questionnaire: Questionnaire,
        entries: Iterable[Entry] = (),
        *,
        today: date,
        changed_blocks: BlockCount | None = None,
        checks: Checks = run_checks,
    ) -> None:
        self.answers = Answers(questionnaire, entries, today=today, checks=checks)
        self._changed_blocks = changed_blocks
        self._looking_at: Question | None = None
        self._waiting: _Change | None = None
        self._section_shown: int | None = None
        self._found: Finding | None = None

    # ------------------------------------------------------------ looking

    @property
    def questionnaire(self) -> Questionnaire:
        """The questions, with last year's answers in them where these are known."""
        return self.answers.questionnaire

    @property
    def current(self) -> Question | None:
        """The question that the next words answer; `None` when all is asked."""
        return self._looking_at or self.answers.next_open()

    @property
    def is_confirming(self) -> bool:
        """Whether a change waits for yes or no."""
        return self._waiting is not None

    # ------------------------------------------------------------ talking

    def ask(self) -> list[Event]:
        """Return the events that put the current question, for the start of a conversation."""
        self._section_shown = None
        return list(self._ask())

    def say(self, typed: str) -> list[Event]:
        """Take what the clerk said and return what it did, the next question included."""
        if self._waiting is not None:
            return list(self._confirm(self._waiting, typed))
        if report := report_in(typed):
            return [Wished(Wish.IMPORT, report)]
        command = command_in(typed)
        if command is not None:
            return list(self._command(command))
        if (reason := reason_in(typed)) is not None:
            return self._keep_found(reason)
        return self._change_asked_for(typed) or self._answer(typed)

    def look_at(self, name: str) -> list[Event]:
        """Make an earlier question the current one; nothing changes by looking."""
        self._waiting = None
        self._looking_at = self.questionnaire.by_name[name]
        about = [f for f in self.answers.findings() if self._is_about(f, self._looking_at)]
        self._found = about[-1] if about else self._found
        return [*map(Found, about), *self._ask()]

    def change(self, name: str, typed: str, source: Source = Source.REVIEW) -> list[Event]:
        """Change one answer from outside the conversation's order, e.g. from the review."""
        self._waiting = None
        return list(self._correction(self.questionnaire.by_name[name], typed, source))

    def take_last_year(self, last: AnnualReport, unread: Sequence[str] = ()) -> list[Event]:
        """Take last year's report as known; `unread` says what of it could not be read."""
        return list(self._take_last_year(last, unread))

    def keep(self, finding: Finding, reason: str) -> list[Event]:
        """Keep what a warning is about, for a reason that is remembered."""
        entry = Entry(EntryKind.REASON, finding.key, text.one_line(reason))
        return [self._record(entry), Said(f"记下了保留的理由：{entry.value}")]

    def _change_asked_for(self, typed: str) -> list[Event]:
        """What 「改…」 does; nothing if the message is none or names no question."""
        correction = correction_in(typed)
        if correction is None:
            return []
        named = question_named(self.questionnaire, self.answers.state, correction.rest)
        if named is None:
            return self._no_such_question(correction.rest, typed)
        if named.is_asked:
            return list(self._correction(named.question, named.rest))
        return [Said(f"“{named.question.title}”按前面的答案不用填，所以没有改。")]

    def _no_such_question(self, words: str, typed: str) -> list[Event]:
        """改 with an unknown name; where an answer in words is expected, it may be one."""
        question = self.current
        if question is not None and question.kind in _IN_WORDS:
            return []
        near = names_like(self.questionnaire, words)
        hint = f"是不是“{'”“'.join(near)}”？" if near else "可以按 F2 或打“核对”找到那一题。"
        return [Rejected(f"没有找到要改的那一题。{hint}", typed)]

    # ------------------------------------------------------------ answers

    def _answer(self, typed: str) -> list[Event]:
        question = self.current
        if question is None:
            return [Rejected(_ALL_ASKED, typed)]
        return list(self._reply(question, typed))

    def _reply(self, question: Question, typed: str) -> Iterator[Event]:
        if not typed.strip() or self._is_yes_to_offer(question, typed):
            yield from self._enter(question)
            return
        if self._looking_at is not None and question.name in self.answers.state.values:
            yield from self._correction(question, typed)
            return
        try:
            value = understand(question, typed, reading_for(question, self.answers.state))
            self._hold_to_constraint(question, value)
        except NotUnderstood as problem:
            yield Rejected(str(problem), typed)
            return
        yield from self._take(question, value, Source.TYPED)

    def _is_yes_to_offer(self, question: Question, typed: str) -> bool:
        return typed.strip() in _AGREEMENT and self.answers.offer(question).value is not None

    def _enter(self, question: Question) -> Iterator[Event]:
        """Enter alone: accept the offer, end a list, or return from looking back."""
        offer = self.answers.offer(question)
        if self._looking_at is not None and question.name in self.answers.state.values:
            self._looking_at = None
            yield from self._ask()
        elif self.answers.state.status[question.name] is Status.COLLECTING:
            yield from self._take_whole(
                question, self.answers.state.values[question.name], Source.TYPED
            )
        elif offer.value is not None:
            yield from self._take_whole(question, offer.value, Source.DEFAULT)
        elif not question.required:
            yield from self._take_whole(question, question.none_value(), Source.DEFAULT)
        else:
            example = f"例如 {question.example}；" if question.example else ""
            none = "没有就回“没有”；" if question.takes_none else ""
            yield Rejected(f"这里要填内容，{example}{none}现在填不了就回“待定”或“跳过”。", "")

    def _take(self, question: Question, value: Any, source: Source) -> Iterator[Event]:
        """Take a typed value; a list goes on collecting until the clerk has no more."""
        if not question.is_list or question.suggestions or question.constraint is not None:
            yield from self._take_whole(question, value, source)
            return
        so_far = self.answers.state.values.get(question.name) or []
        collecting = self.answers.state.status[question.name] is Status.COLLECTING
        if not value:
            yield from self._take_whole(question, so_far if collecting else [], source)
            return
        merged = [*so_far, *value] if collecting else value
        yield self._record(Entry(EntryKind.PART, question.name, question.dump(merged), source))
        yield Answered(question, shown(question, value))
        yield from self._ask()

    def _take_whole(self, question: Question, value: Any, source: Source) -> Iterator[Event]:
        before = {finding.key for finding in self.answers.findings()}
        entry = Entry(EntryKind.ANSWER, question.name, question.dump(value), source)
        yield self._record(entry)
        yield Answered(question, shown(question, value))
        yield from self._after(before)

    def _after(self, findings_before: set[str]) -> Iterator[Event]:
        """What follows every change: new findings, then the next question."""
        self._looking_at = None
        for finding in self.answers.findings():
            if finding.key not in findings_before:
                self._found = finding
                yield Found(finding)
        yield from self._ask()

    def _is_about(self, finding: Finding, question: Question) -> bool:
        covering = self.questionnaire.covering(finding.where)
        return covering is not None and covering.name == question.name

    def _keep_found(self, reason: str) -> list[Event]:
        """保留: keep what the last warning doubts, for a reason."""
        finding = self._doubted()
        if finding is None:
            return [Said("现在没有要保留的提醒。")]
        if finding.severity is Severity.ERROR:
            return [Said("这一处必须改，不能保留。请按提示改好有关的数。")]
        if not reason:
            return [Said("请写一句理由，例如：保留 已和登记本核对")]
        return self.keep(finding, reason)

    def _doubted(self) -> Finding | None:
        """What 保留 means: the finding shown last, else the first that can be kept."""
        findings = self.answers.findings()
        if self._found in findings:
            return self._found
        doubts = [finding for finding in findings if finding.severity is not Severity.ERROR]
        return next(iter(doubts or findings), None)

    def _hold_to_constraint(self, question: Question, value: Any) -> None:
        if question.constraint is None:
            return
        if self.answers.state.value_or_none(question.constraint, value=value) is False:
            raise NotUnderstood(question.constraint_message or "请核对这个数。")

    def _take_last_year(self, last: AnnualReport, unread: Sequence[str]) -> Iterator[Event]:
        self._looking_at = None
        yield self._record(Entry(EntryKind.LAST_YEAR, value=last.model_dump(mode="json")))
        yield Said(_read_in(last, unread))
        yield from self._ask()

    def _take_same(self) -> Iterator[Event]:
        """同去年: last year's value, taken because the clerk says so."""
        question = self.current
        value = None if question is None else compared(question, self.answers.last)
        if question is None or value is None:
            yield Said("这一题没有去年的答案可用，请直接填。")
            return
        yield from self._take_whole(question, value, Source.LAST_YEAR)

    # ------------------------------------------------------------ corrections

    def _correction(
        self, question: Question, typed: str, source: Source = Source.TYPED
    ) -> Iterator[Event]:
        """Change an earlier answer, after a yes where other questions come or go with it."""
        if not typed.strip():
            yield from self.look_at(question.name)
            return
        if command_in(typed) is Command.PENDING:
            entry, after = Entry(EntryKind.PENDING, question.name, None, source), PENDING
        else:
            try:
                value = understand(question, typed, reading_for(question, self.answers.state))
                self._hold_to_constraint(question, value)
            except NotUnderstood as problem:
                self._looking_at = question
                yield Rejected(str(problem), typed)
                return
            if value == self.answers.state.values.get(question.name):
                yield from self._unchanged(question)
                return
            entry = Entry(EntryKind.ANSWER, question.name, question.dump(value), source)
            after = shown(question, value)
        change = _Change(question, entry, after, self._effect(entry))
        if change.effect.is_structural:
            self._waiting = change
            yield ConfirmationAsked(
                question, self.answers.shown(question), after, change.effect.sentence
            )
            return
        yield from self._carry_out(change)

    def _unchanged(self, question: Question) -> Iterator[Event]:
        self._looking_at = None
        yield Said(f"“{question.title}”和原来一样，没有改。")
        yield from self._ask()

    def _effect(self, entry: Entry) -> Consequences:
        before, after = self.answers.state, self.answers.state_with(entry)
        return consequences(self.questionnaire, before, after, self._changed_blocks)

    def _confirm(self, change: _Change, typed: str) -> Iterator[Event]:
        answer = text.half_width(typed).strip().strip("。").lower()
        if answer in YES_WORDS:
            self._waiting = None
            yield from self._carry_out(change)
        elif answer in NO_WORDS:
            self._waiting = None
            self._looking_at = None
            yield Said("没有改，还是原来的答案。")
            yield from self._ask()
        else:
            yield Rejected("改就回“确定”，不改就回“取消”。", typed)

    def _carry_out(self, change: _Change) -> Iterator[Event]:
        earlier = {finding.key for finding in self.answers.findings()}
        before, state_before = self.answers.shown(change.question), self.answers.state
        yield self._record(change.entry)
        yield Corrected(change.question, before, change.after, change.effect.sentence)
        for question, offer in outdated_defaults(
            self.questionnaire, self.answers.standing.latest, state_before, self.answers.state
        ):
            yield Said(_outdated(question, self.answers.shown(question), offer))
        yield from self._after(earlier)

    # ------------------------------------------------------------ commands

    def _command(self, command: Command) -> Iterator[Event]:
        if command in _WISHES:
            yield Wished(_WISHES[command])
            return
        match command:
            case Command.BACK:
                yield from self._back()
            case Command.NEXT:
                self._looking_at = None
                yield from self._ask()
            case Command.UNDO:
                yield from self._undo()
            case Command.SAME:
                yield from self._take_same()
            case Command.WHY:
                yield from self._why()
            case Command.SKIP:
                yield from self._put_off(EntryKind.SKIP, "跳过")
            case Command.PENDING:
                yield from self._put_off(EntryKind.PENDING, PENDING)

    def _put_off(self, kind: EntryKind, word: str) -> Iterator[Event]:
        question = self.current
        if question is None:
            yield Said(_ALL_ASKED)
            return
        yield self._record(Entry(kind, question.name))
        yield Answered(question, word, _put_off_remark(kind, question))
        self._looking_at = None
        yield from self._ask()

    def _back(self) -> Iterator[Event]:
        """Look at the question before the current one. Looking changes nothing."""
        asked = [
            question
            for question in self.questionnaire.questions
            if self.answers.state.status[question.name]
            in (Status.ANSWERED, Status.PENDING, Status.SKIPPED)
        ]
        order = list(self.questionnaire.by_name)
        here = order.index(self.current.name) if self.current else len(order)
        earlier = [question for question in asked if order.index(question.name) < here]
        if not earlier:
            yield Said("这已经是第一题了。")
            return
        self._looking_at = earlier[-1]
        yield from self._ask()

    def _undo(self) -> Iterator[Event]:
        if not self.answers.standing.entries:
            yield Said("没有可以撤销的了。")
            return
        last = self.answers.standing.entries[-1]
        yield self._record(Entry(EntryKind.UNDO))
        self._looking_at = None
        question = self.questionnaire.by_name.get(last.name)
        what = f"“{question.title}”" if question is not None else "刚才那一步"
        yield Said(f"已撤销：{what}回到之前的样子。")
        yield from self._ask()

    def _why(self) -> Iterator[Event]:
        question = self.current
        if question is None:
            yield Said(_ALL_ASKED)
            return
        yield Said("".join((question.guidance_hint, _by_rule(question))) or question.hint)

    # ------------------------------------------------------------ the next question

    def _ask(self) -> Iterator[Event]:
        question = self.current
        if question is None:
            yield AllAsked(self.answers.unfinished())
            return
        if question.section != self._section_shown:
            self._section_shown = question.section
            section = self.questionnaire.section_of(question)
            yield SectionStarted(section.number, section.title)
        offer = self.answers.offer(question)
        looking = self._looking_at is not None
        so_far = self.answers.state.values.get(question.name, [])
        collecting = self.answers.state.status[question.name] is Status.COLLECTING
        yield Asked(
            question,
            offer="" if looking or collecting else offer.words,
            last=compared_words(question, self.answers.last),
            current=self.answers.shown(question) if looking else "",
            suggestions=offer.suggestions,
            so_far=len(so_far) if collecting else 0,
        )

    def _record(self, entry: Entry) -> Recorded:
        self.answers.record(entry)
        return Recorded(entry)


_AGREEMENT = frozenset({"对", "对的", "确定", "是的", "好", "好的", "可以", "同意", "就这样"})
_IN_WORDS = (Kind.LINE, Kind.PROSE, Kind.LINES, Kind.MEASURES)
_MOST_UNREAD = 5
_ALL_ASKED = "问题都问完了。可以“核对”答案、“生成”Word，或者用“改…”改某一项，例如：改新媒体 120。"


def _outdated(question: Question, taken: str, offer: Offer) -> str:
    return (
        f"“{question.title}”当时用的是算出来的 {taken}，现在算出来是 {offer.words}。"
        f"要一起改，请打：改{question.title} {editable(question, offer.value)}"
    )


def _read_in(last: AnnualReport, unread: Sequence[str]) -> str:
    name = last.organisation.name or "这份报告"
    year = "" if last.year is None else f"{last.year}年度"
    lines = [f"读进来了：{name}{year}。去年的数会写在题目旁边，供您对照；今年的数还是由您填。"]
    if unread:
        lines.append("没读到的：")
        lines += [f"· {sentence}" for sentence in unread[:_MOST_UNREAD]]
        if len(unread) > _MOST_UNREAD:
            lines.append(f"· 还有 {len(unread) - _MOST_UNREAD} 处")
    return "\n".join(lines)


def _put_off_remark(kind: EntryKind, question: Question) -> str:
    if kind is EntryKind.PENDING:
        return "草稿里先写成【待填】，知道了再改。"
    return "" if not question.required else "先放着，最后会提醒您还有哪几题没填。"


def _by_rule(question: Question) -> str:
    return f"（依据：{question.article}）" if question.article else ""
