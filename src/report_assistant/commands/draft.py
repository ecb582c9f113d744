"""`report-assistant draft`: an answers file becomes a Word file, without questions."""

import sys
from argparse import Namespace
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from report_assistant.checks import Severity
from report_assistant.commands.files import read_text
from report_assistant.drafting.assembly import assemble
from report_assistant.drafting.draft import Draft
from report_assistant.drafting.draft_checks import check_draft
from report_assistant.exit_codes import FINDINGS, FINE
from report_assistant.foundation.file_kinds import WORD, hold_ending
from report_assistant.foundation.file_names import exists, full_path
from report_assistant.foundation.loading import read_file
from report_assistant.foundation.open_files import FileInUseError
from report_assistant.foundation.problems import ClerkProblem
from report_assistant.merging.merged import Rewording, Terms
from report_assistant.session.wording_choice import reworded_lines
from report_assistant.store.answers_file import load_answers
from report_assistant.store.connections import not_kept
from report_assistant.store.store import Store, StoreError
from report_assistant.word_files.drafts_file import drafts_beside, unpacked
from report_assistant.word_files.word_files import (
    EditedFileError,
    UnknownBaseError,
    Updated,
    WordFiles,
)

_WAYS_OUT = (
    "要把新答案并进去、改过的都保留，请加上 --update；要另存一份，请换一个文件名；"
    "要重新写一份、原来的挪到旁边，请加上 --force。"
)
_HOW_TO_BRING = (
    "它是在别的电脑上生成的，就在那台电脑上打 report-assistant export -o 答案.yaml --with-drafts，"
    "把答案.yaml 和答案.drafts.zip 一起拷过来再试；或者换一个文件名生成。"
)


def run(arguments: Namespace) -> int:
    """Write or update the file, and say what is missing and what the checks found."""
    source, target = Path(arguments.answers), full_path(arguments.output)
    hold_ending(Path(arguments.output), WORD)
    report = load_answers(read_text(source), source.name)
    form = None if arguments.form is None else read_file(Path(arguments.form))
    draft = assemble(report)
    if arguments.keep_words and not arguments.update:
        raise ClerkProblem("--keep-words 要和 --update 一起用。")

    def write(store: Store) -> None:
        files = WordFiles(store, form)
        if arguments.update:
            then = _words_then(files, store, target)
            terms = _terms(files, draft, target, then, keeps_words=arguments.keep_words)
            _update(files, draft, target, source, terms)
        elif arguments.force:
            _write_over(files, draft, target)
        else:
            _write(files, draft, target)

    try:
        with Store() as store:
            write(store)
    except StoreError as error:
        with Store(connect=not_kept) as store:
            write(store)
        print(f"{error.reason}，这个文件没有登记，以后不能用 --update 更新它。", file=sys.stderr)
    if missing := draft.missing():
        print(f"里面有 {len(missing)} 处【待填】。")
    findings = check_draft(report)
    for finding in findings:
        print(f"{finding.severity.label}：{finding.message}")
    return FINDINGS if any(found.severity is Severity.ERROR for found in findings) else FINE


def _write(files: WordFiles, draft: Draft, target: Path) -> None:
    try:
        print(f"已生成：{files.write(draft, target)}")
    except EditedFileError as problem:
        raise EditedFileError(f"{problem}{_WAYS_OUT}") from problem


def _write_over(files: WordFiles, draft: Draft, target: Path) -> None:
    path, kept = files.write_over(draft, target)
    print(f"已生成：{path}" if kept is None else f"已生成：{path}\n原来的留在：{kept}")


def _update(files: WordFiles, draft: Draft, target: Path, answers: Path, terms: Terms) -> None:
    if files.is_free(target) and not terms.kept:
        _write(files, draft, target)
    else:
        _tell(target, _updated(files, draft, target, answers, terms))


def _terms(
    files: WordFiles, draft: Draft, target: Path, then: Draft | None, *, keeps_words: bool
) -> Terms:
    """Say what the program words in a new way, and return the terms of the update."""
    terms = Terms(then=then)
    if then is None or then.document_id == files.document(target):
        return terms
    found = files.merged(draft, target, terms=terms).rewordings
    _tell_wording(found, keeps_words=keeps_words)
    kept = frozenset(each.block for each in found) if keeps_words else frozenset[str]()
    return Terms(then=then, kept=kept)


def _words_then(files: WordFiles, store: Store, target: Path) -> Draft | None:
    """Return what this program writes for the answers that a file was made from, if a log tells."""
    from report_assistant.questionnaire.questionnaire import load_questionnaire
    from report_assistant.session.stored_interview import report_behind

    document = files.document(target)
    if not document or store.log_behind(document) is None:
        return None
    written_from = report_behind(store, load_questionnaire(), document, today=date.today())
    return None if written_from is None else assemble(written_from)


def _tell_wording(found: Sequence[Rewording], *, keeps_words: bool) -> None:
    """Print which paragraphs the program words in a new way, old above new."""
    if not found:
        return
    what = "保留原来的写法" if keeps_words else "要保留原来的写法，请加上 --keep-words"
    print("\n".join([f"新版程序改了 {len(found)} 段的写法（{what}）：", *reworded_lines(found)]))


def _updated(files: WordFiles, draft: Draft, target: Path, answers: Path, terms: Terms) -> Updated:
    """Update an edited file; what it was written as may lie beside the answers."""
    try:
        return _update_or_beside(files, draft, target, terms)
    except UnknownBaseError as problem:
        drafts = drafts_beside(answers)
        known = unpacked(read_file(drafts), drafts.name) if exists(drafts) else []
        if not files.take_base(target, known):
            raise _unlike(files, draft, target, problem) from problem
        return _update_or_beside(files, draft, target, terms)


def _update_or_beside(files: WordFiles, draft: Draft, target: Path, terms: Terms) -> Updated:
    try:
        return files.update(draft, target, terms=terms)
    except FileInUseError:
        return files.update(draft, target, beside=True, terms=terms)


def _unlike(files: WordFiles, draft: Draft, target: Path, problem: ClerkProblem) -> ClerkProblem:
    """Return the problem of a file whose baseline is not known, with its differences."""
    found = [f"· {each}" for each in files.differences(draft, target)] or ["· 文字和表格都一样"]
    return UnknownBaseError("\n".join([f"{problem}{_HOW_TO_BRING}", "它和新生成的比：", *found]))


def _tell(target: Path, updated: Updated) -> None:
    """Print what an update did, one line each, and what is left to decide."""
    merged = updated.merged
    print(_where(target, updated))
    told = {each.block for each in merged.rewordings if not each.is_answer_changed}
    for change in merged.done:
        if change.key not in told:  # what is only reworded was said before the file was touched
            print(f"· {change.sentence}")
    for conflict in merged.conflicts:
        print(f"要您定：{conflict.place}：您写的是“{conflict.mine}”，按新答案是“{conflict.new}”。")
    if merged.conflicts:
        print("这些地方文件里还是您写的，新的写法在批注里。")
    for figure in merged.figures:
        print(
            f"您在 Word 里把{figure.place}的 {figure.before} 改成了 {figure.now}，"
            "答案没有动；要采用请改答案文件。"
        )


def _where(target: Path, updated: Updated) -> str:
    if updated.copy is not None:
        return f"已更新：{updated.path}\n更新以前的样子留在：{updated.copy}"
    if updated.path == target:
        return f"没有要并进去的，“{target.name}”没有动。"
    return f"“{target.name}”正在 Word 或 WPS 里打开，没有动它。并好的另存为：{updated.path}"
