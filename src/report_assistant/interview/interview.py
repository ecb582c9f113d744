"""The interview: words in, events out. Pure; the shell stores what it records and shows the rest.

The state is the log and nothing else, except for two things that need not survive a restart: the
earlier question that the clerk is looking at, and a change that waits for a yes.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from report_assistant.interview.commands import (
    NO_WORDS,
    YES_WORDS,
    Command,
    command_in,
    correction_in,
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
from report_assistant.interview.finding_question import question_named
from report_assistant.interview.log import Entry, EntryKind, Source, Standing, standing
from report_assistant.interview.offers import Offer, offer_for, outdated_defaults, reading_for
from report_assistant.interview.progress import Progress, progress_of
from report_assistant.interview.question import Question, Questionnaire, Section
from report_assistant.interview.state import State, Status, settle
from report_assistant.interview.understanding import NotUnderstood, understand
from report_assistant.interview.wording import PENDING, editable, shown
from report_assistant.report import text
from report_assistant.report.checks import Finding, run_checks
from report_assistant.report.fields import Kind
from report_assistant.report.model import AnnualReport

BlockCount = Callable[[AnnualReport, AnnualReport], int]
"""How many paragraphs of the draft differ between two reports."""

_OPEN = (Status.OPEN, Status.COLLECTING)
_WISHES = {
    Command.HELP: Wish.HELP,
    Command.PREVIEW: Wish.PREVIEW,
    Command.REVIEW: Wish.REVIEW,
    Command.DRAFT: Wish.DRAFT,
    Command.LEAVE: Wish.LEAVE,
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
    ) -> None:
        self.questionnaire = questionnaire
        self._log = list(entries)
        self._today = today
        self._changed_blocks = changed_blocks
        self._looking_at: Question | None = None
        self._waiting: _Change | None = None
        self._section_shown: int | None = None
        self._standing: Standing
        self._state: State
        self._settle()

    # ------------------------------------------------------------ looking

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The whole log."""
        return tuple(self._log)

    @property
    def state(self) -> State:
        """What the answers amount to. Read-only."""
        return self._state

    @property
    def report(self) -> AnnualReport:
        """The report that the answers make. Read-only."""
        return self._state.report

    @property
    def reasons(self) -> Mapping[str, str]:
        """Findings that are kept, with the clerk's reasons."""
        return self._standing.reasons

    @property
    def current(self) -> Question | None:
        """The question that the next words answer; `None` when all is asked."""
        return self._looking_at or self._next_open()

    @property
    def is_confirming(self) -> bool:
        """Whether a change waits for yes or no."""
        return self._waiting is not None

    def offer(self, question: Question) -> Offer:
        """What is offered for a question: a default, suggestions, what it holds now."""
        return offer_for(question, self._state)

    def shown(self, question: Question) -> str:
        """A question's answer in words; empty when there is none."""
        if question.name in self._state.values:
            return shown(question, self._state.values[question.name])
        return PENDING if self._state.status[question.name] is Status.PENDING else ""

    def editable(self, question: Question) -> str:
        """A question's answer as the clerk could have typed it, to be edited."""
        if question.name not in self._state.values:
            return ""
        return editable(question, self._state.values[question.name])

    def answered_names(self) -> tuple[str, ...]:
        """Names of the questions that were answered, the last answered last."""
        return tuple(name for name in self._standing.latest if name in self._state.values)

    def reviewable(self, section: Section) -> tuple[Question, ...]:
        """The questions of a section that count as things stand, computed ones included."""
        hidden = (Status.NOT_RELEVANT, Status.NOT_YET)
        return tuple(q for q in section.questions if self._state.status[q.name] not in hidden)

    def progress(self) -> tuple[Progress, ...]:
        """How far each section is, counting relevant questions only."""
        return progress_of(self.questionnaire, self._state)

    def findings(self) -> list[Finding]:
        """What the checks say about the answers now, without those that are kept."""
        return [f for f in run_checks(self.report) if f.key not in self.reasons]

    def unfinished(self) -> tuple[Question, ...]:
        """Questions that were skipped or left pending."""
        wanted = (Status.SKIPPED, Status.PENDING)
        return tuple(
            question
            for question in self.questionnaire.questions
            if self._state.status[question.name] in wanted
            and question.name not in self._state.values
        )

    # ------------------------------------------------------------ talking

    def ask(self) -> list[Event]:
        """Return the events that put the current question, for the start of a conversation."""
        self._section_shown = None
        return list(self._ask())

    def say(self, typed: str) -> list[Event]:
        """Take what the clerk said and return what it did, the next question included."""
        if self._waiting is not None:
            return list(self._confirm(self._waiting, typed))
        command = command_in(typed)
        if command is not None:
            return list(self._command(command))
        correction = correction_in(typed)
        if correction is not None:
            named = question_named(self.questionnaire, self._state, correction.rest)
            if named is not None and named.is_asked:
                return list(self._correction(named.question, named.rest))
            if named is not None:
                return [Said(f"“{named.question.title}”按前面的答案不用填，所以没有改。")]
        question = self.current
        if question is None:
            return [Rejected(_ALL_ASKED, typed)]
        return list(self._reply(question, typed))

    def look_at(self, name: str) -> list[Event]:
        """Make an earlier question the current one; nothing changes by looking."""
        self._waiting = None
        self._looking_at = self.questionnaire.by_name[name]
        return list(self._ask())

    def change(self, name: str, typed: str, source: Source = Source.REVIEW) -> list[Event]:
        """Change one answer from outside the conversation's order, e.g. from the review."""
        self._waiting = None
        return list(self._correction(self.questionnaire.by_name[name], typed, source))

    def keep(self, finding: Finding, reason: str) -> list[Event]:
        """Keep what a warning is about, for a reason that is remembered."""
        entry = Entry(EntryKind.REASON, finding.key, text.one_line(reason))
        return [self._record(entry), Said(f"记下了保留的理由：{entry.value}")]

    # ------------------------------------------------------------ answers

    def _reply(self, question: Question, typed: str) -> Iterator[Event]:
        if not typed.strip() or self._is_yes_to_offer(question, typed):
            yield from self._enter(question)
            return
        if self._looking_at is not None and question.name in self._state.values:
            yield from self._correction(question, typed)
            return
        try:
            value = understand(question, typed, reading_for(question, self._state))
            self._hold_to_constraint(question, value)
        except NotUnderstood as problem:
            yield Rejected(str(problem), typed)
            return
        yield from self._take(question, value, Source.TYPED)

    def _is_yes_to_offer(self, question: Question, typed: str) -> bool:
        return typed.strip() in _AGREEMENT and self.offer(question).value is not None

    def _enter(self, question: Question) -> Iterator[Event]:
        """Enter alone: accept the offer, end a list, or return from looking back."""
        offer = self.offer(question)
        if self._looking_at is not None and question.name in self._state.values:
            self._looking_at = None
            yield from self._ask()
        elif self._state.status[question.name] is Status.COLLECTING:
            yield from self._take_whole(question, self._state.values[question.name], Source.TYPED)
        elif offer.value is not None:
            yield from self._take_whole(question, offer.value, Source.DEFAULT)
        elif not question.required:
            yield from self._take_whole(question, question.none_value(), Source.DEFAULT)
        else:
            example = f"例如 {question.example}；" if question.example else ""
            yield Rejected(f"这里要填内容，{example}现在填不了就回“待定”或“跳过”。", "")

    def _take(self, question: Question, value: Any, source: Source) -> Iterator[Event]:
        """Take a typed value; a list goes on collecting until the clerk has no more."""
        if not question.is_list or question.suggestions:
            yield from self._take_whole(question, value, source)
            return
        so_far = self._state.values.get(question.name) or []
        collecting = self._state.status[question.name] is Status.COLLECTING
        if not value:
            yield from self._take_whole(question, so_far if collecting else [], source)
            return
        merged = [*so_far, *value] if collecting else value
        yield self._record(Entry(EntryKind.PART, question.name, question.dump(merged), source))
        yield Answered(question, shown(question, value))
        yield from self._ask()

    def _take_whole(self, question: Question, value: Any, source: Source) -> Iterator[Event]:
        before = {finding.key for finding in self.findings()}
        entry = Entry(EntryKind.ANSWER, question.name, question.dump(value), source)
        yield self._record(entry)
        yield Answered(question, shown(question, value))
        yield from self._after(before)

    def _after(self, findings_before: set[str]) -> Iterator[Event]:
        """What follows every change: new findings, then the next question."""
        self._looking_at = None
        for finding in self.findings():
            if finding.key not in findings_before:
                yield Found(finding)
        yield from self._ask()

    def _hold_to_constraint(self, question: Question, value: Any) -> None:
        if question.constraint is None:
            return
        if self._state.value_or_none(question.constraint, value=value) is False:
            raise NotUnderstood(question.constraint_message or "请核对这个数。")

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
                value = understand(question, typed, reading_for(question, self._state))
                self._hold_to_constraint(question, value)
            except NotUnderstood as problem:
                self._looking_at = question
                yield Rejected(str(problem), typed)
                return
            if value == self._state.values.get(question.name):
                yield from self._unchanged(question)
                return
            entry = Entry(EntryKind.ANSWER, question.name, question.dump(value), source)
            after = shown(question, value)
        change = _Change(question, entry, after, self._effect(entry))
        if change.effect.is_structural:
            self._waiting = change
            yield ConfirmationAsked(question, self.shown(question), after, change.effect.sentence)
            return
        yield from self._carry_out(change)

    def _unchanged(self, question: Question) -> Iterator[Event]:
        self._looking_at = None
        yield Said(f"“{question.title}”和原来一样，没有改。")
        yield from self._ask()

    def _effect(self, entry: Entry) -> Consequences:
        latest = dict(standing([*self._log, entry]).latest)
        after = settle(self.questionnaire, latest, self._today)
        return consequences(self.questionnaire, self._state, after, self._changed_blocks)

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
        earlier = {finding.key for finding in self.findings()}
        before, state_before = self.shown(change.question), self._state
        yield self._record(change.entry)
        yield Corrected(change.question, before, change.after, change.effect.sentence)
        for question, offer in outdated_defaults(
            self.questionnaire, self._standing.latest, state_before, self._state
        ):
            yield Said(_outdated(question, self.shown(question), offer))
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
            if self._state.status[question.name]
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
        if not self._standing.entries:
            yield Said("没有可以撤销的了。")
            return
        last = self._standing.entries[-1]
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

    def _next_open(self) -> Question | None:
        for question in self.questionnaire.questions:
            if self._state.status[question.name] in _OPEN:
                return question
        return None

    def _ask(self) -> Iterator[Event]:
        question = self.current
        if question is None:
            yield AllAsked(self.unfinished())
            return
        if question.section != self._section_shown:
            self._section_shown = question.section
            section = self.questionnaire.section_of(question)
            yield SectionStarted(section.number, section.title)
        offer = self.offer(question)
        looking = self._looking_at is not None
        so_far = self._state.values.get(question.name, [])
        collecting = self._state.status[question.name] is Status.COLLECTING
        yield Asked(
            question,
            offer="" if looking or collecting else offer.words,
            current=self.shown(question) if looking else "",
            suggestions=offer.suggestions,
            so_far=len(so_far) if collecting else 0,
        )

    def _record(self, entry: Entry) -> Recorded:
        self._log.append(entry)
        self._settle()
        return Recorded(entry)

    def _settle(self) -> None:
        self._standing = standing(self._log)
        self._state = settle(self.questionnaire, self._standing.latest, self._today)


_AGREEMENT = frozenset({"对", "对的", "确定", "是的", "好", "好的", "可以", "同意", "就这样"})
_ALL_ASKED = "问题都问完了。可以“核对”答案、“生成”Word，或者用“改…”改某一项，例如：改新媒体 120。"


def _outdated(question: Question, taken: str, offer: Offer) -> str:
    return (
        f"“{question.title}”当时用的是算出来的 {taken}，现在算出来是 {offer.words}。"
        f"要一起改，请打：改{question.title} {editable(question, offer.value)}"
    )


def _put_off_remark(kind: EntryKind, question: Question) -> str:
    if kind is EntryKind.PENDING:
        return "草稿里先写成【待填】，知道了再改。"
    return "" if not question.required else "先放着，最后会提醒您还有哪几题没填。"


def _by_rule(question: Question) -> str:
    return f"（依据：{question.article}）" if question.article else ""


__all__ = ["Interview", "Kind"]
