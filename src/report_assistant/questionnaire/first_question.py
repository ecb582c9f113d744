"""The first question's words, read without loading anything else.

A terminal shows them at once and loads the rest of the program behind them.
"""

import re

from report_assistant.foundation.assets import asset_dir

_QUESTION = re.compile(r"^  - ", re.MULTILINE)
_CONDITION = "    relevant:"
_PLAIN = r"^    {}: (?P<words>[^\s\"'|>&*!%@`\[{{#][^#\n]*)$"
"""A value that YAML takes as it stands."""


def first_question() -> str:
    """Return label and hint of the very first question. Raises YamlProblem."""
    folder = asset_dir("prompts") / "annual_report"
    files = (file for file in folder.iterdir() if file.name.endswith(".yaml"))
    first = min(files, key=lambda file: str(file.name))
    content = first.read_text("utf-8")
    return _plain_words(content) or _read_whole(content, first.name)


def _plain_words(content: str) -> str:
    """Return the words where they are plain; reading YAML takes longer than all else at the start."""
    questions = _QUESTION.split(content)[1:]
    first = next((each for each in questions if _CONDITION not in each), "")
    found = [re.search(_PLAIN.format(key), first, re.MULTILINE) for key in ("label", "hint")]
    if found[0] is None or found[1] is None:
        return ""
    return "\n".join(each["words"].strip() for each in found if each is not None)


def _read_whole(content: str, name: str) -> str:
    from report_assistant.foundation.yaml_lines import load_yaml

    data = load_yaml(content, name).value
    try:
        question = next(each for each in data["questions"] if "relevant" not in each)
        return f"{question['label']}\n{question.get('hint', '')}".rstrip()
    except (KeyError, StopIteration, TypeError, AttributeError):
        return ""  # loading the questionnaire will say what is wrong with the file
