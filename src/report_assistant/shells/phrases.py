"""The words for events, shared by the terminal and the plain console.

What a question says stands in prompts/; here are only the assistant's own short sentences.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from report_assistant.foundation.cell_width import cut
from report_assistant.foundation.lists import shortened
from report_assistant.language.answers.agreement import AGAIN
from report_assistant.report.chinese_numbers import NUMERALS
from report_assistant.report.text import sentence

if TYPE_CHECKING:  # the first screen needs a few words only, not the whole core
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from report_assistant.checks import Finding
    from report_assistant.interview.events import (
        AllAsked,
        Asked,
        ConfirmationAsked,
        Corrected,
        FactRow,
        FactsShown,
        Offered,
    )
    from report_assistant.interview.progress import Progress
    from report_assistant.interview.review import Review, ReviewRow
    from report_assistant.questionnaire.question import Question
    from report_assistant.report.model import AnnualReport
    from report_assistant.report.next_steps import ToDo
    from report_assistant.session.file_events import WrittenFile

_SHORT_NAMES = ("总体情况", "主动公开", "申请情况", "复议诉讼", "问题改进", "其他事项")

WELCOME = (
    "您好，我是年报助手。我问您答，最后生成政府信息公开工作年度报告的 Word 文件。\n"
    "一次只问一题，不会填的打“为什么问”，一时没有数的打“待定”，填错了打“撤销”。\n"
    "答案随答随存，随时可以关掉，下次接着填。想先看看成品，打“样例”。"
)
SAMPLE_TITLE = "样例：别处写好的一份，不是您的报告，看看就好"
OPENING_STORED = "正在打开存着的报告……"
WORKING = "正在处理文件，请稍等"
TOO_SMALL = "窗口太小，请拉大些。答案都已保存。"
IMPORT_HOW = "把去年年报的文件拖进窗口，或者打出它在哪里，例如：导入 年报/2024年报.docx"
GENERATE_AGAIN = "都问过了。打“生成”，把新答案写进 Word 文件。"
FAREWELL = "已保存。下次打 report-assistant 接着填。"
HOW_TO_LEAVE = "已保存。要退出请按 Ctrl+Q。"
_EDITED_IN_WORD = "Word 里改过的地方这里不显示，再生成时会并到一起。"
_MOST_TOLD = 5
_FINISHED = "领导定了以后，打“定稿”另存一份可以公布的，要 PDF 打“导出PDF”。"
NONE = "没有"
_HOW_TO_ANNOTATE = "要加注，打“附注”加说明，例如：附注 含自然失效3件"
UNANSWERED = "（未填）"
NONE_OF_FILTER = "没有这样的题。"
REVIEW_HOW = (
    "看一题的详情打“核对 新媒体”；要改打“改新媒体 120”；"
    "只看一类打“核对 未填”“核对 待定”“核对 提醒”“核对 和去年不同”。"
)


def unsaved_text(reason: str, typed: str) -> str:
    """Return what could not be stored, why, and how to store it after all."""
    return f"没有保存：{reason}\n没存上的是“{typed}”。好了以后打“{AGAIN}”，就再存一次。"


def collecting_text(done: int, of: int) -> str:
    """Return how far the reading of others' reports is."""
    return f"正在读各单位的年报，{done}/{of} 份"


def beside_draft(edited: Path | None) -> str:
    """Return what is said with the draft where the newest Word file is not as it was written."""
    return "" if edited is None else _EDITED_IN_WORD


def section_name(number: int, title: str) -> str:
    """Return a section as a heading: 一、总体情况."""
    return title if number == 0 else f"{NUMERALS[number - 1]}、{title}"


def short_section_name(number: int) -> str:
    """Return a section in one short line of the outline."""
    return "基本信息" if number == 0 else f"{NUMERALS[number - 1]} {_SHORT_NAMES[number - 1]}"


def given_text(names: Sequence[str]) -> str:
    """Return which files were given, as the clerk would say it."""
    return f"给了文件：{'、'.join(shortened(names, _MOST_TOLD, '还有 {} 个'))}"


def report_name(report: AnnualReport) -> str:
    """Return the report in a few words; empty before anything is known."""
    year = "" if report.year is None else f" {report.year} 年度"
    return f"{report.organisation.name or ''}{year}".strip()


def saved_text(stored: str) -> str:
    """Return when the last answer was saved, in local time: 已保存 14:32."""
    if not stored:
        return ""
    return f"已保存 {datetime.fromisoformat(stored).astimezone():%H:%M}"


def question_text(asked: Asked) -> str:
    """Return the question with hint, choices, and what Enter would do."""
    question = asked.question
    lines = [question.label]
    if question.hint:
        lines.append(question.hint)
    lines += [f"{n}. {option.label}" for n, option in enumerate(question.options, start=1)]
    lines += [f"{n}. {words}" for n, words in enumerate(asked.suggestions, start=1)]
    lines += _state_lines(asked)
    return "\n".join(lines)


def _state_lines(asked: Asked) -> list[str]:
    last = [f"去年：{asked.last}"] if asked.last else []
    return last + _what_enter_does(asked)


def _what_enter_does(asked: Asked) -> list[str]:
    if asked.so_far:
        return [f"已记 {asked.so_far} 项。还有就接着填，没有了按回车。"]
    if asked.current:
        return [f"现在的答案：{asked.current}", "要改就直接填新的；不改按回车。"]
    if asked.offer:
        if says_none(asked.offer):
            return _saying_none(asked, asked.offer)
        return [f"回车用：{asked.offer}"]
    return _saying_none(asked, NONE) if asked.none_on_enter else []


def _saying_none(asked: Asked, words: str) -> list[str]:
    """Return that Enter says there is none; empty where the hint says it already."""
    return [] if "回车" in asked.question.hint and words == NONE else [f"回车表示{words}。"]


def says_none(words: str) -> bool:
    """Return whether an offered answer is that there is none, which nobody 「uses」."""
    return words.startswith(("没有", "都是", "不"))


def offer_chip(words: str) -> str:
    """Return the chip that takes what is offered."""
    return words if says_none(words) else f"用 {words}"


def corrected_text(event: Corrected) -> str:
    """Return what was changed, and what follows from it."""
    before = event.before or "没填"
    follows = f"{event.follows}。" if event.follows else ""
    changed = sentence(f"已改“{event.question.title}”：{before} → {event.after}")
    return f"{changed}{follows}"


def corrected_remark(event: Corrected) -> str:
    """Return what was changed, to stand beside the new answer."""
    follows = f"。{event.follows}" if event.follows else ""
    return f"原来：{event.before or '没填'}{follows}"


def confirmation_text(event: ConfirmationAsked) -> str:
    """Return what a change would do, as a question."""
    return (
        f"“{event.question.title}”改成“{event.after}”后：{event.follows}。\n"
        "确定要改吗？改就回“确定”，不改回“取消”。"
    )


def finding_text(finding: Finding) -> str:
    """Return a finding with its weight in front."""
    return f"{finding.severity.label}：{finding.message}"


def found_text(finding: Finding) -> str:
    """Return a finding that has just come up, and how to keep what it doubts."""
    words = finding_text(finding)
    if "加注" in finding.message:
        words = f"{words}\n{_HOW_TO_ANNOTATE}"
    if finding.severity.value == "error":
        return words
    return f"{words}\n如果没有错，打“保留”加理由，例如：保留 已和登记本核对"


def facts_text(event: FactsShown) -> str:
    """Return several facts as a numbered list, and what was not understood."""
    lines = [f"{facts_lead(event)}："] if event.rows else []
    for number, row in enumerate(event.rows, start=1):
        lines += _fact_lines(number, row)
    lines += [FACTS_TO_CHOOSE] if event.choices else []
    for number, row in enumerate(event.choices, start=len(event.rows) + 1):
        lines += _fact_lines(number, row)
    lines += [f"没看懂，没有记：“{words}”" for words in event.unread]
    lines += [f"没有记（去年的、增减数等）：“{words}”" for words in event.aside]
    return "\n".join([*lines, *event.notes, event.how])


FACTS_TO_CHOOSE = "下面几行要您选，不打编号就不记："


def facts_lead(event: FactsShown) -> str:
    """Return what facts were read in, and how many there are."""
    return (
        f"从{event.read_in}里读到 {len(event.rows)} 项" if event.read_in else "从您打的字里读到这些"
    )


def source_line(source: str) -> str:
    """Return where a fact was read, on one line of its own."""
    return f"出处：{cut(source, _SOURCE_WIDTH)}"


_SOURCE_WIDTH = 68


def _fact_lines(number: int, row: FactRow) -> Iterator[str]:
    instead = f"（原来是 {row.before}）" if row.before and row.before != row.shown else ""
    yield f"{number}. {row.title}：{row.shown}{instead}"
    if row.source:
        yield f"   {source_line(row.source)}"


def review_text(review: Review) -> str:
    """Return the review as lines: findings first, then the questions by section."""
    counts = "　".join(map(review.count_words, review.counts))
    lines = [f"核对（{review.filter.value}）：{counts}"]
    lines += [finding_text(each.finding) for each in review.findings]
    for progress, rows in review.sections:
        lines.append(f"\n{section_state(progress)}")
        lines += map(_compared_line, rows)
    if len(lines) == 1:
        lines.append(NONE_OF_FILTER)
    return "\n".join([*lines, REVIEW_HOW])


def section_state(progress: Progress) -> str:
    """Return a section's heading with its state: 【总体情况】填写中 3/9."""
    done = f" {progress.answered}/{progress.asked}" if progress.asked else ""
    return f"【{progress.section.title}】{progress.status.value}{done}"


def review_line(row: ReviewRow) -> str:
    """Return one question with its answer, the first line of it, and its state."""
    state = f"（{row.state}）" if row.state and row.state != row.shown else ""
    if not row.shown:
        return f"{row.question.title}：{state or UNANSWERED}"
    first, *more = row.shown.splitlines()
    return f"{row.question.title}：{first}{'……' if more else ''}{state and f'　{state}'}"


def _compared_line(row: ReviewRow) -> str:
    """Return one question with its answer, and last year's where that was another."""
    return f"{review_line(row)}{f'（去年 {row.last}）' if row.differs else ''}"


def offered_text(event: Offered) -> str:
    """Return the shell's own question with its numbered choices."""
    choices = (f"{n}. {choice}" for n, choice in enumerate(event.choices, start=1))
    return "\n".join((event.text, *choices))


def place_text(stopped_at: str, must_change: int) -> str:
    """Return where a stored report stands: 停在第三部分第 2 问, or that all is asked."""
    if stopped_at:
        return f"停在{stopped_at}"
    return "问题都问完了" + (f"，还有 {must_change} 处必须改" if must_change else "")


def all_asked_text(event: AllAsked) -> str:
    """Return what to do when nothing is left to ask."""
    wrong = f"，还有 {event.must_change} 处必须改" if event.must_change else ""
    left = _left_text(event.open_questions) if event.open_questions else ""
    if event.is_again:
        if wrong:
            return f"问题都问完了{wrong}。{left}先打“核对”，改好了再打“生成”出 Word。"
        return f"问题都问完了。{left}打“生成”出 Word，打“核对”看答案和接下来要办的事。"
    lines = [f"问题都问完了{wrong}：打“核对”，先把它们改好。" if wrong else "问题都问完了。"]
    if left:
        lines.append(left)
    lines.append("打“生成”做出 Word 文件，打“核对”看一遍全部答案。")
    return "\n".join([*lines, to_do_text(event.to_do)])


def _left_text(questions: tuple[Question, ...]) -> str:
    """Return which questions are left, and how to get to them."""
    how = f"要补就打“改”加名称，例如：改 {questions[0].title}。"
    return f"还有 {len(questions)} 题没填：{titles(questions)}。{how}"


def to_do_text(to_do: tuple[ToDo, ...]) -> str:
    """Return what is left to do outside the program, and by when."""
    lines = [f"{number}. {_to_do_line(each)}" for number, each in enumerate(to_do, start=1)]
    days = [each.by for each in to_do if each.by]
    is_told = any(day.why for day in days)
    if days:
        lines.append(_LOCAL_DAY if is_told else "当地规定更早的，按当地规定。")
    return "\n".join(["填完还不是报完，接下来在程序外还要：", *lines])


_LOCAL_DAY = "当地要求的日子变了，就打“改 当地报送期限”。"


def _to_do_line(to_do: ToDo) -> str:
    return to_do.what if to_do.by is None else f"{to_do.what}，{to_do.by.before}"


def last_year_text(last: AnnualReport) -> str:
    """Return the first words about a report that follows another one."""
    year = "" if last.year is None else f" {last.year} 年度"
    return (
        f"{last.organisation.name or ''}{year}的报告已经作为去年的年报读进来了。\n"
        "单位情况没变的不用再填；去年的数只写在题目旁边供对照，今年的数由您填。"
    )


def titles(questions: tuple[Question, ...]) -> str:
    """Return the questions' short names, the first few."""
    shown = "、".join(question.title for question in questions[:5])
    return f"{shown}等" if len(questions) > 5 else shown


def written_text(written: WrittenFile, to_do: tuple[ToDo, ...]) -> str:
    """Return where the file is, what is missing in it, and what is left to do."""
    lines = _file_lines(written)
    if written.missing:
        lines.append(f"里面还有 {written.missing} 处【待填】，补上答案后再生成一次。")
    errors = [finding for finding in written.findings if finding.severity.value == "error"]
    if errors:
        lines.append(f"注意：还有 {len(errors)} 处必须改，改好以后请再生成一次：")
        lines += [f"· {finding.message}" for finding in errors[:_MOST_TOLD]]
        return "\n".join(lines)
    doubts = len(written.findings)
    if doubts:
        lines.append(f"另有 {doubts} 处请核对，打“核对”查看。")
    if not written.missing:
        lines.append(_FINISHED)
    return "\n".join([*lines, to_do_text(to_do)])


def written_note(written: WrittenFile) -> str:
    """Return where the file is, and what became of the one before, where the rest is told elsewhere."""
    return "\n".join(_file_lines(written))


def _file_lines(written: WrittenFile) -> list[str]:
    return [f"{became_of(written)}：", str(written.path), *beside_file(written)]


def became_of(written: WrittenFile) -> str:
    """Return what was done, without the file's name or a stop: 新答案已经并进您改过的文件."""
    if written.update is None:
        return "Word 文件已生成"
    updated = written.update.updated
    if updated.copy is None:
        return "您改过的文件没有动，并好的另存成了一个新文件"
    return "文件已经更新" if updated.merged.rewordings else "新答案已经并进您改过的文件"


def beside_file(written: WrittenFile) -> list[str]:
    """Return what else is to be said of the file: a copy, a name, places to be decided, the clock."""
    lines = []
    if written.update is not None:
        copy, undecided = written.update.updated.copy, written.update.undecided
        if copy is not None:
            lines.append(f"更新以前的样子留在旁边：{copy.name}")
        if undecided:
            lines.append(f"有 {undecided} 处留着您的写法，新的写在批注里，请在 Word 里定。")
    if written.kept is not None:
        lines.append(f"原来的“{written.kept.name}”有改动，没有覆盖，所以换了个文件名。")
    return [*lines, *([written.clock_doubt] if written.clock_doubt else [])]
