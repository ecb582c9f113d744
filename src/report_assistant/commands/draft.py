"""`report-assistant draft`: an answers file becomes a Word file, without questions."""

import sys
from argparse import Namespace
from functools import partial
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
    step = _update if arguments.update else _write_over if arguments.force else _write
    write = partial(step, draft, target, source, form)
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


def _write(draft: Draft, target: Path, _: Path, form: bytes | None, store: Store) -> None:
    try:
        print(f"已生成：{WordFiles(store, form).write(draft, target)}")
    except EditedFileError as problem:
        raise EditedFileError(f"{problem}{_WAYS_OUT}") from problem


def _write_over(draft: Draft, target: Path, _: Path, form: bytes | None, store: Store) -> None:
    path, kept = WordFiles(store, form).write_over(draft, target)
    print(f"已生成：{path}" if kept is None else f"已生成：{path}\n原来的留在：{kept}")


def _update(draft: Draft, target: Path, answers: Path, form: bytes | None, store: Store) -> None:
    files = WordFiles(store, form)
    if files.is_free(target):
        _write(draft, target, answers, form, store)
    else:
        _tell(target, _updated(files, draft, target, answers))


def _updated(files: WordFiles, draft: Draft, target: Path, answers: Path) -> Updated:
    """Update an edited file; what it was written as may lie beside the answers."""
    try:
        return _update_or_beside(files, draft, target)
    except UnknownBaseError as problem:
        drafts = drafts_beside(answers)
        known = unpacked(read_file(drafts), drafts.name) if exists(drafts) else []
        if not files.take_base(target, known):
            raise _unlike(files, draft, target, problem) from problem
        return _update_or_beside(files, draft, target)


def _update_or_beside(files: WordFiles, draft: Draft, target: Path) -> Updated:
    try:
        return files.update(draft, target)
    except FileInUseError:
        return files.update(draft, target, beside=True)


def _unlike(files: WordFiles, draft: Draft, target: Path, problem: ClerkProblem) -> ClerkProblem:
    """Return the problem of a file whose baseline is not known, with its differences."""
    found = [f"· {each}" for each in files.differences(draft, target)] or ["· 文字和表格都一样"]
    return UnknownBaseError("\n".join([f"{problem}{_HOW_TO_BRING}", "它和新生成的比：", *found]))


def _tell(target: Path, updated: Updated) -> None:
    """Print what an update did, one line each, and what is left to decide."""
    merged = updated.merged
    print(_where(target, updated))
    for change in merged.done:
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
