"""`report-assistant form`: the office's own Word form, taken out, checked, put to use."""

from argparse import Namespace
from pathlib import Path

from report_assistant.checks import Severity
from report_assistant.commands.files import OutputFile
from report_assistant.exit_codes import FAILED, FINE
from report_assistant.foundation.file_kinds import WORD
from report_assistant.foundation.loading import read_file
from report_assistant.foundation.saving import save_over
from report_assistant.store.location import home
from report_assistant.word.form import shipped_form
from report_assistant.word.form_check import check_form
from report_assistant.word_files.word_files import FORM_NAME


def run(arguments: Namespace) -> int:
    """Do what was asked for; without options, say which form is in use."""
    if arguments.output is not None:
        path = OutputFile.named(arguments, arguments.output, WORD).save(shipped_form())
        print(f"已保存：{path}。请用 Word 修改样式，再用 form --use 启用。")
        return FINE
    if arguments.check is not None:
        return _checked(read_file(Path(arguments.check)))
    office_form = home() / FORM_NAME
    if arguments.use is not None:
        return _put_to_use(read_file(Path(arguments.use)), office_form)
    if arguments.reset:
        office_form.unlink(missing_ok=True)
    print(f"正在用本单位的模板：{office_form}" if office_form.exists() else "正在用自带的模板。")
    return FINE


def _checked(form: bytes) -> int:
    problems = check_form(form)
    for problem in problems:
        print(f"{problem.severity.label}：{problem}")
    if any(problem.severity is Severity.ERROR for problem in problems):
        return FAILED
    print("模板可以用。")
    return FINE


def _put_to_use(form: bytes, office_form: Path) -> int:
    result = _checked(form)
    if result == FINE:
        office_form.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        save_over(form, office_form)
        print("以后生成的 Word 都用这个模板。")
    return result
