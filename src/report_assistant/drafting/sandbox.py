"""The Jinja2 sandbox of the narrative templates. Imported when the first template is rendered."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from jinja2 import (
    DictLoader,
    Environment,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateSyntaxError,
    UndefinedError,
)
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.sandbox import ImmutableSandboxedEnvironment, SandboxedEnvironment

from report_assistant.drafting.absent import Absent
from report_assistant.drafting.chinese import FILTERS, printed
from report_assistant.drafting.figures import GLOBALS
from report_assistant.drafting.problems import TemplateProblem
from report_assistant.drafting.template_names import nearest_name, wrong_names
from report_assistant.report.fields import all_paths

TEMPLATE_ERRORS = (TemplateError, TypeError, ValueError, LookupError, ArithmeticError)
"""What a mistake in a template can raise while it renders."""
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


def environment(sources: Mapping[str, str]) -> SandboxedEnvironment:
    """Return the sandbox over template sources by name."""
    made = ImmutableSandboxedEnvironment(
        loader=DictLoader(dict(sources)),
        undefined=StrictUndefined,
        autoescape=False,
        finalize=printed,
        extensions=[LayoutLines],
    )
    made.filters.update(FILTERS)
    made.globals.update(GLOBALS)
    made.tests.update({"missing": _is_missing, "given": _is_given})
    return made


def compiled(sandbox: Environment, source: str, file: str) -> Template:
    """Return the template, its names checked. Raises TemplateProblem."""
    try:
        for line, sentence in wrong_names(sandbox.parse(source), sandbox.globals):
            raise TemplateProblem(file, line, sentence)
        return sandbox.from_string(source)
    except TemplateSyntaxError as error:
        raise TemplateProblem(file, error.lineno, _syntax(sandbox, error)) from error
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


_UNKNOWN = re.compile(r"No (filter|test) named '(\w+)'")


def _syntax(sandbox: Environment, error: TemplateSyntaxError) -> str:
    unknown = _UNKNOWN.search(error.message or "")
    if unknown is None:
        return "写法不对，请检查 {{ }}、{% %} 是否成对，if、for 是否有 endif、endfor"
    kind, name = unknown.groups()
    known: Mapping[str, Any] = sandbox.filters if kind == "filter" else sandbox.tests
    what = "过滤器" if kind == "filter" else "判断"
    return f"没有“{name}”这个{what}{nearest_name(name, sorted(known))}"


def _is_missing(value: Any) -> bool:
    """Not answered yet."""
    return isinstance(value, Absent)


def _is_given(value: Any) -> bool:
    """Answered, and not with none."""
    return not isinstance(value, Absent) and bool(value)
