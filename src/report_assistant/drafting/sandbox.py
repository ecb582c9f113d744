"""The Jinja2 sandbox of the narrative templates. Imported when the first template is rendered."""

import re
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from jinja2 import (
    DictLoader,
    Environment,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateSyntaxError,
    UndefinedError,
    nodes,
)
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

from report_assistant.drafting.absent import Absent
from report_assistant.drafting.chinese import FILTERS, of_last_report, printed
from report_assistant.drafting.figures import GLOBALS
from report_assistant.drafting.problems import TemplateProblem
from report_assistant.drafting.template_names import nearest_name, wrong_names
from report_assistant.report.fields import all_paths
from report_assistant.report.sandbox import Sandbox

TEMPLATE_ERRORS = (
    TemplateError,
    TypeError,
    ValueError,
    LookupError,
    ArithmeticError,
    RecursionError,
)
"""Exceptions that a mistake in a template can raise while it renders."""
_SYNTAX = "写法不对，请检查 {{ }}、{% %} 是否成对，if、for 是否有 endif、endfor"
_EMPTY_LINE = re.compile(r"[ \t]*\n[ \t]*(?:\n[ \t]*)+")
_LINE_BREAK = re.compile(r"[ \t]*\n[ \t]*")


class LayoutLines(Extension):
    """Drops a template's own line breaks; an empty line stays as a paragraph's end."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """Clean the text between the tags, lines keeping their numbers."""
        for token in stream:
            if token.type == "data":
                text = _LINE_BREAK.sub("", _EMPTY_LINE.sub("\0", token.value)).replace("\0", "\n")
                yield Token(token.lineno, "data", text)
            else:
                yield token


def environment(sources: Mapping[str, str]) -> Sandbox:
    """Return the sandbox over template sources by name."""
    made = Sandbox(
        loader=DictLoader(dict(sources)),
        undefined=StrictUndefined,
        autoescape=False,
        finalize=printed,
        extensions=[LayoutLines],
    )
    made.filters.update(FILTERS)
    made.globals.update(GLOBALS)
    made.tests.update(
        {"missing": _is_missing, "given": _is_given, "of_last_report": of_last_report}
    )
    return made


def compiled(sandbox: Environment, source: str, file: str) -> Template:
    """Return the template, its names checked. Raises TemplateProblem."""
    try:
        tree = sandbox.parse(source)
        wrong = chain(wrong_names(tree, sandbox.globals), _wrong_words(sandbox, tree))
        for line, sentence in sorted(wrong):
            raise TemplateProblem(file, line, sentence)
        return sandbox.from_string(tree)
    except TemplateSyntaxError as error:
        raise TemplateProblem(file, error.lineno, _SYNTAX) from error
    except RecursionError as error:
        raise TemplateProblem(file, None, "嵌套得太深，请写简单些") from error


def problem_of(error: BaseException, file: str) -> TemplateProblem:
    """Return a mistake that showed while rendering as a sentence."""
    line, trace = None, error.__traceback__
    while trace is not None:
        # Jinja2 rewrites tracebacks so that template frames carry the template's lines.
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    if isinstance(error, UndefinedError):
        named = re.search(r"'(\w+)'(?: is undefined)?$", str(error))
        name = named[1] if named else ""
        leaves = {path.rpartition(".")[2] for path in all_paths()}
        hint = nearest_name(name, sorted(leaves))
        return TemplateProblem(file, line, f"没有“{name}”这个名称{hint}")
    return TemplateProblem(file, line, "这里的算法对不上答案的类型，请检查用到的过滤器和运算")


def _wrong_words(sandbox: Environment, tree: nodes.Template) -> Iterator[tuple[int, str]]:
    """Yield filters and tests that do not exist; Jinja2 finds some of them only when they run."""
    kinds: tuple[tuple[type[nodes.Filter | nodes.Test], Mapping[str, Any], str], ...] = (
        (nodes.Filter, sandbox.filters, "过滤器"),
        (nodes.Test, sandbox.tests, "判断"),
    )
    for kind, known, what in kinds:
        for node in tree.find_all(kind):
            if node.name not in known:
                hint = nearest_name(node.name, sorted(known))
                yield node.lineno, f"没有“{node.name}”这个{what}{hint}"


def _is_missing(value: Any) -> bool:
    """Return whether it is not answered yet."""
    return isinstance(value, Absent)


def _is_given(value: Any) -> bool:
    """Return whether it is answered, and not with none."""
    return not isinstance(value, Absent) and bool(value)
