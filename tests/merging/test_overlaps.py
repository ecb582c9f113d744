"""Where the clerk and the answers meet: cases that the random edits found, as small as they are."""

import re
from collections.abc import Callable

from docx.document import Document

from report_assistant.drafting.assembly import assemble
from report_assistant.merging.merge import merge
from report_assistant.merging.merged import Merged, Outcome
from report_assistant.report.model import AnnualReport
from report_assistant.word.writer import write_docx
from tests.conftest import example
from tests.merging.page import remove
from tests.merging.rendered import Node, Seen, W
from tests.word.reading import opened, saved

_NOTE = "注：行政复议、行政诉讼数量含上年度结转数量。"


def _updated(
    answer: Callable[[AnnualReport], None], edit: Callable[[Document], None]
) -> tuple[Merged, Seen]:
    report = example("busy-town-2025")
    base = write_docx(assemble(report))
    document = opened(base)
    edit(document)
    answer(report)
    merged = merge(saved(document), base, assemble(report))
    return merged, Seen(merged.data)


def _typed(document: Document, old: str, new: str) -> None:
    run = next(run for p in document.paragraphs for run in p.runs if old in run.text)
    run.text = run.text.replace(old, new, 1)


def _paragraph(document: Document, words: str) -> Node:
    node: Node = next(p for p in document.paragraphs if words in p.text)._p
    return node


def _join(paragraph: Node, below: Node) -> None:
    paragraph.extend([child for child in below if child.tag != f"{W}pPr"])
    remove(below)


def _deleted(document: Document, words: str) -> None:
    """Delete a paragraph; its bookmark stays at the head of the next one."""
    node = _paragraph(document, words)
    below = node.getnext()
    assert below is not None
    for mark in [child for child in node if "bookmark" in str(child.tag)]:
        below.insert(0 if below.find(f"{W}pPr") is None else 1, mark)
    remove(node)


def test_half_a_sentence_is_not_rewritten() -> None:
    """The clerk's figure and the answers' new ending are in one sentence, told as a whole."""

    def nothing_carried_forward(report: AnnualReport) -> None:
        report.applications.carried_forward.natural_person = 0

    _, seen = _updated(
        nothing_carried_forward, lambda page: _typed(page, "不予公开3件", "不予公开70001件")
    )
    assert "不予公开70001件" in seen.text
    goes_on = re.search("[；，]结转下年度继续办理1件。|1件结转下年度继续办理。", seen.text)
    nothing_left = re.search("无结转下年度办理的申请|(?:无|没有)申请结转下年度", seen.text)
    assert bool(goes_on) != bool(nothing_left)


def test_an_entry_above_an_edited_one_repeats_nothing() -> None:
    def one_more(report: AnnualReport) -> None:
        measures = report.improvement.measures
        assert measures is not None
        new = type(measures[0])(heading="补齐村级目录", text="逐村核对公开目录。")
        report.improvement.measures = [new, *measures]

    own = "逐件审核，并由镇长签发"
    _, seen = _updated(one_more, lambda page: _typed(page, "逐件审核", own))
    entries = [text for text in seen.texts if text.startswith("（") and "申请办理" in text]
    assert entries == [f"（二）规范申请办理。统一答复文书格式，由司法所{own}。"]
    assert sum("补齐村级目录" in text for text in seen.texts) == 1


def test_each_conflict_in_a_paragraph_has_its_comment() -> None:
    def more(report: AnnualReport) -> None:
        report.overview.disclosure.interpretations = 77
        report.overview.disclosure.villages = 88

    def edit(page: Document) -> None:
        _typed(page, "3篇", "70001篇")
        _typed(page, "31个", "70002个")

    merged, seen = _updated(more, edit)
    assert len(merged.conflicts) == 2
    told = "\n".join(seen.comments.values())
    assert "77篇" in told and "88个" in told


def test_each_conflict_of_a_later_update_has_its_comment_in_the_place_of_one() -> None:
    report = example("busy-town-2025")
    base = write_docx(assemble(report))
    document = opened(base)
    _typed(document, "3篇", "70001篇")
    _typed(document, "31个", "70002个")
    report.overview.disclosure.interpretations = 77
    now = assemble(report)
    first = merge(saved(document), base, now)
    report.overview.disclosure.interpretations = 78
    report.overview.disclosure.villages = 88
    told = "\n".join(
        Seen(merge(first.data, write_docx(now), assemble(report)).data).comments.values()
    )
    assert "78篇" in told and "88个" in told


def test_a_deleted_note_leaves_no_conflict_over_nothing() -> None:
    def no_note(report: AnnualReport) -> None:
        report.review_litigation.footnote = ""

    merged, _ = _updated(no_note, lambda page: _deleted(page, _NOTE))
    assert not merged.conflicts


def test_a_deleted_paragraph_whose_anchor_stayed_is_told_as_deleted() -> None:
    def more(report: AnnualReport) -> None:
        report.overview.disclosure.total = 9999

    merged, seen = _updated(more, lambda page: _deleted(page, "（一）主动公开情况"))
    outcomes = {(done.outcome, done.key) for done in merged.done}
    assert (Outcome.STAYS_DELETED, "s1_disclosure") in outcomes
    assert not merged.conflicts and "9999" not in seen.text


def test_a_paragraph_moved_and_joined_to_another_does_not_hide_that_one() -> None:
    def more(report: AnnualReport) -> None:
        report.applications.not_held.natural_person = 900

    def edit(page: Document) -> None:
        below = _paragraph(page, "（二）依申请公开情况")
        contact = _paragraph(page, "对本报告有疑问")
        below.addprevious(contact)
        _join(contact, below)

    merged, seen = _updated(more, edit)
    assert Outcome.STAYS_DELETED not in {done.outcome for done in merged.done}
    assert "无法提供901件" in seen.text
    assert {"contact", "s1_applications"} <= set(seen.positions)


def test_an_anchor_that_stayed_behind_hides_no_joined_paragraph() -> None:
    def none(report: AnnualReport) -> None:
        report.overview.supervision.trainings = 0

    def edit(page: Document) -> None:
        _deleted(page, "（三）政府信息管理情况")
        platform = _paragraph(page, "（四）政府信息公开平台")
        _join(platform, _paragraph(page, "（五）监督保障情况"))

    merged, seen = _updated(none, edit)
    assert (Outcome.STAYS_DELETED, "s1_supervision") not in {
        (d.outcome, d.key) for d in merged.done
    }
    assert "业务培训2次" not in seen.text
