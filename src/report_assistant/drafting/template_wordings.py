"""Files of templates that have several wordings: lead.j2 is the first, lead.2.j2 the second."""

from collections.abc import Collection, Mapping

from report_assistant.drafting.problems import TemplateProblem
from report_assistant.drafting.template_names import nearest_name
from report_assistant.report.phrasings import FIRST

_SUFFIX = ".j2"


def source_name(name: str, number: int) -> str:
    """Return the name of the file, without its ending, that holds a wording of a template."""
    return name if number == FIRST else f"{name}.{number}"


def counted_wordings(files: Collection[str]) -> Mapping[str, int]:
    """Return how many wordings each template has, `files` being names without their ending.

    Raises TemplateProblem for a further wording that none stands before.
    """
    counted = {name: FIRST for name in files if "." not in name}
    further = sorted((name, file) for file in files if (name := file.partition(".")[0]) != file)
    for name, file in sorted(further, key=lambda each: (each[0], len(each[1]), each[1])):
        if name not in counted:
            hint = nearest_name(name, sorted(counted))
            raise _problem(file, f"没有 {name}{_SUFFIX}，不能有它的另一种写法{hint}")
        expected = source_name(name, counted[name] + 1)
        if file != expected:
            raise _problem(file, f"另一种写法要从 2 起连着编号，这里应当是 {expected}{_SUFFIX}")
        counted[name] += 1
    return counted


def _problem(file: str, message: str) -> TemplateProblem:
    return TemplateProblem(f"{file}{_SUFFIX}", None, message)
