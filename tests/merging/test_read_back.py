"""Figures that were changed in Word, and the answers behind them."""

from report_assistant.drafting.assembly import assemble
from report_assistant.merging.merge import merge
from report_assistant.merging.read_back import path_behind, text_figures
from report_assistant.report.fields import set_value, value_at
from report_assistant.report.model import AnnualReport
from report_assistant.store.answers_file import load_answers
from report_assistant.word.writer import write_docx
from tests.word.reading import REPOSITORY, opened, saved

PATH = "overview.disclosure.new_media_items"


def report() -> AnnualReport:
    name = "aigang-2021.yaml"
    return load_answers((REPOSITORY / "examples" / name).read_text("utf-8"), name)


def test_changed_figures_are_found_with_the_words_before_them() -> None:
    base = "全年发布信息114条，其中版面46块。"
    [first, second] = text_figures("a", "第一部分", base, "全年共发布信息115条，其中版面47块。")
    assert (first.place, first.before, first.now) == ("第一部分“全年发布信息114”里", "114", "115")
    assert (second.place, second.number) == ("第一部分“其中版面46”里", 1)


def test_every_figure_in_the_text_leads_to_its_answer() -> None:
    """Each number that an answer prints is changed in Word; the answer is found again."""
    given = report()
    draft = assemble(given)
    tried = 0
    for block in draft.blocks:
        for path in sorted(block.uses):
            value = value_at(given, path)
            if type(value) is not int or path == "year" or not value:  # 0 is not printed
                continue
            changed = given.model_copy(deep=True)
            set_value(changed, path, value + 4)
            words = next(each.text for each in assemble(changed).blocks if each.id == block.id)
            for figure in text_figures(block.id, "", block.text, words)[:1]:
                tried += 1
                assert path_behind(figure, given, draft) == path
    assert tried >= 3


def test_a_figure_changed_in_the_file_is_offered() -> None:
    given = report()
    draft = assemble(given)
    document = opened(write_docx(draft))
    run = next(run for each in document.paragraphs for run in each.runs if "114" in run.text)
    run.text = run.text.replace("114", "115")
    [figure] = merge(saved(document), write_docx(draft), draft).figures
    assert (figure.before, figure.now) == ("114", "115")
    path = path_behind(figure, given, draft)
    assert value_at(given, path) == 114
