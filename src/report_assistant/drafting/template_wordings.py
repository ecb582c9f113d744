"""Files of templates that may have several wordings: lead.j2 is the first, lead.2.j2 the second.

They lie in folders by the paragraph that they are for. A name stands once among all of these, so that
outline.yaml and the answers need not say where a template lies.
"""

from collections.abc import Collection, Iterator, Mapping
from importlib.resources.abc import Traversable

from report_assistant.drafting.problems import TemplateProblem
from report_assistant.drafting.template_names import nearest_name
from report_assistant.report.phrasings import FIRST

SUFFIX = ".j2"


def sources_in(folder: Traversable) -> dict[str, str]:
    """Return the text of each file in a folder and the folders in it, by name without its ending.

    Raises TemplateProblem for a name that stands in two folders.
    """
    sources: dict[str, str] = {}
    for file in _files(folder):
        name = file.name.removesuffix(SUFFIX)
        if name in sources:
            raise _problem(name, "两个文件夹里都有这个模板，请只留一个")
        sources[name] = file.read_text("utf-8")
    return sources


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
            raise _problem(file, f"没有 {name}{SUFFIX}，不能有它的另一种写法{hint}")
        expected = source_name(name, counted[name] + 1)
        if file != expected:
            raise _problem(file, f"另一种写法要从 2 起连着编号，这里应当是 {expected}{SUFFIX}")
        counted[name] += 1
    return counted


def _problem(file: str, message: str) -> TemplateProblem:
    return TemplateProblem(f"{file}{SUFFIX}", None, message)


def _files(folder: Traversable) -> Iterator[Traversable]:
    for entry in folder.iterdir():
        if entry.name.endswith(SUFFIX):
            yield entry
        elif entry.is_dir():
            yield from _files(entry)
