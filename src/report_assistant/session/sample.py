"""A finished report to look at before anything is typed: one of the shipped examples."""

from report_assistant.drafting.assembly import assemble
from report_assistant.drafting.draft import Draft
from report_assistant.foundation.assets import asset_dir
from report_assistant.store.answers_file import load_answers

_SAMPLE = "aigang-2021.yaml"
"""A township without applications, as most are, with something in every section."""


def sample_draft() -> Draft:
    """Return the draft of the example. Nothing of it is stored anywhere."""
    text = (asset_dir("examples") / _SAMPLE).read_text(encoding="utf-8")
    return assemble(load_answers(text, _SAMPLE))
