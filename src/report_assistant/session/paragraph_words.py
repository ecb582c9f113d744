"""Paragraphs to be reworded, in words: the list, one paragraph with what belongs to it."""

from collections.abc import Callable, Sequence

from report_assistant.language.answers.agreement import DONE, NOT_NOW
from report_assistant.report.model import AnnualReport
from report_assistant.session.last_start import FromLast
from report_assistant.session.own_paragraphs import OwnParagraph, linked_figures

CHOOSE_ANOTHER = "换哪一段？打编号，例如：换一种写法 3"
CHOOSE = "改写哪一段？打编号，例如：改写 3"
_HOW_PLAIN = (
    f"请打新的写法，可以打几行，写完单独打一行“{DONE}”；不改了，单独打一行“{NOT_NOW}”。"
    "没动过的数以后还会跟着答案变。"
)
_HOW_FROM_LAST = f"想从去年的改起，先打一行“{FromLast.AS_PRINTED}”，或者“{FromLast.BLANKED}”（去年的数换成待填）。"
_HOW_TO_GO_ON = (
    f"就用这样，单独打一行“{DONE}”；后面还要写，接着打，打完再打“{DONE}”；不改了打“{NOT_NOW}”。"
)
NO_LAST = "去年的年报里没有找到这一段。"
_REWORDED = "（改写过）"
_MOST_FIGURES = 8


def listed(
    paragraphs: Sequence[OwnParagraph],
    how: str = CHOOSE,
    shows: Callable[[OwnParagraph], bool] = lambda _: True,
) -> str:
    """Return the paragraphs that are to be shown, each with its number among all, and `how` to go on."""
    lines = (
        f"{number}. {each.title}{_REWORDED if each.is_reworded else ''}"
        for number, each in enumerate(paragraphs, start=1)
        if shows(each)
    )
    return "\n".join([*lines, how])


def whole(paragraph: OwnParagraph, report: AnnualReport) -> str:
    """Return one paragraph with its figures and last year's, and how to rewrite it in the plain mode."""
    how = [_HOW_FROM_LAST] if paragraph.last else []
    return "\n".join([beside_last(paragraph, report), *how, _HOW_PLAIN])


def beside_last(paragraph: OwnParagraph, report: AnnualReport) -> str:
    """Return one paragraph with its figures, and last year's."""
    last = f"去年这一段：\n{paragraph.last}" if paragraph.last else NO_LAST
    figures = figures_line(paragraph.wording, report)
    lines = [paragraph.title, paragraph.text, figures]
    return "\n".join(lines if paragraph.last is None else [*lines, last])


def from_last_text(start: str) -> str:
    """Return what is said in the plain mode when last year's text was put in; empty for none."""
    if not start:
        return NO_LAST
    return f"现在写的是：\n{start}\n{_HOW_TO_GO_ON}"


def old_figures_line(figures: Sequence[str]) -> str:
    """Return the line that names figures of last year's that are still there; empty for none."""
    if not figures:
        return ""
    more = f"等 {len(figures)} 个" if len(figures) > _MOST_FIGURES else ""
    return f"去年的数还在里面：{'、'.join(figures[:_MOST_FIGURES])}{more}，请逐个改成今年的。"


def figures_line(wording: str, report: AnnualReport) -> str:
    """Return the line that names the figures of a wording that follow their answers."""
    found = linked_figures(wording, report)
    if not found:
        return "这一段里没有跟着答案变的数。"
    return "跟着答案变的数：" + "，".join(f"{each.text}（{each.title}）" for each in found)
