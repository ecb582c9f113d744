"""The first question's words, read without loading anything else.

A terminal shows them at once and loads the rest of the program behind them.
"""

from report_assistant.foundation.assets import asset_dir
from report_assistant.foundation.yaml_lines import load_yaml


def first_question() -> str:
    """Return label and hint of the very first question. Raises YamlProblem."""
    folder = asset_dir("prompts") / "annual_report"
    files = (file for file in folder.iterdir() if file.name.endswith(".yaml"))
    first = min(files, key=lambda file: str(file.name))
    content = load_yaml(first.read_text("utf-8"), first.name).value
    try:
        question = next(each for each in content["questions"] if "relevant" not in each)
        return f"{question['label']}\n{question.get('hint', '')}".rstrip()
    except (KeyError, StopIteration, TypeError, AttributeError):
        return ""  # loading the questionnaire will say what is wrong with the file
