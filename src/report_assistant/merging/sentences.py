"""Sentences that tell the clerk what an update did."""

from report_assistant.annotations.found import Annotation, Comment, Verdict
from report_assistant.merging.changes import PARAGRAPH_END
from report_assistant.merging.merged import Outcome
from report_assistant.versions.excerpts import quoted, rewordings

_MOST_TOLD = 2
_MINE_STANDS = "您改过的字没有动，请核对后决定。"


def rewritten(outcome: Outcome, place: str, before: str, after: str) -> str:
    """Say that words in a paragraph changed."""
    found = list(rewordings(_line(before), _line(after)))
    told = "；".join(f"{gone}改成{come}" for gone, come in found[:_MOST_TOLD])
    more = f"等 {len(found)} 处" if len(found) > _MOST_TOLD else ""
    kept = {
        Outcome.COMBINED: "（您改的字都还在）",
        Outcome.FIGURES_UPDATED: "（这个数写进了您改过的句子，请看一眼）",
    }
    return f"{place}：{told}{more}{kept.get(outcome, '')}"


def settled(annotation: Annotation, verdict: Verdict) -> str:
    """Say what became of a comment or a tracked change."""
    whose = f"{annotation.author}的" if annotation.author else ""
    if isinstance(annotation, Comment):
        return f"{whose}批注{quoted(annotation.words)}：标为已解决"
    before, after = annotation.before.strip(), annotation.after.strip()
    told = f"{quoted(before)}改成{quoted(after)}" if before and after else quoted(before or after)
    what = told if before or after else "（分段）"
    how = "采纳" if verdict is Verdict.ACCEPTED else "不采纳"
    return f"{whose}修订{what}：{how}"


def inserted(place: str, text: str) -> str:
    """Say that a paragraph is new."""
    return f"{place}：增加一段{quoted(text)}"


def removed(place: str, text: str) -> str:
    """Say that a paragraph was removed."""
    return f"{place}：去掉{quoted(text)}一段"


def stays(place: str, text: str) -> str:
    """Say that a paragraph stays because the clerk had edited it."""
    return f"{place}：{quoted(text)}一段按新答案不再需要，您改过，所以留着"


def stays_given_up(place: str, text: str) -> str:
    """Say that a paragraph stays that the program no longer writes."""
    return f"{place}：新版程序不再写{quoted(text)}一段，您改过，所以留着"


def stays_deleted(place: str, text: str) -> str:
    """Say that a paragraph which the clerk deleted has changed."""
    return f"{place}：您删掉的一段按新答案有变化，没有加回去，新的写法是{quoted(text)}"


def commented(place: str) -> str:
    """Say that new words stand in a comment because the paragraph may not be rewritten."""
    return f"{place}：这一段里有您的修订、批注、链接或域，没有改写，新的写法放在批注里"


def cell_replaced(place: str, before: str, after: str) -> str:
    """Say that a cell of a table was replaced."""
    return f"{place}：{quoted(before)}改成{quoted(after)}"


def cell_not_found(place: str, after: str) -> str:
    """Say that the row of a cell was deleted or rebuilt."""
    return f"{place}：这一行在您的文件里对不上，没有改，按新答案是{quoted(after)}"


def comment_on_clash(new: str) -> str:
    """Return the comment for words that both changed."""
    return f"按新的答案，这里是：\n{_line(new)}\n{_MINE_STANDS}" if new else _COMMENT_GONE


def comment_instead(new: str) -> str:
    """Return the comment on a paragraph that must not be rewritten."""
    return f"按新的答案，这一段是：\n{_line(new)}\n这一段里有修订、批注、链接或域，没有替您改。"


def comment_not_needed() -> str:
    """Return the comment on an edited paragraph that the report no longer has."""
    return "按新的答案，这一段不再需要。您改过，所以留着；不要的话请删掉。"


_COMMENT_GONE = f"按新的答案，这里不再需要这些字。{_MINE_STANDS}"


def _line(text: str) -> str:
    return text.replace(PARAGRAPH_END, "")
