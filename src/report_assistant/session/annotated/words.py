"""The words in which comments and tracked changes are put to the clerk."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from report_assistant.annotations.found import (
    Annotation,
    Annotations,
    Comment,
    Kind,
    TrackedChange,
)
from report_assistant.foundation.lists import shortened
from report_assistant.ooxml.edits import edits, tokens

if TYPE_CHECKING:
    from report_assistant.session.sentence_origins import Source

HELP = (
    "打前面的编号。定下的最后一起写进 Word 文件，写以前会再问您；先放着的，文件里原样留着。"
    "打“返回”回到上一处；打“停”就停下。"
)
NO_FILE_YET = "还没有生成过 Word 文件，没有批注可看。打“生成”先写一份。"
AS_WRITTEN = (
    "这个文件还是生成时的样子，没有批注，也没有修订：\n{}\n"
    "领导看过的文件，请存回这里，用原来的名字或者放在同一个文件夹里，再打“批注”。"
)
NOTHING_OPEN = "文件里没有还没处理的批注和修订：\n{}"
ALL_LEFT = "批注和修订都先放着，文件没有动。"
NOT_CHANGED = "答案没有改，这一处还留着。"
RESOLVED_BY_CHANGE = "改好了，这条批注算处理完了。"
_UNLISTED = "另有 {} 处只改了格式、表格结构，或者在文本框里，这里不列，文件里原样留着。"
_DONE = "已经定了 {} 处，还没有写进文件；打“生成”就写进去。关掉窗口的话，下次要重新定。"
_STOPPED = "后面的没有动，都还留在文件里。"
_LONGEST, _MOST_LINES, _MOST_NAMES = 300, 4, 4
_VERBS = {
    Kind.INSERTED: "加上",
    Kind.DELETED: "删掉",
    Kind.MOVED: "挪动",
    Kind.ROW_ADDED: "表里加上一行",
    Kind.ROW_DELETED: "表里删掉一行",
}


def overview(file: str, found: Annotations, left: Sequence[Annotation]) -> str:
    """Return the question whether to look at what is open in a file."""
    comments = sum(isinstance(each, Comment) for each in left)
    changes = len(left) - comments
    counts = [f"{comments} 条批注"] if comments else []
    counts += [f"{changes} 处修订"] if changes else []
    names = list(dict.fromkeys(each.author for each in left if each.author))
    more = f"等 {len(names)} 人" if len(names) > _MOST_NAMES else ""
    who = f"（{'、'.join(names[:_MOST_NAMES])}{more}）" if names else ""
    lines = [f"这个文件里有 {'、'.join(counts)}还没有处理{who}：", file]
    return "\n".join([*lines, *unlisted(found), "要现在一处一处地看吗？"])


def unlisted(found: Annotations) -> list[str]:
    """Return the sentence on what is not listed, if there is anything."""
    return [_UNLISTED.format(found.unlisted)] if found.unlisted else []


def annotation_words(
    annotation: Annotation, place: str, source: Source | None, number: int, of: int
) -> str:
    """Return a comment or a tracked change with its sentence and the answers behind that."""
    what = "批注" if isinstance(annotation, Comment) else "修订"
    lines = [f"{what}（第 {number} 处，共 {of} 处）：{_who(annotation.author, annotation.date)}"]
    if isinstance(annotation, Comment):
        lines += _comment_lines(annotation, place)
    else:
        lines += _change_lines(annotation, place)
    if source is not None:
        head = "这句话的答案：" if annotation.where.cell is None else "这一格的答案："
        lines += [head, *(f"　{line}" for line in shortened(source.lines, _MOST_LINES))]
    return "\n".join(lines)


def stopped(done: int) -> str:
    """Return what is said when the clerk leaves the rest."""
    return "\n".join([_STOPPED, *([_DONE.format(done)] if done else [])])


def which_answer(titles: Iterable[str]) -> str:
    """Return the question which answer is to be changed."""
    return f"改哪一个答案？这里用到的有：{'、'.join(titles)}。"


def _who(author: str, date: str) -> str:
    name = author or "没有署名"
    if not date:
        return name
    _, month, day = date.split("-")
    return f"{name}，{int(month)}月{int(day)}日"


def _comment_lines(comment: Comment, place: str) -> list[str]:
    where = comment.where
    sentence = where.now or where.written
    lines = _place_lines(place, sentence)
    if comment.commented and comment.commented.strip() not in (sentence, ""):
        lines.append(f"批在：“{_one_line(comment.commented)}”")
    lines.append(f"批注说：{_cut(comment.words) or '（没有字）'}")
    lines += [
        f"　{_who(reply.author, reply.date)} 回：{_one_line(reply.words)}"
        for reply in comment.replies[-_MOST_LINES:]
    ]
    return lines


def _change_lines(change: TrackedChange, place: str) -> list[str]:
    lines = _place_lines(place, change.where.written)
    if change.kind is Kind.REPLACED:
        before, after = _whole_figures(change)
        return [*lines, f"原来：{_text(before)}", f"改成：{_text(after)}"]
    words = change.after or change.before
    if not words.strip():
        is_split = change.kind is Kind.INSERTED
        return [*lines, "从这里另起一段" if is_split else "和下一段并成一段"]
    return [*lines, f"{_VERBS[change.kind]}：{_text(words)}"]


def _whole_figures(change: TrackedChange) -> tuple[str, str]:
    """Return what was there and what is now: of a number of which one digit changed, all of it."""
    if change.paragraph is None:
        return change.before, change.after
    for edit in edits(*map(tokens, change.paragraph)):
        old, new = map(tokens, change.paragraph)
        before = "".join(old[edit.old_begin : edit.old_end])
        after = "".join(new[edit.new_begin : edit.new_end])
        if change.before in before and change.after in after:
            return before, after
    return change.before, change.after


def _place_lines(place: str, sentence: str) -> list[str]:
    told = f"“{_one_line(sentence)}”" if sentence else "（不在一句话里）"
    return [f"{place}：{told}" if place else f"在：{told}"]


def _text(words: str) -> str:
    """Return changed words: on one line, or in lines of their own where paragraphs changed."""
    inner = words.strip("\n")
    return _cut(inner) if "\n" not in inner else f"\n{_cut(inner)}"


def _one_line(words: str) -> str:
    return _cut(" ".join(words.split()))


def _cut(words: str) -> str:
    from report_assistant.merging.edited_copy import OBJECT_IN_WORDS
    from report_assistant.ooxml.inline import OBJECT

    told = words.replace(OBJECT, OBJECT_IN_WORDS)
    return told if len(told) <= _LONGEST else f"{told[:_LONGEST]}……"
